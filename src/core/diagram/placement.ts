/** Where everything stands: stored positions, frames that grow round their members, and room for what has no place. */
import { axesOf, type Nesting as Grouping, layoutKey, OPEN_NAMESPACES } from '../design/layout-key.ts';
import type { Design, Layout, NodeLayout } from '../design/schema.ts';
import {
  BAND_INSET,
  type Box,
  boundsOf,
  CARD,
  COLLAPSED,
  HOST,
  type Inset,
  LANE_INSET,
  NAMESPACE_INSET,
  NAMESPACE_MINIMUM,
  type Point,
  ROOM_INSET,
  type Size,
  snap,
  ZONE_INSET,
  ZONE_MINIMUM,
} from './geometry.ts';
import { type InnerLink, layered } from './layered.ts';
import { type Nested, type Nesting, nest, ROOT } from './nesting.ts';
import { placeOutside } from './outside.ts';
import { type Item, type Packing, pack } from './packing.ts';
import { bandOrder, memberOrder } from './reading-order.ts';

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

/** A stored or found place; without a position it says at most that something is collapsed. */
type Place = Partial<NodeLayout>;

/** What placing works with; sizes and places are filled in from the innermost to the outermost. */
interface Work {
  readonly design: Design;
  readonly grouping: Grouping;
  readonly nesting: Nesting;
  readonly stored: (n: Nested) => Place | undefined;
  readonly collapsed: (n: Nested) => boolean;
  readonly sizes: Map<string, Size>;
  readonly local: Map<string, Box>;
  /** How wide bands may be, once it has been worked out. */
  readonly found: { bandWidth?: number };
}

const IN_NAMESPACE = { gapX: 56, gapY: 28, overlap: true } as const;
const IN_ZONE = { gapX: 32, gapY: 28, overlap: false } as const;
const IN_BAND = { gapX: 16, gapY: 16, overlap: false } as const;
const IN_LANE = { gapX: 8, gapY: 8, overlap: false } as const;
const ENTRY_CARD: Size = { width: 120, height: 52 };
/** Where nothing else is drawn, externals stand beside a space of this size. */
const EMPTY_CANVAS: Box = { x: 0, y: 0, width: 640, height: 240 };
const FAR = -1_000_000;
/** Room for arrows, gates and their names between two walls. */
const ON_CANVAS: Packing = { origin: { x: FAR, y: FAR }, gapX: 72, gapY: 56, overlap: false };

/**
 * Places a design on the canvas. Pure and deterministic. With `collapse` every namespace is a card, packed afresh: stored
 * places leave room for what is inside.
 */
export function place(
  design: Design,
  layout: Layout,
  grouping: Grouping,
  { collapse }: { readonly collapse: boolean } = { collapse: false },
): Placement {
  const stored = (n: Nested) => (collapse ? undefined : storedAt(layout, n, grouping));
  return placed(design, grouping, stored, collapse ? (n) => n.kind === 'namespace' : undefined);
}

/**
 * The layout with everything in its best place under one nesting. What is collapsed stays so, and so do the places under
 * other nestings.
 */
export function arrange(design: Design, layout: Layout, grouping: Grouping): Layout {
  const before = (n: Nested) => storedAt(layout, n, grouping)?.collapsed;
  const { nesting, local, collapsed } = worked(
    design,
    grouping,
    (n) => {
      const known = before(n);
      return known === undefined ? undefined : { collapsed: known };
    },
    undefined,
  );
  const nodes = new Map(Object.entries(layout.nodes));
  for (const n of nesting.order) {
    const box = local.get(n.id);
    // what is in the tray has no place to keep
    if (!box || nesting.byId.get(n.parent ?? '')?.kind === 'tray') continue;
    const size = n.kind === 'zone' && !collapsed(n) ? { width: box.width, height: box.height } : {};
    const key = layoutKey(n.id, grouping);
    const closed = before(n) ?? (collapsed(n) || undefined);
    nodes.set(key, { x: box.x, y: box.y, ...size, ...(closed === undefined ? {} : { collapsed: closed }) });
  }
  return { ...layout, nodes: Object.fromEntries(nodes) };
}

function placed(
  design: Design,
  grouping: Grouping,
  stored: Work['stored'],
  collapsed: Work['collapsed'] | undefined,
): Placement {
  return toPlacement(worked(design, grouping, stored, collapsed));
}

function worked(
  design: Design,
  grouping: Grouping,
  stored: Work['stored'],
  collapsed: Work['collapsed'] | undefined,
): Work {
  const nesting = nest(design, grouping);
  const work: Work = {
    design,
    grouping,
    nesting,
    stored,
    collapsed: collapsed ?? ((n) => stored(n)?.collapsed ?? usuallyCollapsed(design, n)),
    sizes: new Map(),
    local: new Map(),
    found: {},
  };
  const inner = innerPlaces(work);
  for (const n of [...nesting.order].reverse()) work.sizes.set(n.id, measure(n, work, inner));
  placeRoot(work);
  return work;
}

/** Where there are many namespaces, they come closed; and so do the platform's own. */
function usuallyCollapsed(design: Design, n: Nested): boolean {
  if (n.kind !== 'namespace') return false;
  const count = Object.keys(design.namespaces).length;
  return count > OPEN_NAMESPACES || (design.namespaces[n.id]?.system === true && count > 1);
}

function storedAt(layout: Layout, n: Nested, grouping: Grouping): NodeLayout | undefined {
  const key = layoutKey(n.id, grouping);
  // on the canvas itself, a namespace's place means the same under every grouping by one axis
  const keys = n.parent === undefined && grouping !== 'platform' ? [key, n.id] : [key];
  for (const k of keys) {
    const at = Object.hasOwn(layout.nodes, k) ? layout.nodes[k] : undefined;
    if (at && Number.isFinite(at.x) && Number.isFinite(at.y)) return at;
  }
  return undefined;
}

/** Layered places of the cards of each namespace of which no card has a stored place. */
function innerPlaces({ design, nesting, stored }: Work): Map<string, Point> {
  const out = new Map<string, Point>();
  const links = innerLinks(design, nesting);
  for (const n of nesting.order) {
    if (n.kind !== 'namespace') continue;
    const ids = nesting.members.get(n.id) ?? [];
    const members = ids.flatMap((id) => nesting.byId.get(id) ?? []);
    const inside = links.get(n.id);
    if (!inside || members.some((m) => stored(m)?.x !== undefined)) continue;
    for (const [id, at] of layered(ids, inside))
      out.set(id, { x: at.x + NAMESPACE_INSET.left, y: at.y + NAMESPACE_INSET.top });
  }
  return out;
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
function measure(n: Nested, work: Work, inner: ReadonlyMap<string, Point>): Size {
  if (n.kind === 'host') return HOST;
  if (n.kind === 'entry') return ENTRY_CARD;
  if (!isFrame(n)) return CARD;
  const inset = insetOf(n, work.grouping);
  const positions = pack(itemsOf(n, work, inner), ruleOf(n, work));
  for (const [id, box] of positions) work.local.set(id, box);
  if (work.collapsed(n)) return COLLAPSED;
  const at = work.stored(n);
  const minimum = n.kind === 'namespace' ? NAMESPACE_MINIMUM : isLane(n) ? NO_SIZE : ZONE_MINIMUM;
  const content = boundsOf(positions.values());
  return {
    width: snap(Math.max(minimum.width, at?.width ?? 0, content ? content.x + content.width + inset.right : 0)),
    height: snap(Math.max(minimum.height, at?.height ?? 0, content ? content.y + content.height + inset.bottom : 0)),
  };
}

const NO_SIZE: Size = { width: 0, height: 0 };

export function isFrame({ kind }: Nested): boolean {
  return kind === 'zone' || kind === 'tray' || kind === 'namespace';
}

/** An environment inside a zone of another axis. */
function isLane({ axis, id, entity }: Nested): boolean {
  return axis === 'environment' && id !== entity;
}

/** Distances from the edges of a frame to what is in it. */
export function insetOf(n: Nested, grouping: Grouping): Inset {
  if (n.kind === 'namespace') return NAMESPACE_INSET;
  if (isLane(n)) return LANE_INSET;
  if (grouping !== 'platform') return ZONE_INSET;
  return n.parent === undefined ? BAND_INSET : ROOM_INSET;
}

function ruleOf(n: Nested, work: Work): Packing {
  const { left: x, top: y } = insetOf(n, work.grouping);
  const origin = { x, y };
  if (n.kind === 'namespace') return { origin, ...IN_NAMESPACE };
  if (isLane(n)) return { origin, ...IN_LANE, width: laneWidth(n, work) };
  const isBand = n.kind === 'tray' || (n.axis === 'plane' && n.parent === undefined);
  const gaps = work.grouping === 'platform' ? IN_BAND : IN_ZONE;
  return { origin, ...gaps, ...(isBand ? { width: bandWidth(work) } : {}) };
}

/** Every lane of a tenant is as wide as the fullest one needs. */
function laneWidth(n: Nested, { nesting }: Work): number {
  const lanes = (nesting.members.get(n.parent ?? ROOT) ?? []).flatMap((id) => nesting.byId.get(id) ?? []);
  const fullest = Math.max(...lanes.filter(isLane).map((l) => nesting.members.get(l.id)?.length ?? 0));
  const columns = fullest <= 3 ? fullest : Math.ceil(Math.sqrt(fullest * 1.4));
  return columns * (COLLAPSED.width + IN_LANE.gapX);
}

/** The shape of the canvas that everything should fit. */
const ASPECT = 1.5;
/** Widths that are tried, as shares of the square root of the area of all that stands in bands. */
const SHARES = [1.1, 1.25, 1.4, 1.55, 1.7, 1.85, 2, 2.2, 2.4, 2.7, 3];

/** The width of rows in bands with which all of them together fit a screen best. */
function bandWidth(work: Work): number {
  const { nesting, sizes, found, design, grouping } = work;
  if (found.bandWidth !== undefined) return found.bandWidth;
  const bands = nesting.order.filter((n) => n.parent === undefined && (n.kind === 'zone' || n.kind === 'tray'));
  const contents = bands.map((n) => ({ n, items: itemsOf(n, work, new Map()).map(({ at: _, ...item }) => item) }));
  const all = contents.flatMap((c) => c.items);
  const gaps = grouping === 'platform' ? IN_BAND : IN_ZONE;
  const area = all.reduce((sum, s) => sum + (s.width + gaps.gapX) * (s.height + gaps.gapY), 0);
  const widest = Math.max(0, ...all.map((s) => s.width));
  let best = widest;
  let least = Number.POSITIVE_INFINITY;
  for (const share of SHARES) {
    const width = Math.max(widest, Math.sqrt(area) * share);
    const sized = new Map(sizes);
    for (const { n, items } of contents) {
      const inset = insetOf(n, grouping);
      const inside = boundsOf(pack(items, { origin: { x: inset.left, y: inset.top }, ...gaps, width }).values());
      sized.set(n.id, {
        width: (inside ? inside.x + inside.width : ZONE_MINIMUM.width) + inset.right,
        height: (inside ? inside.y + inside.height : ZONE_MINIMUM.height) + inset.bottom,
      });
    }
    const rows = bandOrder(design, bands).flatMap((n) => {
      const size = sized.get(n.id);
      return size ? [{ id: n.id, ...size }] : [];
    });
    const whole = boundsOf(pack(rows, { ...ON_CANVAS, width: width + BAND_INSET.left + BAND_INSET.right }).values());
    const cost = whole ? Math.max(whole.width / ASPECT, whole.height) : 0;
    if (cost >= least) continue;
    least = cost;
    best = width;
  }
  found.bandWidth = best;
  return best;
}

function itemsOf(container: Nested, work: Work, inner: ReadonlyMap<string, Point>): Item[] {
  const { design, nesting, sizes, stored } = work;
  const members = (nesting.members.get(container.id) ?? []).flatMap((id) => nesting.byId.get(id) ?? []);
  return memberOrder(design, members).flatMap((n) => {
    const size = sizes.get(n.id);
    if (!size) return [];
    const own = container.kind === 'tray' ? undefined : stored(n);
    const at = own?.x !== undefined && own.y !== undefined ? { x: own.x, y: own.y } : inner.get(n.id);
    return [{ id: n.id, ...size, at, ownRow: isLane(n), grows: n.kind === 'zone' }];
  });
}

/** Bands, zones and what is in none, with externals at the sides and hosts as a rail below. */
function placeRoot(work: Work): void {
  const { design, nesting, stored, sizes, local, grouping } = work;
  const members = (nesting.members.get(ROOT) ?? []).flatMap((id) => nesting.byId.get(id) ?? []);
  const banded = axesOf(grouping)[0] === 'plane';
  const items = bandOrder(design, members).flatMap((n): (Item & { readonly kind: Nested['kind'] })[] => {
    const size = sizes.get(n.id);
    const at = stored(n);
    const point = at?.x === undefined || at.y === undefined ? undefined : { x: at.x, y: at.y };
    const grows = n.kind === 'zone' || n.kind === 'tray';
    return size ? [{ id: n.id, ...size, at: point, kind: n.kind, fills: banded && grows, grows }] : [];
  });
  const isOutside = (i: (typeof items)[number]) => i.kind === 'external' || i.kind === 'entry';
  const inside = items.filter((i) => !isOutside(i) && i.kind !== 'host');
  const width = banded ? { width: bandWidth(work) + BAND_INSET.left + BAND_INSET.right } : {};
  const cluster = pack(inside, { ...ON_CANVAS, ...width, origin: originFor(inside) });
  for (const [id, box] of cluster) local.set(id, box);
  const bounds = boundsOf(cluster.values()) ?? EMPTY_CANVAS;
  const hosts = items.filter((i) => i.kind === 'host');
  placeOutside(design, nesting, { externals: items.filter(isOutside), hosts }, bounds, local);
}

/** Stored positions may be anywhere; without any the canvas starts at nought. */
function originFor(items: readonly Item[]): Point {
  const stored = items.flatMap((i) => (i.at ? [i.at] : []));
  if (stored.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...stored.map((p) => p.x)), y: Math.min(...stored.map((p) => p.y)) };
}

function toPlacement({ nesting, local, collapsed }: Work): Placement {
  const all: Placed[] = [];
  const byId = new Map<string, Placed>();
  for (const n of nesting.order) {
    const box = local.get(n.id);
    const parent = n.parent === undefined ? undefined : byId.get(n.parent);
    if (!box || (n.parent !== undefined && (!parent || parent.collapsed))) continue;
    const absolute = parent ? { ...box, x: box.x + parent.absolute.x, y: box.y + parent.absolute.y } : box;
    const one = { ...n, box, absolute, collapsed: isFrame(n) && collapsed(n) };
    all.push(one);
    byId.set(n.id, one);
  }
  return { nesting, placed: all, byId };
}
