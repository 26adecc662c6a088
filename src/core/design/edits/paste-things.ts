/** Pasting what stands on the map: zones, namespaces, what is in them, and what is outside. */
import { plainCopy, withoutUndefined } from '../fields.ts';
import { COPIED_COLLECTIONS } from '../fragment.ts';
import { collectionOf, newId, PREFIXES } from '../handles.ts';
import { kubernetesName } from '../label-syntax.ts';
import { isZoneCollection, ZONES_OF_AXIS, zoneById } from '../lookup.ts';
import { itemsOf } from '../references.ts';
import type { Axis, CollectionName, Entity, Zone } from '../schema.ts';
import { addNamespace } from './add.ts';
import { drafted, insert } from './draft.ts';
import { moveToZone } from './move.ts';
import { calledOf, found, type Pasting, record, resolve, take, workloadScope } from './pasting.ts';

/** Pastes the zones, then namespaces, workloads and label groups, then externals and hosts of the fragment. */
export function pasteThings(pasting: Pasting): void {
  pasteZones(pasting);
  pasteNamespaces(pasting);
  pasteInside(pasting);
  pasteOutside(pasting);
}

function pasteZones(pasting: Pasting): void {
  for (const collection of COPIED_COLLECTIONS.filter(isZoneCollection)) {
    const zones = itemsOf(pasting.fragment.design, collection);
    for (const zone of zones) {
      const name = take(pasting, collection, zone.name, 253);
      const id = newId(pasting.draft.design, PREFIXES[collection], name.toLowerCase());
      const value = take(pasting, `${collection} ${zone.label.key}`, relabel(zone.label.value, zone.name, name), 63);
      insert(pasting.draft, collection, {
        ...withoutPlaces(zone),
        ...clusterHere(pasting, zone),
        id,
        name,
        label: { ...zone.label, value },
      });
      record(pasting, zone.id, id);
    }
    for (const zone of zones) nest(pasting, collection, zone);
  }
}

function withoutPlaces({ parent: _, cluster: __, ...zone }: Zone & { readonly cluster?: string | undefined }): Zone {
  return plainCopy(zone);
}

/** The cluster of an environment, where this design has it. */
function clusterHere(pasting: Pasting, zone: Zone): { readonly cluster?: string } {
  const cluster = 'cluster' in zone && typeof zone.cluster === 'string' ? found(pasting, zone.cluster) : undefined;
  return cluster === undefined ? {} : { cluster };
}

function nest(pasting: Pasting, collection: CollectionName, zone: Zone): void {
  const { draft, ids, into } = pasting;
  const copy = zoneById(draft.design, ids.get(zone.id) ?? '');
  if (!copy) return;
  const intoHere = into !== undefined && collectionOf(into) === collection && !ids.has(zone.parent ?? '');
  const parent = intoHere ? into : found(pasting, zone.parent);
  // a fragment from outside may hold a ring of parents: it is cut where it would close
  const closes = (id: string | undefined): boolean => {
    for (let at = id, steps = 0; at !== undefined && steps < 1_000; steps++) {
      if (at === copy.id) return true;
      at = zoneById(draft.design, at)?.parent;
    }
    return false;
  };
  if (parent !== undefined && collectionOf(parent) === collection && !closes(parent)) copy.parent = parent;
}

const AXES: readonly Axis[] = ['plane', 'environment', 'tenant'];

/** The axis of the zone that is pasted into. */
function axisInto({ into }: Pasting): Axis | undefined {
  const collection = into === undefined ? undefined : collectionOf(into);
  return AXES.find((axis) => ZONES_OF_AXIS[axis] === collection);
}

function pasteNamespaces(pasting: Pasting): void {
  const { draft, ids } = pasting;
  for (const original of itemsOf(pasting.fragment.design, 'namespaces')) {
    const name = take(pasting, 'namespaces', kubernetesName(original.name, 'namespace'), 63);
    const id = newId(draft.design, PREFIXES.namespaces, name);
    const labels = relabelled(original.labels, original.name, name);
    const zones = zonesHere(pasting, original);
    const complianceZones = original.complianceZones.flatMap((zone) => found(pasting, zone) ?? []);
    const cluster = found(pasting, original.cluster);
    insert(
      draft,
      'namespaces',
      withoutUndefined<Entity<'namespaces'>>({
        ...plainCopy(original),
        ...zones,
        id,
        name,
        labels,
        complianceZones,
        cluster,
      }),
    );
    record(pasting, original.id, id);
    const axis = axisInto(pasting);
    if (axis && !ids.has(original[axis] ?? '')) moveToZone(draft, [id], axis, pasting.into);
  }
}

type InZones = { readonly [A in Axis]?: string | undefined };

function zonesHere(pasting: Pasting, thing: InZones): { [A in Axis]: string | undefined } {
  return {
    plane: found(pasting, thing.plane),
    environment: found(pasting, thing.environment),
    tenant: found(pasting, thing.tenant),
  };
}

/** The namespace that something of a namespace goes to: its copy, the one pasted into, its own, or a new one of its name. */
function homeOf(pasting: Pasting, namespace: string): string {
  const { draft, ids, into, made } = pasting;
  const given = into !== undefined && drafted(draft, 'namespaces', into) ? into : undefined;
  const home = ids.get(namespace) ?? given ?? made.get(namespace) ?? resolve(pasting, namespace);
  if (home !== undefined) return home;
  const axis = axisInto(pasting);
  const fresh = addNamespace(draft, { name: calledOf(pasting, namespace), ...(axis && { [axis]: into }) });
  made.set(namespace, fresh);
  return fresh;
}

function pasteInside(pasting: Pasting): void {
  const { draft } = pasting;
  for (const original of itemsOf(pasting.fragment.design, 'workloads')) {
    const namespace = homeOf(pasting, original.namespace);
    const name = take(pasting, workloadScope({ namespace, kind: original.kind }), original.name, 253);
    const id = newId(draft.design, PREFIXES.workloads, `${namespace.slice(3)}/${name}`);
    const labels = relabelled(original.labels, original.name, name);
    insert(draft, 'workloads', { ...plainCopy(original), id, namespace, name, labels });
    record(pasting, original.id, id);
  }
  for (const original of itemsOf(pasting.fragment.design, 'labelGroups')) {
    const home = original.namespace === undefined ? undefined : homeOf(pasting, original.namespace);
    const name = take(pasting, 'labelGroups', original.name, 253);
    const id = newId(draft.design, PREFIXES.labelGroups, name.toLowerCase());
    insert(
      draft,
      'labelGroups',
      withoutUndefined<Entity<'labelGroups'>>({ ...plainCopy(original), id, name, namespace: home }),
    );
    record(pasting, original.id, id);
  }
}

function pasteOutside(pasting: Pasting): void {
  const { draft } = pasting;
  for (const original of itemsOf(pasting.fragment.design, 'externals')) {
    const name = take(pasting, 'externals', original.name, 253);
    const id = newId(draft.design, PREFIXES.externals, name.toLowerCase());
    const zones = zonesHere(pasting, original);
    insert(draft, 'externals', withoutUndefined<Entity<'externals'>>({ ...plainCopy(original), ...zones, id, name }));
    record(pasting, original.id, id);
  }
  for (const original of itemsOf(pasting.fragment.design, 'hostGroups')) {
    const name = take(pasting, 'hostGroups', original.name, 253);
    const id = newId(draft.design, PREFIXES.hostGroups, name.toLowerCase());
    const plane = found(pasting, original.plane);
    const cluster = found(pasting, original.cluster);
    insert(
      draft,
      'hostGroups',
      withoutUndefined<Entity<'hostGroups'>>({ ...plainCopy(original), id, name, plane, cluster }),
    );
    record(pasting, original.id, id);
  }
}

function relabel(value: string, before: string, now: string): string {
  return value === before ? now : value;
}

/** Labels that hold the old name take the new one, so that policies tell the two apart. */
function relabelled(labels: Readonly<Record<string, string>>, before: string, now: string): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, relabel(value, before, now)]));
}
