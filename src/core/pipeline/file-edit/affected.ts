/**
 * Whose connections can differ between two trees at all: those whom a policy selects that only one of them holds, and
 * what is not the same thing in both. Everybody else need not be compared.
 */
import type { Cluster, Workload } from '../../cluster/cluster.ts';
import { labelsKey, NO_LABELS } from '../../cluster/labels.ts';
import { selectorMatches } from '../../cluster/selector.ts';
import type { Direction, EndpointTerm, Policy, PolicySet } from '../../policy/policy-set.ts';
import type { Endpoint } from '../../solver/types.ts';

/** An inventory and the policies over it. */
export interface Enforced {
  readonly cluster: Cluster;
  readonly policySet: PolicySet;
}

/** Tells of an endpoint whether it may be judged differently, as the one whom policies of a direction select. */
export type Affected = (endpoint: Endpoint, direction: Direction) => boolean;

/** Works out who may be judged differently. */
export function affectedBy(before: Enforced, after: Enforced): Affected {
  const different = differentWorkloads(before.cluster, after.cluster);
  const selected = {
    egress: subjects(before, after, 'egress'),
    ingress: subjects(before, after, 'ingress'),
  };
  return (endpoint, direction) => {
    const chosen = selected[direction];
    if (chosen === 'all') return true;
    if (endpoint.kind !== 'workload') return false;
    const id = `${endpoint.namespace}/${endpoint.name}[${endpoint.workloadKind}]`;
    return chosen.has(id) || different.has(id);
  };
}

type Chosen = ReadonlySet<string> | 'all';

function subjects(before: Enforced, after: Enforced, direction: Direction): Chosen {
  if (hostsOf(before.cluster) !== hostsOf(after.cluster)) return 'all';
  if (JSON.stringify(unreadKeys(before.policySet)) !== JSON.stringify(unreadKeys(after.policySet))) return 'all';
  const old = policiesByKey(before.policySet, direction);
  const now = policiesByKey(after.policySet, direction);
  const ids = new Set<string>();
  for (const [side, own, other] of [
    [before, old, now],
    [after, now, old],
  ] as const)
    for (const [key, policy] of own) {
      if (other.has(key)) continue;
      for (const term of policy.subject) {
        if (term.kind !== 'pods') return 'all';
        for (const id of podsOf(side.cluster, term)) ids.add(id);
      }
    }
  return ids;
}

function podsOf(cluster: Cluster, term: Extract<EndpointTerm, { kind: 'pods' }>): string[] {
  const names = new Set(
    cluster.namespaces.filter((n) => selectorMatches(term.namespaces, n.labels)).map((n) => n.name),
  );
  const unknown = selectorMatches(term.namespaces, NO_LABELS);
  const known = new Set(cluster.namespaces.map((n) => n.name));
  return cluster.workloads
    .filter((w) => names.has(w.namespace) || (unknown && !known.has(w.namespace)))
    .filter((w) => w.pods.some((pod) => selectorMatches(term.pods, pod.labels)))
    .map((w) => w.id);
}

/** Policies by all that they say; where they stand does not count. */
function policiesByKey(set: PolicySet, direction: Direction): Map<string, Policy> {
  const tiers = set.hooks.filter((h) => h.direction === direction).flatMap((h) => h.tiers);
  return new Map(
    tiers.flatMap((tier) => tier.policies.map((policy) => [policyKey(tier.name, policy), policy] as const)),
  );
}

function policyKey(tier: string, { subject, rank, isolates, rules }: Policy): string {
  const said = rules.map(({ action, peers, traffic }) => ({ action, peers, traffic }));
  return plainText({ tier, subject, rank, isolates, said });
}

function plainText(value: unknown): string {
  return JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v));
}

function unreadKeys({ unread }: PolicySet): string[] {
  return unread.map(({ origin, subject, directions, reason }) =>
    plainText([origin.kind, origin.namespace, origin.name, subject, directions, reason]),
  );
}

function hostsOf({ hosts, podRanges, nodeRanges = [] }: Cluster): string {
  return plainText([hosts.map((h) => [h.name, labelsKey(h.labels), h.addresses]), podRanges, nodeRanges]);
}

/** Workloads that only one side has, or that are not alike in what policies look at. */
function differentWorkloads(before: Cluster, after: Cluster): ReadonlySet<string> {
  if (before === after) return new Set();
  const old = workloadKeys(before);
  const now = workloadKeys(after);
  return new Set([...old.keys(), ...now.keys()].filter((id) => old.get(id) !== now.get(id)));
}

function workloadKeys({ namespaces, workloads }: Cluster): Map<string, string> {
  const labels = new Map(namespaces.map((n) => [n.name, labelsKey(n.labels)]));
  return new Map(workloads.map((w) => [w.id, `${labels.get(w.namespace)} ${podsKey(w)}`]));
}

function podsKey({ pods }: Workload): string {
  return plainText(pods.map((p) => [labelsKey(p.labels), p.ports, p.hostNetwork, p.addresses, p.node]));
}
