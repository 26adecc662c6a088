/** What contains what on the map, under one grouping. The nesting is a view over attributes and is never stored. */

import { axesOf, type Nesting as Grouping, OPEN_NAMESPACES } from '../design/layout-key.ts';
import { ZONES_OF_AXIS, zoneChain } from '../design/lookup.ts';
import type { Axis, Design, DesignNamespace, Exposure, Zone } from '../design/schema.ts';

/**
 * `tray`: what is in no zone of the grouping, kept together. `entry`: where what is exposed is reached from, in a design
 * that names nobody outside.
 */
export type NodeKind = 'zone' | 'tray' | 'namespace' | 'workload' | 'group' | 'external' | 'host' | 'entry';

export interface Nested {
  readonly id: string;
  readonly kind: NodeKind;
  readonly parent: string | undefined;
  /** What it shows: of a zone that has a frame in several others, the zone; else the id itself. */
  readonly entity: string;
  /** Of a zone: what it is a zone of. */
  readonly axis?: Axis;
}

export interface Nesting {
  /** Parents before children. */
  readonly order: readonly Nested[];
  readonly byId: ReadonlyMap<string, Nested>;
  /** Ids in each container, by its id; `ROOT` for what stands on the canvas itself. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** Ids of what shows a zone that has no frame under its own id. */
  readonly frames: ReadonlyMap<string, readonly string[]>;
}

export const ROOT = '';
/** The one entry; no id of a design looks like it. */
export const ENTRY = 'entry:outside';
/** The one tray; no id of a design looks like it. */
export const TRAY = 'tray:unclassified';

/** What a drawn id shows: the end of it, for a zone that has a frame in several others. */
export function entityOf(drawn: string): string {
  return drawn.slice(drawn.lastIndexOf('|') + 1);
}

/** The zones of an axis. */
export function zonesOf(design: Design, axis: Axis): Readonly<Record<string, Zone>> {
  return design[ZONES_OF_AXIS[axis]] as Readonly<Record<string, Zone>>;
}

/** The zone of a namespace on an axis, if it has one that exists. */
export function zoneOf(design: Design, axis: Axis, namespace: DesignNamespace): string | undefined {
  const id = namespace[axis];
  return id !== undefined && Object.hasOwn(zonesOf(design, axis), id) ? id : undefined;
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
  const add = (nested: Nested) => {
    order.push(nested);
    byId.set(nested.id, nested);
  };
  const plain = (id: string, kind: NodeKind, parent: string | undefined) => add({ id, kind, parent, entity: id });
  const [outer, ...inner] = axesOf(groupBy);
  if (outer)
    for (const { id, parent } of sortedZones(zonesOf(design, outer)))
      add({ id, kind: 'zone', parent, entity: id, axis: outer });
  const namespaces = byName(design.namespaces);
  const isLoose = outer !== undefined && namespaces.some((ns) => zoneOf(design, outer, ns) === undefined);
  const tray = isLoose && (groupBy === 'platform' || namespaces.length > OPEN_NAMESPACES);
  if (tray) plain(TRAY, 'tray', undefined);
  const frames = namespaces.map((ns) => {
    let at = outer && zoneOf(design, outer, ns);
    if (at !== undefined) for (const axis of inner) at = innerFrame(design, axis, ns, at, byId, add);
    return [ns.id, at] as const;
  });
  for (const [id, at] of frames) plain(id, 'namespace', at ?? (tray ? TRAY : undefined));
  const namespaceOr = (id: string | undefined) => (id !== undefined && byId.has(id) ? id : undefined);
  for (const w of byName(design.workloads)) plain(w.id, 'workload', namespaceOr(w.namespace));
  for (const g of byName(design.labelGroups)) plain(g.id, 'group', namespaceOr(g.namespace));
  for (const e of byName(design.externals)) plain(e.id, 'external', undefined);
  for (const h of byName(design.hostGroups)) plain(h.id, 'host', undefined);
  if (Object.values(design.exposures).some((e) => sourceOf(design, e) === ENTRY)) plain(ENTRY, 'entry', undefined);
  return { order, byId, members: membersOf(order), frames: framesOf(order) };
}

/** The frame inside `around` of the namespace's zone on a further axis, made with those round it when it is new. */
function innerFrame(
  design: Design,
  axis: Axis,
  namespace: DesignNamespace,
  around: string,
  byId: ReadonlyMap<string, Nested>,
  add: (nested: Nested) => void,
): string {
  const zone = zoneOf(design, axis, namespace);
  if (zone === undefined) return around;
  let parent = around;
  for (const { id } of zoneChain(design, zone).reverse()) {
    const frame = `${around}|${id}`;
    if (!byId.has(frame)) add({ id: frame, kind: 'zone', parent, entity: id, axis });
    parent = frame;
  }
  return parent;
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

function framesOf(order: readonly Nested[]): Map<string, string[]> {
  const frames = new Map<string, string[]>();
  for (const { id, entity } of order) {
    if (id === entity) continue;
    const list = frames.get(entity);
    if (list) list.push(id);
    else frames.set(entity, [id]);
  }
  return frames;
}

/** What shows a thing: itself, or of a zone with frames in several others the first of them. */
export function shownBy(nesting: Nesting, id: string): Nested | undefined {
  return nesting.byId.get(id) ?? nesting.byId.get(nesting.frames.get(id)?.[0] ?? '');
}

/** What shows the thing itself, and every container round that, innermost first. */
export function containersOf(nesting: Nesting, id: string): Nested[] {
  const out: Nested[] = [];
  for (let at = shownBy(nesting, id); at; at = at.parent === undefined ? undefined : nesting.byId.get(at.parent)) {
    out.push(at);
  }
  return out;
}
