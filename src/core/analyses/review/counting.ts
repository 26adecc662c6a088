/** How many pairs there are between places. Neighbouring stretches of addresses count as one end. */
import type { Bucket } from './boundaries.ts';
import { mergedRanges } from './words.ts';

/** Pairs of every source with every destination, but for pairs within one workload. */
export function pairsBetween(sources: Bucket, destinations: Bucket): number {
  const product = sizeOf(sources) * sizeOf(destinations);
  if (sources.place.kind !== 'workload' || sources.place !== destinations.place) return product;
  const units = new Map<string, number>();
  for (const d of destinations.ends) units.set(d.unit, (units.get(d.unit) ?? 0) + 1);
  return sources.ends.reduce((n, s) => n - (units.get(s.unit) ?? 0), product);
}

const sizes = new WeakMap<Bucket, number>();

function sizeOf(bucket: Bucket): number {
  const known = sizes.get(bucket);
  if (known !== undefined) return known;
  const ranges = bucket.ends.flatMap((e) => (e.place.kind === 'network' ? [e.place.range] : []));
  const size = bucket.ends.length - ranges.length + mergedRanges(ranges).length;
  sizes.set(bucket, size);
  return size;
}
