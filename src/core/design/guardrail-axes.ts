/** The axes of guardrails: their zones, who stands where on each, and which standings are kept apart. */
import { entityIn } from './lookup.ts';
import { clusterOfNamespace } from './platform.ts';
import type { Axis, Design, DesignNamespace, GuardrailAxis } from './schema.ts';
import { areRelated, type ZoneNode, zonesOfAxis } from './zone-tree.ts';

/** What the zones of an axis are called: one, and several. */
export const AXIS_WORDS: Readonly<Record<GuardrailAxis, { readonly one: string; readonly many: string }>> = {
  plane: { one: 'plane', many: 'planes' },
  environment: { one: 'environment', many: 'environments' },
  tenant: { one: 'tenant', many: 'tenants' },
  complianceZone: { one: 'compliance zone', many: 'compliance zones' },
  cluster: { one: 'cluster', many: 'clusters' },
};

/** The axes in the order in which people are asked. */
export const GUARDRAIL_AXES = Object.keys(AXIS_WORDS) as readonly GuardrailAxis[];

/** What is kept apart on an axis, by id. Clusters stand beside each other. */
export function zonesOfGuardrailAxis(design: Design, axis: GuardrailAxis): Readonly<Record<string, ZoneNode>> {
  if (axis === 'complianceZone') return design.complianceZones;
  return axis === 'cluster' ? design.clusters : zonesOfAxis(design, axis);
}

/** The zones of an axis that a namespace is directly in; only those that the design has. Sorted. */
export function namespaceZonesOn(design: Design, axis: GuardrailAxis, namespace: DesignNamespace): string[] {
  switch (axis) {
    case 'complianceZone':
      return existing(design, axis, namespace.complianceZones);
    case 'cluster':
      return existing(design, axis, [clusterOfNamespace(design, namespace)?.id]);
    default:
      return existing(design, axis, [namespace[axis]]);
  }
}

/** The zone of an axis that an external or a group of hosts is in. Hosts stand in planes and clusters only. */
export function ownerZonesOn(design: Design, axis: GuardrailAxis, owner: string): string[] {
  const external = entityIn(design, 'externals', owner);
  const own = external ? { ...external, cluster: undefined } : entityIn(design, 'hostGroups', owner);
  const zone = axis === 'complianceZone' ? undefined : (own as Partial<Record<Axis | 'cluster', string>>)?.[axis];
  return existing(design, axis, [zone]);
}

function existing(design: Design, axis: GuardrailAxis, ids: readonly (string | undefined)[]): string[] {
  const zones = zonesOfGuardrailAxis(design, axis);
  return [...new Set(ids.filter((id): id is string => id !== undefined && Object.hasOwn(zones, id)))].sort();
}

/**
 * Whether the axis keeps standings apart. What is in no zone is apart from what is in one. On axes of which a thing has
 * one zone, any two unrelated zones do it (addresses may belong to several externals); compliance zones overlap, and
 * things are apart there when no zone of one is related to any of the other.
 */
export function areApart(
  design: Design,
  axis: GuardrailAxis,
  a: readonly string[],
  b: readonly string[],
  related = (x: string, y: string) => areRelated(zonesOfGuardrailAxis(design, axis), x, y),
): boolean {
  if (a.length === 0 || b.length === 0) return a.length !== b.length;
  return axis === 'complianceZone'
    ? a.every((x) => b.every((y) => !related(x, y)))
    : a.some((x) => b.some((y) => !related(x, y)));
}
