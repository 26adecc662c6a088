/** Small designs: all of it on one sheet, with its tables below where they fit. */
import { overlaps } from '../geometry.ts';
import { arrangeDetail } from './detail.ts';
import { DETAIL_AXES, fitDetail } from './fit-detail.ts';
import { arrangeFree } from './free.ts';
import { BELOW_DRAWING, type PageSpace, type PaperName, SMALLEST_SCALE, scaleFor } from './paper.ts';
import type { Arranged } from './picture.ts';
import type { Drawing, PlanOptions } from './sheet-plan.ts';
import type { Survey } from './survey.ts';
import { tablesHeight } from './table-pages.ts';
import type { Table } from './tables.ts';
import { leavesOf } from './tree.ts';

export interface SmallPlan {
  readonly drawing: Drawing;
  readonly paper: PaperName;
  readonly withTables: boolean;
}

const NAMESPACES = 25;
const WORKLOADS = 80;
const SMALL_PAPERS: readonly PaperName[] = ['A4', 'A3'];
/** One sheet never is a hairball. */
const FLOWS = 60;

/** How a small design is drawn on one sheet; `undefined` where it is not small, or does not fit legibly. */
export function planSmall(survey: Survey, options: PlanOptions, tables: readonly Table[]): SmallPlan | undefined {
  const { design } = survey;
  const count = (record: object) => Object.keys(record).length;
  if (count(design.namespaces) > NAMESPACES || count(design.workloads) > WORKLOADS || count(design.flows) > FLOWS)
    return undefined;
  const papers = options.paper === 'auto' ? SMALL_PAPERS : [options.paper];
  const free = arrangeFree(survey);
  const usable = !coversItself(free);
  for (const withTables of [true, false])
    for (const paper of papers) {
      const page = options.spaceOf(paper);
      const below = withTables && tables.length > 0 ? tablesHeight(tables, page.width) + BELOW_DRAWING : 0;
      const space = { width: page.width, height: page.height - below };
      if (space.height < LOWEST) continue;
      if (usable && scaleFor(free.bounds, space) >= SMALLEST_SCALE)
        return { drawing: { kind: 'free' }, paper, withTables };
      const packed = packedIn(survey, space);
      if (packed) return { drawing: packed, paper, withTables };
    }
  return undefined;
}

const LOWEST = 160;

function packedIn(survey: Survey, space: Pick<PageSpace, 'width' | 'height'>): Drawing | undefined {
  const leaves = leavesOf(Object.values(survey.design.namespaces));
  const { width, inner, scale } = fitDetail(survey, leaves, space);
  if (scale < SMALLEST_SCALE) return undefined;
  const { bounds } = arrangeDetail(survey, leaves, () => undefined, { width, inner, axes: DETAIL_AXES, alone: true });
  return scaleFor(bounds, space) >= SMALLEST_SCALE ? { kind: 'detail', leaves, width, inner, alone: true } : undefined;
}

/** Cards that were moved over one another, or over the frames of others, say nothing on paper. */
function coversItself({ frames, cards }: Arranged): boolean {
  const inside = (id: string | undefined, frame: string): boolean =>
    id !== undefined && (id === frame || inside(frames.find((f) => f.id === id)?.parent, frame));
  return cards.some(
    (card, i) =>
      cards.slice(i + 1).some((other) => overlaps(card.box, other.box)) ||
      frames.some((f) => !inside(card.parent, f.id) && overlaps(card.box, f.box)),
  );
}
