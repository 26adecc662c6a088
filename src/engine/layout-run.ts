/** Runs the layout engine (ELK) on boxes: layers inside a namespace, packed rectangles around. A chunk of its own. */
import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { NodeLayout } from '../core/design/schema.ts';
import type { LayoutBox } from './layout-graph.ts';

const PADDING = '[top=44,left=20,bottom=20,right=20]';
const PACK = {
  'elk.algorithm': 'rectpacking',
  'elk.padding': PADDING,
  'elk.spacing.nodeNode': '32',
  'elk.aspectRatio': '1.4',
};
/** Room for arrows, gates and their names between two walls. */
const BETWEEN_BANDS = 56;
const LAYERS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.padding': PADDING,
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '16',
  'elk.layered.spacing.nodeNodeBetweenLayers': '52',
  'elk.spacing.componentComponent': '28',
  'elk.aspectRatio': '1.4',
  'elk.layered.thoroughness': '40',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
};

/** The map's grid (`look.md`, Space). */
const GRID = 4;

/**
 * Places of all boxes, each relative to the box around it, on the map's grid; sizes of those with boxes in them. Bands
 * stand below one another, the rest packed below them.
 */
export async function runLayout(boxes: readonly LayoutBox[]): Promise<ReadonlyMap<string, NodeLayout>> {
  const elk = new ELK();
  const bands = await packed(
    elk,
    boxes.filter((b) => b.band),
  );
  const rest = await packed(
    elk,
    boxes.filter((b) => !b.band),
  );
  const places = new Map<string, NodeLayout>();
  collect(bands, places);
  const below = stack(bands, places);
  const others = new Map<string, NodeLayout>();
  collect(rest, others);
  const top = new Set(rest.map((r) => r.id));
  for (const [id, place] of others) places.set(id, top.has(id) ? { ...place, y: place.y + below } : place);
  return places;
}

async function packed(elk: InstanceType<typeof ELK>, boxes: readonly LayoutBox[]): Promise<readonly ElkNode[]> {
  if (boxes.length === 0) return [];
  const done = await elk.layout({ id: 'canvas', layoutOptions: PACK, children: boxes.map(elkNode) });
  return done.children ?? [];
}

/** Stands bands below one another; where the next thing may begin. */
function stack(bands: readonly ElkNode[], places: Map<string, NodeLayout>): number {
  const sizes = bands.map(({ id, width = 0, height = 0 }) => ({ id, width: onGrid(width), height: onGrid(height) }));
  const width = Math.max(0, ...sizes.map((s) => s.width));
  let y = 0;
  for (const { id, height } of sizes) {
    places.set(id, { x: 0, y, width, height });
    y += height + BETWEEN_BANDS;
  }
  return y;
}

function elkNode(box: LayoutBox): ElkNode {
  if (box.children.length === 0) return { id: box.id, width: box.width, height: box.height };
  return {
    id: box.id,
    layoutOptions: box.arrange === 'layers' ? LAYERS : PACK,
    children: box.children.map(elkNode),
    edges: box.edges.map((e, i) => ({ id: `${box.id} ${i}`, sources: [e.from], targets: [e.to] })),
  };
}

function collect(nodes: readonly ElkNode[], places: Map<string, NodeLayout>): void {
  for (const { id, x = 0, y = 0, width = 0, height = 0, children = [] } of nodes) {
    const size = children.length > 0 ? { width: onGrid(width), height: onGrid(height) } : {};
    places.set(id, { x: onGrid(x), y: onGrid(y), ...size });
    collect(children, places);
  }
}

function onGrid(n: number): number {
  return Math.ceil(n / GRID) * GRID;
}
