/** Finding things in a design, and what they are called. Constant time, or linear once per version of a collection. */
import { groupBy } from '../lib/order.ts';
import { collectionOf } from './handles.ts';
import { memoised } from './memo.ts';
import type { Axis, CollectionName, Design, DesignNamespace, DesignWorkload, Entity, Zone } from './schema.ts';
import { lineage, zonesOfRef } from './zone-tree.ts';

/** An entity of any collection. */
export type AnyEntity = { [C in CollectionName]: Entity<C> }[CollectionName];

/** The entity with an id; undefined when the design has none. Safe for any text. */
export function entity(design: Design, id: string): AnyEntity | undefined {
  const collection = collectionOf(id);
  return collection && entityIn(design, collection, id);
}

/** The entity of one collection with an id. Safe for any text. */
export function entityIn<C extends CollectionName>(design: Design, collection: C, id: string): Entity<C> | undefined {
  const record = design[collection] as Readonly<Record<string, Entity<C>>>;
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

/** What people call a thing: `shop/web` for a workload, `Ingress of shop/web`, else its name or handle, else the id. */
export function nameOf(design: Design, id: string): string {
  const workload = entityIn(design, 'workloads', id);
  if (workload) return `${nameOf(design, workload.namespace)}/${workload.name}`;
  const exposure = entityIn(design, 'exposures', id);
  if (exposure) return `${exposure.kind} of ${nameOf(design, exposure.target)}`;
  const labelKey = entityIn(design, 'labelKeys', id);
  if (labelKey) return labelKey.key;
  const policy = entityIn(design, 'policies', id);
  if (policy) return `${policy.kind} ${policy.namespace ? `${policy.namespace}/` : ''}${policy.name}`;
  const found = entity(design, id);
  const named = found && 'name' in found && collectionOf(id) !== 'guardrails';
  return named ? found.name : id;
}

const namesOfNamespaces = memoised((namespaces: Design['namespaces']): ReadonlyMap<string, DesignNamespace> => {
  const sorted = Object.values(namespaces).sort((a, b) => (a.id < b.id ? 1 : -1));
  return new Map(sorted.map((n) => [n.name, n]));
});

/** The namespace of a name; of several in different clusters the first by id, as in the inventory. */
export function namespaceNamed(design: Design, name: string): DesignNamespace | undefined {
  return namesOfNamespaces(design.namespaces).get(name);
}

/** The collection that holds the zones of an axis. */
export const ZONES_OF_AXIS = { plane: 'planes', environment: 'environments', tenant: 'tenants' } as const;

/**
 * The zone of an axis that a thing stands in. A workload and a label group stand where their namespace does; a zone of
 * the axis stands in itself. The nearest zone only: `zoneChain` gives those around it.
 */
export function zoneOf(design: Design, ref: string, axis: Axis): Zone | undefined {
  const collection = collectionOf(ref);
  const zones = ZONES_OF_AXIS[axis];
  switch (collection) {
    case 'planes':
    case 'environments':
    case 'tenants':
      return collection === zones ? entityIn(design, zones, ref) : undefined;
    case 'workloads':
    case 'labelGroups': {
      const namespace = entityIn(design, collection, ref)?.namespace;
      return namespace ? zoneOf(design, namespace, axis) : undefined;
    }
    case 'namespaces':
    case 'externals': {
      const zone = entityIn(design, collection, ref)?.[axis];
      return zone ? entityIn(design, zones, zone) : undefined;
    }
    case 'hostGroups': {
      const plane = axis === 'plane' ? entityIn(design, 'hostGroups', ref)?.plane : undefined;
      return plane ? entityIn(design, 'planes', plane) : undefined;
    }
    default:
      return undefined;
  }
}

/** A zone and the zones around it, innermost first. Ends where parents form a circle. */
export function zoneChain(design: Design, zoneId: string): Zone[] {
  return lineage(zonesOfRef(design, zoneId) ?? {}, zoneId);
}

/** A plane, environment, tenant or compliance zone. */
export function zoneById(design: Design, id: string): Zone | undefined {
  const zones = zonesOfRef(design, id);
  return zones && Object.hasOwn(zones, id) ? zones[id] : undefined;
}

/** The collections that hold zones. */
export type ZoneCollection = 'planes' | 'environments' | 'tenants' | 'complianceZones';

/** Whether a collection holds zones. */
export function isZoneCollection(collection: CollectionName): collection is ZoneCollection {
  return ['planes', 'environments', 'tenants', 'complianceZones'].includes(collection);
}

const workloadsByNamespace = memoised(
  (workloads: Design['workloads']): ReadonlyMap<string, DesignWorkload[]> =>
    groupBy(Object.values(workloads), (w) => w.namespace),
);

/** The workloads of a namespace, in order of the record. */
export function workloadsOfNamespace(design: Design, namespaceId: string): readonly DesignWorkload[] {
  return workloadsByNamespace(design.workloads).get(namespaceId) ?? [];
}

const namespacesByZone = memoised((design: Design): ReadonlyMap<string, DesignNamespace[]> => {
  const byZone = new Map<string, DesignNamespace[]>();
  for (const namespace of Object.values(design.namespaces)) {
    const own = [namespace.plane, namespace.environment, namespace.tenant, ...namespace.complianceZones];
    const around = own.flatMap((id) => (id ? zoneChain(design, id) : []));
    for (const zone of new Set(around)) {
      const inside = byZone.get(zone.id);
      if (inside) inside.push(namespace);
      else byZone.set(zone.id, [namespace]);
    }
  }
  return byZone;
});

/** The namespaces of a zone and of the zones inside it, in order of the record. */
export function namespacesOfZone(design: Design, zoneId: string): readonly DesignNamespace[] {
  return namespacesByZone(design).get(zoneId) ?? [];
}
