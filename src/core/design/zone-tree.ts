/** Planes, environments, tenants and compliance zones as trees, and who stands where in them. */
import type { Axis, Design, DesignNamespace, Zone } from './schema.ts';

/** What a tree of zones is made of. */
export interface ZoneNode {
  readonly id: string;
  readonly name: string;
  readonly parent?: string | undefined;
}

type ZoneRecord = Readonly<Record<string, Zone>>;
type Nodes<Z extends ZoneNode> = Readonly<Record<string, Z>>;

/** The zones of an axis. */
export function zonesOfAxis(design: Design, axis: Axis): ZoneRecord {
  switch (axis) {
    case 'plane':
      return design.planes;
    case 'environment':
      return design.environments;
    case 'tenant':
      return design.tenants;
  }
}

/** A zone's collection by the prefix of its id; undefined for ids that are no zone. */
export function zonesOfRef(design: Design, ref: string): ZoneRecord | undefined {
  if (ref.startsWith('plane:')) return design.planes;
  if (ref.startsWith('env:')) return design.environments;
  if (ref.startsWith('tenant:')) return design.tenants;
  return ref.startsWith('zone:') ? design.complianceZones : undefined;
}

/** The zone and its ancestors, nearest first. Ends at an unknown parent or where a cycle closes. */
export function lineage<Z extends ZoneNode>(zones: Nodes<Z>, id: string | undefined): Z[] {
  const line: Z[] = [];
  const seen = new Set<string>();
  let at = id;
  while (at !== undefined && Object.hasOwn(zones, at) && !seen.has(at)) {
    seen.add(at);
    const zone: Z | undefined = zones[at];
    if (!zone) break;
    line.push(zone);
    at = zone.parent;
  }
  return line;
}

/** Whether a zone is the other or stands below it. */
export function isWithin(zones: Nodes<ZoneNode>, id: string | undefined, ancestor: string): boolean {
  return lineage(zones, id).some((z) => z.id === ancestor);
}

/** Whether two zones are the same to a guardrail: one is the other or an ancestor of it. */
export function areRelated(zones: Nodes<ZoneNode>, a: string, b: string): boolean {
  return isWithin(zones, a, b) || isWithin(zones, b, a);
}

/** The ids of every zone that a namespace is directly in. */
export function zonesOfNamespace(namespace: DesignNamespace): string[] {
  return [namespace.plane, namespace.environment, namespace.tenant, ...namespace.complianceZones].filter(
    (z): z is string => z !== undefined,
  );
}
