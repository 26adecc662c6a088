/** Looks cards up by place, so that a curve asks only those near it. */
import { type Box, overlaps, type Point } from './geometry.ts';

export interface Card {
  readonly id: string;
  readonly box: Box;
}

const CELL = 256;

export class CardGrid {
  readonly #cells = new Map<number, Card[]>();

  constructor(cards: Iterable<{ readonly id: string; readonly absolute: Box }>) {
    for (const { id, absolute } of cards) {
      for (const key of cellsOf(absolute)) {
        const list = this.#cells.get(key);
        if (list) list.push({ id, box: absolute });
        else this.#cells.set(key, [{ id, box: absolute }]);
      }
    }
  }

  /** The card at a point, if there is one. */
  at(p: Point): string | undefined {
    const list = this.#cells.get(keyOf(Math.floor(p.x / CELL), Math.floor(p.y / CELL)));
    return list?.find(({ box }) => p.x > box.x && p.x < box.x + box.width && p.y > box.y && p.y < box.y + box.height)
      ?.id;
  }

  /** Cards that a box touches. */
  within(box: Box): Card[] {
    const found = new Map<string, Card>();
    for (const key of cellsOf(box)) {
      for (const card of this.#cells.get(key) ?? []) if (overlaps(card.box, box)) found.set(card.id, card);
    }
    return [...found.values()];
  }
}

/** A number for a cell; canvases are far smaller than what it can tell apart. */
function keyOf(x: number, y: number): number {
  return x * 1_000_003 + y;
}

function* cellsOf(box: Box): Iterable<number> {
  for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x++) {
    for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y++) yield keyOf(x, y);
  }
}
