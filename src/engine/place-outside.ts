/** Turns what the layout engine found into the layout of a document, and stands externals and hosts around it. */
import type { Document } from '../core/design/change.ts';
import { layoutKey, type Nesting } from '../core/design/layout-key.ts';
import type { Layout, NodeLayout } from '../core/design/schema.ts';
import { sortedBy } from '../core/lib/order.ts';
import { CARD, type LayoutBox } from './layout-graph.ts';

export type Places = ReadonlyMap<string, NodeLayout>;

const BESIDE = 120;
const BELOW = 72;
const GAP = 24;
/** Where nothing else is drawn, externals stand beside a space of this size. */
const EMPTY_CANVAS = { left: 0, top: 0, right: 640, bottom: 240 };

/**
 * The layout of the document with everything in its place. What is collapsed stays so; places under another nesting
 * stay. Sources among the externals stand to the left, the others to the right, hosts below.
 */
export function withPlaces(document: Document, nesting: Nesting, boxes: readonly LayoutBox[], places: Places): Layout {
  const nodes = new Map(Object.entries(document.layout.nodes));
  for (const [id, place] of [...places, ...outside(document, boxes, places)]) {
    const key = layoutKey(id, nesting);
    const collapsed = nodes.get(key)?.collapsed;
    nodes.set(key, { ...place, ...(collapsed === undefined ? {} : { collapsed }) });
  }
  return { ...document.layout, nodes: Object.fromEntries(nodes) };
}

function outside({ design }: Document, boxes: readonly LayoutBox[], places: Places): readonly [string, NodeLayout][] {
  const around = bounds(boxes, places);
  const flows = Object.values(design.flows);
  const destinations = new Set(flows.map((f) => f.to));
  const sources = new Set([...flows.map((f) => f.from), ...Object.values(design.exposures).map((e) => e.from)]);
  const externals = sortedBy(Object.values(design.externals), (e) => e.id);
  const isClient = (id: string) => sources.has(id) && !destinations.has(id);
  const left = externals.filter((e) => isClient(e.id));
  const right = externals.filter((e) => !isClient(e.id));
  const hosts = sortedBy(Object.values(design.hostGroups), (h) => h.id);
  const y = (i: number) => around.top + i * (CARD.height + GAP);
  return [
    ...left.map((e, i) => at(e.id, around.left - BESIDE - CARD.width, y(i))),
    ...right.map((e, i) => at(e.id, around.right + BESIDE, y(i))),
    ...hosts.map((h, i) => at(h.id, around.left + i * (CARD.width + GAP), around.bottom + BELOW)),
  ];
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
