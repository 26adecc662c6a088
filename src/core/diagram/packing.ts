/** Puts boxes beside one another without overlap: stored positions are kept where they can be, the rest fills in. */
import { type Box, overlaps, type Point, type Size, snap } from './geometry.ts';

export interface Item extends Size {
  readonly id: string;
  /** Where the user, or a layout, put it. */
  readonly at?: Point | undefined;
  /** Begins a new row of its own: what comes before stands above it. */
  readonly ownRow?: boolean;
  /** A frame that grows to the height of its row, and with a row of its own to the width of all rows. */
  readonly grows?: boolean;
  /** The last of a row grows to the width of all rows, too. */
  readonly fills?: boolean;
}

export interface Packing {
  readonly origin: Point;
  readonly gapX: number;
  readonly gapY: number;
  /** Whether stored positions may overlap. Frames never do; cards may, as the user wishes. */
  readonly overlap: boolean;
  /** How wide rows may become; absent: about twice as wide as high. */
  readonly width?: number;
}

export type Positions = Map<string, Box>;

/** Positions of all items, none left of or above the origin. Deterministic. */
export function pack(items: readonly Item[], rule: Packing): Positions {
  const out: Positions = new Map();
  placeStored(items, rule, out);
  const rest = items.filter((i) => !i.at);
  if (rest.length === 0) return out;
  if (out.size > 0) fillIn(rest, rule, out);
  else if (rule.width === undefined && sameSize(items)) fillCells(rest, rule, out);
  else fillRows(rest, rule, out);
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
  return items.every((i) => i.width === first?.width && i.height === first.height && i.ownRow !== true);
}

/** Equal cards fill cells, row by row, in about as many columns as rows. */
function fillCells(rest: readonly Item[], rule: Packing, out: Positions): void {
  const columns = Math.max(1, Math.ceil(Math.sqrt(rest.length * 0.7)));
  for (const [i, { id, width, height }] of rest.entries()) {
    const x = rule.origin.x + (i % columns) * (width + rule.gapX);
    const y = rule.origin.y + Math.floor(i / columns) * (height + rule.gapY);
    out.set(id, { x, y, width, height });
  }
}

const GAP_OF_FREE_PLACE = 8;
/** With more than this placed already, the rest stands below without looking for gaps. */
const MANY = 200;

/** Each takes the first free place beside what stands already, else one below; nothing that stands is moved. */
function fillIn(rest: readonly Item[], rule: Packing, out: Positions): void {
  const right = () => Math.max(...[...out.values()].map((p) => p.x + p.width));
  const limit = Math.max(rule.origin.x + (rule.width ?? 0), right());
  for (const item of rest) {
    const placed = [...out.values()];
    const size = { width: item.width, height: item.height };
    const isFree = (at: Point) =>
      at.x + item.width <= limit && !placed.some((p) => overlaps({ ...at, ...size }, p, GAP_OF_FREE_PLACE));
    const below = Math.max(...placed.map((p) => p.y + p.height)) + rule.gapY;
    const fallback = { x: rule.origin.x, y: snap(below) };
    const free = item.ownRow === true || placed.length > MANY ? undefined : corners(placed, rule).find(isFree);
    out.set(item.id, { ...(free ?? fallback), ...size });
  }
}

/** Where a box may begin: beside or below those that stand, topmost first. */
function corners(placed: readonly Box[], rule: Packing): Point[] {
  const xs = new Set([rule.origin.x, ...placed.flatMap((p) => [snap(p.x), snap(p.x + p.width + rule.gapX)])]);
  const ys = new Set([rule.origin.y, ...placed.flatMap((p) => [snap(p.y), snap(p.y + p.height + rule.gapY)])]);
  return [...ys].sort((a, b) => a - b).flatMap((y) => [...xs].sort((a, b) => a - b).map((x) => ({ x, y })));
}

/** Rows from left to right and top to bottom, in the order given. */
function fillRows(rest: readonly Item[], rule: Packing, out: Positions): void {
  const rows = rowsOf(rest, rule, rule.width ?? usualWidth(rest, rule));
  const widest = Math.max(...rows.map((row) => row.reduce((sum, i) => sum + i.width + rule.gapX, -rule.gapX)));
  let { y } = rule.origin;
  for (const row of rows) {
    const height = Math.max(...row.map((i) => i.height));
    let { x } = rule.origin;
    for (const [i, item] of row.entries()) {
      const fills = (item.grows && item.ownRow) || (item.fills && i === row.length - 1);
      const width = fills ? rule.origin.x + widest - x : item.width;
      out.set(item.id, { x: snap(x), y: snap(y), width, height: item.grows ? height : item.height });
      x += width + rule.gapX;
    }
    y += height + rule.gapY;
  }
}

function rowsOf(items: readonly Item[], rule: Packing, limit: number): Item[][] {
  const rows: Item[][] = [];
  let used = 0;
  for (const item of items) {
    const row = rows.at(-1);
    const fits = row && item.ownRow !== true && row.at(-1)?.grows === item.grows && used + item.width <= limit;
    if (row && fits) row.push(item);
    else rows.push([item]);
    used = (row && fits ? used : 0) + item.width + rule.gapX;
  }
  return rows;
}

function usualWidth(items: readonly Item[], rule: Packing): number {
  const area = items.reduce((sum, i) => sum + (i.width + rule.gapX) * (i.height + rule.gapY), 0);
  return Math.max(...items.map((i) => i.width), Math.sqrt(area * 1.9));
}
