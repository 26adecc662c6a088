/** What of a design the sheets of a scope tell: the part of it that stands in a zone, or is selected, or touches that. */

import { namespacesOfZone, zoneById } from '../../design/lookup.ts';
import { clusterOfNamespace } from '../../design/platform.ts';
import type { CollectionName, Design, Entity } from '../../design/schema.ts';
import { kindWord } from '../../design/thing-words.ts';
import { isWithin, lineage, zonesOfNamespace, zonesOfRef } from '../../design/zone-tree.ts';
import { leavesIn, type Scope } from '../sheets/scope.ts';
import { memberNamespace } from '../sheets/standing.ts';

/** The design with only what a scope tells of. Names of what is left out are to be looked up in the whole. */
export function shownIn(design: Design, scope: Scope): Design {
  if (scope.kind === 'all') return design;
  const here = new Set(leavesIn(design, scope).flatMap((l) => l.namespaces.map((n) => n.id)));
  const chosen = scope.kind === 'zone' ? [scope.id] : scope.ids;
  const zones = zonesAround(design, here, chosen);
  const names = new Set(Object.values(design.namespaces).flatMap((n) => (here.has(n.id) ? [n.name] : [])));
  const kept = <C extends CollectionName>(collection: C, is: (thing: Entity<C>) => boolean) => ({
    [collection]: Object.fromEntries(
      Object.entries(design[collection] as Readonly<Record<string, Entity<C>>>).filter(([, thing]) => is(thing)),
    ),
  });
  const isZone = ({ id }: { readonly id: string }) => zones.has(id);
  const touches = (ref: string): boolean => {
    if (chosen.includes(ref) || here.has(memberNamespace(design, ref) ?? ref)) return true;
    if (zoneById(design, ref)) return namespacesOfZone(design, ref).some((n) => here.has(n.id));
    return zones.has(ref);
  };
  const isBetween = ({ from, to }: { readonly from: string; readonly to: string }) => touches(from) || touches(to);
  const flows = Object.values(design.flows).filter(isBetween);
  const exceptions = Object.values(design.exceptions).filter(isBetween);
  const walls = Object.values(design.guardrails).filter(({ rule, scope: within }) =>
    rule.kind === 'forbid'
      ? isBetween(rule)
      : rule.kind === 'enclose'
        ? touches(rule.zone)
        : within === undefined || within.some(touches),
  );
  const ends = new Set([
    ...[...flows, ...exceptions].flatMap((f) => [f.from, f.to]),
    ...walls.flatMap(({ rule }) => (rule.kind === 'forbid' ? [rule.from, rule.to] : [])),
    ...Object.values(design.exposures).flatMap((e) => (e.from !== undefined && touches(e.target) ? [e.from] : [])),
    ...chosen,
  ]);
  const opened = new Set(exceptions.map((x) => x.guardrail));
  const isOutside = (thing: Entity<'externals'> | Entity<'hostGroups'>) =>
    ends.has(thing.id) || standsIn(design, thing, chosen);
  return {
    ...design,
    ...kept('planes', isZone),
    ...kept('environments', isZone),
    ...kept('tenants', isZone),
    ...kept('complianceZones', isZone),
    ...kept('clusters', isZone),
    ...kept('namespaces', (n) => here.has(n.id)),
    ...kept('workloads', (w) => here.has(w.namespace)),
    ...kept('labelGroups', (g) => ends.has(g.id)),
    ...kept('externals', isOutside),
    ...kept('hostGroups', isOutside),
    ...kept('exposures', (e) => touches(e.target)),
    ...kept('flows', isBetween),
    ...kept('exceptions', isBetween),
    ...kept('guardrails', (g) => walls.includes(g) || opened.has(g.id)),
    ...kept('sharedServices', (s) => touches(s.target) || s.consumers.some(touches)),
    ...kept('policies', (p) => p.namespace !== undefined && names.has(p.namespace)),
  };
}

/** What a scope is called: `tenant Payments`; empty for the whole design. */
export function scopeWords(design: Design, scope: Scope): string {
  if (scope.kind === 'all') return '';
  if (scope.kind === 'selection') return 'the selection';
  return `${kindWord(scope.id)} ${zoneById(design, scope.id)?.name ?? scope.id}`;
}

/** The zones that what is here stands in, those round them, and all that stands in a chosen one. */
function zonesAround(design: Design, here: ReadonlySet<string>, chosen: readonly string[]): ReadonlySet<string> {
  const out = new Set<string>();
  const add = (id: string) => {
    for (const zone of lineage(zonesOfRef(design, id) ?? {}, id)) out.add(zone.id);
  };
  for (const id of here) {
    const namespace = design.namespaces[id];
    if (!namespace) continue;
    for (const zone of zonesOfNamespace(namespace)) add(zone);
    const cluster = clusterOfNamespace(design, namespace);
    if (cluster) out.add(cluster.id);
  }
  for (const id of chosen) {
    const zones = zonesOfRef(design, id) ?? {};
    for (const zone of Object.values(zones)) if (isWithin(zones, zone.id, id)) add(zone.id);
    if (Object.hasOwn(design.clusters, id)) out.add(id);
  }
  for (const { id, cluster } of Object.values(design.environments))
    if (out.has(id) && cluster !== undefined) out.add(cluster);
  return out;
}

/** Whether something outside the cluster stands in a chosen zone, or in one within it. */
function standsIn(
  design: Design,
  thing: Entity<'externals'> | Entity<'hostGroups'>,
  chosen: readonly string[],
): boolean {
  const own = [thing.plane, ...('internet' in thing ? [thing.environment, thing.tenant] : [thing.cluster])];
  return own.some(
    (id) => id !== undefined && chosen.some((c) => c === id || isWithin(zonesOfRef(design, c) ?? {}, id, c)),
  );
}
