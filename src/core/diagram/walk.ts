/** Walking along flows with the arrow keys: from a thing to a connected one that stands in that direction. */
import type { Design } from '../design/schema.ts';
import { type Box, centre, type Point } from './geometry.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** One step in a direction, in units of the canvas. */
export const STEPS: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** How much a way to the side counts against a way straight on. */
const ASIDE = 2;
/** What lies further to the side than this, for each step ahead, is not in that direction. Cards are wide and low. */
const WIDEST = 4;

/**
 * The thing that is next in a direction among those that share a flow with `from`; undefined when none lies there. On
 * a flow, left and up lead to its source, right and down to its destination. `boxOf`: where a thing stands on the
 * canvas, or what stands for it.
 */
export function walk(
  design: Design,
  from: string,
  direction: Direction,
  boxOf: (id: string) => Box | undefined,
): string | undefined {
  const flow = Object.hasOwn(design.flows, from) ? design.flows[from] : undefined;
  if (flow) return direction === 'left' || direction === 'up' ? flow.from : flow.to;
  const start = boxOf(from);
  if (!start) return undefined;
  let best: { readonly id: string; readonly cost: number } | undefined;
  for (const id of neighbours(design, from)) {
    const box = boxOf(id);
    const cost = box && costOf(centre(start), centre(box), direction);
    if (cost !== undefined && (!best || cost < best.cost)) best = { id, cost };
  }
  return best?.id;
}

/** What shares a flow with a thing, in order of handles. */
function neighbours(design: Design, id: string): Set<string> {
  const found = new Set<string>();
  for (const { from, to } of Object.values(design.flows)) {
    if (from === id) found.add(to);
    if (to === id) found.add(from);
  }
  found.delete(id);
  return found;
}

/** How far a point is in a direction; undefined when it does not lie there. */
function costOf(start: Point, end: Point, direction: Direction): number | undefined {
  const step = STEPS[direction];
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const ahead = dx * step.x + dy * step.y;
  const aside = Math.abs(dx * step.y) + Math.abs(dy * step.x);
  return ahead > 0 && aside <= ahead * WIDEST ? ahead + aside * ASIDE : undefined;
}
