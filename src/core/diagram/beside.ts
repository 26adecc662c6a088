/** A place for a new frame beside what it has to do with, where it covers nothing and moves nothing. */
import { type Box, overlaps, type Point, snap } from './geometry.ts';
import { containersOf } from './nesting.ts';
import type { Placed, Placement } from './placement.ts';

const GAP = 40;

/**
 * Where to put a thing that is placed somewhere already, so that it stands right of, below, left of or above what
 * `other` stands in, relative to its container. Inside a zone only where the zone need not grow. Undefined where there
 * is no room, or nothing to stand beside.
 */
export function placeBeside(placement: Placement, id: string, other: string): Point | undefined {
  const mine = placement.byId.get(id);
  const anchor = mine && anchorOf(placement, mine, other);
  if (!mine || !anchor) return undefined;
  const taken = placement.placed.filter((p) => p.parent === mine.parent && p.id !== id).map((p) => p.box);
  const spots = spotsRound(anchor.box, mine.box).filter((spot) => !taken.some((t) => overlaps(spot, t, GAP / 2)));
  const zone = mine.parent === undefined ? undefined : placement.byId.get(mine.parent);
  const spot = zone ? spots.find((s) => fits(s, zone.box, mine.box, taken)) : spots[0];
  return spot && { x: snap(spot.x), y: snap(spot.y) };
}

/** What the other thing stands in, among the neighbours of this one. */
function anchorOf(placement: Placement, mine: Placed, other: string): Placed | undefined {
  const line = containersOf(placement.nesting, other).map((n) => placement.byId.get(n.id));
  return line.find((p) => p !== undefined && p.parent === mine.parent && p.id !== mine.id);
}

function spotsRound(anchor: Box, { width, height }: Box): Box[] {
  return [
    { x: anchor.x + anchor.width + GAP, y: anchor.y, width, height },
    { x: anchor.x, y: anchor.y + anchor.height + GAP, width, height },
    { x: anchor.x - width - GAP, y: anchor.y, width, height },
    { x: anchor.x, y: anchor.y - height - GAP, width, height },
  ];
}

/** Whether a spot is inside what the neighbours take up of the zone. */
function fits(spot: Box, zone: Box, mine: Box, taken: readonly Box[]): boolean {
  const left = Math.min(...taken.map((t) => t.x), mine.x);
  const top = Math.min(...taken.map((t) => t.y), mine.y);
  return spot.x >= left && spot.y >= top && spot.x + spot.width <= zone.width && spot.y + spot.height <= zone.height;
}
