/** What of the view outlives a reload of the tab: where one looked, and from which side. */

import { MATRIX_AXES } from '../../core/analyses/matrix/answer.ts';
import { NESTINGS } from '../../core/design/layout-key.ts';
import {
  type DockTab,
  type LensKind,
  MATRIX_SIZES,
  type MatrixLook,
  type Pane,
  type ViewSide,
  type ViewState,
} from '../../state/studio.ts';

const PANES: readonly Pane[] = ['map', 'matrix', 'checks', 'files', 'review', 'governance'];
const SIDES: readonly ViewSide[] = ['today', 'design', 'change'];
const LENSES: readonly LensKind[] = ['none', 'plane', 'environment', 'tenant', 'app', 'owner', 'openness'];
const TABS: readonly DockTab[] = ['trace', 'problems', 'conflicts', 'drills', 'inventory', 'history'];

/** The part of the view that is kept, as plain data. */
export function viewToKeep({ pane, side, groupBy, lens, dock, showTraffic, file, matrix }: ViewState): object {
  return { pane, side, groupBy, lens, dock, showTraffic, matrix, ...(file && { path: file.path }) };
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
  const tab = isRecord(dock) ? TABS.find((t) => t === dock['tab']) : undefined;
  return {
    ...(pane && { pane }),
    ...(side && { side }),
    ...(groupBy && { groupBy }),
    ...(lens && { lens }),
    ...(isRecord(dock) && tab && { dock: readDock(dock, tab) }),
    ...(matrix && { matrix }),
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

function readDock(dock: Record<string, unknown>, tab: DockTab): ViewState['dock'] {
  const open = dock['open'] === true;
  return dock['maximised'] === true ? { open, tab, maximised: true } : { open, tab };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
