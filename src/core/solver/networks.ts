/** Outside addresses, cut at every boundary that a policy names, and grouped by what matches them. */
import { type AddressRange, type Family, LAST_ADDRESS } from '../lib/addresses.ts';

/** The whole space of one family in disjoint ranges, so that each given range is a union of them. In order. */
export function cutAddresses(family: Family, ranges: Iterable<AddressRange>): AddressRange[] {
  const starts = new Set<bigint>([0n]);
  for (const range of ranges) {
    if (range.family !== family) continue;
    starts.add(range.first);
    if (range.last < LAST_ADDRESS[family]) starts.add(range.last + 1n);
  }
  const sorted = [...starts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.map((first, i) => {
    const next = sorted[i + 1];
    return { family, first, last: next === undefined ? LAST_ADDRESS[family] : next - 1n };
  });
}

/**
 * For each of the cut ranges, the numbers of the address lists that contain it. `lists` are canonical; the cuts come
 * from them, so each list contains a cut range whole or not at all. One pass over the sorted boundaries.
 */
export function membershipOf(cuts: readonly AddressRange[], lists: readonly (readonly AddressRange[])[]): number[][] {
  const family = cuts[0]?.family;
  const at = new Map(cuts.map((c, i) => [c.first, i]));
  const opens: number[][] = cuts.map(() => []);
  const closes: number[][] = cuts.map(() => []);
  lists.forEach((list, n) => {
    for (const range of list) {
      if (range.family !== family) continue;
      const from = at.get(range.first);
      if (from === undefined) continue;
      opens[from]!.push(n);
      const to = at.get(range.last + 1n);
      if (to !== undefined) closes[to]!.push(n);
    }
  });
  const active = new Set<number>();
  return cuts.map((_, i) => {
    for (const n of closes[i]!) active.delete(n);
    for (const n of opens[i]!) active.add(n);
    return [...active].sort((a, b) => a - b);
  });
}

/** The outside addresses of one family: disjoint ranges, and for each the numbers of the address terms around it. */
export interface NetworkCuts {
  readonly ranges: readonly AddressRange[];
  readonly members: readonly (readonly number[])[];
}

/** Cuts one family at the boundaries of the address terms, and at further boundaries where the caller wants them. */
export function cutNetworks(
  family: Family,
  terms: readonly (readonly AddressRange[])[],
  further: readonly AddressRange[],
): NetworkCuts {
  const ranges = cutAddresses(family, [...terms.flat(), ...further]);
  return { ranges, members: membershipOf(ranges, terms) };
}

/** The cut that holds an address value, by bisection. */
export function cutHolding(cuts: NetworkCuts, value: bigint): number {
  let low = 0;
  let high = cuts.ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (cuts.ranges[middle]!.first <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
