/** How much an overview shows, and in how wide rows, so that it prints legibly. */
import type { Size } from '../geometry.ts';
import { arrangeOverview, nestOverview, type OverviewDetail, type OverviewStyle, overviewTree } from './overview.ts';
import { OUTSIDE, OUTSIDE_PITCH } from './overview-outside.ts';
import { ROUND, SMALLEST_SCALE, scaleFor } from './paper.ts';
import type { Survey } from './survey.ts';

export interface OverviewFit {
  readonly style: OverviewStyle;
  readonly scale: number;
}

/** Arrows end at namespaces where there are few of both. */
const OPEN_NAMESPACES = 24;
const OPEN_PAIRS = 24;
const WIDTHS = [1, 0.85, 0.7, 0.55, 0.4];
const PER_ROW = [2, 3, 5];
const SIDES = 2 * (OUTSIDE.width + 96);

/** The largest overview with so much in it. */
export function fitOverview(survey: Survey, detail: OverviewDetail, space: Size): OverviewFit {
  const { design } = survey;
  const open = detail === 'namespaces' && isOpen(survey);
  const tree = overviewTree(survey, detail);
  const most = space.width / SMALLEST_SCALE - SIDES;
  const rail = Object.keys(design.hostGroups).length > 0 ? 96 : 0;
  const outside = Math.max(4, Math.floor((space.height / SMALLEST_SCALE - 2 * ROUND) / OUTSIDE_PITCH));
  let best: OverviewFit = { style: { detail, open, width: most, perRow: 3, outside }, scale: 0 };
  if (isHopeless(nestOverview(survey, tree, best.style).size, space)) return best;
  for (const perRow of PER_ROW)
    for (const share of WIDTHS) {
      const style = { detail, open, width: Math.max(480, most * share), perRow, outside };
      const { size } = nestOverview(survey, tree, style);
      const scale = scaleFor({ width: size.width + SIDES, height: size.height + rail }, space);
      if (scale > best.scale) best = { style, scale };
    }
  if (best.scale < SMALLEST_SCALE) return best;
  return { ...best, scale: Math.min(best.scale, scaleFor(arrangeOverview(survey, best.style).bounds, space)) };
}

/** Frames that take much more than the page has, in whichever rows. */
function isHopeless(size: Size, space: Size): boolean {
  const room = (space.width / SMALLEST_SCALE - SIDES) * (space.height / SMALLEST_SCALE);
  return size.width * size.height > room * 1.5;
}

function isOpen({ design, ends }: Survey): boolean {
  if (Object.keys(design.namespaces).length > OPEN_NAMESPACES) return false;
  const home = (id: string) => design.workloads[id]?.namespace ?? id;
  return new Set(ends.map(([from, to]) => `${home(from)} ${home(to)}`)).size <= OPEN_PAIRS;
}
