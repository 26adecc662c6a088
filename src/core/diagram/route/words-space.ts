/** Where words may stand between arrows: off cards, titles, walls and one another, and off the lines of other arrows. */
import type { Box } from '../geometry.ts';
import type { Arranged } from '../sheets/picture.ts';
import type { RouteGrid } from './grid.ts';
import type { Way } from './maze.ts';

const TAKEN = 1000;
/** Of what is closed to arrows, where it says nothing: the tag of a gate had better stand there than on words. */
const EMPTY = 300;
/** On the border of a frame. */
const BORDER = 5;
const LINE = 3;

/** Costs of covering each cell of the grid with words. */
export class WordsSpace {
  readonly #grid: RouteGrid;
  readonly #costs: Int32Array;
  /** Without walls and borders, which the tags of gates may cover. */
  readonly #tags: Int32Array;
  /** How many arrows run through a cell. */
  readonly lines: Uint8Array;

  /** `titles`: the words of frames. */
  constructor(grid: RouteGrid, picture: Arranged, titles: readonly Box[], ways: Iterable<Way>) {
    this.#grid = grid;
    this.#costs = new Int32Array(grid.columns * grid.rows);
    this.lines = new Uint8Array(grid.columns * grid.rows);
    this.#tags = new Int32Array(grid.columns * grid.rows);
    for (let i = 0; i < this.#costs.length; i++) if (grid.blocked[i]) this.#costs[i] = this.#tags[i] = TAKEN;
    for (const { box, solid } of picture.frames) if (solid) this.#tag(box, EMPTY);
    for (const box of [...picture.cards.map((c) => c.box), ...titles]) this.#tag(box, TAKEN);
    for (const { box, walls, lane } of picture.frames) this.#ring(box, walls.length > 0 ? TAKEN : lane ? 0 : BORDER);
    for (const way of ways)
      for (const cell of way.cells) {
        this.lines[cell] = (this.lines[cell] ?? 0) + 1;
        this.#costs[cell] = (this.#costs[cell] ?? 0) + LINE;
        this.#tags[cell] = (this.#tags[cell] ?? 0) + LINE;
      }
  }

  /** What it costs to stand there; `own` cells count nothing for their own line. */
  cost(box: Box, own: ReadonlySet<number>): number {
    let cost = 0;
    this.#each(box, (cell) => {
      cost += (this.#costs[cell] ?? TAKEN) - (own.has(cell) ? LINE : 0);
    });
    const { origin, columns, rows } = this.#grid;
    const outside =
      box.x < origin.x ||
      box.y < origin.y ||
      box.x + box.width > origin.x + columns * 8 ||
      box.y + box.height > origin.y + rows * 8;
    return outside ? cost + TAKEN : cost;
  }

  /** What it costs for the tag of a gate to stand there. */
  tagCost(box: Box): number {
    let cost = 0;
    this.#each(box, (cell) => {
      cost += this.#tags[cell] ?? TAKEN;
    });
    return cost;
  }

  /** Words stand there now. */
  take(box: Box): void {
    this.#each(box, (cell) => {
      this.#costs[cell] = TAKEN;
      this.#tags[cell] = TAKEN;
    });
  }

  /** Whether a cost means that something else is covered. */
  static isTaken(cost: number): boolean {
    return cost >= TAKEN;
  }

  #each(box: Box, visit: (cell: number) => void): void {
    const { left, top, right, bottom } = this.#grid.cellsOf(box);
    for (let row = top; row <= bottom; row++) for (let c = left; c <= right; c++) visit(row * this.#grid.columns + c);
  }

  #tag(box: Box, cost: number): void {
    this.#each(box, (cell) => {
      this.#tags[cell] = cost;
    });
  }

  #ring(box: Box, cost: number): void {
    if (cost === 0) return;
    const sides = [
      { ...box, height: 8 },
      { ...box, y: box.y + box.height - 8, height: 8 },
      { ...box, width: 8 },
      { ...box, x: box.x + box.width - 8, width: 8 },
    ];
    for (const side of sides)
      this.#each(side, (cell) => {
        this.#costs[cell] = Math.max(this.#costs[cell] ?? 0, cost);
      });
  }
}
