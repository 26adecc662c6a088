/** Planes, environments and tenants that namespace labels speak of. */
import type { Namespace } from '../../cluster/cluster.ts';
import { newId, PREFIXES } from '../../design/handles.ts';
import { ZONES_OF_AXIS } from '../../design/lookup.ts';
import type { Axis, Zone } from '../../design/schema.ts';
import { compareText } from '../../lib/order.ts';
import { type DesignInProgress, put } from './imported.ts';

/** Names of label keys that clearly mean an axis, the clearest first. A prefix (`example.com/env`) is no matter. */
const KEY_NAMES: Readonly<Record<Axis, readonly string[]>> = {
  plane: ['plane'],
  environment: ['env', 'environment'],
  tenant: ['tenant', 'team'],
};

/** The label key that the namespaces of an import use for each axis, where there is one. */
export type AxisKeys = ReadonlyMap<Axis, string>;

/** For each axis, the clearest key in use; of keys alike, the one that most namespaces carry. */
export function axisKeysOf(namespaces: readonly Namespace[]): AxisKeys {
  const counts = new Map<string, number>();
  for (const { labels } of namespaces)
    for (const [key, value] of labels) if (value !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
  const keys = new Map<Axis, string>();
  for (const axis of ['plane', 'environment', 'tenant'] as const) {
    const rank = (key: string) => KEY_NAMES[axis].indexOf(key.slice(key.lastIndexOf('/') + 1));
    const [best] = [...counts]
      .filter(([key]) => rank(key) >= 0)
      .sort(([a, n], [b, m]) => rank(a) - rank(b) || m - n || a.length - b.length || compareText(a, b));
    if (best) keys.set(axis, best[0]);
  }
  return keys;
}

/** The zone that a label puts its namespace in: one that the design has, by label or name, or a new one. */
export function zoneForLabel(design: DesignInProgress, axis: Axis, key: string, value: string): Zone {
  const collection = ZONES_OF_AXIS[axis];
  const zones = Object.values(design[collection]).sort((a, b) => compareText(a.id, b.id));
  const known =
    zones.find((z) => z.label.key === key && z.label.value === value) ??
    zones.find((z) => z.name.toLowerCase() === value.toLowerCase());
  if (known) return known;
  const zone: Zone = { id: newId(design, PREFIXES[collection], value), name: value, label: { key, value } };
  put(design, collection, [zone]);
  return zone;
}
