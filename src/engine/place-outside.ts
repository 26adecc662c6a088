/** Turns what the layout engine found into the layout of a document, and stands externals and hosts around it. */
import type { Document } from '../core/design/change.ts';
import { layoutKey, type Nesting } from '../core/design/layout-key.ts';
import type { Design, Layout, NodeLayout } from '../core/design/schema.ts';
import { CARD, GRID } from '../core/diagram/geometry.ts';
import { sortedBy } from '../core/lib/order.ts';
import { isCollapsed, type LayoutBox } from './layout-graph.ts';

/** Where things stand, by layout key. */
export type Places = ReadonlyMap<string, NodeLayout>;

const BESIDE = 72;
const BELOW = 72;
const GAP = 24;
/** Where nothing else is drawn, externals stand beside a space of this size. */
const EMPTY_CANVAS = { left: 0, top: 0, right: 640, bottom: 240 };

/**
 * The layout of the document with everything in its place. What is collapsed stays so; places under another nesting
 * stay. Sources among the externals stand to the left, the others to the right, each at the height of what it connects
 * to; hosts below.
 */
export function withPlaces(document: Document, nesting: Nesting, boxes: readonly LayoutBox[], places: Places): Layout {
  const nodes = new Map(Object.entries(document.layout.nodes));
  const closed = collapsedNow(document, nesting);
  for (const [id, place] of [...places, ...outside(document, boxes, places)]) {
    const key = layoutKey(id, nesting);
    const collapsed = closed.has(id) ? true : nodes.get(key)?.collapsed;
    nodes.set(key, { ...place, ...(collapsed === undefined ? {} : { collapsed }) });
  }
  return { ...document.layout, nodes: Object.fromEntries(nodes) };
}

function collapsedNow(document: Document, nesting: Nesting): ReadonlySet<string> {
  const namespaces = Object.values(document.design.namespaces);
  return new Set(namespaces.filter((n) => isCollapsed(document, nesting, n)).map((n) => n.id));
}

function outside({ design }: Document, boxes: readonly LayoutBox[], places: Places): readonly [string, NodeLayout][] {
  const around = bounds(boxes, places);
  const flows = Object.values(design.flows);
  const destinations = new Set(flows.map((f) => f.to));
  const sources = new Set([...flows.map((f) => f.from), ...Object.values(design.exposures).map((e) => e.from)]);
  const externals = sortedBy(Object.values(design.externals), (e) => e.id);
  const heights = heightsOf(design, boxes, places);
  const height = (id: string) => heights.get(id) ?? around.top;
  const isClient = (id: string) => sources.has(id) && !destinations.has(id);
  const left = externals.map((e) => e.id).filter(isClient);
  const right = externals.map((e) => e.id).filter((id) => !isClient(id));
  const hosts = sortedBy(Object.values(design.hostGroups), (h) => h.id);
  return [
    ...column(left, onGrid(around.left - BESIDE - CARD.width), height),
    ...column(right, onGrid(around.right + BESIDE), height),
    ...hosts.map((h, i) => at(h.id, around.left + i * (CARD.width + GAP), around.bottom + BELOW)),
  ];
}

/** One below the other, each as near to its height as those above let it be. */
function column(ids: readonly string[], x: number, height: (id: string) => number): [string, NodeLayout][] {
  let free = Number.NEGATIVE_INFINITY;
  const inOrder = sortedBy([...ids], (id) => id).sort((a, b) => height(a) - height(b));
  return inOrder.map((id) => {
    const y = onGrid(Math.max(free, height(id)));
    free = y + CARD.height + GAP;
    return at(id, x, y);
  });
}

/** For each external, the middle of what it connects to: where its card would be level with it. */
function heightsOf(design: Design, boxes: readonly LayoutBox[], places: Places): ReadonlyMap<string, number> {
  const tops = topsOf(boxes, places);
  const near = new Map<string, number[]>();
  const link = (external: string | undefined, other: string) => {
    const top = tops.get(other);
    if (external === undefined || top === undefined || !Object.hasOwn(design.externals, external)) return;
    near.set(external, [...(near.get(external) ?? []), top]);
  };
  for (const f of Object.values(design.flows)) {
    link(f.from, f.to);
    link(f.to, f.from);
  }
  for (const e of Object.values(design.exposures)) link(e.from, e.via ?? e.target);
  return new Map([...near].map(([id, all]) => [id, all.reduce((sum, y) => sum + y, 0) / all.length]));
}

/** Top edges on the canvas, of every box at any depth. */
function topsOf(boxes: readonly LayoutBox[], places: Places): ReadonlyMap<string, number> {
  const tops = new Map<string, number>();
  const visit = (box: LayoutBox, above: number) => {
    const top = above + (places.get(box.id)?.y ?? 0);
    tops.set(box.id, top);
    for (const child of box.children) visit(child, top);
  };
  for (const box of boxes) visit(box, 0);
  return tops;
}

function onGrid(n: number): number {
  return Math.round(n / GRID) * GRID;
}

function at(id: string, x: number, y: number): [string, NodeLayout] {
  return [id, { x, y }];
}

function bounds(boxes: readonly LayoutBox[], places: Places): typeof EMPTY_CANVAS {
  const placed = boxes.flatMap((box) => {
    const place = places.get(box.id);
    return place ? [{ ...place, width: place.width ?? box.width, height: place.height ?? box.height }] : [];
  });
  const [first, ...rest] = placed.map((p) => ({ left: p.x, top: p.y, right: p.x + p.width, bottom: p.y + p.height }));
  if (!first) return EMPTY_CANVAS;
  return rest.reduce(
    (a, b) => ({
      left: Math.min(a.left, b.left),
      top: Math.min(a.top, b.top),
      right: Math.max(a.right, b.right),
      bottom: Math.max(a.bottom, b.bottom),
    }),
    first,
  );
}
