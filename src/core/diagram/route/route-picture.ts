/** Routes the arrows of a picture, one after another, the shortest first. */
import { type Box, centre, type Point } from '../geometry.ts';
import type { Arranged, PictureLink } from '../sheets/picture.ts';
import { occupy, PITCH, RouteGrid } from './grid.ts';
import { Maze, type Way } from './maze.ts';

/** Room round the drawing in which arrows may run. */
const AROUND = 5 * PITCH;

/** What a picture leaves behind for its labels. */
export interface Routes {
  readonly grid: RouteGrid;
  readonly ways: ReadonlyMap<string, Way>;
}

/** Ways for all links whose ends are drawn. `keepOff`: words that no arrow may cross. */
export function routePicture(picture: Arranged, links: readonly PictureLink[], keepOff: readonly Box[]): Routes {
  const { bounds } = picture;
  const grid = new RouteGrid({
    x: bounds.x - AROUND,
    y: bounds.y - AROUND,
    width: bounds.width + 2 * AROUND,
    height: bounds.height + 2 * AROUND,
  });
  for (const frame of picture.frames) {
    if (frame.solid) grid.block(frame.box);
    grid.border(frame.box);
    if (frame.walls.length > 0) grid.wall(frame.box);
  }
  for (const card of picture.cards) {
    grid.block(card.box);
    grid.border(card.box);
  }
  for (const box of keepOff) grid.block(box);
  const maze = new Maze(grid);
  const ways = new Map<string, Way>();
  const groups = new Groups();
  for (const { link, from, to } of inOrder(picture, links)) {
    const source = groups.of('from', link.from, link);
    const destination = groups.of('to', link.to, link);
    const way =
      maze.find(
        { box: from.box, inside: from.around.has(link.to), group: source, walled: from.walled },
        { box: to.box, inside: to.around.has(link.from), group: destination, walled: to.walled },
      ) ?? straight(from.box, to.box);
    mark(grid, way, source, destination);
    ways.set(link.id, way);
  }
  return { grid, ways };
}

/** Solid lines of one kind may run together where they leave one thing or enter one; others never do. */
class Groups {
  readonly #numbers = new Map<string, number>();

  of(end: 'from' | 'to', id: string, link: PictureLink): number {
    const together = link.kind === 'allowed' || link.kind === 'exposed';
    const key = `${end} ${id} ${together ? link.kind : link.id}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#numbers.size + 1);
    return this.#numbers.size;
  }
}

interface End {
  readonly box: Box;
  /** What stands in it. */
  readonly around: ReadonlySet<string>;
  readonly walled: boolean;
}

function inOrder(picture: Arranged, links: readonly PictureLink[]) {
  const parents = new Map([...picture.frames, ...picture.cards].map((t) => [t.id, t.parent]));
  const ends = new Map<string, End>();
  const inside = new Map<string, Set<string>>();
  for (const { id, box, walls } of [...picture.frames, ...picture.cards]) {
    const around = new Set<string>();
    inside.set(id, around);
    ends.set(id, { box, around, walled: walls.length > 0 });
    for (let at = parents.get(id); at !== undefined; at = parents.get(at)) inside.get(at)?.add(id);
  }
  return links
    .flatMap((link, i) => {
      const from = ends.get(link.from);
      const to = ends.get(link.to);
      return from && to ? [{ link, from, to, i, length: distance(from.box, to.box) }] : [];
    })
    .sort((a, b) => a.length - b.length || a.i - b.i);
}

function distance(a: Box, b: Box): number {
  const p = centre(a);
  const q = centre(b);
  return Math.abs(p.x - q.x) + Math.abs(p.y - q.y);
}

/** Where everything is in the way: across it, so that it is seen at all. */
function straight(from: Box, to: Box): Way {
  const p = centre(from);
  const q = centre(to);
  return { points: [p, { x: q.x, y: p.y }, q], cells: [] };
}

function mark(grid: RouteGrid, { cells, points }: Way, source: number, destination: number): void {
  cells.forEach((cell, i) => {
    const before = cells[i - 1];
    const after = cells[i + 1];
    const flat = (other: number | undefined) => other !== undefined && Math.abs(other - cell) === 1;
    const steep = (other: number | undefined) => other !== undefined && Math.abs(other - cell) === grid.columns;
    const first = i === 0 && isFlat(points[0], points[1]);
    const last = i === cells.length - 1 && isFlat(points[points.length - 2], points[points.length - 1]);
    const ends = i === 0 || i === cells.length - 1;
    if (flat(before) || flat(after) || first || last) occupy(grid.horizontal, cell, source, destination);
    if (steep(before) || steep(after) || (ends && !(first || last))) occupy(grid.vertical, cell, source, destination);
  });
}

function isFlat(a: Point | undefined, b: Point | undefined): boolean {
  return a !== undefined && b !== undefined && a.y === b.y;
}
