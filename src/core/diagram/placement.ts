/** Where everything stands: stored positions, frames that grow round their members, and room for what has no place. */
import { type Nesting as Grouping, layoutKey } from '../design/layout-key.ts';
import type { Design, Layout, NodeLayout } from '../design/schema.ts';
import {
  type Box,
  boundsOf,
  CARD,
  COLLAPSED,
  HOST,
  NAMESPACE_INSET,
  NAMESPACE_MINIMUM,
  type Size,
  snap,
  ZONE_INSET,
  ZONE_MINIMUM,
} from './geometry.ts';
import { type InnerLink, layersOf } from './layers.ts';
import { type Nested, type Nesting, nest, ROOT } from './nesting.ts';
import { placeOutside } from './outside.ts';
import { type Item, type Packing, pack } from './packing.ts';

export interface Placed extends Nested {
  /** Relative to the parent. */
  readonly box: Box;
  /** On the canvas. */
  readonly absolute: Box;
  readonly collapsed: boolean;
}

export interface Placement {
  readonly nesting: Nesting;
  /** Parents before children; nothing that is inside a collapsed container. */
  readonly placed: readonly Placed[];
  readonly byId: ReadonlyMap<string, Placed>;
}

const IN_NAMESPACE: Packing = {
  origin: { x: NAMESPACE_INSET.left, y: NAMESPACE_INSET.top },
  gapX: 56,
  gapY: 28,
  overlap: true,
};
const IN_ZONE: Packing = { origin: { x: ZONE_INSET.left, y: ZONE_INSET.top }, gapX: 40, gapY: 32, overlap: false };
const ENTRY_CARD: Size = { width: 120, height: 52 };
/** Where nothing else is drawn, externals stand beside a space of this size. */
const EMPTY_CANVAS: Box = { x: 0, y: 0, width: 640, height: 240 };
const FAR = -1_000_000;
const ON_CANVAS: Packing = { origin: { x: FAR, y: FAR }, gapX: 72, gapY: 64, overlap: false };

/**
 * Places a design on the canvas. Pure and deterministic. With `collapse` every namespace is a card, packed afresh: stored
 * places leave room for what is inside.
 */
export function place(
  design: Design,
  layout: Layout,
  groupBy: Grouping,
  { collapse }: { readonly collapse: boolean } = { collapse: false },
): Placement {
  const nesting = nest(design, groupBy);
  const inner = collapse ? new Map<string, readonly InnerLink[]>() : innerLinks(design, nesting);
  const stored = (n: Nested): Place | undefined => {
    if (collapse) return n.kind === 'namespace' ? { collapsed: true } : undefined;
    return (
      storedAt(layout, n, groupBy) ?? arranged(n, nesting, inner, (m) => storedAt(layout, m, groupBy) !== undefined)
    );
  };
  const sizes = new Map<string, Size>();
  const local = new Map<string, Box>();
  for (const n of [...nesting.order].reverse()) sizes.set(n.id, measure(n, nesting, stored, sizes, local));
  placeRoot(design, nesting, stored, sizes, local);
  return toPlacement(nesting, stored, local);
}

function storedAt(layout: Layout, n: Nested, groupBy: Grouping): NodeLayout | undefined {
  const key = layoutKey(n.id, groupBy);
  // on the canvas itself, a namespace's place means the same under every grouping
  const keys = n.parent === undefined ? [key, n.id] : [key];
  for (const k of keys) {
    const at = Object.hasOwn(layout.nodes, k) ? layout.nodes[k] : undefined;
    if (at && Number.isFinite(at.x) && Number.isFinite(at.y)) return at;
  }
  return undefined;
}

/** A stored or found place; without a position it only says that something is collapsed. */
type Place = Partial<NodeLayout>;

type Stored = (n: Nested) => Place | undefined;

/** The layered place of a card whose namespace has no stored places at all. */
function arranged(
  n: Nested,
  nesting: Nesting,
  inner: ReadonlyMap<string, readonly InnerLink[]>,
  isStored: (n: Nested) => boolean,
): Place | undefined {
  if (n.parent === undefined || nesting.byId.get(n.parent)?.kind !== 'namespace') return undefined;
  const links = inner.get(n.parent);
  if (!links) return undefined;
  const ids = nesting.members.get(n.parent) ?? [];
  const members = ids.flatMap((id) => nesting.byId.get(id) ?? []);
  if (members.some(isStored)) return undefined;
  const cell = layersOf(ids, links).get(n.id);
  return (
    cell && {
      x: NAMESPACE_INSET.left + cell.column * (CARD.width + IN_NAMESPACE.gapX),
      y: NAMESPACE_INSET.top + cell.row * (CARD.height + IN_NAMESPACE.gapY),
    }
  );
}

/** Flows between cards of one namespace, by the namespace. */
function innerLinks(design: Design, nesting: Nesting): Map<string, InnerLink[]> {
  const out = new Map<string, InnerLink[]>();
  for (const { from, to } of Object.values(design.flows)) {
    const parent = nesting.byId.get(from)?.parent;
    if (from === to || parent === undefined || nesting.byId.get(to)?.parent !== parent) continue;
    const list = out.get(parent);
    if (list) list.push({ from, to });
    else out.set(parent, [{ from, to }]);
  }
  return out;
}

/** The size of one thing; places its members on the way. Members come first. */
function measure(n: Nested, nesting: Nesting, stored: Stored, sizes: Map<string, Size>, local: Map<string, Box>): Size {
  if (n.kind === 'host') return HOST;
  if (n.kind === 'entry') return ENTRY_CARD;
  if (n.kind !== 'zone' && n.kind !== 'namespace') return CARD;
  const zone = n.kind === 'zone';
  const inset = zone ? ZONE_INSET : NAMESPACE_INSET;
  const minimum = zone ? ZONE_MINIMUM : NAMESPACE_MINIMUM;
  const positions = pack(
    itemsOf(nesting.members.get(n.id) ?? [], nesting, stored, sizes),
    zone ? IN_ZONE : IN_NAMESPACE,
  );
  for (const [id, box] of positions) local.set(id, box);
  const at = stored(n);
  if (at?.collapsed) return COLLAPSED;
  const content = boundsOf(positions.values());
  return {
    width: snap(Math.max(minimum.width, at?.width ?? 0, content ? content.x + content.width + inset.right : 0)),
    height: snap(Math.max(minimum.height, at?.height ?? 0, content ? content.y + content.height + inset.bottom : 0)),
  };
}

function itemsOf(ids: readonly string[], nesting: Nesting, stored: Stored, sizes: Map<string, Size>): Item[] {
  return ids.flatMap((id) => {
    const n = nesting.byId.get(id);
    const size = sizes.get(id);
    if (!n || !size) return [];
    const at = stored(n);
    return [{ id, ...size, at: at?.x === undefined || at.y === undefined ? undefined : { x: at.x, y: at.y } }];
  });
}

/** Zones and unclassified namespaces, with externals at the sides and hosts as a rail below. */
function placeRoot(
  design: Design,
  nesting: Nesting,
  stored: Stored,
  sizes: Map<string, Size>,
  local: Map<string, Box>,
): void {
  const items = itemsOf(nesting.members.get(ROOT) ?? [], nesting, stored, sizes);
  const kindOf = (i: Item) => nesting.byId.get(i.id)?.kind;
  const isOutside = (i: Item) => kindOf(i) === 'external' || kindOf(i) === 'entry';
  const outside = items.filter(isOutside);
  const hosts = items.filter((i) => kindOf(i) === 'host');
  const inside = items.filter((i) => !isOutside(i) && kindOf(i) !== 'host');
  const cluster = pack(inside, { ...ON_CANVAS, origin: originFor(inside) });
  for (const [id, box] of cluster) local.set(id, box);
  const bounds = boundsOf(cluster.values()) ?? EMPTY_CANVAS;
  placeOutside(design, nesting, { externals: outside, hosts }, bounds, local);
}

/** Stored positions may be anywhere; without any the canvas starts at nought. */
function originFor(items: readonly Item[]): { x: number; y: number } {
  const stored = items.flatMap((i) => (i.at ? [i.at] : []));
  if (stored.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...stored.map((p) => p.x)), y: Math.min(...stored.map((p) => p.y)) };
}

function toPlacement(nesting: Nesting, stored: Stored, local: ReadonlyMap<string, Box>): Placement {
  const placed: Placed[] = [];
  const byId = new Map<string, Placed>();
  for (const n of nesting.order) {
    const box = local.get(n.id);
    const parent = n.parent === undefined ? undefined : byId.get(n.parent);
    if (!box || (n.parent !== undefined && (!parent || parent.collapsed))) continue;
    const absolute = parent ? { ...box, x: box.x + parent.absolute.x, y: box.y + parent.absolute.y } : box;
    const one = { ...n, box, absolute, collapsed: stored(n)?.collapsed === true };
    placed.push(one);
    byId.set(n.id, one);
  }
  return { nesting, placed, byId };
}
