/**
 * The pairs of classes of which there is something to say: something may connect, is wanted, or has a gate. Found from the
 * solver's rows and from the statements of the design, so that what is closed and should be costs nothing.
 */
import { forEachBit } from '../../lib/bitset.ts';
import type { End, Ends } from './ends.ts';

/** Two classes, and a pair of ends of different units that stands for all of theirs. */
export interface ClassPair {
  readonly source: number;
  readonly destination: number;
  readonly from: End;
  readonly to: End;
}

/** Walks the pairs, sources in order. Destinations: only these classes, where given. */
export class ClassPairs {
  private readonly ends: Ends;
  /** Of each class an end, and where there is one another of another unit. */
  private readonly samples: readonly { readonly first: End; readonly other: End | undefined }[];
  /** By side and endpoint: the classes of the ends that it stands for. */
  private readonly classesAt: readonly (readonly number[])[][];
  /** By statement: the classes that it speaks of as destinations; undefined where it only forbids. */
  private readonly spokenTo: readonly (readonly number[] | undefined)[];

  constructor(ends: Ends) {
    this.ends = ends;
    this.samples = ends.classes.flatMap((members) => {
      const [first] = members;
      return first ? [{ first, other: members.find((e) => e.unit !== first.unit) }] : [];
    });
    this.classesAt = ends.sides.map(({ solution }, side) => classesOf(ends, solution.endpoints.length, side));
    this.spokenTo = spokenTo(
      ends,
      this.samples.map((s) => s.first),
    );
  }

  /** The pairs whose source is of a class. */
  *from(source: number): Generator<ClassPair> {
    const sample = this.samples[source];
    if (!sample) return;
    for (const destination of this.candidates(sample.first)) {
      const pair = this.pairOf(source, destination);
      if (pair) yield pair;
    }
  }

  /** A pair that stands for two classes; undefined where they have none. */
  pairOf(source: number, destination: number): ClassPair | undefined {
    const [s, d] = [this.samples[source], this.samples[destination]];
    if (!s || !d || (s.first.place.kind !== 'workload' && d.first.place.kind !== 'workload')) return undefined;
    const made = (from: End, to: End | undefined) =>
      to && from.unit !== to.unit ? { source, destination, from, to } : undefined;
    return made(s.first, d.first) ?? made(s.first, d.other) ?? (s.other && made(s.other, d.first));
  }

  private candidates(from: End): Set<number> {
    const out = new Set<number>();
    this.ends.sides.forEach(({ rows }, side) => {
      const endpoint = from.at[side];
      if (endpoint === undefined) return;
      forEachBit(rows.row('egress', endpoint), (peer) => {
        for (const c of this.classesAt[side]?.[peer] ?? []) out.add(c);
      });
    });
    for (const i of this.ends.meaning.spokenOf(from.place).from) for (const c of this.spokenTo[i] ?? []) out.add(c);
    return out;
  }
}

function classesOf({ all }: Ends, endpoints: number, side: number): (readonly number[])[] {
  const out: number[][] = Array.from({ length: endpoints }, () => []);
  for (const end of all) {
    const list = out[end.at[side] ?? -1];
    if (list && !list.includes(end.class)) list.push(end.class);
  }
  return out;
}

function spokenTo({ meaning }: Ends, firsts: readonly End[]): (readonly number[] | undefined)[] {
  const out = meaning.statements.map((s): number[] | undefined =>
    s.kind === 'wanted' || s.kind === 'exception' ? [] : undefined,
  );
  firsts.forEach((end, number) => {
    for (const i of meaning.spokenOf(end.place).to) out[i]?.push(number);
  });
  return out;
}
