/** Membership: which zone and which namespace things stand in. */
import { collectionOf } from '../handles.ts';
import { layoutKey } from '../layout-key.ts';
import { entityIn, ZONES_OF_AXIS, zoneChain } from '../lookup.ts';
import type { Axis, DesignNamespace, DesignWorkload } from '../schema.ts';
import { type DocumentDraft, drafted } from './draft.ts';
import { workloadTaken } from './rename.ts';

/**
 * Puts namespaces, externals, host groups (planes only) and zones of the axis into a zone; `undefined` takes them out.
 * A workload moves with its namespace. What left a zone loses that zone's label, since membership is the label.
 * Returns what could not be moved, and why.
 */
export function moveToZone(
  draft: DocumentDraft,
  ids: readonly string[],
  axis: Axis,
  zoneId: string | undefined,
): string[] {
  const zones = ZONES_OF_AXIS[axis];
  if (zoneId !== undefined && !drafted(draft, zones, zoneId)) return [`nothing has the id \`${zoneId}\``];
  const moved = ids.map((id) => drafted(draft, 'workloads', id)?.namespace ?? id);
  return [...new Set(moved)].flatMap((id) => {
    const problem = moveOne(draft, id, axis, zoneId);
    return problem ? [problem] : [];
  });
}

function moveOne(draft: DocumentDraft, id: string, axis: Axis, zoneId: string | undefined): string | undefined {
  const collection = collectionOf(id);
  switch (collection) {
    case 'namespaces': {
      const namespace = drafted(draft, collection, id);
      if (namespace) leaveZone(draft, namespace, axis, zoneId);
      if (namespace && namespace[axis] !== zoneId) forgetPlace(draft, id, axis);
      return setMembership(namespace, axis, zoneId);
    }
    case 'externals':
      return setMembership(drafted(draft, collection, id), axis, zoneId);
    case 'hostGroups':
      if (axis !== 'plane') return 'a host group stands in a plane only';
      return setMembership(drafted(draft, collection, id), axis, zoneId);
    case 'planes':
    case 'environments':
    case 'tenants':
      return nestZone(draft, collection, id, axis, zoneId);
    default:
      return `\`${id}\` stands in no ${axis}`;
  }
}

function setMembership(
  thing: { [A in Axis]?: string | undefined } | undefined,
  axis: Axis,
  zoneId: string | undefined,
): string | undefined {
  if (!thing) return 'it is gone';
  if (zoneId === undefined) delete thing[axis];
  else thing[axis] = zoneId;
  return undefined;
}

/** It stood relative to what it was in. */
function forgetPlace(draft: DocumentDraft, id: string, axis: Axis): void {
  delete draft.layout.nodes[layoutKey(id, axis)];
}

function leaveZone(draft: DocumentDraft, namespace: DesignNamespace, axis: Axis, zoneId: string | undefined): void {
  const old = namespace[axis];
  if (old === undefined || old === zoneId) return;
  for (const { label } of zoneChain(draft.design, old))
    if (Object.hasOwn(namespace.labels, label.key) && namespace.labels[label.key] === label.value)
      delete namespace.labels[label.key];
}

function nestZone(
  draft: DocumentDraft,
  collection: 'planes' | 'environments' | 'tenants',
  id: string,
  axis: Axis,
  zoneId: string | undefined,
): string | undefined {
  const zone = drafted(draft, collection, id);
  if (!zone || collection !== ZONES_OF_AXIS[axis]) return `\`${id}\` stands in no ${axis}`;
  if (zoneId !== undefined && zoneChain(draft.design, zoneId).some((around) => around.id === id))
    return `\`${zone.name}\` cannot lie inside itself`;
  if (zone.parent !== zoneId) forgetPlace(draft, id, axis);
  if (zoneId === undefined) delete zone.parent;
  else zone.parent = zoneId;
  return undefined;
}

/** Moves workloads to another namespace; ids stay. Returns what could not be moved, and why. */
export function moveToNamespace(draft: DocumentDraft, workloadIds: readonly string[], namespaceId: string): string[] {
  if (!entityIn(draft.design, 'namespaces', namespaceId)) return [`nothing has the id \`${namespaceId}\``];
  return workloadIds.flatMap((id) => {
    const workload = drafted(draft, 'workloads', id);
    if (!workload || workload.namespace === namespaceId) return [];
    const moved: DesignWorkload = { ...workload, namespace: namespaceId };
    const problem = workloadTaken(draft.design, moved, workload.name);
    if (problem) return [problem];
    workload.namespace = namespaceId;
    // it stood relative to its old namespace
    delete draft.layout.nodes[id];
    return [];
  });
}
