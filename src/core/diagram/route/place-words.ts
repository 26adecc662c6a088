/** Labels on the lines of their arrows: on a stretch that no other arrow shares, off everything else. */
import type { Box, Point } from '../geometry.ts';
import type { PictureLink } from '../sheets/picture.ts';
import { textWidth } from '../text.ts';
import { SIGN_PATHS } from '../tone.ts';
import type { Way } from './maze.ts';
import type { WordsSpace } from './words-space.ts';

export const LABEL_HEIGHT = 14;
const SIZE = 11;
const SIGN = 13;
/** Free line at both sides of a label. */
const STUB = 8;
/** The arrowhead needs more. */
const HEAD = 14;
const STEP = 8;
/** On a stretch that arrows share, nobody knows whose label it is. */
const SHARED = 400;
const UPRIGHT = 8;
const TIGHT = 44;
/** Beside its line a label may be taken for another's. */
const ASIDE = 30;
/** What costs less needs no other place. */
const ENOUGH = 30;

/** Pixels that a label takes, its sign included. */
export function labelWide(link: Pick<PictureLink, 'label' | 'kind'>): number {
  const signed = link.kind !== 'gate' && SIGN_PATHS[link.kind] !== undefined;
  return textWidth(link.label, SIZE, 'mono') + (signed ? SIGN : 0) + 8;
}

interface Stretch {
  readonly a: Point;
  readonly b: Point;
  readonly upright: boolean;
  readonly length: number;
  readonly last: boolean;
  readonly before: number;
}

/** The place of each label, by the id of its arrow. Those whose every place is taken have the least bad one. */
export function placeWords(
  links: readonly PictureLink[],
  ways: ReadonlyMap<string, Way>,
  space: WordsSpace,
  cellAt: (p: Point) => number,
): Map<string, Point> {
  const out = new Map<string, Point>();
  const lengths = new Map([...ways].map(([id, way]) => [id, stretches(way).reduce((sum, s) => sum + s.length, 0)]));
  // who has little room chooses first
  const order = [...links].sort((a, b) => (lengths.get(a.id) ?? 0) - (lengths.get(b.id) ?? 0));
  for (const link of order) {
    const way = ways.get(link.id);
    if (!way || link.label === '') continue;
    const best = bestPlace(link, way, space, cellAt);
    if (!best) continue;
    out.set(link.id, best.at);
    space.take(best.box);
  }
  return out;
}

interface Candidate {
  readonly at: Point;
  readonly price: number;
}

/** The cheapest place: on the line, else beside it. */
function bestPlace(link: PictureLink, way: Way, space: WordsSpace, cellAt: (p: Point) => number) {
  const width = labelWide(link);
  const own = new Set(way.cells);
  const boxAt = (at: Point): Box => ({
    x: at.x - width / 2,
    y: at.y - LABEL_HEIGHT / 2,
    width,
    height: LABEL_HEIGHT,
  });
  let least = Number.POSITIVE_INFINITY;
  let best: { readonly at: Point; readonly box: Box } | undefined;
  const weigh = (candidates: Iterable<Candidate>) => {
    for (const { at, price } of candidates) {
      if (price >= least) continue;
      const shared = (space.lines[cellAt(at)] ?? 0) > 1 ? SHARED : 0;
      const total = price + shared + space.cost(boxAt(at), own);
      if (total >= least) continue;
      least = total;
      best = { at, box: boxAt(at) };
    }
  };
  weigh(onLine(way, width));
  if (least >= ENOUGH) weigh(besideLine(way, width));
  return best;
}

function* onLine(way: Way, width: number): Iterable<Candidate> {
  const all = stretches(way);
  const middle = all.reduce((sum, s) => sum + s.length, 0) / 2;
  for (const stretch of all) {
    const along = stretch.upright ? LABEL_HEIGHT : width;
    const free = stretch.length - along - STUB - (stretch.last ? HEAD : STUB);
    const first = free >= 0 ? STUB + along / 2 : stretch.length / 2;
    for (let d = 0; d <= Math.max(0, free); d += STEP) {
      const off = Math.abs(stretch.before + first + d - middle) / 24;
      const price = (stretch.upright ? UPRIGHT : 0) + (free < 0 ? TIGHT : 0) + off;
      yield { at: pointOn(stretch, first + d), price };
    }
  }
}

/** Next to a stretch, or behind where it begins. */
function* besideLine(way: Way, width: number): Iterable<Candidate> {
  const all = stretches(way);
  for (const stretch of all) {
    const away = stretch.upright ? width / 2 + 3 : LABEL_HEIGHT / 2 + 3;
    for (let along = 0; along <= stretch.length; along += STEP)
      for (const side of [away, -away]) {
        const p = pointOn(stretch, along);
        yield {
          at: stretch.upright ? { x: p.x + side, y: p.y } : { x: p.x, y: p.y + side },
          price: ASIDE,
        };
      }
  }
  const start = all[0];
  if (!start) return;
  const behind = start.upright ? LABEL_HEIGHT / 2 + 3 : width / 2 + 3;
  const sign = start.upright ? Math.sign(start.a.y - start.b.y) : Math.sign(start.a.x - start.b.x);
  const at = start.upright
    ? { x: start.a.x, y: start.a.y + sign * behind }
    : { x: start.a.x + sign * behind, y: start.a.y };
  yield { at, price: ASIDE };
}

function pointOn({ a, b, length }: Stretch, along: number): Point {
  const t = length === 0 ? 0 : along / length;
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

function stretches(way: Way): Stretch[] {
  let before = 0;
  return way.points.slice(1).map((b, i) => {
    const a = way.points[i] ?? b;
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    const stretch = { a, b, upright: a.x === b.x, length, last: i === way.points.length - 2, before };
    before += length;
    return stretch;
  });
}
