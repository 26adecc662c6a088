/** The question of the review to the engine. */
import type { ReviewSource, SourcesReview } from '../core/analyses/review/request.ts';
import { COLLECTION_NAMES } from '../core/design/empty.ts';
import type { Design } from '../core/design/schema.ts';
import type { CallOptions, Engine } from '../engine/engine.ts';
import type { Wanted } from './asker.ts';
import type { ReviewSideRef } from './review.ts';
import type { DocumentState, ViewState } from './studio.ts';
import type { VersionContent } from './studio-storage.ts';

export interface ReviewParts extends DocumentState {
  readonly engine: Engine;
  readonly view: ViewState;
  readonly readVersion: (id: number) => Promise<VersionContent | undefined>;
}

/** The question of the review. What is said of a review itself changes nothing in it. */
export function wantedReview(parts: ReviewParts): Wanted<SourcesReview> {
  const { document, today, view, engine, revision } = parts;
  const { before, after } = view.review;
  const needsToday = before.kind === 'today' || after.kind === 'today';
  const isLost = before.kind === 'lost' || after.kind === 'lost';
  if (!document || isLost || (needsToday && !today)) return 'none';
  if (view.pane !== 'review') return 'hidden';
  return {
    inputs: [before, after, ...worldOf(parts)],
    async ask(options: CallOptions) {
      const [first, second] = await Promise.all([sourceOf(parts, before), sourceOf(parts, after)]);
      return engine.review(revision, { before: first, after: second }, options);
    },
  };
}

/** What of the open document the answer depends on: nothing where neither side is of it, nor files read beside it. */
function worldOf({ document, today, view }: ReviewParts): readonly unknown[] {
  const { before, after } = view.review;
  const sides = [before, after];
  const isOpen = sides.some((s) => s.kind === 'today' || s.kind === 'design');
  return document && isOpen
    ? [sides.some((s) => s.kind === 'today') ? today : undefined, ...judging(document.design)]
    : [];
}

function judging(design: Design): readonly unknown[] {
  const notes = Object.values(design.notes).filter((n) => n.sentence === undefined);
  const things = COLLECTION_NAMES.flatMap((name) => (name === 'notes' ? [] : [design[name]]));
  return [design.name, JSON.stringify(notes), ...things];
}

async function sourceOf({ readVersion }: ReviewParts, side: ReviewSideRef): Promise<ReviewSource> {
  if (side.kind === 'lost') throw new Error(`${side.name} has to be given again.`);
  if (side.kind !== 'version') return side;
  const content = await readVersion(side.id);
  if (!content) throw new Error('This version cannot be read any more.');
  const { document, today } = content;
  if (side.side === 'design') return { kind: 'document', document, today: undefined };
  if (!today) throw new Error('Nothing was imported when this version was frozen. Choose its design.');
  return { kind: 'document', document, today };
}
