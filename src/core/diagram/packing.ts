/** Puts boxes beside one another without overlap: stored positions are kept where they can be, the rest fills in. */
import { type Box, overlaps, type Point, type Size, snap } from './geometry.ts';

export interface Item extends Size {
  readonly id: string;
  /** Where the user, or a layout, put it. */
  readonly at?: Point | undefined;
}

export interface Packing {
  readonly origin: Point;
  readonly gapX: number;
  readonly gapY: number;
  /** Whether stored positions may overlap. Frames never do; cards may, as the user wishes. */
  readonly overlap: boolean;
}

export type Positions = Map<string, Box>;

/** Positions of all items, none left of or above the origin. Deterministic. */
export function pack(items: readonly Item[], rule: Packing): Positions {
  const out: Positions = new Map();
  placeStored(items, rule, out);
  const rest = items.filter((i) => !i.at);
  if (rest.length === 0) return out;
  if (sameSize(items)) fillCells(rest, rule, out, items.length);
  else fillShelves(rest, rule, out);
  return out;
}

function placeStored(items: readonly Item[], rule: Packing, out: Positions): void {
  const stored = items
    .flatMap((i) => (i.at ? [{ ...i, x: Math.max(rule.origin.x, i.at.x), y: Math.max(rule.origin.y, i.at.y) }] : []))
    .sort((a, b) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1));
  for (const { id, x, y, width, height } of stored) {
    const box = { x, y, width, height };
    out.set(id, rule.overlap ? box : pushDown(box, out, rule.gapY));
  }
}

/** The box, moved down past everything that it would cover. */
function pushDown(box: Box, placed: Positions, gap: number): Box {
  let moved = box;
  for (let rounds = 0; rounds <= placed.size; rounds++) {
    const hit = [...placed.values()].find((p) => overlaps(moved, p));
    if (!hit) return moved;
    moved = { ...moved, y: hit.y + hit.height + gap };
  }
  return moved;
}

function sameSize(items: readonly Item[]): boolean {
  const first = items[0];
  return items.every((i) => i.width === first?.width && i.height === first.height);
}

/** Equal cards fill free cells, row by row, in about as many columns as rows. */
function fillCells(rest: readonly Item[], rule: Packing, out: Positions, total: number): void {
  const columns = Math.max(1, Math.ceil(Math.sqrt(total * 0.7)));
  let cell = 0;
  for (const item of rest) {
    for (;;) {
      const box = {
        x: rule.origin.x + (cell % columns) * (item.width + rule.gapX),
        y: rule.origin.y + Math.floor(cell / columns) * (item.height + rule.gapY),
        width: item.width,
        height: item.height,
      };
      cell++;
      if ([...out.values()].some((p) => overlaps(box, p, GAP_OF_FREE_CELL))) continue;
      out.set(item.id, box);
      break;
    }
  }
}

const GAP_OF_FREE_CELL = 8;

/** Frames of different sizes stand on shelves below what has a place already. */
function fillShelves(rest: readonly Item[], rule: Packing, out: Positions): void {
  const area = rest.reduce((sum, i) => sum + (i.width + rule.gapX) * (i.height + rule.gapY), 0);
  const widest = rest.reduce((max, i) => Math.max(max, i.width), 0);
  const limit = rule.origin.x + Math.max(widest, Math.sqrt(area * 1.9));
  let x = rule.origin.x;
  let y = rule.origin.y;
  for (const p of out.values()) y = Math.max(y, p.y + p.height + rule.gapY);
  let shelf = 0;
  for (const item of rest) {
    if (x > rule.origin.x && x + item.width > limit) {
      x = rule.origin.x;
      y += shelf + rule.gapY;
      shelf = 0;
    }
    out.set(item.id, { x: snap(x), y: snap(y), width: item.width, height: item.height });
    x += item.width + rule.gapX;
    shelf = Math.max(shelf, item.height);
  }
}
