/** The grid that arrows of a sheet run on: what is in the way, what is costly, and which lines are taken. */
import type { Box, Point } from '../geometry.ts';

/** Distance of two lines side by side, in drawing pixels. Boxes stand on multiples of it, lines run in between. */
export const PITCH = 8;

/** Along a border, or along a card. */
const BESIDE = 5;
/** Through a wall: an arrow goes round what it has no business in. Those it must go through cost every way the same. */
const THROUGH_WALL = 40;
/** On a line that is taken by both kinds of arrow, neither its source nor its destination is one. */
const MIXED = -1;

/** One direction of travel on every cell: who runs there. */
export interface Tracks {
  /** The source that all users share, counted from 1; 0 for none, `MIXED` for several. */
  readonly sources: Int32Array;
  readonly destinations: Int32Array;
}

/** Cells of `PITCH` by `PITCH`, row by row. Lines run through their middles. */
export class RouteGrid {
  readonly origin: Point;
  readonly columns: number;
  readonly rows: number;
  readonly blocked: Uint8Array;
  /** What a step along each axis costs beyond its length. */
  readonly across: Uint8Array;
  readonly down: Uint8Array;
  readonly horizontal: Tracks;
  readonly vertical: Tracks;

  /** Covers `bounds`, whose corner stands on a multiple of `PITCH`. */
  constructor(bounds: Box) {
    this.origin = { x: Math.floor(bounds.x / PITCH) * PITCH, y: Math.floor(bounds.y / PITCH) * PITCH };
    this.columns = Math.max(1, Math.ceil((bounds.x + bounds.width - this.origin.x) / PITCH));
    this.rows = Math.max(1, Math.ceil((bounds.y + bounds.height - this.origin.y) / PITCH));
    const cells = this.columns * this.rows;
    this.blocked = new Uint8Array(cells);
    this.across = new Uint8Array(cells);
    this.down = new Uint8Array(cells);
    this.horizontal = { sources: new Int32Array(cells), destinations: new Int32Array(cells) };
    this.vertical = { sources: new Int32Array(cells), destinations: new Int32Array(cells) };
  }

  /** Cells that a box touches, clipped to the grid; the last ones inclusive. */
  cellsOf(box: Box): { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } {
    const clip = (n: number, most: number) => Math.max(0, Math.min(most, n));
    return {
      left: clip(Math.floor((box.x - this.origin.x) / PITCH), this.columns - 1),
      top: clip(Math.floor((box.y - this.origin.y) / PITCH), this.rows - 1),
      right: clip(Math.ceil((box.x + box.width - this.origin.x) / PITCH) - 1, this.columns - 1),
      bottom: clip(Math.ceil((box.y + box.height - this.origin.y) / PITCH) - 1, this.rows - 1),
    };
  }

  /** The cell that a point lies in. */
  cellAt(p: Point): number {
    const column = Math.floor((p.x - this.origin.x) / PITCH);
    const row = Math.floor((p.y - this.origin.y) / PITCH);
    return Math.max(0, Math.min(this.rows - 1, row)) * this.columns + Math.max(0, Math.min(this.columns - 1, column));
  }

  /** The middle of a cell. */
  pointOf(cell: number): Point {
    const column = cell % this.columns;
    return {
      x: this.origin.x + (column + 0.5) * PITCH,
      y: this.origin.y + ((cell - column) / this.columns + 0.5) * PITCH,
    };
  }

  /** Nothing may run through the box. */
  block(box: Box): void {
    const { left, top, right, bottom } = this.cellsOf(box);
    for (let row = top; row <= bottom; row++)
      this.blocked.fill(1, row * this.columns + left, row * this.columns + right + 1);
  }

  /** Running along the border of a box costs, on both sides of it; going through it does not. */
  border(box: Box): void {
    const { left, top, right, bottom } = this.cellsOf(box);
    for (const row of [top - 1, top, bottom, bottom + 1]) {
      if (row < 0 || row >= this.rows) continue;
      for (let c = left; c <= right; c++) this.#raise(this.across, row * this.columns + c, BESIDE);
    }
    for (const column of [left - 1, left, right, right + 1]) {
      if (column < 0 || column >= this.columns) continue;
      for (let r = top; r <= bottom; r++) this.#raise(this.down, r * this.columns + column, BESIDE);
    }
  }

  /** Going through the border of a box costs. */
  wall(box: Box): void {
    const { left, top, right, bottom } = this.cellsOf(box);
    for (const row of [top, bottom])
      for (let c = left; c <= right; c++) this.#raise(this.down, row * this.columns + c, THROUGH_WALL);
    for (const column of [left, right])
      for (let r = top; r <= bottom; r++) this.#raise(this.across, r * this.columns + column, THROUGH_WALL);
  }

  #raise(costs: Uint8Array, cell: number, cost: number): void {
    costs[cell] = Math.max(costs[cell] ?? 0, cost);
  }
}

/** Notes that an arrow runs through a cell. */
export function occupy(tracks: Tracks, cell: number, source: number, destination: number): void {
  const { sources, destinations } = tracks;
  sources[cell] = sources[cell] === 0 || sources[cell] === source ? source : MIXED;
  destinations[cell] = destinations[cell] === 0 || destinations[cell] === destination ? destination : MIXED;
}
