/** The policy set with everything written that a persona may write, to open or to close (`solver.md`, Guardrail strength). */

import type { Cluster } from '../../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../../cluster/labels.ts';
import { EVERYTHING, type Selector, selectorMatches, selectorOf } from '../../cluster/selector.ts';
import { ALL_IPV4, ALL_IPV6 } from '../../lib/addresses.ts';
import type { Direction, EndpointTerm, Hook, Origin, Policy, PolicySet, Rule, Tier } from '../../policy/policy-set.ts';
import type { Home, PersonaPowers } from './powers.ts';

/** The name of what a persona writes. */
export const WRITTEN = 'try-to-break-it';

/** A policy set before and after a persona has written. */
export interface Positions {
  /** What it cannot touch. */
  readonly others: PolicySet;
  /** What it may replace or delete. */
  readonly own: readonly Policy[];
  readonly count: number;
  /** `others`, with everything that is still open at each of its positions allowed, or denied. */
  readonly written: (how: 'open' | 'close') => PolicySet;
}

/** Namespaces by their labels; those that are not made yet by the names they may have. */
export interface HomeNames {
  readonly of: (home: Home) => readonly string[];
  /** Whether IPv6 is spoken of. */
  readonly ipv6: boolean;
}

/** Sorts the policies of a side into the persona's own and those of others, and finds the places where it may write. */
export function positionsOf(policies: PolicySet, powers: PersonaPowers, cluster: Cluster, names: HomeNames): Positions {
  const homes = powers.homes.filter(powers.mayWritePolicies);
  const own = ownership(powers, new Set(homes.map((h) => h.name)), cluster);
  const tiers = {
    Admin: subjectOf(powers.clusterPolicyHomes('Admin'), names),
    NetworkPolicy:
      homes.length === 0 ? undefined : subjectOf(homes.length === powers.homes.length ? 'everywhere' : homes, names),
    Baseline: subjectOf(powers.clusterPolicyHomes('Baseline'), names),
  };
  const others: PolicySet = {
    ...policies,
    hooks: policies.hooks.map((h) => ({
      ...h,
      tiers: h.tiers.map((t) => ({ ...t, policies: t.policies.filter((p) => !own(p.origin, t.name, p)) })),
    })),
  };
  const mine = policies.hooks.flatMap((h) =>
    h.tiers.flatMap((t) => t.policies.filter((p) => own(p.origin, t.name, p))),
  );
  return {
    others,
    own: mine,
    count: homes.length + (tiers.Admin ? 1 : 0) + (tiers.Baseline ? 1 : 0),
    written: (how) => ({
      ...others,
      hooks: others.hooks.map((hook) => ({
        ...hook,
        tiers: hook.tiers.map((t) => withWritten(t, hook, how, tiers, names)),
      })),
    }),
  };
}

type Subjects = Readonly<Record<string, Selector | undefined>>;

function subjectOf(homes: 'everywhere' | readonly Home[], names: HomeNames): Selector | undefined {
  if (homes === 'everywhere') return EVERYTHING;
  if (homes.length === 0) return undefined;
  return selectorOf([{ key: NAMESPACE_NAME_LABEL, operator: 'In', values: homes.flatMap(names.of) }]);
}

/** Whether the persona may change a policy: all NetworkPolicies of its namespaces, all of a tier whose subjects it covers. */
function ownership(powers: PersonaPowers, homes: ReadonlySet<string>, cluster: Cluster) {
  const reach = { Admin: powers.clusterPolicyHomes('Admin'), Baseline: powers.clusterPolicyHomes('Baseline') };
  return (origin: Origin, tier: string, policy?: Policy): boolean => {
    if (origin.kind === 'NetworkPolicy') return homes.has(origin.namespace ?? 'default');
    if (origin.kind !== 'ClusterNetworkPolicy' || !policy || (tier !== 'Admin' && tier !== 'Baseline')) return false;
    const mine = reach[tier];
    if (mine === 'everywhere') return true;
    const names = new Set(mine.map((h) => h.name));
    const selected = cluster.namespaces.filter((n) =>
      policy.subject.some((s) => s.kind === 'pods' && selectorMatches(s.namespaces, n.labels)),
    );
    return selected.length > 0 && selected.every((n) => names.has(n.name));
  };
}

function withWritten(
  tier: Tier,
  { direction }: Hook,
  how: 'open' | 'close',
  subjects: Subjects,
  names: HomeNames,
): Tier {
  const namespaces = subjects[tier.name];
  if (!namespaces) return tier;
  const additive = tier.ties === 'union';
  const origin: Origin = { kind: additive ? 'NetworkPolicy' : 'ClusterNetworkPolicy', name: WRITTEN };
  const policy: Policy = {
    origin,
    subject: [{ kind: 'pods', namespaces, pods: EVERYTHING }],
    rank: 0,
    isolates: additive,
    rules: rulesOf(additive, direction, how, origin, names.ipv6),
  };
  return { ...tier, policies: [policy, ...tier.policies] };
}

/** The widest rule that a language can say: a ClusterNetworkPolicy names no addresses on ingress (semantics/kubernetes.md 2.2). */
function rulesOf(
  additive: boolean,
  direction: Direction,
  how: 'open' | 'close',
  origin: Origin,
  ipv6: boolean,
): Rule[] {
  if (additive)
    return how === 'close' ? [] : [{ action: 'allow', peers: [{ kind: 'anything' }], traffic: 'any', origin }];
  const pods: EndpointTerm = { kind: 'pods', namespaces: EVERYTHING, pods: EVERYTHING };
  const outside: EndpointTerm[] = [
    { kind: 'hosts', selector: EVERYTHING },
    { kind: 'addresses', ranges: ipv6 ? [ALL_IPV4, ALL_IPV6] : [ALL_IPV4] },
  ];
  const peers = direction === 'egress' ? [pods, ...outside] : [pods];
  return [{ action: how === 'open' ? 'allow' : 'deny', peers, traffic: 'any', origin }];
}
