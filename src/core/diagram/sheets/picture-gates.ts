/** Where arrows go through walls: gates for exceptions, bars where a guardrail stops them. */
import type { Exception } from '../../design/schema.ts';
import type { Box, Point } from '../geometry.ts';
import type { Way } from '../route/maze.ts';
import type { WordsSpace } from '../route/words-space.ts';
import { textWidth } from '../text.ts';
import type { Arranged, Bar, PictureLink, PlacedGate } from './picture.ts';

/** A wall with what stands in it. */
interface Walled {
  readonly id: string;
  readonly box: Box;
  readonly guardrails: ReadonlySet<string>;
}

interface Found {
  readonly crossing: Crossing;
  readonly exceptions: readonly Exception[];
  /** Exceptions whose ticket is told here; at the other walls on the way only the handle is. */
  readonly told: readonly Exception[];
}

interface Crossing {
  readonly at: Point;
  readonly upright: boolean;
}

const TAG_HEIGHT = 16;
const BESIDE = 6;
const HALF = 12;
const END = 14;

/** Gates and bars of every arrow. Tags take their place in `space`. */
export function gatesAndBars(
  picture: Arranged,
  links: readonly PictureLink[],
  ways: ReadonlyMap<string, Way>,
  space: WordsSpace,
  isExpired: (x: Exception) => boolean,
): { readonly gates: readonly PlacedGate[]; readonly bars: readonly Bar[] } {
  const parents = new Map([...picture.frames, ...picture.cards].map((t) => [t.id, t.parent]));
  const walled: Walled[] = [...picture.frames, ...picture.cards]
    .filter((t) => t.walls.length > 0)
    .map((t) => ({ id: t.id, box: t.box, guardrails: new Set(t.walls.map((g) => g.id)) }));
  const found: Found[] = [];
  const bars: Bar[] = [];
  const told = new Set<string>();
  for (const link of links) {
    const way = ways.get(link.id);
    if (!way) continue;
    const own: Bar[] = [];
    const passed = walled.filter((w) => isIn(w.id, link.from, parents) !== isIn(w.id, link.to, parents));
    for (const wall of passed) {
      const crossing = crossingOf(way.points, wall.box);
      if (!crossing) continue;
      const exceptions = link.exceptions.filter((x) => wall.guardrails.has(x.guardrail));
      if (exceptions.length > 0) found.push({ crossing, exceptions, told: exceptions.filter((x) => !told.has(x.id)) });
      for (const x of exceptions) told.add(x.id);
      if (exceptions.length > 0) continue;
      if (link.blockedAt.wall && !link.summed)
        own.push({ at: crossing.at, upright: !crossing.upright, kind: link.kind });
    }
    bars.push(...own, ...endBars(link, way, own));
  }
  return { gates: merged(found).map((g) => tagged(g, space, isExpired)), bars };
}

function isIn(wall: string, id: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  for (let at: string | undefined = id; at !== undefined; at = parents.get(at)) if (at === wall) return true;
  return false;
}

/** Arrows that run together through a wall go through one gate. */
function merged(found: readonly Found[]): Found[] {
  const out = new Map<string, Found>();
  for (const one of found) {
    const key = `${Math.round(one.crossing.at.x)} ${Math.round(one.crossing.at.y)}`;
    const known = out.get(key);
    const join = (a: readonly Exception[], b: readonly Exception[]) => [...new Set([...a, ...b])];
    out.set(key, {
      crossing: one.crossing,
      exceptions: join(known?.exceptions ?? [], one.exceptions),
      told: join(known?.told ?? [], one.told),
    });
  }
  return [...out.values()];
}

/** Where a way goes through the border of a box, first. */
function crossingOf(points: readonly Point[], box: Box): Crossing | undefined {
  const left = box.x;
  const right = box.x + box.width;
  const top = box.y;
  const bottom = box.y + box.height;
  const inside = (n: number, a: number, b: number) => n >= a && n <= b;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1];
    const b = points[i];
    if (!a || !b) continue;
    if (a.y === b.y && inside(a.y, top, bottom))
      for (const x of a.x < b.x ? [left, right] : [right, left])
        if (inside(x, Math.min(a.x, b.x), Math.max(a.x, b.x))) return { at: { x, y: a.y }, upright: true };
    if (a.x === b.x && inside(a.x, left, right))
      for (const y of a.y < b.y ? [top, bottom] : [bottom, top])
        if (inside(y, Math.min(a.y, b.y), Math.max(a.y, b.y))) return { at: { x: a.x, y }, upright: false };
  }
  return undefined;
}

/** Bars near the ends: who blocks, or a guardrail whose wall is not drawn. */
function endBars(link: PictureLink, { points }: Way, onWalls: readonly Bar[]): Bar[] {
  if (link.summed && link.flows.length > 1) return [];
  const bar = (from: Point | undefined, to: Point | undefined): Bar[] => {
    if (!from || !to) return [];
    const length = Math.abs(from.x - to.x) + Math.abs(from.y - to.y);
    const t = Math.min(0.5, END / Math.max(1, length));
    const at = { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
    return [{ at, upright: from.x === to.x, kind: link.kind }];
  };
  const { egress, ingress, wall } = link.blockedAt;
  const unknown = wall && onWalls.length === 0;
  return [
    ...(egress ? bar(points[0], points[1]) : []),
    ...(ingress || unknown ? bar(points[points.length - 1], points[points.length - 2]) : []),
  ];
}

const NAMED = 3;

function tagged(
  { crossing: { at, upright }, exceptions, told }: Found,
  space: WordsSpace,
  isExpired: (x: Exception) => boolean,
): PlacedGate {
  const expired = exceptions.some(isExpired);
  const [only] = exceptions;
  const ticket = exceptions.length === 1 && told.length === 1 && only?.ticket ? ` ${only.ticket.slice(0, 16)}` : '';
  const more = exceptions.length > NAMED ? ` +${exceptions.length - NAMED}` : '';
  const label = `${exceptions
    .slice(0, NAMED)
    .map((x) => x.id)
    .join(' ')}${ticket}${more}${expired && told.length > 0 ? ' expired' : ''}`;
  const width = gateTagWidth(label);
  // walls may be covered by the tags of their own gates: only other words, cards and lines are kept off
  const priced = placesBeside(at, upright, width).map((p, i) => {
    const box = { ...p, width, height: TAG_HEIGHT };
    return { box, price: space.tagCost(box) + i * 2 };
  });
  const best = priced.reduce((a, b) => (b.price < a.price ? b : a));
  space.take(best.box);
  return {
    exceptions,
    at,
    upright,
    tagAt: { x: best.box.x, y: best.box.y },
    label,
    expired,
  };
}

/** Corners of a tag near its gate, the best first. */
function placesBeside(at: Point, upright: boolean, width: number): Point[] {
  const rings = [0, TAG_HEIGHT + 4];
  if (upright)
    return rings.flatMap((far) =>
      [at.y + HALF + BESIDE + far, at.y - HALF - BESIDE - far - TAG_HEIGHT].flatMap((y) =>
        [-width / 2, 4, -width - 4].map((dx) => ({ x: at.x + dx, y })),
      ),
    );
  return rings.flatMap((far) =>
    [-TAG_HEIGHT / 2, 4 + far, -4 - TAG_HEIGHT - far].flatMap((dy) =>
      [at.x + HALF + BESIDE, at.x - HALF - BESIDE - width].map((x) => ({ x, y: at.y + dy })),
    ),
  );
}

/** Pixels that a gate's tag takes. */
export function gateTagWidth(label: string): number {
  return textWidth(label, 11, 'mono') + 10;
}
