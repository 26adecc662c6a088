/** What the review calls its sides and its kinds of change, and how they look. */
import { CHANGE_KINDS, type ChangeKind, type ReviewSentence } from '../../core/analyses/review/answer.ts';
import type { SourcesReview } from '../../core/analyses/review/request.ts';
import type { Comment } from '../../core/delivery/change-review/outline.ts';
import { compareNatural } from '../../core/design/natural-order.ts';
import type { Design, Note } from '../../core/design/schema.ts';
import type { ReviewSideRef } from '../../state/review.ts';
import type { Version } from '../../state/studio-storage.ts';
import type { IconName } from '../widgets/icon-paths.ts';

export interface KindLook {
  readonly icon: IconName;
  readonly tone: 'blocked' | 'surplus' | 'allowed' | 'undefined' | 'neutral';
  /** On a filter. */
  readonly short: string;
}

export const KIND_LOOKS: Readonly<Record<ChangeKind, KindLook>> = {
  lost: { icon: 'cross', tone: 'blocked', short: 'Lost' },
  violation: { icon: 'error', tone: 'blocked', short: 'Forbidden, opened' },
  opened: { icon: 'add', tone: 'surplus', short: 'Not asked, opened' },
  granted: { icon: 'check', tone: 'allowed', short: 'Opened as asked' },
  unsettled: { icon: 'question', tone: 'undefined', short: 'No longer certain' },
  settled: { icon: 'proof', tone: 'allowed', short: 'Forbidden, closed' },
  closed: { icon: 'minus', tone: 'neutral', short: 'Closed' },
  certain: { icon: 'check', tone: 'undefined', short: 'Certain now' },
};

/** The kinds that there are sentences of, in order. */
export function kindsIn({ answer }: SourcesReview): readonly ChangeKind[] {
  return CHANGE_KINDS.filter((k) => answer.totals[k].sentences > 0);
}

/** Whether a sentence says what may be, or is no longer certain. */
export function isDoubtful({ perhaps, kind }: ReviewSentence): boolean {
  return perhaps || kind === 'unsettled';
}

/** What a side is called. */
export function sideName(side: ReviewSideRef, versions: readonly Version[]): string {
  switch (side.kind) {
    case 'today':
      return 'Today';
    case 'design':
      return 'Design';
    case 'files':
    case 'lost':
      return side.name;
    case 'version': {
      const name = versions.find((v) => v.id === side.id)?.name ?? 'a version';
      return side.side === 'design' ? `${name}, design` : `${name}, as imported`;
    }
  }
}

/** The folder or zip that files came in, or the one file, or how many there are. */
export function filesName(names: readonly string[]): string {
  const given = new Set(names.map((name) => name.split('/')[0]));
  const [only] = given;
  return given.size === 1 && only !== undefined ? only : `${names.length} files`;
}

/** Comments on sentences, by sentence, oldest first. */
export function commentsOf(design: Design): ReadonlyMap<string, readonly Note[]> {
  const out = new Map<string, Note[]>();
  for (const note of Object.values(design.notes).sort((a, b) => compareNatural(a.id, b.id))) {
    if (note.sentence === undefined) continue;
    out.set(note.sentence, [...(out.get(note.sentence) ?? []), note]);
  }
  return out;
}

/** The same for a page that leaves the studio. */
export function commentsToTake(design: Design): Record<string, readonly Comment[]> {
  const all = [...commentsOf(design)].map(([id, notes]): [string, Comment[]] => [
    id,
    notes.map(({ text, author, on }) => ({ text, author, on })),
  ]);
  return Object.fromEntries(all);
}
