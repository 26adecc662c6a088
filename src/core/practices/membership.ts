/** Who is part of what ids of the design stand for. */
import type { MeaningEndpoint } from '../analyses/meaning/expected-pair.ts';
import type { Facts } from './facts.ts';

/** Whether an end is part of what an id of the design stands for. */
export function isMember({ members }: Facts, end: MeaningEndpoint, ref: string): boolean {
  const all = members(ref);
  switch (end.kind) {
    case 'workload':
      return all.workloads.has(end.id);
    case 'host':
      return all.hosts.has(end.name);
    case 'network':
      return all.ranges.some(
        (r) => r.family === end.range.family && r.first <= end.range.first && r.last >= end.range.last,
      );
  }
}
