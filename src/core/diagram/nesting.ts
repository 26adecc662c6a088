/** What contains what on the map, under one grouping. The nesting is a view over attributes and is never stored. */

import type { Nesting as Grouping } from '../design/layout-key.ts';
import type { Design, DesignNamespace, Exposure, Zone } from '../design/schema.ts';

/** `entry`: where what is exposed is reached from, in a design that names nobody outside. */
export type NodeKind = 'zone' | 'namespace' | 'workload' | 'group' | 'external' | 'host' | 'entry';

export interface Nested {
  readonly id: string;
  readonly kind: NodeKind;
  readonly parent: string | undefined;
}

export interface Nesting {
  /** Parents before children. */
  readonly order: readonly Nested[];
  readonly byId: ReadonlyMap<string, Nested>;
  /** Ids in each container, by its id; `ROOT` for what stands on the canvas itself. */
  readonly members: ReadonlyMap<string, readonly string[]>;
}

export const ROOT = '';
/** The one entry; no id of a design looks like it. */
export const ENTRY = 'entry:outside';

/** The zones of a grouping; none under `namespace`. */
export function zonesOf(design: Design, groupBy: Grouping): Readonly<Record<string, Zone>> {
  if (groupBy === 'plane') return design.planes;
  if (groupBy === 'environment') return design.environments;
  if (groupBy === 'tenant') return design.tenants;
  return {};
}

/** The zone of a namespace under a grouping, if it has one that exists. */
export function zoneOf(design: Design, groupBy: Grouping, namespace: DesignNamespace): string | undefined {
  const id = groupBy === 'namespace' ? undefined : namespace[groupBy];
  return id !== undefined && Object.hasOwn(zonesOf(design, groupBy), id) ? id : undefined;
}

/** What an exposure is drawn from: what it goes through, else the external it is for, else the internet, else the entry. */
export function sourceOf(design: Design, exposure: Exposure): string {
  const named = exposure.via ?? exposure.from;
  return named ?? Object.values(design.externals).find((e) => e.internet)?.id ?? ENTRY;
}

/** Nests everything that is drawn. Missing containers leave a thing on the canvas; rings of parents are cut. */
export function nest(design: Design, groupBy: Grouping): Nesting {
  const order: Nested[] = [];
  const byId = new Map<string, Nested>();
  const add = (id: string, kind: NodeKind, parent: string | undefined) => {
    const nested = { id, kind, parent };
    order.push(nested);
    byId.set(id, nested);
  };
  for (const zone of sortedZones(zonesOf(design, groupBy))) add(zone.id, 'zone', zone.parent);
  for (const ns of byName(design.namespaces)) add(ns.id, 'namespace', zoneOf(design, groupBy, ns));
  const namespaceOr = (id: string | undefined) => (id !== undefined && byId.has(id) ? id : undefined);
  for (const w of byName(design.workloads)) add(w.id, 'workload', namespaceOr(w.namespace));
  for (const g of byName(design.labelGroups)) add(g.id, 'group', namespaceOr(g.namespace));
  for (const e of byName(design.externals)) add(e.id, 'external', undefined);
  for (const h of byName(design.hostGroups)) add(h.id, 'host', undefined);
  if (Object.values(design.exposures).some((e) => sourceOf(design, e) === ENTRY)) add(ENTRY, 'entry', undefined);
  return { order, byId, members: membersOf(order) };
}

function membersOf(order: readonly Nested[]): Map<string, string[]> {
  const members = new Map<string, string[]>();
  for (const { id, parent } of order) {
    const key = parent ?? ROOT;
    const list = members.get(key);
    if (list) list.push(id);
    else members.set(key, [id]);
  }
  return members;
}

function byName<T extends { readonly id: string; readonly name: string }>(record: Readonly<Record<string, T>>): T[] {
  return Object.values(record).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
}

/** Zones with their parents first. A parent that is missing, or that would close a ring, counts as none. */
function sortedZones(zones: Readonly<Record<string, Zone>>): { id: string; parent: string | undefined }[] {
  const out: { id: string; parent: string | undefined }[] = [];
  const done = new Set<string>();
  const visit = (zone: Zone, path: ReadonlySet<string>) => {
    if (done.has(zone.id)) return;
    const parent = zone.parent !== undefined && Object.hasOwn(zones, zone.parent) ? zones[zone.parent] : undefined;
    const usable = parent && parent.id !== zone.id && !path.has(parent.id) ? parent : undefined;
    if (usable) visit(usable, new Set([...path, zone.id]));
    if (done.has(zone.id)) return;
    done.add(zone.id);
    out.push({ id: zone.id, parent: usable?.id });
  };
  for (const zone of byName(zones)) visit(zone, new Set());
  return out;
}

/** The thing itself and every container round it, innermost first. */
export function containersOf(nesting: Nesting, id: string): string[] {
  const out: string[] = [];
  for (let at = nesting.byId.get(id); at; at = at.parent === undefined ? undefined : nesting.byId.get(at.parent)) {
    out.push(at.id);
  }
  return out;
}
