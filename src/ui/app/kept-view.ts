/** What of the view outlives a reload of the tab: where one looked, and from which side. */
import { NESTINGS } from '../../core/design/layout-key.ts';
import type { DockTab, LensKind, Pane, ViewSide, ViewState } from '../../state/studio.ts';

const PANES: readonly Pane[] = ['map', 'files', 'governance'];
const SIDES: readonly ViewSide[] = ['today', 'design', 'change'];
const LENSES: readonly LensKind[] = ['none', 'plane', 'environment', 'tenant', 'app', 'owner', 'openness'];
const TABS: readonly DockTab[] = ['trace', 'problems', 'conflicts', 'inventory', 'history'];

/** The part of the view that is kept, as plain data. */
export function viewToKeep({ pane, side, groupBy, lens, dock, showTraffic, file }: ViewState): object {
  return { pane, side, groupBy, lens, dock, showTraffic, ...(file && { path: file.path }) };
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
  const tab = isRecord(dock) ? TABS.find((t) => t === dock['tab']) : undefined;
  return {
    ...(pane && { pane }),
    ...(side && { side }),
    ...(groupBy && { groupBy }),
    ...(lens && { lens }),
    ...(isRecord(dock) && tab && { dock: readDock(dock, tab) }),
    ...(typeof kept['showTraffic'] === 'boolean' && { showTraffic: kept['showTraffic'] }),
    ...(typeof path === 'string' && { file: { path } }),
  };
}

function readDock(dock: Record<string, unknown>, tab: DockTab): ViewState['dock'] {
  const open = dock['open'] === true;
  return dock['maximised'] === true ? { open, tab, maximised: true } : { open, tab };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
