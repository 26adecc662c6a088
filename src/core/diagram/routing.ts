/** Curves between boxes: the one that crosses the fewest cards, with its ends spread along the sides they leave from. */
import type { Box, Point } from './geometry.ts';

export type SideOf = 'left' | 'right' | 'top' | 'bottom';

/** A cubic curve. */
export interface Curve {
  readonly from: Point;
  readonly fromSide: SideOf;
  readonly control1: Point;
  readonly control2: Point;
  readonly to: Point;
  readonly toSide: SideOf;
}

export interface Ends {
  readonly id: string;
  readonly from: Box;
  readonly to: Box;
  readonly fromId: string;
  readonly toId: string;
}

const SIDES: readonly SideOf[] = ['right', 'left', 'bottom', 'top'];
const NORMAL: Readonly<Record<SideOf, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

/** A point on a side, `share` of the way along it. */
export function anchor(box: Box, side: SideOf, share = 0.5): Point {
  if (side === 'left' || side === 'right') {
    return { x: side === 'left' ? box.x : box.x + box.width, y: box.y + box.height * share };
  }
  return { x: box.x + box.width * share, y: side === 'top' ? box.y : box.y + box.height };
}

/** The curve that leaves and enters at right angles to the sides. */
export function curveBetween(from: Point, fromSide: SideOf, to: Point, toSide: SideOf): Curve {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const reach = Math.max(28, Math.min(160, distance * 0.4));
  return {
    from,
    fromSide,
    control1: { x: from.x + NORMAL[fromSide].x * reach, y: from.y + NORMAL[fromSide].y * reach },
    control2: { x: to.x + NORMAL[toSide].x * reach, y: to.y + NORMAL[toSide].y * reach },
    to,
    toSide,
  };
}

/** The point at `t`, 0–1. */
export function pointAt(c: Curve, t: number): Point {
  const u = 1 - t;
  const a = u * u * u;
  const b = 3 * u * u * t;
  const d = 3 * u * t * t;
  const e = t * t * t;
  return {
    x: a * c.from.x + b * c.control1.x + d * c.control2.x + e * c.to.x,
    y: a * c.from.y + b * c.control1.y + d * c.control2.y + e * c.to.y,
  };
}

/** The direction of travel at `t`, of length one. */
export function tangentAt(c: Curve, t: number): Point {
  const a = pointAt(c, Math.max(0, t - 0.01));
  const b = pointAt(c, Math.min(1, t + 0.01));
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
}

/** The simple choice, for a thing that is being dragged: sides that face one another. */
export function facingCurve(from: Box, to: Box): Curve {
  const [a, b] = facingSides(from, to);
  return curveBetween(anchor(from, a), a, anchor(to, b), b);
}

function facingSides(from: Box, to: Box): readonly [SideOf, SideOf] {
  const gapX = Math.max(to.x - (from.x + from.width), from.x - (to.x + to.width));
  const gapY = Math.max(to.y - (from.y + from.height), from.y - (to.y + to.height));
  const right = to.x + to.width / 2 >= from.x + from.width / 2;
  const below = to.y + to.height / 2 >= from.y + from.height / 2;
  if (gapX >= gapY || gapX > 24) return right ? ['right', 'left'] : ['left', 'right'];
  return below ? ['bottom', 'top'] : ['top', 'bottom'];
}

/** Looks cards up by place, so that a curve asks only those near it. */
export class CardGrid {
  readonly #cells = new Map<string, { id: string; box: Box }[]>();
  static readonly #cell = 256;

  constructor(cards: Iterable<{ readonly id: string; readonly absolute: Box }>) {
    for (const { id, absolute } of cards) {
      this.#each(absolute, (key) => {
        const list = this.#cells.get(key);
        if (list) list.push({ id, box: absolute });
        else this.#cells.set(key, [{ id, box: absolute }]);
      });
    }
  }

  /** The card at a point, if there is one. */
  at(p: Point): string | undefined {
    const list = this.#cells.get(`${Math.floor(p.x / CardGrid.#cell)},${Math.floor(p.y / CardGrid.#cell)}`);
    return list?.find(({ box }) => p.x > box.x && p.x < box.x + box.width && p.y > box.y && p.y < box.y + box.height)
      ?.id;
  }

  #each(box: Box, visit: (key: string) => void): void {
    const size = CardGrid.#cell;
    for (let x = Math.floor(box.x / size); x <= Math.floor((box.x + box.width) / size); x++) {
      for (let y = Math.floor(box.y / size); y <= Math.floor((box.y + box.height) / size); y++) visit(`${x},${y}`);
    }
  }
}

const SAMPLES = 14;

function cost(curve: Curve, ends: Ends, cards: CardGrid, penalty: number): number {
  const crossed = new Set<string>();
  let length = 0;
  let last = curve.from;
  for (let i = 1; i <= SAMPLES; i++) {
    const p = pointAt(curve, i / SAMPLES);
    length += Math.hypot(p.x - last.x, p.y - last.y);
    last = p;
    const hit = i < SAMPLES ? cards.at(p) : undefined;
    if (hit !== undefined) crossed.add(hit);
  }
  const own = (crossed.has(ends.fromId) ? 1 : 0) + (crossed.has(ends.toId) ? 1 : 0);
  return length + penalty + crossed.size * 320 + own * 400;
}

/** Which sides an edge leaves and enters: the pair whose curve is short and crosses few cards. */
function chooseSides(ends: Ends, cards: CardGrid): readonly [SideOf, SideOf] {
  const facing = facingSides(ends.from, ends.to);
  let best = facing;
  let least = Number.POSITIVE_INFINITY;
  for (const a of SIDES) {
    for (const b of SIDES) {
      const curve = curveBetween(anchor(ends.from, a), a, anchor(ends.to, b), b);
      // left to right reads best, and the facing sides look calmest
      const penalty = (a === facing[0] && b === facing[1] ? 0 : 90) + (a === b ? 60 : 0);
      const c = cost(curve, ends, cards, penalty);
      if (c < least) {
        least = c;
        best = [a, b];
      }
    }
  }
  return best;
}

/** Curves for all edges at once: ends that share a side are spread along it, in the order of where they go. */
export function routeAll(edges: readonly Ends[], cards: CardGrid): Map<string, Curve> {
  const chosen = edges.map((e) => ({ ends: e, sides: chooseSides(e, cards) }));
  const sockets = new Map<string, { key: string; order: number }[]>();
  for (const { ends, sides } of chosen) {
    socket(sockets, ends.fromId, sides[0], `${ends.id}>`, ends.to);
    socket(sockets, ends.toId, sides[1], `>${ends.id}`, ends.from);
  }
  const shares = new Map<string, number>();
  for (const list of sockets.values()) {
    list.sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
    list.forEach((s, i) => {
      shares.set(s.key, (i + 1) / (list.length + 1));
    });
  }
  return new Map(
    chosen.map(({ ends, sides: [a, b] }) => {
      const from = anchor(ends.from, a, shares.get(`${ends.id}>`));
      const to = anchor(ends.to, b, shares.get(`>${ends.id}`));
      return [ends.id, curveBetween(from, a, to, b)];
    }),
  );
}

function socket(
  sockets: Map<string, { key: string; order: number }[]>,
  node: string,
  side: SideOf,
  key: string,
  other: Box,
): void {
  const name = `${node} ${side}`;
  const order = side === 'left' || side === 'right' ? other.y + other.height / 2 : other.x + other.width / 2;
  const list = sockets.get(name);
  if (list) list.push({ key, order });
  else sockets.set(name, [{ key, order }]);
}
