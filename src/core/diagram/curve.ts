/** Curves between boxes: cubic pieces end to end, with points and directions along the whole of them. */
import type { Box, Point } from './geometry.ts';

export type SideOf = 'left' | 'right' | 'top' | 'bottom';

export interface Cubic {
  readonly from: Point;
  readonly control1: Point;
  readonly control2: Point;
  readonly to: Point;
}

/** One cubic, or several end to end where it goes round something. */
export interface Curve {
  readonly from: Point;
  readonly fromSide: SideOf;
  readonly to: Point;
  readonly toSide: SideOf;
  /** At least one. */
  readonly pieces: readonly Cubic[];
  /** Where each piece ends, as a share of the whole, 0–1. */
  readonly ends: readonly number[];
}

export const NORMAL: Readonly<Record<SideOf, Point>> = {
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
  const reach = reachBetween(from, fromSide, to, toSide);
  const piece = {
    from,
    control1: { x: from.x + NORMAL[fromSide].x * reach, y: from.y + NORMAL[fromSide].y * reach },
    control2: { x: to.x + NORMAL[toSide].x * reach, y: to.y + NORMAL[toSide].y * reach },
    to,
  };
  return { from, fromSide, to, toSide, pieces: [piece], ends: [1] };
}

/** How far a curve goes straight on before it turns: half the way where the sides face one another. */
function reachBetween(from: Point, fromSide: SideOf, to: Point, toSide: SideOf): number {
  const n = NORMAL[fromSide];
  const ahead = (to.x - from.x) * n.x + (to.y - from.y) * n.y;
  const facing = n.x + NORMAL[toSide].x === 0 && n.y + NORMAL[toSide].y === 0;
  if (facing && ahead > 0) return Math.max(20, Math.min(160, ahead * 0.5));
  return Math.max(28, Math.min(160, Math.hypot(to.x - from.x, to.y - from.y) * 0.4));
}

/** A curve of several pieces, end to end. */
export function curveOf(pieces: readonly [Cubic, ...Cubic[]], fromSide: SideOf, toSide: SideOf): Curve {
  const lengths = pieces.map((p) => Math.max(1, Math.hypot(p.to.x - p.from.x, p.to.y - p.from.y)));
  const total = lengths.reduce((sum, l) => sum + l, 0);
  let done = 0;
  const ends = lengths.map((l, i) => {
    done += l;
    return i === lengths.length - 1 ? 1 : done / total;
  });
  const last = pieces[pieces.length - 1] ?? pieces[0];
  return { from: pieces[0].from, fromSide, to: last.to, toSide, pieces, ends };
}

/** The point at `t`, 0–1. */
export function pointAt(c: Curve, t: number): Point {
  const [only, more] = c.pieces;
  if (only && !more) return pointOn(only, t);
  const found = c.ends.findIndex((end) => t <= end);
  const i = found < 0 ? c.pieces.length - 1 : found;
  const piece = c.pieces[i];
  if (!piece) return c.to;
  const start = i === 0 ? 0 : (c.ends[i - 1] ?? 0);
  const end = c.ends[i] ?? 1;
  return pointOn(piece, end === start ? 1 : (t - start) / (end - start));
}

function pointOn(p: Cubic, t: number): Point {
  const u = 1 - t;
  const a = u * u * u;
  const b = 3 * u * u * t;
  const d = 3 * u * t * t;
  const e = t * t * t;
  return {
    x: a * p.from.x + b * p.control1.x + d * p.control2.x + e * p.to.x,
    y: a * p.from.y + b * p.control1.y + d * p.control2.y + e * p.to.y,
  };
}

/** The direction of travel at `t`, of length one. */
export function tangentAt(c: Curve, t: number): Point {
  const a = pointAt(c, Math.max(0, t - 0.01));
  const b = pointAt(c, Math.min(1, t + 0.01));
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
}
