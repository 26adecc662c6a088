/**
 * What is laid out: zones, namespaces and what is in them, as nested boxes with the edges inside each. Externals and
 * hosts stand around all of it (`place-outside.ts`).
 */
import type { Document } from '../core/design/change.ts';
import { layoutKey, type Nesting } from '../core/design/layout-key.ts';
import type { Design, DesignNamespace, Zone } from '../core/design/schema.ts';
import { CARD, COLLAPSED, NAMESPACE_MINIMUM, ZONE_MINIMUM } from '../core/diagram/geometry.ts';
import { compareText } from '../core/lib/order.ts';

export interface LayoutBox {
  readonly id: string;
  /** Canvas pixels. Of a box with boxes in it the size is found by the layout. */
  readonly width: number;
  readonly height: number;
  readonly children: readonly LayoutBox[];
  /** Between direct children. */
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  /** `layers`: left to right along the edges. `pack`: close together. */
  readonly arrange: 'layers' | 'pack';
  /** Stands above or below the other bands, all as wide as the widest. */
  readonly band?: boolean;
}

/** With more namespaces than this, those that have no place yet come collapsed (`look.md`, An imported platform). */
const OPEN_NAMESPACES = 25;

/**
 * The boxes of a document, nested by an axis, in order of id with platform namespaces last: equal documents give equal
 * boxes.
 */
export function layoutGraph(document: Document, nesting: Nesting): readonly LayoutBox[] {
  const { design } = document;
  const zones = zonesOf(design, nesting);
  const contents = new Map<string | undefined, LayoutBox[]>();
  const cards = cardsByNamespace(design);
  for (const namespace of inOrder(design)) {
    const zone = nesting === 'namespace' ? undefined : namespace[nesting];
    const at = zone !== undefined && zones.has(zone) ? zone : undefined;
    const inside = isCollapsed(document, nesting, namespace) ? undefined : (cards.get(namespace.id) ?? []);
    append(contents, at, namespaceBox(namespace.id, inside, design));
  }
  const free = (cards.get(undefined) ?? []).map(card);
  const outer = zoneBoxes(undefined, zones, contents).map((z) => (nesting === 'plane' ? { ...z, band: true } : z));
  return [...outer, ...(contents.get(undefined) ?? []), ...free];
}

function inOrder(design: Design): DesignNamespace[] {
  const all = sorted(design.namespaces);
  return [...all.filter((n) => !n.system), ...all.filter((n) => n.system)];
}

/** As the layout says; what has no place yet is collapsed where there are many, and where it is the platform's own. */
export function isCollapsed({ design, layout }: Document, nesting: Nesting, namespace: DesignNamespace): boolean {
  const key = layoutKey(namespace.id, nesting);
  const known = Object.hasOwn(layout.nodes, key) ? layout.nodes[key] : undefined;
  if (known) return known.collapsed === true;
  const count = Object.keys(design.namespaces).length;
  return count > OPEN_NAMESPACES || (namespace.system && count > 1);
}

function zonesOf(design: Design, nesting: Nesting): ReadonlyMap<string, Zone> {
  switch (nesting) {
    case 'plane':
      return new Map(Object.entries(design.planes));
    case 'environment':
      return new Map(Object.entries(design.environments) as [string, Zone][]);
    case 'tenant':
      return new Map(Object.entries(design.tenants) as [string, Zone][]);
    default:
      return new Map();
  }
}

function zoneBoxes(
  parent: string | undefined,
  zones: ReadonlyMap<string, Zone>,
  contents: ReadonlyMap<string | undefined, readonly LayoutBox[]>,
): LayoutBox[] {
  return sorted(zones)
    .filter((z) => parentOf(z, zones) === parent)
    .map((z) => ({
      id: z.id,
      ...ZONE_MINIMUM,
      children: [...zoneBoxes(z.id, zones, contents), ...(contents.get(z.id) ?? [])],
      edges: [],
      arrange: 'pack',
    }));
}

/** A parent that does not exist, or that the zone itself contains, counts as none. */
function parentOf(zone: Zone, zones: ReadonlyMap<string, Zone>): string | undefined {
  const seen = new Set([zone.id]);
  for (let at = zone.parent; at !== undefined; at = zones.get(at)?.parent) {
    if (seen.has(at)) return undefined;
    seen.add(at);
  }
  return zone.parent !== undefined && zones.has(zone.parent) ? zone.parent : undefined;
}

/** Without cards: a collapsed one. */
function namespaceBox(id: string, cards: readonly string[] | undefined, design: Design): LayoutBox {
  if (!cards) return { id, ...COLLAPSED, children: [], edges: [], arrange: 'pack' };
  const inside = new Set(cards);
  const edges = sorted(design.flows)
    .filter((f) => f.from !== f.to && inside.has(f.from) && inside.has(f.to))
    .map((f) => ({ from: f.from, to: f.to }));
  const arrange = edges.length > 0 ? 'layers' : 'pack';
  return { id, ...NAMESPACE_MINIMUM, children: cards.map(card), edges, arrange };
}

/** Workloads and label groups; those without a namespace that exists under `undefined`. */
function cardsByNamespace(design: Design): ReadonlyMap<string | undefined, readonly string[]> {
  const cards = new Map<string | undefined, string[]>();
  for (const { id, namespace } of [...sorted(design.workloads), ...sorted(design.labelGroups)]) {
    const exists = namespace !== undefined && Object.hasOwn(design.namespaces, namespace);
    append(cards, exists ? namespace : undefined, id);
  }
  return cards;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function card(id: string): LayoutBox {
  return { id, ...CARD, children: [], edges: [], arrange: 'pack' };
}

function sorted<T extends { readonly id: string }>(items: Readonly<Record<string, T>> | ReadonlyMap<string, T>): T[] {
  const values = items instanceof Map ? [...items.values()] : Object.values(items as Readonly<Record<string, T>>);
  return values.sort((a, b) => compareText(a.id, b.id));
}
