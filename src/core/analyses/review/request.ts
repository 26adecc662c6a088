/** What the studio asks to be reviewed. */

import type { Document } from '../../design/change.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import type { PolicySource, Today } from '../answers.ts';
import type { ReviewAnswer } from './answer.ts';

/** One side: of the open document, of another one (with `today`: as imported, else as compiled), or files. */
export type ReviewSource =
  | { readonly kind: 'today' }
  | { readonly kind: 'design' }
  | { readonly kind: 'document'; readonly document: Document; readonly today: Today | undefined }
  | { readonly kind: 'files'; readonly files: readonly PolicySource[] };

export interface ReviewRequest {
  readonly before: ReviewSource;
  readonly after: ReviewSource;
}

/** A review, with what is wrong with the files that it was made from. */
export interface SourcesReview {
  readonly answer: ReviewAnswer;
  readonly diagnostics: readonly Diagnostic[];
}
