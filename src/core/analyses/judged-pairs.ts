/** Every pair of endpoints of a solution in the words of the design, with what a policy can decide about it. */
import type { ConnectionSet } from '../policy/connection-set.ts';
import type { Solution } from '../solver/solution.ts';
import type { Endpoint, PairAnswer } from '../solver/types.ts';
import type { MeaningEndpoint } from './meaning/expected-pair.ts';

/** One ordered pair of which at least one end is a workload, and not both the same part of one. */
export interface JudgedPair {
  /** Indices of `Solution.endpoints`, and their ids. */
  readonly source: number;
  readonly destination: number;
  readonly from: string;
  readonly to: string;
  readonly s: MeaningEndpoint;
  readonly d: MeaningEndpoint;
  readonly answer: PairAnswer;
}

/** The pairs that are judged, sources first. `onProgress`: 0–1. */
export function* judgedPairs(solution: Solution, onProgress?: (done: number) => void): Generator<JudgedPair> {
  const places = solution.endpoints.map((e) => placeOf(solution, e));
  const isMet = canMeet(solution);
  for (const [i, s] of places.entries()) {
    onProgress?.(i / Math.max(1, places.length));
    for (const [j, d] of places.entries()) {
      if (!s || !d || (s.kind !== 'workload' && d.kind !== 'workload')) continue;
      if (!isMet(s, d)) continue;
      const [from, to] = [solution.endpoints[i]?.id ?? '', solution.endpoints[j]?.id ?? ''];
      yield { source: i, destination: j, from, to, s, d, answer: solution.pair(i, j) };
    }
  }
}

/** The design's word for an endpoint of the solver; undefined for what it does not speak of. */
export function placeOf(solution: Solution, e: Endpoint): MeaningEndpoint | undefined {
  const { cluster } = solution.input;
  switch (e.kind) {
    case 'workload': {
      const workload = cluster.workloads[e.workload];
      return workload && { kind: 'workload', id: workload.id };
    }
    case 'host': {
      const host = cluster.hosts[e.host];
      return host && { kind: 'host', name: host.name };
    }
    case 'network':
      return { kind: 'network', range: e.range };
    case 'domain':
    case 'ingress-controller':
      return undefined;
  }
}

/** Pods whose addresses are known to be of one family never meet addresses of the other. */
export function canMeet(solution: Solution): (s: MeaningEndpoint, d: MeaningEndpoint) => boolean {
  const podFamilies = new Set(solution.input.cluster.podRanges.map((r) => r.family));
  return (s, d) => {
    const network = s.kind === 'network' ? s : d.kind === 'network' ? d : undefined;
    return !network || podFamilies.size === 0 || podFamilies.has(network.range.family);
  };
}

/** What is certainly open; other protocols count as open where NetworkPolicies alone leave them undefined. */
export function certain(answer: PairAnswer): ConnectionSet {
  return answer.reasons.includes('other-protocol') ? { ...answer.must, other: answer.may.other } : answer.must;
}

/**
 * What may be open and a policy could close. What a node sends to its own pods, or gets from them, no policy decides, and
 * protocols beyond TCP, UDP and SCTP are left open by NetworkPolicies (semantics/kubernetes.md 1.6).
 */
export function stoppable(answer: PairAnswer): ConnectionSet {
  if (answer.reasons.includes('own-node')) return answer.must;
  return answer.reasons.includes('other-protocol') ? { ...answer.may, other: answer.must.other } : answer.may;
}
