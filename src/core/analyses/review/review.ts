/** The difference of two sides as a reviewer reads it (`studio.md`, Views 6). */
import type { Design } from '../../design/schema.ts';
import { fnv1a64 } from '../../lib/fnv.ts';
import { sortedBy } from '../../lib/order.ts';
import { firstConnection } from '../../policy/connection-set.ts';
import { REASON_TEXT } from '../../solver/trace.ts';
import type { Packet } from '../../solver/types.ts';
import { type Cause, type Default, decidingOf } from '../causes.ts';
import type { Behind, ChangedEnds, ReviewAnswer, ReviewSentence } from './answer.ts';
import { behindOf } from './behind.ts';
import { beyondOf } from './beyond.ts';
import { type Bucket, ownerOfPlace } from './boundaries.ts';
import { type Change, changesOf } from './changes.ts';
import { drawingOf } from './drawing.ts';
import { editsOf } from './edits.ts';
import { type ReviewEnd, type ReviewEnds, reviewEnds, speakerOf } from './ends.ts';
import { OtherProtocols } from './other-protocols.ts';
import { bucketsIn, countKinds, gathered, keyOf, pairsIn } from './sentences.ts';
import type { ReviewSides } from './sides.ts';
import { nameOfEnd, sentenceEnd, sentenceText } from './words.ts';

/** Most sentences that are told in full; the others are counted. */
export const MOST_SENTENCES = 400;
const EXAMPLES = 8;
const TRACED = 4;
const MOST_DECIDING = 24;

/**
 * Reviews what changes from one side to the other. Both bounds count, on ports of TCP, UDP and SCTP; entry points, domains
 * and other protocols stand in `beyond`. `onProgress`: 0–1.
 */
export function reviewOf(sides: ReviewSides, onProgress: (done: number) => void = () => {}): ReviewAnswer {
  const ends = reviewEnds(sides);
  const others = new OtherProtocols();
  const changes = gathered(changesOf(ends, (done) => onProgress(done * 0.7), others));
  const designs = designsOf(sides);
  const told = changes.slice(0, MOST_SENTENCES);
  const sentences = told.map((change, i) => {
    if (i % 16 === 0) onProgress(0.7 + (0.3 * i) / told.length);
    return sentenceOf(ends, change);
  });
  return {
    speaks: speakerOf(sides),
    sentences: unlike(sentences),
    left: changes.length - told.length,
    totals: countKinds(changes),
    reach: reachOf(changes),
    edits: editsOf(sides),
    located: (['before', 'after'] as const).filter((side) => sides[side].isLocated),
    beyond: [...beyondOf(ends, (end) => nameOfEnd(designs, end)), ...others.sentences()],
    drawing: drawingOf(ends, changes, designs),
    ends: cameAndWent(ends),
  };
}

/** Ids are hashes of what is said; the rare two that are alike are told apart by their order. */
function unlike(sentences: readonly ReviewSentence[]): ReviewSentence[] {
  const seen = new Map<string, number>();
  return sentences.map((s) => {
    const n = seen.get(s.id) ?? 0;
    seen.set(s.id, n + 1);
    return n === 0 ? s : { ...s, id: `${s.id}-${n}` };
  });
}

function sentenceOf(ends: ReviewEnds, change: Change): ReviewSentence {
  const { piece, said } = change;
  const { axis, from: fromGroup, to: toGroup } = change.boundary;
  const boundary = { axis, from: fromGroup.name, to: toGroup.name };
  const designs = designsOf(ends.sides);
  const end = (side: 'sources' | 'destinations', group: string) => {
    const buckets = [...bucketsIn(change, side)];
    const members = buckets.flatMap((b) => b.ends);
    return sentenceEnd(designs, members, namespaceOf(buckets) ?? group);
  };
  const from = end('sources', boundary.from);
  const to = end('destinations', boundary.to);
  const judging = speakerOf(ends.sides) === 'before' ? 'before' : 'after';
  const behind = eachOnce([
    ...behindOf(ends.sides[judging].design, judging, said.judge),
    ...behindOf(ends.sides.before.design, 'before', said.earlier),
  ]);
  const examples = examplesOf(ends, change);
  return {
    id: fnv1a64(keyOf(change)),
    kind: piece.kind,
    standing: piece.standing,
    perhaps: piece.perhaps,
    uncertain: uncertaintyOf(ends, change, examples),
    boundary,
    text: capital(sentenceText(piece, from, to, behind)),
    connections: piece.connections,
    from,
    to,
    pairs: pairsIn(change),
    examples,
    behind,
    deciding: deciding(ends, examples.slice(0, TRACED)),
    owners: ownersOf(designs, change, behind),
  };
}

/** What the earlier design says just like the later one is said once. */
function eachOnce(behind: readonly Behind[]): Behind[] {
  const wordsOf = ({ side: _, ...said }: Behind) => JSON.stringify(said);
  const now = new Set(behind.flatMap((b) => (b.side === 'after' ? [wordsOf(b)] : [])));
  return behind.filter((b) => b.side === 'after' || !now.has(wordsOf(b)));
}

/** The namespace that all of them are in. */
function namespaceOf(buckets: readonly Bucket[]): string | undefined {
  const [first] = buckets;
  const isOne = first?.place.kind === 'workload' && buckets.every((b) => b.place.namespace === first.place.namespace);
  return isOne ? `namespace ${first.place.namespace}` : undefined;
}

function capital(text: string): string {
  // names stay as they are written
  return /^(perhaps|it) /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function designsOf({ before, after }: ReviewSides): readonly Design[] {
  return before.design === after.design ? [after.design] : [after.design, before.design];
}

/** The first pairs, from different parts before more of the same. */
function examplesOf(ends: ReviewEnds, { parts, piece }: Change): ChangedEnds[] {
  const found: (readonly [ReviewEnd, ReviewEnd])[] = [];
  const add = (most: number) => {
    for (const { sources, destinations } of parts) {
      let own = 0;
      for (const s of sources.ends)
        for (const d of destinations.ends) {
          if (found.length >= EXAMPLES || own >= most) break;
          if (s.unit === d.unit || found.some(([a, b]) => a === s && b === d)) continue;
          found.push([s, d]);
          own++;
        }
      if (found.length >= EXAMPLES) return;
    }
  };
  add(1);
  add(EXAMPLES);
  const designs = designsOf(ends.sides);
  const witness = firstConnection(piece.connections);
  return found.map(([s, d]) => ({
    from: nameOfEnd(designs, s),
    to: nameOfEnd(designs, d),
    fromId: s.unit,
    toId: d.unit,
    ...packetOn(ends, 'before', s, d, witness),
    ...packetOn(ends, 'after', s, d, witness),
  }));
}

function packetOn(
  ends: ReviewEnds,
  side: 'before' | 'after',
  s: ReviewEnd,
  d: ReviewEnd,
  witness: Omit<Packet, 'from' | 'to'> | undefined,
): { readonly [K in 'before' | 'after']?: Packet } {
  const { solution } = ends.sides[side].solved;
  const id = (e: ReviewEnd) => solution.endpoints[e.at[side === 'before' ? 0 : 1] ?? -1]?.id;
  const [from, to] = [id(s), id(d)];
  return from === undefined || to === undefined || !witness ? {} : { [side]: { from, to, ...witness } };
}

/** Why the solver leaves the first pairs open, on the side where they may be open (`solver.md`, must and may). */
function uncertaintyOf(ends: ReviewEnds, { piece }: Change, examples: readonly ChangedEnds[]): string[] {
  const { kind, perhaps } = piece;
  if (!perhaps && kind !== 'unsettled' && kind !== 'certain') return [];
  const wasOpen = ['lost', 'settled', 'closed', 'certain'].includes(kind);
  const side = wasOpen ? 'before' : 'after';
  const { solution } = ends.sides[side].solved;
  const reasons = examples.flatMap((example) => {
    const packet = example[side];
    const [from, to] = [solution.byId.get(packet?.from ?? ''), solution.byId.get(packet?.to ?? '')];
    return from === undefined || to === undefined ? [] : solution.pair(from, to).reasons;
  });
  return [...new Set(reasons)].filter((r) => r !== 'other-protocol').map((r) => REASON_TEXT[r]);
}

function deciding(ends: ReviewEnds, examples: readonly ChangedEnds[]): (Cause | Default)[] {
  const all = new Map<string, Cause | Default>();
  for (const side of ['before', 'after'] as const)
    for (const example of examples) {
      const packet = example[side];
      if (!packet) continue;
      for (const cause of decidingOf(ends.sides[side].solved.solution, side, packet))
        all.set(JSON.stringify(cause), cause);
    }
  return [...all.values()].slice(0, MOST_DECIDING);
}

function ownersOf(designs: readonly Design[], change: Change, behind: ReviewSentence['behind']): string[] {
  const places = new Set([...bucketsIn(change, 'sources'), ...bucketsIn(change, 'destinations')].map((b) => b.place));
  const own = [...places].map((place) => ownerOfPlace(designs, place));
  const names = [...own, ...behind.flatMap((b) => [b.owner, b.approver])];
  return sortedBy(new Set(names.filter((n) => n !== undefined)), (n) => n);
}

function reachOf(changes: readonly Change[]): ReviewAnswer['reach'] {
  const [workloads, namespaces] = [new Set<string>(), new Set<string>()];
  const buckets = new Set(changes.flatMap((c) => [...bucketsIn(c, 'sources'), ...bucketsIn(c, 'destinations')]));
  for (const { ends, place } of buckets) {
    if (place.kind !== 'workload') continue;
    namespaces.add(place.namespace);
    for (const end of ends) workloads.add(end.unit);
  }
  return { workloads: workloads.size, namespaces: namespaces.size };
}

function cameAndWent({ all, sides }: ReviewEnds): ReviewAnswer['ends'] {
  const designs = designsOf(sides);
  const named = (side: 0 | 1) => {
    const own = all.filter(
      (e) => e.place.kind !== 'network' && e.at[side] !== undefined && e.at[1 - side] === undefined,
    );
    return sortedBy(new Set(own.map((e) => nameOfEnd(designs, e))), (n) => n);
  };
  return { added: named(1), removed: named(0) };
}
