/** What of the view outlives a reload of the tab: where one looked, and from which side. */

import { MATRIX_AXES } from '../../core/analyses/matrix/answer.ts';
import { NESTINGS } from '../../core/design/layout-key.ts';
import { FIRST_REVIEW, type ReviewLook, type ReviewSideRef } from '../../state/review.ts';
import {
  type DockTab,
  type LensKind,
  MATRIX_SIZES,
  type MatrixLook,
  type Pane,
  type ViewSide,
  type ViewState,
} from '../../state/studio.ts';
import { isRecord, readDrill } from './kept-drill.ts';

const PANES: readonly Pane[] = ['map', 'matrix', 'checks', 'files', 'review', 'governance'];
const SIDES: readonly ViewSide[] = ['today', 'design', 'change'];
const LENSES: readonly LensKind[] = ['none', 'plane', 'environment', 'tenant', 'app', 'owner', 'openness'];
const TABS: readonly DockTab[] = ['trace', 'problems', 'conflicts', 'drills', 'inventory', 'history'];

/** The part of the view that is kept, as plain data. */
export function viewToKeep({
  pane,
  side,
  groupBy,
  lens,
  dock,
  showTraffic,
  file,
  matrix,
  review,
  drill,
}: ViewState): object {
  const { before, after } = review;
  const sides = { before: sideToKeep(before), after: sideToKeep(after) };
  return {
    pane,
    side,
    groupBy,
    lens,
    dock,
    showTraffic,
    matrix,
    review: sides,
    drill,
    ...(file && { path: file.path }),
  };
}

/** Of files that were given, the name: what is in them stays with whoever gave them. */
function sideToKeep(side: ReviewSideRef): ReviewSideRef {
  return side.kind === 'files' ? { kind: 'lost', name: side.name } : side;
}

/** What can be used of a view that was kept by any version, or by nobody. */
export function readView(kept: unknown): Partial<ViewState> {
  if (!isRecord(kept)) return {};
  const dock = kept['dock'];
  const path = kept['path'];
  const pane = PANES.find((p) => p === kept['pane']);
  const side = SIDES.find((s) => s === kept['side']);
  const groupBy = NESTINGS.find((g) => g === kept['groupBy']);
  const lens = LENSES.find((l) => l === kept['lens']);
  const matrix = readMatrix(kept['matrix']);
  const review = readReview(kept['review']);
  const drill = readDrill(kept['drill']);
  const tab = isRecord(dock) ? TABS.find((t) => t === dock['tab']) : undefined;
  return {
    ...(pane && { pane }),
    ...(side && { side }),
    ...(groupBy && { groupBy }),
    ...(lens && { lens }),
    ...(isRecord(dock) && tab && { dock: readDock(dock, tab) }),
    ...(matrix && { matrix }),
    ...(review && { review }),
    ...(drill && { drill }),
    ...(typeof kept['showTraffic'] === 'boolean' && { showTraffic: kept['showTraffic'] }),
    ...(typeof path === 'string' && { file: { path } }),
  };
}

/** A filter is of the moment: a matrix that hides most of itself is not what one comes back to. */
function readMatrix(kept: unknown): MatrixLook | undefined {
  if (!isRecord(kept)) return undefined;
  const axisOf = (value: unknown) => MATRIX_AXES.find((a) => a.axis === value)?.axis;
  const [rows, columns] = [axisOf(kept['rows']), axisOf(kept['columns'])];
  const size = MATRIX_SIZES.find((s) => s === kept['size']);
  return rows && columns && size ? { rows, columns, filter: 'all', size } : undefined;
}

/** Which sides are held against each other; which sentence was open is of the moment. */
function readReview(kept: unknown): ReviewLook | undefined {
  if (!isRecord(kept)) return undefined;
  const [before, after] = [readSide(kept['before']), readSide(kept['after'])];
  return before && after ? { ...FIRST_REVIEW, before, after } : undefined;
}

function readSide(kept: unknown): ReviewSideRef | undefined {
  if (!isRecord(kept)) return undefined;
  const { kind, id, side, name } = kept;
  if (kind === 'today' || kind === 'design') return { kind };
  if (kind === 'lost' && typeof name === 'string') return { kind, name };
  const isVersion = kind === 'version' && Number.isSafeInteger(id) && (side === 'today' || side === 'design');
  return isVersion ? { kind, id: id as number, side } : undefined;
}

function readDock(dock: Record<string, unknown>, tab: DockTab): ViewState['dock'] {
  const open = dock['open'] === true;
  return dock['maximised'] === true ? { open, tab, maximised: true } : { open, tab };
}
