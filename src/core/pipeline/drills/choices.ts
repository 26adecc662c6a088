/** What there is to try: the policies of a side and the labels of its pods. */
import type { DrillChoices, LabelPair, PolicyName } from '../../analyses/drills/answer.ts';
import type { PreparedSide } from '../../analyses/side.ts';
import { compareNatural } from '../../design/natural-order.ts';
import type { Origin, Policy, PolicySet } from '../../policy/policy-set.ts';

const LIMIT = 10_000;

/** Whether a policy or a rule comes from the object. */
export function isFrom({ kind, namespace, name }: Origin, policy: PolicyName): boolean {
  return kind === policy.kind && namespace === policy.namespace && name === policy.name;
}

/** How people call a policy: `shop/allow-web`. */
export function policyText({ namespace, name }: PolicyName): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** Policies by name, those of the cluster first; labels by key and value. */
export function choicesOf({ policySet, cluster }: PreparedSide): DrillChoices {
  const policies = new Map<string, PolicyName>();
  for (const { kind, namespace, name } of originsOf(policySet)) {
    const policy = { kind, name, ...(namespace === undefined ? {} : { namespace }) };
    policies.set(JSON.stringify([kind, namespace ?? null, name]), policy);
  }
  const labels = new Map<string, LabelPair>();
  for (const { pods } of cluster.workloads)
    for (const pod of pods)
      for (const [key, value] of pod.labels) labels.set(JSON.stringify([key, value]), { key, value });
  const sortedPolicies = [...policies.values()].sort(
    (a, b) =>
      Number(a.namespace !== undefined) - Number(b.namespace !== undefined) ||
      compareNatural(policyText(a), policyText(b)) ||
      compareNatural(a.kind, b.kind),
  );
  const sortedLabels = [...labels.values()].sort(
    (a, b) => compareNatural(a.key, b.key) || compareNatural(a.value, b.value),
  );
  return {
    policies: sortedPolicies.slice(0, LIMIT),
    labels: sortedLabels.slice(0, LIMIT),
    truncated: sortedPolicies.length > LIMIT || sortedLabels.length > LIMIT,
  };
}

function originsOf({ hooks, unread }: PolicySet): Origin[] {
  return [
    ...hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies.map((p) => p.origin))),
    ...unread.map((u) => u.origin),
  ];
}

/** The policies of a side without one. */
export function withoutPolicy(set: PolicySet, policy: PolicyName): PolicySet {
  return changed(
    set,
    (p) => (isFrom(p.origin, policy) ? [] : [p]),
    set.unread.filter((u) => !isFrom(u.origin, policy)),
  );
}

/**
 * The same, with the policy as one that decides nothing: what it tells apart stays apart, so that both solutions have the
 * same endpoints.
 */
export function silencePolicy(set: PolicySet, policy: PolicyName): PolicySet {
  const silent = changed(
    set,
    (p) =>
      isFrom(p.origin, policy)
        ? [{ ...p, isolates: false, rules: p.rules.map((r) => ({ ...r, action: 'log' as const })) }]
        : [p],
    set.unread.filter((u) => !isFrom(u.origin, policy)),
  );
  const gone = set.unread.filter((u) => isFrom(u.origin, policy));
  const [first, ...more] = silent.hooks;
  const [tier, ...tiers] = first?.tiers ?? [];
  if (gone.length === 0 || !first || !tier) return silent;
  const inert = gone.map(({ origin, subject }) => ({ origin, subject, rank: 0, isolates: false, rules: [] }));
  return {
    ...silent,
    hooks: [{ ...first, tiers: [{ ...tier, policies: [...inert, ...tier.policies] }, ...tiers] }, ...more],
  };
}

function changed(set: PolicySet, each: (policy: Policy) => readonly Policy[], unread: PolicySet['unread']): PolicySet {
  return {
    ...set,
    hooks: set.hooks.map((hook) => ({
      ...hook,
      tiers: hook.tiers.map((tier) => ({ ...tier, policies: tier.policies.flatMap(each) })),
    })),
    unread,
  };
}
