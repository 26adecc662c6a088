/** Boxes on the canvas, in canvas pixels. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Everything stands on this grid (`look.md`, Space). */
export const GRID = 4;

/** Wide enough for names of 22 characters. */
export const CARD: Size = { width: 196, height: 52 };
export const HOST: Size = { width: 196, height: 52 };
/** A namespace that shows its sums instead of its members. */
export const COLLAPSED: Size = { width: 208, height: 72 };
export const NAMESPACE_MINIMUM: Size = { width: 240, height: 116 };
export const ZONE_MINIMUM: Size = { width: 280, height: 176 };

/** Distances from a frame's edges to what is in it. */
export interface Inset {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const NAMESPACE_INSET: Inset = { left: 20, top: 44, right: 20, bottom: 20 };
export const ZONE_INSET: Inset = { left: 20, top: 44, right: 20, bottom: 20 };
/** Of a band of a platform, whose title is read from far out. */
export const BAND_INSET: Inset = { left: 16, top: 60, right: 16, bottom: 16 };
/** Of a zone inside a band. */
export const ROOM_INSET: Inset = { left: 12, top: 48, right: 12, bottom: 12 };
/** Of an environment inside a tenant. */
export const LANE_INSET: Inset = { left: 8, top: 40, right: 8, bottom: 8 };

export function overlaps(a: Box, b: Box, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

export function contains(box: Box, p: Point, margin = 0): boolean {
  return (
    p.x >= box.x - margin &&
    p.x <= box.x + box.width + margin &&
    p.y >= box.y - margin &&
    p.y <= box.y + box.height + margin
  );
}

export function centre(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The smallest box round all of them; `undefined` for none. */
export function boundsOf(boxes: Iterable<Box>): Box | undefined {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const b of boxes) {
    left = Math.min(left, b.x);
    top = Math.min(top, b.y);
    right = Math.max(right, b.x + b.width);
    bottom = Math.max(bottom, b.y + b.height);
  }
  return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}

export function snap(n: number): number {
  return Math.round(n / GRID) * GRID;
}
