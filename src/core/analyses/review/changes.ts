/** Every pair of ends that changes, gathered into changes: pairs of which the same is to be said. */
import { forEachBit } from '../../lib/bitset.ts';
import { type ConnectionSet, describeConnections } from '../../policy/connection-set.ts';
import type { PairAnswer } from '../../solver/types.ts';
import type { ExpectedPair, Saying } from '../meaning/expected-pair.ts';
import { type Border, type Bucket, boundaryOf, bucketsOf } from './boundaries.ts';
import { pairsBetween } from './counting.ts';
import type { ReviewEnd, ReviewEnds } from './ends.ts';
import { OtherProtocols } from './other-protocols.ts';
import { NOTHING, type Piece, piecesOf } from './pieces.ts';

/** What stands behind a change, in the design that judges and, where it is another, in the earlier one. */
export interface Said {
  readonly judge: Saying;
  readonly earlier: Saying;
}

/** The same change of the same connections, for the same reasons, across one boundary. */
export interface Change {
  readonly piece: Piece;
  readonly said: Said;
  readonly boundary: Border;
  /** Every source of the one with every destination of the other, but for pairs within one workload. */
  readonly parts: { readonly sources: Bucket; readonly destinations: Bucket }[];
}

const UNSAID: Saying = { wantedBy: [], forbiddenBy: [], gates: [] };
const NOBODY: Said = { judge: UNSAID, earlier: UNSAID };

/**
 * The changes, in no order. Every port of every pair on which the sides differ is in exactly one. `onProgress`: 0–1.
 * `others` is told what becomes of protocols without ports.
 */
export function changesOf(
  ends: ReviewEnds,
  onProgress: (done: number) => void = () => {},
  others = new OtherProtocols(),
): Change[] {
  const gatherer = new Gatherer(ends, others);
  for (const number of ends.classes.keys()) {
    if (number % 16 === 0) onProgress(number / ends.classes.length);
    gatherer.take(number);
  }
  return gatherer.changes();
}

interface Told {
  readonly piece: Piece;
  readonly said: Said;
  readonly number: number;
}

class Gatherer {
  private readonly ends: ReviewEnds;
  private readonly others: OtherProtocols;
  private readonly buckets: readonly (readonly Bucket[])[];
  private readonly classesAt: readonly (readonly number[])[][];
  private readonly expected = new Map<number, ExpectedPair | undefined>();
  private readonly pieces = new WeakMap<PairAnswer, WeakMap<PairAnswer, Map<ExpectedPair | undefined, Piece[]>>>();
  private readonly told = new Map<string, Told>();
  private readonly byKinds = new Map<string, Told>();
  private readonly boundaries = new Map<string, Border>();
  private readonly found = new Map<string, Change>();

  constructor(ends: ReviewEnds, others: OtherProtocols) {
    this.ends = ends;
    this.others = others;
    this.buckets = bucketsOf(ends);
    this.classesAt = [ends.sides.before, ends.sides.after].map(({ solved }, side) =>
      classesOf(ends, solved.solution.endpoints.length, side),
    );
  }

  changes(): Change[] {
    return [...this.found.values()];
  }

  /** All pairs whose source is of a class. */
  take(source: number): void {
    const from = this.ends.classes[source] ?? [];
    const [first] = from;
    if (!first) return;
    for (const destination of this.candidates(first)) {
      const pair = samplePair(from, this.ends.classes[destination] ?? []);
      if (!pair) continue;
      for (const told of this.tell(...pair)) this.add(told, source, destination);
      const answers = [this.answer('before', ...pair), this.answer('after', ...pair)] as const;
      this.others.add(...answers, () => this.pairs(source, destination));
    }
  }

  /** Classes that may be connected with on either side: where neither lets anything through, nothing changes. */
  private candidates(from: ReviewEnd): Set<number> {
    const out = new Set<number>();
    [this.ends.sides.before, this.ends.sides.after].forEach(({ solved }, side) => {
      const endpoint = from.at[side];
      if (endpoint === undefined) return;
      forEachBit(solved.rows.row('egress', endpoint), (peer) => {
        for (const c of this.classesAt[side]?.[peer] ?? []) out.add(c);
      });
    });
    return out;
  }

  private tell(from: ReviewEnd, to: ReviewEnd): Told[] {
    const pieces = this.piecesBetween(from, to);
    return pieces.map((piece) => {
      const kinds = `${from.kind} ${to.kind} ${keyOfPiece(piece)}`;
      const known = this.byKinds.get(kinds);
      if (known) return known;
      const said = this.saidOf(from, to, piece.connections, piece);
      const key = `${keyOfPiece(piece)} ${JSON.stringify(said)}`;
      const told = this.told.get(key) ?? { piece, said, number: this.told.size };
      this.told.set(key, told);
      this.byKinds.set(kinds, told);
      return told;
    });
  }

  private piecesBetween(from: ReviewEnd, to: ReviewEnd): Piece[] {
    const [before, after] = [this.answer('before', from, to), this.answer('after', from, to)];
    const expected = this.expectedOf(from, to);
    const byBefore = known(this.pieces, after, () => new WeakMap<PairAnswer, Map<ExpectedPair | undefined, Piece[]>>());
    const byExpected = known(byBefore, before, () => new Map<ExpectedPair | undefined, Piece[]>());
    return known(byExpected, expected, () => piecesOf(before, after, expected));
  }

  private answer(side: 'before' | 'after', from: ReviewEnd, to: ReviewEnd): PairAnswer {
    const i = side === 'before' ? 0 : 1;
    const [s, d] = [from.at[i], to.at[i]];
    return s === undefined || d === undefined ? NOTHING : this.ends.sides[side].solved.solution.pair(s, d);
  }

  private expectedOf(from: ReviewEnd, to: ReviewEnd): ExpectedPair | undefined {
    const { judge, all } = this.ends;
    if (!judge) return undefined;
    const key = from.kind * all.length + to.kind;
    const earlier = this.expected.get(key);
    if (earlier) return earlier;
    const made = judge.pair(from.place, to.place);
    this.expected.set(key, made);
    return made;
  }

  private saidOf(from: ReviewEnd, to: ReviewEnd, at: ConnectionSet, { standing }: Piece): Said {
    const { judge, earlier } = this.ends;
    if (!judge) return NOBODY;
    const isSilent = standing === 'surplus' || standing === 'undeclared';
    if (isSilent && !earlier) return NOBODY;
    const [s, d] = [from.places[0] ?? from.place, to.places[0] ?? to.place];
    return {
      judge: isSilent ? UNSAID : judge.saying(from.place, to.place, at),
      earlier: earlier ? earlier.saying(s, d, at) : UNSAID,
    };
  }

  private add(told: Told, source: number, destination: number): void {
    for (const sources of this.buckets[source] ?? [])
      for (const destinations of this.buckets[destination] ?? []) {
        if (!hasPairs(sources.ends, destinations.ends)) continue;
        const boundary = this.boundary(sources, destinations);
        const key = `${told.number} ${boundary.axis} ${boundary.from.key}\n${boundary.to.key}`;
        const change = this.found.get(key);
        if (change) change.parts.push({ sources, destinations });
        else this.found.set(key, { ...told, boundary, parts: [{ sources, destinations }] });
      }
  }

  private pairs(source: number, destination: number): number {
    const to = this.buckets[destination] ?? [];
    return (this.buckets[source] ?? []).reduce(
      (sum, from) => sum + to.reduce((n, d) => n + (hasPairs(from.ends, d.ends) ? pairsBetween(from, d) : 0), 0),
      0,
    );
  }

  private boundary({ place: from }: Bucket, { place: to }: Bucket): Border {
    const key = `${from.number} ${to.number}`;
    const earlier = this.boundaries.get(key);
    if (earlier) return earlier;
    const made = boundaryOf(from, to);
    this.boundaries.set(key, made);
    return made;
  }
}

function keyOfPiece({ kind, standing, perhaps, connections }: Piece): string {
  return `${kind} ${standing} ${perhaps} ${describeConnections(connections)}`;
}

/** Whether two ends are a pair at all: one is a workload, and they are not of one workload. */
function isPair(from: ReviewEnd, to: ReviewEnd): boolean {
  return (from.place.kind === 'workload' || to.place.kind === 'workload') && from.unit !== to.unit;
}

/** A pair that stands for all pairs of two classes. */
function samplePair(
  sources: readonly ReviewEnd[],
  destinations: readonly ReviewEnd[],
): readonly [ReviewEnd, ReviewEnd] | undefined {
  const [from, to] = [sources[0], destinations[0]];
  if (!from || !to) return undefined;
  if (isPair(from, to)) return [from, to];
  const other = destinations.find((d) => isPair(from, d));
  if (other) return [from, other];
  const another = sources.find((s) => isPair(s, to));
  return another && [another, to];
}

function hasPairs(sources: readonly ReviewEnd[], destinations: readonly ReviewEnd[]): boolean {
  return samplePair(sources, destinations) !== undefined;
}

function classesOf({ all }: ReviewEnds, endpoints: number, side: number): (readonly number[])[] {
  const out: number[][] = Array.from({ length: endpoints }, () => []);
  for (const end of all) {
    const list = out[end.at[side] ?? -1];
    if (list && !list.includes(end.class)) list.push(end.class);
  }
  return out;
}

interface Store<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

function known<K, V>(map: Store<K, V>, key: K, make: () => V): V {
  const earlier = map.get(key);
  if (earlier !== undefined) return earlier;
  const made = make();
  map.set(key, made);
  return made;
}
