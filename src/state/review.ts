/** What the review compares and shows. */
import type { PolicySource } from '../core/analyses/answers.ts';
import type { ChangeKind } from '../core/analyses/review/answer.ts';

/**
 * One side of a review. `version`: what was frozen, as it was imported then or as its design compiles. `lost`: files that
 * were given by hand before the page was loaded again; no browser hands them over twice.
 */
export type ReviewSideRef =
  | { readonly kind: 'today' }
  | { readonly kind: 'design' }
  | { readonly kind: 'version'; readonly id: number; readonly side: 'today' | 'design' }
  | { readonly kind: 'files'; readonly name: string; readonly files: readonly PolicySource[] }
  | { readonly kind: 'lost'; readonly name: string };

/** What the review shows. */
export interface ReviewLook {
  readonly before: ReviewSideRef;
  readonly after: ReviewSideRef;
  /** The kinds that are listed; empty: all. */
  readonly kinds: readonly ChangeKind[];
  /** Whether only what is certain is listed, or only what is not; absent: both. */
  readonly certainty?: 'certain' | 'perhaps' | undefined;
  /** Id of the sentence that is told in full. */
  readonly chosen: string | undefined;
}

/** Today against the design, which is there as soon as anything was imported. */
export const FIRST_REVIEW: ReviewLook = {
  before: { kind: 'today' },
  after: { kind: 'design' },
  kinds: [],
  chosen: undefined,
};
