/** What of a design is drawn: all of it, one zone (a plane, environment, tenant or compliance zone), or what is selected. */
import { entityIn, namespacesOfZone, workloadsOfNamespace, zoneById } from '../../design/lookup.ts';
import type { Design } from '../../design/schema.ts';
import { memberNamespace } from './standing.ts';
import { type Leaf, leavesOf } from './tree.ts';

export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'zone'; readonly id: string }
  | { readonly kind: 'selection'; readonly ids: readonly string[] };

/** The namespaces of a scope; of those that are not selected themselves, the selected members. */
export function leavesIn(design: Design, scope: Scope): Leaf[] {
  switch (scope.kind) {
    case 'all':
      return leavesOf(Object.values(design.namespaces));
    case 'zone':
      return leavesOf(namespacesOfZone(design, scope.id));
    case 'selection':
      return selected(design, scope.ids);
  }
}

function selected(design: Design, ids: readonly string[]): Leaf[] {
  const things = ids.flatMap((id) => endsOf(design, id));
  const whole = new Set(
    things.flatMap((id) =>
      entityIn(design, 'namespaces', id)
        ? [id]
        : zoneById(design, id)
          ? namespacesOfZone(design, id).map((n) => n.id)
          : [],
    ),
  );
  const members = new Map<string, Set<string>>();
  for (const id of things) {
    const home = memberNamespace(design, id);
    if (home === undefined || whole.has(home)) continue;
    members.set(home, (members.get(home) ?? new Set()).add(id));
  }
  return Object.values(design.namespaces).flatMap((n): Leaf[] => {
    if (whole.has(n.id)) return [{ id: n.id, namespaces: [n] }];
    const some = members.get(n.id);
    if (!some) return [];
    const all = workloadsOfNamespace(design, n.id).every((w) => some.has(w.id));
    return [{ id: n.id, namespaces: [n], ...(all ? {} : { part: { members: some, number: 1, of: 1 } }) }];
  });
}

/** A flow, an exposure or an exception stands for its ends. */
function endsOf(design: Design, id: string): string[] {
  const between = entityIn(design, 'flows', id) ?? entityIn(design, 'exceptions', id);
  if (between) return [between.from, between.to];
  const exposure = entityIn(design, 'exposures', id);
  return exposure ? [exposure.target] : [id];
}
