/** Where arrows may leave and enter boxes. */
import type { Box, Point } from '../geometry.ts';
import { PITCH, type RouteGrid } from './grid.ts';

/** One end of an arrow. */
export interface RouteEnd {
  readonly box: Box;
  /** Whether the other end stands inside of it. */
  readonly inside: boolean;
  /** What shares lines with it: arrows with the same number may run together next to it. From 1. */
  readonly group: number;
  /** Whether it stands in a wall, where gates take room. */
  readonly walled: boolean;
}

/** Directions of travel: right, down, left, up. */
export type Direction = 0 | 1 | 2 | 3;

/** By direction of travel; left to right reads best. */
const LEAVING = [0, 12, 14, 12] as const;
const ENTERING = [0, 14, 14, 14] as const;

/** One line through the border of a box. */
export interface Terminal {
  readonly cell: number;
  readonly direction: Direction;
  readonly cost: number;
  /** On the border of the box. */
  readonly at: Point;
}

/** Where an arrow may leave or enter a box: every line through its sides but those at the corners. */
export function terminals(grid: RouteGrid, end: RouteEnd, leaving: boolean): Terminal[] {
  const { box, inside } = end;
  const { left, top, right, bottom } = grid.cellsOf(box);
  const out: Terminal[] = [];
  const price = leaving ? LEAVING : ENTERING;
  const add = (column: number, row: number, side: Direction, offset: number, at: Point) => {
    if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return;
    const cell = row * grid.columns + column;
    if (grid.blocked[cell]) return;
    // leaving through the right side one travels right; entering through the left side, too
    const outward = inside ? (((side + 2) & 3) as Direction) : side;
    const direction = leaving ? outward : (((outward + 2) & 3) as Direction);
    out.push({ cell, direction, cost: price[direction] + Math.min(12, offset), at });
  };
  const step = inside ? 0 : 1;
  const inset = (first: number, final: number) => (final - first >= 10 ? 2 : final - first >= 2 ? 1 : 0);
  const v = inset(top, bottom);
  for (let row = top + v; row <= bottom - v; row++) {
    const offset = Math.round(Math.abs(row - (top + bottom) / 2));
    const y = grid.origin.y + (row + 0.5) * PITCH;
    add(right + step, row, 0, offset, { x: box.x + box.width, y });
    add(left - step, row, 2, offset, { x: box.x, y });
  }
  const h = inset(left, right);
  for (let column = left + h; column <= right - h; column++) {
    const offset = Math.round(Math.abs(column - (left + right) / 2) / 2);
    const x = grid.origin.x + (column + 0.5) * PITCH;
    add(column, bottom + step, 1, offset, { x, y: box.y + box.height });
    add(column, top - step, 3, offset, { x, y: box.y });
  }
  return out;
}
