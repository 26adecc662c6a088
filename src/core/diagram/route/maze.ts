/** The cheapest way between two boxes on the grid: few bends, few crossings, never through a card, lines of their own. */
import type { Point } from '../geometry.ts';
import { Buckets } from './buckets.ts';
import type { RouteGrid, Tracks } from './grid.ts';
import { type RouteEnd, type Terminal, terminals } from './terminals.ts';

const STEP = 2;
const BEND = 16;
const CROSSING = 14;
/** On a line that arrows share: soon they part, so that each has a stretch for its label. */
const SHARED = 3;
/** Beside another line. */
const NEAR = 1;
/** On another line, where the two cannot be told apart. */
const TAKEN = 240;
/** By the distance of the ends of others, in cells. */
const CROWD = [12, 8, 4];
/** The same where gates stand in walls. */
const CROWD_AT_WALL = [48, 40, 32, 26, 20, 16, 12, 9, 6, 4];
/** Beyond what the two ends need, in cells, that is searched first. */
const AROUND = 24;

/** A way from one end to the other. */
export interface Way {
  /** Corners, from border to border. */
  readonly points: readonly Point[];
  /** Cells that it runs through. */
  readonly cells: readonly number[];
}

/** Searches ways, one after another; remembers nothing but the grid. */
export class Maze {
  readonly #grid: RouteGrid;
  readonly #cost: Int32Array;
  readonly #before: Int32Array;
  readonly #seen: Int32Array;
  readonly #goals: Int32Array;
  readonly #goalSeen: Int32Array;
  #round = 0;

  constructor(grid: RouteGrid) {
    this.#grid = grid;
    const states = grid.columns * grid.rows * 4;
    this.#cost = new Int32Array(states + 1);
    this.#before = new Int32Array(states + 1);
    this.#seen = new Int32Array(states + 1);
    this.#goals = new Int32Array(states + 1);
    this.#goalSeen = new Int32Array(states + 1);
  }

  /** The way between two ends; `undefined` where everything is in the way. */
  find(from: RouteEnd, to: RouteEnd): Way | undefined {
    const starts = terminals(this.#grid, from, true);
    const ends = terminals(this.#grid, to, false);
    if (starts.length === 0 || ends.length === 0) return undefined;
    return this.#search(from, to, starts, ends, AROUND) ?? this.#search(from, to, starts, ends, undefined);
  }

  /** Cheapest first, with a guess that never is too high: the distance, and a turn where one must be made. */
  #search(
    from: RouteEnd,
    to: RouteEnd,
    starts: readonly Terminal[],
    ends: readonly Terminal[],
    around: number | undefined,
  ): Way | undefined {
    const { columns, rows, blocked } = this.#grid;
    const costs = this.#cost;
    const seen = this.#seen;
    const before = this.#before;
    this.#round += 1;
    const round = this.#round;
    const last = columns * rows * 4;
    const area = windowOf(this.#grid, [...starts, ...ends], around);
    const target = windowOf(this.#grid, ends, 0);
    const queue = new Buckets();
    for (const end of ends) {
      const state = end.cell * 4 + end.direction;
      this.#goals[state] = end.cost + this.#crowd(end, to.walled, from, to);
      this.#goalSeen[state] = round;
    }
    for (const start of starts) {
      const state = start.cell * 4 + start.direction;
      const cost =
        start.cost + this.#enter(start.cell, start.direction, from, to) + this.#crowd(start, from.walled, from, to);
      if (seen[state] === round && (costs[state] ?? 0) <= cost) continue;
      seen[state] = round;
      costs[state] = cost;
      before[state] = -1;
      queue.push(state, cost + ahead(start.cell, start.direction, columns, target));
    }
    for (;;) {
      const state = queue.pop();
      if (state === undefined) return undefined;
      if (state === last) return this.#trace(starts, ends);
      const cost = costs[state] ?? 0;
      const cell = state >> 2;
      const direction = state & 3;
      if (queue.level > cost + ahead(cell, direction, columns, target)) continue;
      if (this.#goalSeen[state] === round) {
        const total = cost + (this.#goals[state] ?? 0);
        if (seen[last] !== round || (costs[last] ?? 0) > total) {
          seen[last] = round;
          costs[last] = total;
          before[last] = state;
          queue.push(last, total);
        }
      }
      const column = cell % columns;
      const row = (cell - column) / columns;
      for (let next = 0; next < 4; next++) {
        if (next === ((direction + 2) & 3)) continue;
        const c = column + (next === 0 ? 1 : next === 2 ? -1 : 0);
        const r = row + (next === 1 ? 1 : next === 3 ? -1 : 0);
        if (c < area.left || c > area.right || r < area.top || r > area.bottom) continue;
        const to1 = r * columns + c;
        if (blocked[to1]) continue;
        const there = to1 * 4 + next;
        const known = seen[there] === round;
        const bend = next === direction ? 0 : BEND + this.#corner(cell, next, from, to);
        const least = cost + STEP + bend;
        if (known && (costs[there] ?? 0) <= least) continue;
        const more = least + this.#enter(to1, next, from, to);
        if (known && (costs[there] ?? 0) <= more) continue;
        seen[there] = round;
        costs[there] = more;
        before[there] = state;
        queue.push(there, more + ahead(to1, next, columns, target));
      }
    }
  }

  /** What it costs to run through a cell. */
  #enter(cell: number, direction: number, from: RouteEnd, to: RouteEnd): number {
    const { horizontal, vertical, across, down, columns } = this.#grid;
    const flat = (direction & 1) === 0;
    const along = flat ? horizontal : vertical;
    const side = flat ? columns : 1;
    let cost = (flat ? across[cell] : down[cell]) ?? 0;
    const sources = along.sources[cell];
    if (sources) cost += sources === from.group || along.destinations[cell] === to.group ? SHARED : TAKEN;
    if (isForeign(flat ? vertical : horizontal, cell, from, to)) cost += CROSSING;
    if (isForeign(along, cell - side, from, to)) cost += NEAR;
    if (isForeign(along, cell + side, from, to)) cost += NEAR;
    return cost;
  }

  /** Beside the ends of others there is no room for gates and arrowheads. */
  #crowd({ cell, direction }: Terminal, wall: boolean, from: RouteEnd, to: RouteEnd): number {
    const { horizontal, vertical, columns } = this.#grid;
    const flat = (direction & 1) === 0;
    const along = flat ? horizontal : vertical;
    const side = flat ? columns : 1;
    let cost = 0;
    const prices = wall ? CROWD_AT_WALL : CROWD;
    for (let k = 1; k <= prices.length; k++) {
      if (isForeign(along, cell - side * k, from, to)) cost += prices[k - 1] ?? 0;
      if (isForeign(along, cell + side * k, from, to)) cost += prices[k - 1] ?? 0;
    }
    return cost;
  }

  /** A bend lies on the lines of both directions. */
  #corner(cell: number, next: number, from: RouteEnd, to: RouteEnd): number {
    const { horizontal, vertical } = this.#grid;
    return isForeign((next & 1) === 0 ? horizontal : vertical, cell, from, to) ? CROSSING : 0;
  }

  #trace(starts: readonly Terminal[], ends: readonly Terminal[]): Way {
    const grid = this.#grid;
    const states: number[] = [];
    let state = this.#before[grid.columns * grid.rows * 4] ?? -1;
    while (state >= 0) {
      states.push(state);
      state = this.#before[state] ?? -1;
    }
    states.reverse();
    const is = (s: number | undefined) => (t: Terminal) => t.cell * 4 + t.direction === s;
    const cells = states.map((s) => s >> 2);
    const first = starts.find(is(states[0]));
    const final = ends.find(is(states[states.length - 1]));
    const middle = cells.map((c) => grid.pointOf(c));
    return { points: corners([...(first ? [first.at] : []), ...middle, ...(final ? [final.at] : [])]), cells };
  }
}

interface Target {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function ahead(cell: number, direction: number, columns: number, { left, top, right, bottom }: Target): number {
  const column = cell % columns;
  const row = (cell - column) / columns;
  const x = column < left ? left - column : column > right ? column - right : 0;
  const y = row < top ? top - row : row > bottom ? row - bottom : 0;
  return STEP * (x + y) + ((direction & 1) === 0 ? (y > 0 ? BEND : 0) : x > 0 ? BEND : 0);
}

/** Whether somebody else's line is there. */
function isForeign(tracks: Tracks, cell: number, from: RouteEnd, to: RouteEnd): boolean {
  const source = tracks.sources[cell];
  if (source === undefined || source === 0) return false;
  return source !== from.group && tracks.destinations[cell] !== to.group;
}

function windowOf(grid: RouteGrid, terminals: readonly Terminal[], around: number | undefined) {
  if (around === undefined) return { left: 0, top: 0, right: grid.columns - 1, bottom: grid.rows - 1 };
  const columns = terminals.map((t) => t.cell % grid.columns);
  const rows = terminals.map((t) => Math.floor(t.cell / grid.columns));
  return {
    left: Math.max(0, Math.min(...columns) - around),
    top: Math.max(0, Math.min(...rows) - around),
    right: Math.min(grid.columns - 1, Math.max(...columns) + around),
    bottom: Math.min(grid.rows - 1, Math.max(...rows) + around),
  };
}

/** Leaves out what lies on a straight line. */
function corners(points: readonly Point[]): Point[] {
  return points.filter((p, i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (!before || !after) return true;
    return !(before.x === p.x && p.x === after.x) && !(before.y === p.y && p.y === after.y);
  });
}
