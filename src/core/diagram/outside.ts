/** What stands round the cluster: externals at its sides, hosts as a rail below. */
import type { Design } from '../design/schema.ts';
import { type Box, type Point, snap } from './geometry.ts';
import { containersOf, type Nesting, sourceOf } from './nesting.ts';
import type { Item } from './packing.ts';

/** Distance from the cluster of what stands beside it, and of the hosts below. */
const BESIDE = 72;
const BELOW = 72;
const GAP_IN_LINE = 24;

/**
 * Places externals and hosts round `bounds`, into `local`, where the places of everything inside already are. Clients
 * stand to the left, the others to the right, each level with what it connects to. Stored places stay.
 */
export function placeOutside(
  design: Design,
  nesting: Nesting,
  { externals, hosts }: { readonly externals: readonly Item[]; readonly hosts: readonly Item[] },
  bounds: Box,
  local: Map<string, Box>,
): void {
  const clients = clientsOf(design);
  const levels = levelsOf(design, nesting, local);
  const level = (i: Item) => levels.get(i.id) ?? bounds.y;
  const left = externals.filter((i) => clients.has(i.id));
  const right = externals.filter((i) => !clients.has(i.id));
  column(left, (i) => bounds.x - BESIDE - i.width, level, local);
  column(right, () => bounds.x + bounds.width + BESIDE, level, local);
  row(hosts, { x: bounds.x, y: bounds.y + bounds.height + BELOW }, local);
}

/** Externals that are a source and never a destination stand on the left: clients left, destinations right. */
function clientsOf(design: Design): Set<string> {
  const flows = Object.values(design.flows);
  const destinations = new Set(flows.map((f) => f.to));
  const sources = [...flows.map((f) => f.from), ...Object.values(design.exposures).map((e) => sourceOf(design, e))];
  return new Set(sources.filter((id) => !destinations.has(id)));
}

/** For what stands outside: the middle of the top edges of what it connects to. */
function levelsOf(design: Design, nesting: Nesting, local: ReadonlyMap<string, Box>): Map<string, number> {
  const ends = [
    ...Object.values(design.flows).map((f) => [f.from, f.to] as const),
    ...Object.values(design.exposures).map((e) => [sourceOf(design, e), e.target] as const),
  ];
  const tops = new Map<string, number[]>();
  const add = (id: string, other: string) => {
    const kind = nesting.byId.get(id)?.kind;
    if (kind !== 'external' && kind !== 'entry') return;
    let y = 0;
    for (const at of containersOf(nesting, other)) y += local.get(at.id)?.y ?? 0;
    tops.set(id, [...(tops.get(id) ?? []), y]);
  };
  for (const [from, to] of ends) {
    add(from, to);
    add(to, from);
  }
  return new Map([...tops].map(([id, all]) => [id, all.reduce((sum, y) => sum + y, 0) / all.length]));
}

/** One below the other, each as near to its level as those above let it be; stored places stay. */
function column(
  items: readonly Item[],
  x: (i: Item) => number,
  level: (i: Item) => number,
  local: Map<string, Box>,
): void {
  let free = Number.NEGATIVE_INFINITY;
  for (const item of [...items].sort((a, b) => level(a) - level(b))) {
    const y = Math.max(free, level(item));
    const box = { x: item.at?.x ?? snap(x(item)), y: item.at?.y ?? snap(y), width: item.width, height: item.height };
    if (!item.at) free = y + item.height + GAP_IN_LINE;
    local.set(item.id, box);
  }
}

function row(items: readonly Item[], start: Point, local: Map<string, Box>): void {
  let { x } = start;
  for (const item of items) {
    const box = { x: item.at?.x ?? snap(x), y: item.at?.y ?? snap(start.y), width: item.width, height: item.height };
    if (!item.at) x += item.width + GAP_IN_LINE;
    local.set(item.id, box);
  }
}
