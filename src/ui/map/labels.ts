/** Where edge labels stand: on their curve, off the cards and off one another where there is room. */
import { type Box, overlaps, type Point } from '../../core/diagram/geometry.ts';
import type { CardGrid } from '../../core/diagram/card-grid.ts';
import { type Curve, pointAt } from '../../core/diagram/curve.ts';

const STATIONS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
const HEIGHT = 20;
const CELL = 240;

/** Canvas pixels that a label takes: mono at 11 px with a sign before it. */
export function labelWidth(text: string | undefined): number {
  return 22 + (text?.length ?? 0) * 6.7;
}

export interface LabelSpot {
  readonly at: Point;
  /** Whether it covers nothing there; else only its sign is shown until it is asked for. */
  readonly free: boolean;
}

/** One place for each label, by the id of its edge. The middle of the curve where nothing else is free. */
export function placeLabels(
  items: readonly { readonly id: string; readonly curve: Curve; readonly label: string | undefined }[],
  cards: CardGrid,
): Map<string, LabelSpot> {
  const taken = new Map<string, Box[]>();
  const out = new Map<string, LabelSpot>();
  for (const { id, curve, label } of items) {
    const width = labelWidth(label);
    const spot = STATIONS.map((t) => pointAt(curve, t)).find((p) => isFree(boxAt(p, width), cards, taken));
    out.set(id, { at: spot ?? pointAt(curve, 0.5), free: spot !== undefined });
    if (!spot) continue;
    const box = boxAt(spot, width);
    for (const cell of cellsOf(box)) {
      const list = taken.get(cell);
      if (list) list.push(box);
      else taken.set(cell, [box]);
    }
  }
  return out;
}

function boxAt(p: Point, width: number): Box {
  return { x: p.x - width / 2, y: p.y - HEIGHT / 2, width, height: HEIGHT };
}

function isFree(box: Box, cards: CardGrid, taken: ReadonlyMap<string, readonly Box[]>): boolean {
  const y = box.y + box.height / 2;
  for (const x of [box.x, box.x + box.width / 2, box.x + box.width]) if (cards.at({ x, y }) !== undefined) return false;
  return !cellsOf(box).some((cell) => taken.get(cell)?.some((other) => overlaps(box, other, 2)));
}

function cellsOf(box: Box): string[] {
  const out: string[] = [];
  for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x++) {
    for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y++) out.push(`${x},${y}`);
  }
  return out;
}
