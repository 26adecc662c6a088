/** The stores as they start. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { NO_FILES } from './kept-files.ts';
import { FIRST_REVIEW } from './review.ts';
import {
  type AnalysisState,
  type DocumentState,
  EVERY_CHECK,
  type KeepingState,
  type PreferencesState,
  type SelectionState,
  type Studio,
  type ViewState,
} from './studio.ts';

/** The stores of a studio, without what acts on them. */
export type Stores = Omit<Studio, 'actions' | 'dispose'>;

/** Before a design is opened. */
export const NO_DOCUMENT: DocumentState = {
  document: undefined,
  opened: 0,
  revision: 0,
  today: undefined,
  inputProblems: [],
  past: [],
  future: [],
  saved: { kind: 'saved' },
};

const INITIAL_VIEW: ViewState = {
  pane: 'map',
  side: 'design',
  groupBy: 'plane',
  dock: { open: false, tab: 'trace' },
  lens: 'none',
  sought: undefined,
  showReach: false,
  showTraffic: false,
  file: undefined,
  matrix: { rows: 'namespace', columns: 'namespace', filter: 'all', size: 24 },
  drill: undefined,
  conflict: undefined,
  checks: EVERY_CHECK,
  review: FIRST_REVIEW,
  saying: false,
  dialog: undefined,
  practice: undefined,
};

/** Before anything is asked. */
export const NO_ANALYSIS: AnalysisState = {
  today: { kind: 'idle' },
  design: { kind: 'idle' },
  changes: { kind: 'idle' },
  conflicts: { kind: 'idle' },
  matrix: { kind: 'idle' },
  drills: { kind: 'idle' },
  checks: { kind: 'idle' },
  review: { kind: 'idle' },
  reach: { kind: 'idle' },
  trace: { kind: 'idle' },
  tracePacket: undefined,
  exported: { kind: 'idle' },
  edit: { kind: 'idle' },
  comparison: { kind: 'idle' },
  tried: [],
  importing: { kind: 'idle' },
};

/** Of a design of which nothing is known yet. */
export const NOT_KEPT: KeepingState = {
  savedAt: undefined,
  unavailable: undefined,
  tab: 'own',
  file: undefined,
  versions: [],
  compared: undefined,
};

const DEFAULT_PREFERENCES: PreferencesState = {
  theme: 'system',
  inspectorOpen: true,
  inspectorWidth: 320,
  dockHeight: 280,
  minimap: true,
  tour: undefined,
};

/** Empty stores, with the preferences and view given. */
export function createStores(preferences: Partial<PreferencesState>, view: Partial<ViewState> = {}): Stores {
  const selection: StoreApi<SelectionState> = createStore(() => ({ ids: [] }));
  return {
    document: createStore(() => NO_DOCUMENT),
    selection,
    view: createStore(() => ({ ...INITIAL_VIEW, ...view })),
    analysis: createStore(() => NO_ANALYSIS),
    files: createStore(() => NO_FILES),
    preferences: createStore(() => ({ ...DEFAULT_PREFERENCES, ...preferences })),
    keeping: createStore(() => NOT_KEPT),
  };
}
