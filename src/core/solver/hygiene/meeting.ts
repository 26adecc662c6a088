/** Which columns the columns of a signature really meet: pairs that exist, and that a policy decides. */
import { type Bitset, emptyBits, forEachBit, orInto, setBit } from '../../lib/bitset.ts';
import type { Direction } from '../../policy/policy-set.ts';
import type { CompiledPolicySet } from '../compile.ts';
import { isOnlyItself, isOwnNode, whereaboutsOf } from '../exempt.ts';
import { sharedLanes } from '../solve.ts';

/** The columns that a column meets as the subject of one direction. */
export type Meeting = (direction: Direction, column: number) => Bitset;

/** Looks up who meets whom. What a pod sends itself, and what its own node sends it, no policy decides. */
export function meetingsOf({ input, universe }: CompiledPolicySet): Meeting {
  const { columns, endpoints, lanes } = universe;
  const { cluster, options } = input;
  const owners: number[][] = columns.map(() => []);
  lanes.forEach((own, e) => {
    for (const { column } of own) owners[column]?.push(e);
  });
  const nodes = columns.flatMap((c, i) => (c.host ? [i] : []));
  const places = new Map<number, ReturnType<typeof whereaboutsOf>>();
  const placeOf = (e: number) => {
    const place = places.get(e) ?? whereaboutsOf(cluster, endpoints[e]!, options);
    places.set(e, place);
    return place;
  };
  const byShape = new Map<string, Bitset>();
  /** Columns that share a lane with one lane of an endpoint. */
  const sharing = (e: number, lane: number): Bitset => {
    const own = lanes[e]!;
    const key = `${own.map((l) => l.family ?? '').join()} ${lane}`;
    const known = byShape.get(key);
    if (known) return known;
    const bits = emptyBits(columns.length);
    const marked = own.map((l, i) => ({ ...l, column: i }));
    for (const theirs of lanes)
      for (const [mine, column] of sharedLanes(marked, theirs)) if (mine === lane) setBit(bits, column);
    byShape.set(key, bits);
    return bits;
  };
  return (direction, column) => {
    const out = emptyBits(columns.length);
    const own = owners[column]!.filter((e) => direction === 'ingress' || endpoints[e]?.kind !== 'ingress-controller');
    for (const e of own)
      lanes[e]!.forEach((lane, i) => {
        if (lane.column === column) orInto(out, sharing(e, i));
      });
    const [only] = own;
    if (only !== undefined && own.length === 1 && isOnlyItself(cluster, endpoints[only]!)) clear(out, column);
    if (direction === 'ingress')
      for (const node of nodes)
        if (owners[node]!.every((n) => own.every((e) => isOwnNode(placeOf(n), placeOf(e)) === 'yes'))) clear(out, node);
    return out;
  };
}

function clear(bits: Bitset, i: number): void {
  bits[i >>> 5]! &= ~(1 << (i & 31));
}

/** The columns that any of these columns meets. */
export function metByAny(meeting: Meeting, direction: Direction, columns: Iterable<number>, size: number): Bitset {
  const out = emptyBits(size);
  for (const column of columns) orInto(out, meeting(direction, column));
  return out;
}

/** The lowest number of a set; undefined where nothing is in it. */
export function firstBit(bits: Bitset): number | undefined {
  let first: number | undefined;
  forEachBit(bits, (i) => {
    first ??= i;
  });
  return first;
}
