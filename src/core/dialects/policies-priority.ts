import type { Requirement, Selector } from '../cluster/selector.ts';
import { EVERYTHING } from '../cluster/selector.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { groupBy } from '../lib/order.ts';
import type { AdminNetworkPolicy } from './adminnetworkpolicy/types.ts';
import type { ClusterNetworkPolicy, ClusterPodsPeer } from './clusternetworkpolicy/types.ts';

type Prioritised = ClusterNetworkPolicy | AdminNetworkPolicy;

/** Above this many policies of one priority, overlap is assumed rather than tried pair by pair. */
const PAIRS_TRIED = 100;

function contradicts(a: Requirement, b: Requirement): boolean {
  if (a.key !== b.key) return false;
  if (a.operator === 'In' && b.operator === 'In') return !a.values.some((value) => b.values.includes(value));
  if (a.operator === 'In' && b.operator === 'NotIn') return a.values.every((value) => b.values.includes(value));
  return a.operator === 'DoesNotExist' && (b.operator === 'In' || b.operator === 'Exists');
}

/** Whether no labels at all can satisfy both selectors; false when that is not certain. */
function certainlyDisjoint(a: Selector, b: Selector): boolean {
  return a.requirements.some((x) => b.requirements.some((y) => contradicts(x, y) || contradicts(y, x)));
}

function podsOf(subject: ClusterPodsPeer): Selector {
  return subject.kind === 'pods' ? subject.pods : EVERYTHING;
}

function mayOverlap(a: Prioritised, b: Prioritised): boolean {
  return (
    !certainlyDisjoint(a.subject.namespaces, b.subject.namespaces) &&
    !certainlyDisjoint(podsOf(a.subject), podsOf(b.subject))
  );
}

function title(policy: Prioritised): string {
  return `${policy.kind} ${policy.name}`;
}

function conflict(policy: Prioritised, other: Prioritised, tier: string): Diagnostic {
  const { place } = policy.origin;
  return {
    code: 'policy/same-priority',
    severity: 'warning',
    message: `\`${title(policy)}\` and \`${title(other)}\` are in conflict: both have priority ${policy.priority} in the ${tier} tier and may select the same pods; where they disagree, the verdict is undefined`,
    ...(place ? { place } : {}),
    object: title(policy),
    help: 'give each its own priority',
  };
}

/** Policies of one tier and priority whose subjects may overlap: either may be applied (semantics/kubernetes.md 2.6). */
export function samePriorities(
  clusterPolicies: readonly ClusterNetworkPolicy[],
  adminPolicies: readonly AdminNetworkPolicy[],
): Diagnostic[] {
  const tierOf = (policy: Prioritised) => (policy.kind === 'ClusterNetworkPolicy' ? policy.tier : 'Admin');
  const prioritised = adminPolicies.filter((policy) => policy.kind === 'AdminNetworkPolicy');
  const groups = groupBy<Prioritised, string>(
    [...clusterPolicies, ...prioritised],
    (policy) => `${tierOf(policy)} ${policy.priority}`,
  );
  const out: Diagnostic[] = [];
  for (const group of groups.values())
    group.forEach((policy, i) => {
      const earlier = group.slice(0, Math.min(i, PAIRS_TRIED));
      const other = i > PAIRS_TRIED ? earlier[0] : earlier.find((candidate) => mayOverlap(candidate, policy));
      if (other) out.push(conflict(policy, other, tierOf(policy)));
    });
  return out;
}
