/** Zones of the design as namespace selectors, by the labels that membership means. */
import type { Namespace } from '../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../cluster/labels.ts';
import { type Requirement, type Selector, selectorMatches, selectorOf } from '../cluster/selector.ts';
import type { Zone } from '../design/schema.ts';
import { isWithin, lineage } from '../design/zone-tree.ts';
import { compareText, sortedBy } from '../lib/order.ts';

type ZoneRecord = Readonly<Record<string, Zone>>;

/** A union of selectors. `byName`: labels do not tell the zones apart, and namespaces are listed one by one. */
export interface NamespaceChoice {
  readonly selectors: readonly Selector[];
  readonly byName: boolean;
}

const inValues = (key: string, values: readonly string[]): Requirement => ({ key, operator: 'In', values });
const notIn = (key: string, values: readonly string[]): Requirement => ({ key, operator: 'NotIn', values });

/** Selects namespaces by name. */
export function namespacesNamed(names: readonly string[]): Selector {
  return selectorOf([inValues(NAMESPACE_NAME_LABEL, names)]);
}

/** The same selector without the namespaces of the platform. */
export function withoutNamespaces(selector: Selector, names: readonly string[]): Selector {
  return names.length === 0 ? selector : selectorOf([...selector.requirements, notIn(NAMESPACE_NAME_LABEL, names)]);
}

/**
 * The first candidate that selects exactly the namespaces meant, else their names.
 * @param space every namespace that the selectors will meet
 */
export function chooseNamespaces(
  candidates: readonly (readonly Selector[])[],
  space: readonly Namespace[],
  meant: ReadonlySet<string>,
): NamespaceChoice {
  for (const selectors of candidates) {
    const exact = space.every((n) => selectors.some((s) => selectorMatches(s, n.labels)) === meant.has(n.name));
    if (exact && selectors.length > 0) return { selectors, byName: false };
  }
  return { selectors: [namespacesNamed([...meant].sort(compareText))], byName: true };
}

/** Candidates for the namespaces in a zone or below it. */
export function subtreeCandidates(zones: ZoneRecord, zone: Zone): Selector[][] {
  const below = Object.values(zones).filter((z) => isWithin(zones, z.id, zone.id));
  return [
    [selectorOf([inValues(zone.label.key, [zone.label.value])])],
    [selectorOf([inValues(zone.label.key, valuesOf(below, zone.label.key))])],
    sortedBy(below, (z) => z.id).map((z) => selectorOf([inValues(z.label.key, [z.label.value])])),
  ];
}

/** Candidates for the namespaces directly in a zone. */
export function directCandidates(zones: ZoneRecord, zone: Zone): Selector[][] {
  const own = inValues(zone.label.key, [zone.label.value]);
  const children = sortedBy(
    Object.values(zones).filter((z) => z.parent === zone.id && z.label.key !== zone.label.key),
    (z) => z.id,
  );
  const others = children.map((z) => notIn(z.label.key, [z.label.value]));
  return [[selectorOf([own])], [selectorOf([own, ...others])]];
}

/** Candidates for the namespaces in no zone that is the given one, above it or below it; unclassified ones included. */
export function unrelatedCandidates(zones: ZoneRecord, zone: Zone): Selector[][] {
  const line = lineage(zones, zone.id);
  const related = Object.values(zones).filter(
    (z) => isWithin(zones, z.id, zone.id) || line.some((above) => above.id === z.id),
  );
  const root = line[line.length - 1] ?? zone;
  const onLine = new Set(line.map((z) => z.id));
  const beside = sortedBy(
    Object.values(zones).filter(
      (z) => z.parent !== undefined && onLine.has(z.parent) && z.parent !== zone.id && !onLine.has(z.id),
    ),
    (z) => z.id,
  );
  return [
    [selectorOf([notIn(zone.label.key, valuesOf(related, zone.label.key))])],
    [
      selectorOf([notIn(root.label.key, [root.label.value])]),
      ...beside.map((z) => selectorOf([inValues(z.label.key, [z.label.value])])),
    ],
  ];
}

/** Candidates for the namespaces in no zone of an axis. */
export function unclassifiedCandidates(zones: ZoneRecord): Selector[][] {
  const keys = [...new Set(Object.values(zones).map((z) => z.label.key))].sort(compareText);
  return [
    [selectorOf(keys.map((key) => ({ key, operator: 'DoesNotExist' })))],
    [selectorOf(keys.map((key) => notIn(key, valuesOf(Object.values(zones), key))))],
  ];
}

function valuesOf(zones: readonly Zone[], key: string): string[] {
  return [...new Set(zones.filter((z) => z.label.key === key).map((z) => z.label.value))].sort(compareText);
}
