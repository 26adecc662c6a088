/** Labels of namespaces and pods that differ between two sides, as far as a policy of either side looks at them. */
import type { Labels } from '../../cluster/labels.ts';
import { namespaceNamed } from '../../design/lookup.ts';
import { compareNatural } from '../../design/natural-order.ts';
import { sortedBy } from '../../lib/order.ts';
import type { PolicySet } from '../../policy/policy-set.ts';
import type { LabelEdit } from './answer.ts';
import { namesOfWorkloads, type ReviewSide, type ReviewSides } from './sides.ts';

/** The edits, and for each namespace and workload the keys that they name. */
export interface LabelEdits {
  readonly edits: readonly LabelEdit[];
  /** By id of the design, where it holds the thing. */
  readonly keysOf: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Labelled {
  readonly id: string;
  readonly name: string;
  readonly labels: Labels;
}

/** Labels of what both sides have. */
export function labelEdits(sides: ReviewSides): LabelEdits {
  const { before, after } = sides;
  const looked = [before, after].map(({ solved }) => keysLookedAt(solved.policySet));
  const keysOf = new Map<string, Set<string>>();
  const edits = (['namespace', 'workload'] as const).flatMap((on) => {
    const keys = new Set(looked.flatMap((l) => [...l[on]]));
    const [old, now] = on === 'namespace' ? [namespacesOf(before), namespacesOf(after)] : podsOf(sides);
    return editsOn(on, keys, old, now, keysOf);
  });
  return { edits, keysOf };
}

function editsOn(
  on: LabelEdit['on'],
  keys: ReadonlySet<string>,
  old: readonly Labelled[],
  now: readonly Labelled[],
  keysOf: Map<string, Set<string>>,
): LabelEdit[] {
  const earlier = new Map(old.map((l) => [l.id, l]));
  const found = new Map<string, { readonly edit: Omit<LabelEdit, 'names'>; readonly names: string[] }>();
  for (const { id, name, labels } of now) {
    const was = earlier.get(id);
    if (!was) continue;
    for (const key of keys) {
      const [b, a] = [was.labels.get(key), labels.get(key)];
      if (b === a) continue;
      const edit = { on, key, ...(b === undefined ? {} : { before: b }), ...(a === undefined ? {} : { after: a }) };
      const same = JSON.stringify([key, b ?? null, a ?? null]);
      const known = found.get(same);
      if (known) known.names.push(name);
      else found.set(same, { edit, names: [name] });
      keysOf.set(id, (keysOf.get(id) ?? new Set()).add(key));
    }
  }
  const all = [...found.values()].map(({ edit, names }) => ({ ...edit, names: names.sort(compareNatural) }));
  return sortedBy(all, (e) => JSON.stringify([e.key, e.before ?? null, e.after ?? null]));
}

function namespacesOf({ solved, design }: ReviewSide): Labelled[] {
  return solved.cluster.namespaces.map(({ name, labels }) => ({
    id: namespaceNamed(design, name)?.id ?? name,
    name,
    labels,
  }));
}

/** Of a workload whose pods differ, the labels that all of them have. */
function podsOf(sides: ReviewSides): readonly [readonly Labelled[], readonly Labelled[]] {
  const names = namesOfWorkloads(sides);
  const of = (side: 'before' | 'after') =>
    sides[side].solved.cluster.workloads.map(({ id, namespace, name, pods }) => ({
      id: names[side](id),
      name: `${namespace}/${name}`,
      labels: new Map([...(pods[0]?.labels ?? [])].filter(([k, v]) => pods.every((p) => p.labels.get(k) === v))),
    }));
  return [of('before'), of('after')];
}

/** Keys by which policies choose namespaces and pods. */
function keysLookedAt(set: PolicySet): Readonly<Record<LabelEdit['on'], Set<string>>> {
  const policies = set.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies));
  const terms = [
    ...policies.flatMap((p) => [...p.subject, ...p.rules.flatMap((r) => r.peers)]),
    ...set.unread.flatMap((u) => u.subject),
  ].flatMap((t) => (t.kind === 'pods' ? [t] : []));
  return {
    namespace: new Set(terms.flatMap((t) => t.namespaces.requirements.map((r) => r.key))),
    workload: new Set(terms.flatMap((t) => t.pods.requirements.map((r) => r.key))),
  };
}
