import type { Namespace } from '../../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../../cluster/labels.ts';
import { newId } from '../../design/handles.ts';
import type { Axis, DesignNamespace } from '../../design/schema.ts';
import { isSystemNamespace } from '../../design/system-namespaces.ts';
import { compareText, sortedBy } from '../../lib/order.ts';
import { type DesignInProgress, put } from './imported.ts';
import { type AxisKeys, axisKeysOf, zoneForLabel } from './zones.ts';

/**
 * Merges namespaces, matched by name. Labels become those of the import; memberships stay, and a label that is new to
 * the design suggests one where the design has none. Returns the ids by name.
 */
export function mergeNamespaces(design: DesignInProgress, imported: readonly Namespace[]): ReadonlyMap<string, string> {
  const keys = axisKeysOf(imported);
  const known = namespacesByName(design);
  const ids = new Map<string, string>();
  // new ids are taken at once, and the collection is copied once
  const taken: Record<string, DesignNamespace> = { ...design.namespaces };
  for (const namespace of sortedBy(imported, (n) => n.name)) {
    const old = known.get(namespace.name);
    const id = old?.id ?? newId({ ...design, namespaces: taken }, 'ns:', namespace.name);
    const merged = merge(design, id, namespace, old, keys);
    taken[id] = merged;
    ids.set(namespace.name, merged.id);
  }
  put(design, 'namespaces', Object.values(taken));
  for (const [name, { id }] of known) if (!ids.has(name)) ids.set(name, id);
  return ids;
}

/** Of namespaces of one name in several clusters, the first one by id. */
function namespacesByName(design: DesignInProgress): Map<string, DesignNamespace> {
  const byId = Object.values(design.namespaces).sort((a, b) => compareText(b.id, a.id));
  return new Map(byId.map((n) => [n.name, n]));
}

function merge(
  design: DesignInProgress,
  id: string,
  namespace: Namespace,
  old: DesignNamespace | undefined,
  keys: AxisKeys,
): DesignNamespace {
  const given = [...namespace.labels].filter(([key]) => key !== NAMESPACE_NAME_LABEL);
  const labels = Object.fromEntries(given.sort(([a], [b]) => compareText(a, b)));
  const base: DesignNamespace = old ?? {
    id,
    name: namespace.name,
    labels,
    complianceZones: [],
    isolation: 'as-imported',
    system: isSystemNamespace(namespace.name),
  };
  // a namespace that is only referred to says nothing about its labels
  if (old && !namespace.declared) return old;
  const memberships: Partial<Record<Axis, string>> = {};
  for (const [axis, key] of keys) {
    const value = namespace.labels.get(key);
    const isNew = !old || !Object.hasOwn(old.labels, key);
    if (value && isNew && base[axis] === undefined) memberships[axis] = zoneForLabel(design, axis, key, value).id;
  }
  return { ...base, labels, ...memberships };
}
