/** The stores of the studio, as one object made by a plain function (`create-studio.ts`). No React in here. */

import type { Draft } from 'immer';
import type { StoreApi } from 'zustand/vanilla';
import type {
  ChangeAnswer,
  DiagramAnswer,
  ExportAnswer,
  ImportResult,
  PolicySource,
  ReachAnswer,
  Side,
  SideAnswer,
  Today,
} from '../core/analyses/answers.ts';
import type { Change, Document } from '../core/design/change.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { DiagramRequest } from '../core/pipeline/diagram.ts';
import type { Packet, Trace } from '../core/solver/types.ts';
import type { CallOptions, Progress } from '../engine/engine.ts';

/** An answer and how far along it is. A newer question keeps the older answer as `stale` while it runs. */
export type Status<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly revision: number; readonly progress?: Progress; readonly stale?: T }
  | { readonly kind: 'done'; readonly revision: number; readonly answer: T }
  | { readonly kind: 'failed'; readonly revision: number; readonly error: string; readonly stale?: T };

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: string };

/** The open document with its history. `undefined` document: the gallery is shown. */
export interface DocumentState {
  readonly document: Document | undefined;
  /** Counts the documents opened, so that another document can be told from a change of the same. */
  readonly opened: number;
  /** Counts up with every change, undo and redo; engine answers carry it. */
  readonly revision: number;
  readonly today: Today | undefined;
  /** Complaints about what was imported or opened; stay until the next import. */
  readonly inputProblems: readonly Diagnostic[];
  readonly past: readonly Change[];
  readonly future: readonly Change[];
  readonly saved: SaveState;
}

export interface SelectionState {
  /** Ids of the design: `wl:…`, `ns:…`, `F-1`, … In order of selection. */
  readonly ids: readonly string[];
}

export type GroupBy = 'plane' | 'environment' | 'tenant' | 'namespace';
export type ViewSide = Side | 'change';
export type Pane = 'map' | 'files';
export type DockTab = 'trace' | 'problems';

export interface ViewState {
  readonly pane: Pane;
  readonly side: ViewSide;
  readonly groupBy: GroupBy;
  readonly dock: { readonly open: boolean; readonly tab: DockTab };
  /** Whether the reach of the selection is shown on the map. */
  readonly showReach: boolean;
  /** Whether connections that are allowed with nothing declared are drawn. */
  readonly showTraffic: boolean;
  /** The file to open in the files view, and the line to show. */
  readonly file: { readonly path: string; readonly line?: number } | undefined;
  readonly dialog: 'import' | 'export' | 'diagram' | 'palette' | 'shortcuts' | 'connect' | undefined;
}

export interface AnalysisState {
  readonly today: Status<SideAnswer>;
  readonly design: Status<SideAnswer>;
  readonly changes: Status<ChangeAnswer>;
  readonly reach: Status<ReachAnswer>;
  readonly trace: Status<Trace>;
  readonly tracePacket: Packet | undefined;
  readonly exported: Status<ExportAnswer>;
  /** The import that is being read, and the preview of it. */
  readonly importing: Status<ImportResult>;
}

export type Theme = 'system' | 'light' | 'dark';

export interface PreferencesState {
  readonly theme: Theme;
  readonly inspectorOpen: boolean;
  readonly inspectorWidth: number;
  readonly dockHeight: number;
  readonly minimap: boolean;
}

/** Every way to change what the studio shows. Each returns at once; answers arrive in the stores. */
export interface StudioActions {
  /** Edits the document: one undo step. Nothing happens when the recipe changes nothing. */
  readonly edit: (label: string, recipe: (draft: Draft<Document>) => void) => void;
  /** Several edits of one gesture (a drag) become one step: open with `begin`, close with `commit`. */
  readonly beginGesture: (label: string) => void;
  readonly commitGesture: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /**
   * Opens another document; the one before stays in the browser's database. `record`: the database's entry that it
   * was read from; absent: a new one is made.
   */
  readonly open: (
    document: Document,
    today: Today | undefined,
    problems: readonly Diagnostic[],
    record?: string,
  ) => void;
  readonly close: () => void;
  /** Starts the workers that an import needs, before there is anything to import. */
  readonly warmUp: () => void;
  /**
   * Reads manifests in the engine, with progress; the answer is a preview until `acceptImport`. `problems`: what went
   * wrong before, while the files were fetched; it stands in front of the answer's own.
   */
  readonly importFiles: (files: readonly PolicySource[], problems?: readonly Diagnostic[]) => Promise<ImportResult>;
  /** Makes a previewed import part of the document: one undo step. */
  readonly acceptImport: (result: ImportResult) => void;
  readonly cancelImport: () => void;
  /** Stops what the engine is solving; what was shown stays, marked stale. The next change asks again. */
  readonly cancelAnswers: () => void;
  /** Asks once more what was cancelled or could not be answered. */
  readonly askAgain: () => void;
  readonly select: (ids: readonly string[]) => void;
  readonly setView: (view: Partial<ViewState>) => void;
  readonly setPreferences: (preferences: Partial<PreferencesState>) => void;
  readonly askTrace: (packet: Packet) => void;
  readonly askExport: () => void;
  /** Lays everything out afresh: one undo step. */
  readonly arrange: () => Promise<void>;
  /** Draws the side on show; once more when the document changes meanwhile. Rejects when it is taken back. */
  readonly diagram: (request: DiagramRequest, options?: CallOptions) => Promise<DiagramAnswer>;
}

export interface Studio {
  readonly document: StoreApi<DocumentState>;
  readonly selection: StoreApi<SelectionState>;
  readonly view: StoreApi<ViewState>;
  readonly analysis: StoreApi<AnalysisState>;
  readonly preferences: StoreApi<PreferencesState>;
  readonly actions: StudioActions;
  /** Stops workers and timers. */
  readonly dispose: () => void;
}
