/** Ways round the cards between two boxes: along the gap between rows (or columns) that is nearest to both ends. */
import type { Card } from './card-grid.ts';
import { type Cubic, type Curve, curveOf, type SideOf } from './curve.ts';
import type { Box, Point } from './geometry.ts';

/** A stretch of a gap that a curve runs along already; later ones keep beside it. */
export interface Lane {
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly vertical: boolean;
}

export interface Detour {
  readonly curve: Curve;
  readonly lane: Lane;
}

/** Distances from a card at which a curve may run along it. */
const BESIDE = [7, 12, 17, 22];
const CLEAR = 5;
/** Distance from the cards at which a curve turns into the gap. */
const TURN = 6;
const SHARED = 400;

/**
 * A curve from one side to the facing one that runs between the cards in its way. `undefined` where there is no room, or
 * where the sides do not face one another.
 */
export function detour(
  ends: { readonly from: Point; readonly fromSide: SideOf; readonly to: Point; readonly toSide: SideOf },
  inTheWay: readonly Card[],
  lanes: readonly Lane[],
): Detour | undefined {
  const frame = frameOf(ends.fromSide, ends.toSide);
  if (!frame || inTheWay.length === 0) return undefined;
  const from = frame.point(ends.from);
  const to = frame.point(ends.to);
  const boxes = inTheWay.map((c) => frame.box(c.box));
  const first = boxes.filter((b) => b.x > from.x && b.x + b.width < to.x);
  if (first.length === 0) return undefined;
  const start = Math.min(...first.map((b) => b.x)) - TURN;
  const end = Math.max(...first.map((b) => b.x + b.width)) + TURN;
  if (start < from.x + TURN || end > to.x - TURN) return undefined;
  const used = lanes.filter((l) => l.vertical === frame.vertical && overlapping(l, frame, start, end));
  const level = levels(from.y, to.y, boxes)
    .filter((y) => boxes.every((b) => b.x >= end || b.x + b.width <= start || isClear(b, y)))
    .map((y) => ({ y, cost: costOf(y, from.y, to.y, used) }))
    .sort((a, b) => a.cost - b.cost)[0];
  if (!level) return undefined;
  const curve = along(from, to, start, end, level.y, frame, ends);
  const span = [frame.along(start), frame.along(end)].sort((a, b) => a - b);
  return { curve, lane: { at: level.y, start: span[0] ?? 0, end: span[1] ?? 0, vertical: frame.vertical } };
}

function levels(from: number, to: number, boxes: readonly Box[]): number[] {
  return [from, to, ...boxes.flatMap((b) => BESIDE.flatMap((d) => [b.y - d, b.y + b.height + d]))];
}

function isClear(b: Box, y: number): boolean {
  return y <= b.y - CLEAR || y >= b.y + b.height + CLEAR;
}

function costOf(y: number, from: number, to: number, used: readonly Lane[]): number {
  const near = used.filter((l) => Math.abs(l.at - y) < 4).length;
  return Math.abs(y - from) + Math.abs(y - to) + near * SHARED;
}

/** Coordinates in which every such curve runs to the right. */
interface Frame {
  readonly vertical: boolean;
  readonly point: (p: Point) => Point;
  readonly back: (p: Point) => Point;
  readonly box: (b: Box) => Box;
  readonly along: (x: number) => number;
}

function frameOf(fromSide: SideOf, toSide: SideOf): Frame | undefined {
  const facing = `${fromSide} ${toSide}`;
  if (facing === 'right left') return frame(1, false);
  if (facing === 'left right') return frame(-1, false);
  if (facing === 'bottom top') return frame(1, true);
  return facing === 'top bottom' ? frame(-1, true) : undefined;
}

function frame(sign: 1 | -1, vertical: boolean): Frame {
  const turn = ({ x, y }: Point): Point => (vertical ? { x: y * sign, y: x } : { x: x * sign, y });
  const back = ({ x, y }: Point): Point => (vertical ? { x: y, y: x * sign } : { x: x * sign, y });
  return {
    vertical,
    point: turn,
    back,
    along: (x) => x * sign,
    box: (b) => {
      const a = turn(b);
      const c = turn({ x: b.x + b.width, y: b.y + b.height });
      return {
        x: Math.min(a.x, c.x),
        y: Math.min(a.y, c.y),
        width: Math.abs(a.x - c.x),
        height: Math.abs(a.y - c.y),
      };
    },
  };
}

function overlapping(l: Lane, f: Frame, start: number, end: number): boolean {
  const [a = 0, b = 0] = [f.along(start), f.along(end)].sort((x, y) => x - y);
  return l.start < b && a < l.end;
}

/** An S into the gap, straight along it, an S out of it. */
function along(
  from: Point,
  to: Point,
  start: number,
  end: number,
  y: number,
  f: Frame,
  sides: { readonly fromSide: SideOf; readonly toSide: SideOf },
): Curve {
  const piece = (a: Point, b: Point): Cubic => {
    const reach = (b.x - a.x) * (Math.abs(b.y - a.y) < 1 ? 0.33 : 0.5);
    return {
      from: f.back(a),
      control1: f.back({ x: a.x + reach, y: a.y }),
      control2: f.back({ x: b.x - reach, y: b.y }),
      to: f.back(b),
    };
  };
  const enter = { x: start, y };
  const leave = { x: end, y };
  return curveOf([piece(from, enter), piece(enter, leave), piece(leave, to)], sides.fromSide, sides.toSide);
}
