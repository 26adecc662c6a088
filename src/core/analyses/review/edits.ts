/** What was edited between two sides: the policies, and the namespace labels that policies choose by. */
import { compareNatural } from '../../design/natural-order.ts';
import { compareText, sortedBy } from '../../lib/order.ts';
import type { Origin, PolicySet } from '../../policy/policy-set.ts';
import type { SolvedSide } from '../side.ts';
import type { LabelEdit, ReviewEdits } from './answer.ts';

/** The edits that the difference comes from. Only the sides count, not what either design says. */
export function editsOf(before: SolvedSide, after: SolvedSide): ReviewEdits {
  return { policies: policyEdits(before.policySet, after.policySet), labels: labelEdits(before, after) };
}

function policyEdits(before: PolicySet, after: PolicySet): ReviewEdits['policies'] {
  const [old, now] = [policiesOf(before), policiesOf(after)];
  const names = (own: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
    sortedBy(
      [...own.keys()].filter((name) => !other.has(name)),
      (name) => name,
    );
  return {
    added: names(now, old),
    removed: names(old, now),
    changed: sortedBy(
      [...now].flatMap(([name, says]) => (old.has(name) && old.get(name) !== says ? [name] : [])),
      (name) => name,
    ),
  };
}

/** Policies by kind and name, each with what it says; where it is written does not count. */
function policiesOf(set: PolicySet): Map<string, string> {
  const says = new Map<string, string[]>();
  const add = (origin: Origin, what: unknown) => {
    const name = `${origin.kind} ${origin.namespace === undefined ? '' : `${origin.namespace}/`}${origin.name}`;
    const text = JSON.stringify(what, (key, value: unknown) =>
      key === 'origin' ? undefined : typeof value === 'bigint' ? `${value}` : value,
    );
    says.set(name, [...(says.get(name) ?? []), text]);
  };
  for (const { direction, tiers } of set.hooks)
    for (const tier of tiers) for (const policy of tier.policies) add(policy.origin, [direction, tier.name, policy]);
  for (const unread of set.unread) add(unread.origin, unread);
  return new Map([...says].map(([name, texts]) => [name, texts.sort(compareText).join('\n')]));
}

/** Labels of namespaces that both sides have, as far as a policy of either side looks at them. */
function labelEdits(before: SolvedSide, after: SolvedSide): LabelEdit[] {
  const keys = new Set([...keysLookedAt(before.policySet), ...keysLookedAt(after.policySet)]);
  const old = new Map(before.cluster.namespaces.map((n) => [n.name, n.labels]));
  const edits = new Map<string, { readonly edit: Omit<LabelEdit, 'namespaces'>; readonly namespaces: string[] }>();
  for (const { name, labels } of after.cluster.namespaces) {
    const was = old.get(name);
    if (!was) continue;
    for (const key of keys) {
      const [b, a] = [was.get(key), labels.get(key)];
      if (b === a) continue;
      const edit = { key, ...(b === undefined ? {} : { before: b }), ...(a === undefined ? {} : { after: a }) };
      const same = JSON.stringify([key, b ?? null, a ?? null]);
      const known = edits.get(same);
      if (known) known.namespaces.push(name);
      else edits.set(same, { edit, namespaces: [name] });
    }
  }
  const all = [...edits.values()].map(({ edit, namespaces }) => ({
    ...edit,
    namespaces: namespaces.sort(compareNatural),
  }));
  return sortedBy(all, (e) => JSON.stringify([e.key, e.before ?? null, e.after ?? null]));
}

/** Keys by which policies choose namespaces. */
function keysLookedAt(set: PolicySet): Set<string> {
  const policies = set.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies));
  const terms = [
    ...policies.flatMap((p) => [...p.subject, ...p.rules.flatMap((r) => r.peers)]),
    ...set.unread.flatMap((u) => u.subject),
  ];
  return new Set(terms.flatMap((t) => (t.kind === 'pods' ? t.namespaces.requirements.map((r) => r.key) : [])));
}
