/** Who is reached from a set of endpoints, at once or through the workloads that were reached before. May bound. */
import { emptyBits, forEachBit, hasBit, setBit } from '../lib/bitset.ts';
import type { Direction } from '../policy/policy-set.ts';
import type { SolvedSide } from './side.ts';

/** How far it goes: the first hop alone, through every workload that is reached, or through those that are given. */
export type Through = 'nothing' | 'workloads' | ((workload: number) => boolean);

/** An endpoint within reach, by index. */
export interface Spread {
  readonly end: number;
  /** 1: direct. */
  readonly hops: number;
  /** The first endpoint of the hop before that reaches it. */
  readonly via: number;
}

/**
 * Endpoints in order of hops, then of the solver. `egress`: whom the start reaches; `ingress`: who reaches it. Only
 * workloads are gone through: only what runs inside can be taken over and used for the next hop. An ingress controller is
 * no end, nor are IPv6 networks where the input does not speak of IPv6. `through` takes indices of `Cluster.workloads`.
 */
export function spreadFrom(
  side: SolvedSide,
  direction: Direction,
  start: readonly number[],
  through: Through,
): readonly Spread[] {
  const { endpoints, universe } = side.solution;
  const isGoneThrough = (end: number) => {
    const endpoint = endpoints[end];
    return endpoint?.kind === 'workload' && (typeof through !== 'function' || through(endpoint.workload));
  };
  const seen = emptyBits(endpoints.length);
  for (const e of start) setBit(seen, e);
  const out: Spread[] = [];
  let frontier = start;
  for (let hops = 1; frontier.length > 0; hops++) {
    const next: Spread[] = [];
    for (const via of frontier)
      forEachBit(side.rows.row(direction, via), (end) => {
        const endpoint = endpoints[end];
        const isUnspoken = endpoint?.kind === 'network' && endpoint.range.family === 6 && !universe.ipv6;
        if (hasBit(seen, end) || isUnspoken || endpoint?.kind === 'ingress-controller') return;
        setBit(seen, end);
        next.push({ end, hops, via });
      });
    next.sort((a, b) => a.end - b.end);
    out.push(...next);
    if (through === 'nothing') break;
    frontier = next.filter(({ end }) => isGoneThrough(end)).map(({ end }) => end);
  }
  return out;
}
