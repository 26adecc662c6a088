/** Where labels of arrows stand: on their curve, off cards, titles and walls, and off one another where there is room. */

import { type Curve, pointAt } from './curve.ts';
import { type Box, overlaps, type Point } from './geometry.ts';

const STATIONS = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.15, 0.85];
const HEIGHT = 18;
const CELL = 240;

/** Pixels that a label takes: mono at 11 px with a sign before it. */
export function labelWidth(text: string): number {
  return 22 + text.length * 6.7;
}

export interface LabelSpot {
  readonly at: Point;
  /** Whether it covers nothing there. */
  readonly free: boolean;
}

/** One place for each label, by the id of its arrow. The middle of the curve where nothing else is free. */
export function placeLabels(
  items: readonly { readonly id: string; readonly curve: Curve; readonly label: string }[],
  obstacles: readonly Box[],
): Map<string, LabelSpot> {
  const taken = new Map<string, Box[]>();
  for (const box of obstacles) take(taken, box);
  const out = new Map<string, LabelSpot>();
  for (const { id, curve, label } of items) {
    const width = labelWidth(label);
    const points = STATIONS.map((t) => pointAt(curve, t));
    const free = points.find((p) => isFree(boxAt(p, width), taken));
    const at = free ?? pointAt(curve, 0.5);
    out.set(id, { at, free: free !== undefined });
    take(taken, boxAt(at, width));
  }
  return out;
}

function boxAt(p: Point, width: number): Box {
  return { x: p.x - width / 2, y: p.y - HEIGHT / 2, width, height: HEIGHT };
}

function take(taken: Map<string, Box[]>, box: Box): void {
  for (const cell of cellsOf(box)) {
    const list = taken.get(cell);
    if (list) list.push(box);
    else taken.set(cell, [box]);
  }
}

function isFree(box: Box, taken: ReadonlyMap<string, readonly Box[]>): boolean {
  return !cellsOf(box).some((cell) => taken.get(cell)?.some((other) => overlaps(box, other, 3)));
}

function cellsOf(box: Box): string[] {
  const out: string[] = [];
  for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x++) {
    for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y++) out.push(`${x},${y}`);
  }
  return out;
}
