/**
 * A design with a pod more wherever a selector may reach further than to what is drawn: in each namespace one without
 * labels, for each label group one that it means, for each zone and for the cluster a namespace that nobody has drawn yet. They tell
 * `every pod of shop` from `web and db, which are all there are`, and say what reaches an empty namespace.
 */

import { ZONES_OF_AXIS } from '../../design/lookup.ts';
import { memoised } from '../../design/memo.ts';
import type { Axis, Design, DesignNamespace, DesignWorkload, LabelGroup } from '../../design/schema.ts';

const OTHER = 'other pods';

/** The design with its shadows. Their ids are none that a design can have: they hold a space. */
export const shadowOf: (design: Design) => Design = memoised((design: Design): Design => {
  const namespaces = namespacesToCome(design);
  const workloads = [...Object.values(design.namespaces), ...namespaces].map((n) => podOf(n, OTHER, {}));
  const groups = Object.values(design.labelGroups).flatMap((group) => groupPods(design, group));
  return {
    ...design,
    namespaces: { ...design.namespaces, ...byId(namespaces) },
    workloads: { ...design.workloads, ...byId([...workloads, ...groups]) },
  };
});

/** Whether an id is that of a shadow. */
export function isShadow(id: string): boolean {
  return id.includes(' ');
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

function podOf(namespace: DesignNamespace, name: string, labels: Record<string, string>): DesignWorkload {
  return {
    id: `wl:${namespace.id} ${name}`,
    namespace: namespace.id,
    name,
    kind: 'Pod',
    labels,
    ports: [],
    serviceAccount: 'default',
    hostNetwork: false,
  };
}

function groupPods(design: Design, group: LabelGroup): DesignWorkload[] {
  const homes = Object.values(design.namespaces).filter(
    (n) => group.namespace === undefined || n.id === group.namespace,
  );
  return homes.map((n) => podOf(n, `other pods of ${group.name}`, group.labels));
}

function namespacesToCome(design: Design): DesignNamespace[] {
  const zones = (['plane', 'environment', 'tenant'] as const).flatMap((axis: Axis) =>
    Object.values(design[ZONES_OF_AXIS[axis]]).map((zone) => namespaceIn(zone, { [axis]: zone.id })),
  );
  const [cluster, ...more] = Object.values(design.clusters);
  return cluster && more.length === 0 ? [...zones, namespaceIn(cluster, {})] : zones;
}

function namespaceIn(
  { id, name }: { readonly id: string; readonly name: string },
  zones: Partial<DesignNamespace>,
): DesignNamespace {
  return {
    id: `ns:${id} other namespaces`,
    name: `other namespaces of ${name}`,
    labels: {},
    ...zones,
    complianceZones: [],
    isolation: 'as-imported',
    system: false,
  };
}
