/** Of an answer, what a policy could close. */
import type { ConnectionSet } from '../policy/connection-set.ts';
import type { PairAnswer } from '../solver/types.ts';

/**
 * What may be open and a policy could close: not what a node and its own pods say to each other, and not the protocols
 * that NetworkPolicies leave open (semantics/kubernetes.md 1.6).
 */
export function stoppable(answer: PairAnswer): ConnectionSet {
  if (answer.reasons.includes('own-node')) return answer.must;
  return answer.reasons.includes('other-protocol') ? { ...answer.may, other: answer.must.other } : answer.may;
}
