/** The stores of the studio, as one object made by a plain function (`create-studio.ts`). No React in here. */

import type { Draft } from 'immer';
import type { StoreApi } from 'zustand/vanilla';
import type {
  ChangeAnswer,
  ComparisonAnswer,
  DiagramAnswer,
  ExportAnswer,
  ExportFile,
  ImportResult,
  PolicySource,
  ReachAnswer,
  Side,
  SideAnswer,
  Today,
} from '../core/analyses/answers.ts';
import type { Conflict } from '../core/analyses/conflicts/conflicts.ts';
import type { Drill, DrillsAnswer } from '../core/analyses/drills/answer.ts';
import type { EditWay, FileEdit, FileEditAnswer } from '../core/analyses/file-edit.ts';
import type { MatrixAnswer, MatrixAxis, MatrixCellAnswer, MatrixPlace } from '../core/analyses/matrix/answer.ts';
import type { SourcesReview } from '../core/analyses/review/request.ts';
import type { StrengthAnswer } from '../core/analyses/strength/answer.ts';
import type { WaysAnswer, WaysRequest } from '../core/analyses/ways-answer.ts';
import type { ReviewForm } from '../core/delivery/change-review/form.ts';
import type { ChangeReview } from '../core/delivery/change-review/outline.ts';
import type { Document } from '../core/design/change.ts';
import type { Nesting } from '../core/design/layout-key.ts';
import type { Design } from '../core/design/schema.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { DiagramRequest } from '../core/pipeline/diagram.ts';
import type { Severity } from '../core/practices/check.ts';
import type { ChecksAnswer } from '../core/practices/run-checks.ts';
import type { Packet, Trace } from '../core/solver/types.ts';
import type { CallOptions, Progress } from '../engine/engine.ts';
import type { KeptFiles } from './kept-files.ts';
import type { ReviewLook } from './review.ts';
import type { Beside, FailureReason, History, Step, StoreOutcome, Version, VersionContent } from './studio-storage.ts';

/** An answer and how far along it is. A newer question keeps the older answer as `stale` while it runs. */
export type Status<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly revision: number; readonly progress?: Progress; readonly stale?: T }
  | { readonly kind: 'done'; readonly revision: number; readonly answer: T }
  | { readonly kind: 'failed'; readonly revision: number; readonly error: string; readonly stale?: T };

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: string; readonly reason: FailureReason };

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
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  readonly saved: SaveState;
}

export interface SelectionState {
  /** Ids of the design: `wl:…`, `ns:…`, `F-1`, … In order of selection. */
  readonly ids: readonly string[];
}

export type GroupBy = Nesting;
export type ViewSide = Side | 'change';
/** What namespaces and workloads are coloured by. */
export type LensKind = 'none' | 'plane' | 'environment' | 'tenant' | 'app' | 'owner' | 'openness';
export type Pane = 'map' | 'matrix' | 'checks' | 'files' | 'review' | 'governance';
export type DockTab = 'trace' | 'problems' | 'conflicts' | 'drills' | 'inventory' | 'history';

/** What may lie over the studio. */
export type DialogName =
  | 'import'
  | 'export'
  | 'diagram'
  | 'palette'
  | 'shortcuts'
  | 'practices'
  | 'connect'
  | 'move'
  | 'freeze'
  | 'compare'
  | 'strength';

/** The ten practices of Kubernetes security policy design, by number. */
export type PracticeNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** Which cells of the matrix stand out. */
export type MatrixFilter =
  | 'all'
  | 'open'
  | 'violations'
  | 'surplus'
  | 'broken'
  | 'gates'
  | 'undecided'
  | 'opened'
  | 'closed';

/** What the matrix shows. */
export interface MatrixLook {
  readonly rows: MatrixAxis;
  readonly columns: MatrixAxis;
  readonly filter: MatrixFilter;
  /** Of a cell, in pixels. */
  readonly size: MatrixSize;
}

/** Sizes of a cell, in pixels. */
export const MATRIX_SIZES = [6, 12, 16, 24, 32, 48] as const;
export type MatrixSize = (typeof MATRIX_SIZES)[number];

/** Which checks are listed. `open`: with findings that nobody answers for. `unknown`: undefined, or not yet checked. */
export type ChecksFilter = 'all' | 'open' | 'not enforceable' | 'accepted' | 'holds' | 'unknown';

/** What the view of the checks shows. */
export interface ChecksLook {
  readonly practice: PracticeNumber | undefined;
  readonly severity: Severity | 'all';
  readonly filter: ChecksFilter;
  /** Words that checks, findings, elements and owners are sought by. */
  readonly sought: string;
  /** Id of the check that is told in full: `PLANE-1`. */
  readonly chosen: string | undefined;
}

/** Everything listed. */
export const EVERY_CHECK: ChecksLook = {
  practice: undefined,
  severity: 'all',
  filter: 'all',
  sought: '',
  chosen: undefined,
};

export interface ViewState {
  readonly pane: Pane;
  readonly side: ViewSide;
  readonly groupBy: GroupBy;
  /** `maximised`: it takes the whole room of the view. */
  readonly dock: { readonly open: boolean; readonly tab: DockTab; readonly maximised?: boolean };
  readonly lens: LensKind;
  /** The one value of the lens that is looked for; everything else is dimmed. */
  readonly sought: string | undefined;
  /** Whether the reach of the selection is shown on the map. */
  readonly showReach: boolean;
  /** Whether connections that are allowed with nothing declared are drawn. */
  readonly showTraffic: boolean;
  /** The file to open in the files view, and the line to show. */
  readonly file: { readonly path: string; readonly line?: number } | undefined;
  readonly matrix: MatrixLook;
  /** The drill whose answer is shown; it goes with the document's revisions. */
  readonly drill: Drill | undefined;
  /** Key of the conflict whose card is shown; absent: the first. */
  readonly conflict: string | undefined;
  readonly checks: ChecksLook;
  readonly review: ReviewLook;
  readonly dialog: DialogName | undefined;
  /** The practice that its dialog shows, and the dialog to go back to from there. */
  readonly practice: { readonly number: PracticeNumber; readonly from?: DialogName | undefined } | undefined;
  /** The sentence bar is asked to take the focus; it says so no more when it has it. */
  readonly saying: boolean;
}

/** What becomes of a draft, with the text that was asked about. */
export interface EditAnswer {
  readonly edit: FileEdit;
  readonly answer: FileEditAnswer;
}

/** The checks about one side. `day`, as `2027-01-31`: what exceptions and acceptances were held against. */
export interface ChecksOfSide extends ChecksAnswer {
  readonly side: Side;
  readonly day: string;
}

/** A guardrail tried against a persona, and how far that is. */
export interface Tried {
  readonly side: Side;
  readonly guardrail: string;
  /** Absent: nobody writes anything. */
  readonly persona: string | undefined;
  /** What it was asked about: the answer is stale as soon as these are others. */
  readonly design: Design;
  readonly today: Today | undefined;
  readonly status: Status<StrengthAnswer>;
}

/** How taking a draft in went. `step`: the one to undo; absent where the design stays as it is. */
export type ApplyOutcome =
  | { readonly kind: 'applied'; readonly label: string; readonly step: Step | undefined }
  | { readonly kind: 'refused'; readonly why: string };

export interface AnalysisState {
  readonly today: Status<SideAnswer>;
  readonly design: Status<SideAnswer>;
  readonly changes: Status<ChangeAnswer>;
  /** Of the design as drawn; idle where it forbids nothing. */
  readonly conflicts: Status<readonly Conflict[]>;
  /** Of the side and the axes on show. */
  readonly matrix: Status<MatrixAnswer>;
  /** What can be tried on the side on show, and the drill of the view. */
  readonly drills: Status<DrillsAnswer>;
  readonly checks: Status<ChecksOfSide>;
  /** Of the two sides that the view names. */
  readonly review: Status<SourcesReview>;
  readonly reach: Status<ReachAnswer>;
  readonly trace: Status<Trace>;
  readonly tracePacket: Packet | undefined;
  readonly exported: Status<ExportAnswer>;
  /** Of the draft of the file on show. */
  readonly edit: Status<EditAnswer>;
  /** The two versions that `keeping` says are compared. */
  readonly comparison: Status<ComparisonAnswer>;
  /** Newest first; one for each side, guardrail and persona. */
  readonly tried: readonly Tried[];
  /** The import that is being read, and the preview of it. */
  readonly importing: Status<ImportResult>;
}

/** A version by its number, or what is on screen. */
export type VersionRef = number | 'now';

/** The files that the open design was opened from or saved to. */
export interface KeptFile {
  /** As the user knows it: the folder's name, or the file that was downloaded. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** The last step that is in it; `undefined`: it was saved before any. */
  readonly stepAt: number | undefined;
}

/** How the open design is kept: in this browser, in versions, as files. */
export interface KeepingState {
  /** When the browser took the last change. Milliseconds since 1970. */
  readonly savedAt: number | undefined;
  /** Why this browser keeps nothing at all, as a sentence. */
  readonly unavailable: string | undefined;
  /** `copy`: another tab has the design, this one a copy. `taken`: another tab took it; the next change goes to a copy. */
  readonly tab: 'own' | 'copy' | 'taken';
  readonly file: KeptFile | undefined;
  /** Newest first. */
  readonly versions: readonly Version[];
  readonly compared: { readonly before: VersionRef; readonly after: VersionRef } | undefined;
}

export type Theme = 'system' | 'light' | 'dark';

/** How far somebody is in the tour. */
export interface TourPlace {
  /** The step, counted from 0. */
  readonly step: number;
  /** `false`: put aside, to be gone on with later. */
  readonly isShown: boolean;
}

export interface PreferencesState {
  readonly theme: Theme;
  readonly inspectorOpen: boolean;
  readonly inspectorWidth: number;
  readonly dockHeight: number;
  readonly minimap: boolean;
  /** `undefined`: not begun, or done. */
  readonly tour: TourPlace | undefined;
}

/** Every way to change what the studio shows. Each returns at once; answers arrive in the stores. */
export interface StudioActions {
  /**
   * Edits the document: one undo step. Nothing happens when the recipe changes nothing. A label given as a function is
   * asked for after the recipe has run, when it is known what was done. `burst`: edits that follow one another with the
   * same text (arrow keys held down) are one step.
   */
  readonly edit: (label: string | (() => string), recipe: (draft: Draft<Document>) => void, burst?: string) => void;
  /** Several edits of one gesture (a drag) become one step: open with `begin`, close with `commit`. */
  readonly beginGesture: (label: string) => void;
  readonly commitGesture: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** So many steps of the history forth, or back where negative. */
  readonly travel: (by: number) => void;
  /**
   * Opens another document; the one before stays in the browser's database. `record`: the database's entry that it
   * was read from; absent: a new one is made. `kept`: its history and its files, as far as there are any.
   */
  readonly open: (
    document: Document,
    today: Today | undefined,
    problems: readonly Diagnostic[],
    record?: string,
    kept?: Partial<KeptAlong>,
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
  /** Keeps what somebody typed over a file of the tree; a text equal to `base`, what export writes, is no draft. */
  readonly draftFile: (path: string, text: string, base: string) => void;
  readonly discardDraft: (path: string) => void;
  /**
   * Takes a draft into the design, in the way given or else in the best one: one undo step. Undoing it brings the draft
   * back.
   */
  readonly applyDraft: (path: string, kind?: EditWay['kind']) => Promise<ApplyOutcome>;
  /** Remembers a tree that left the studio, to tell what changed since. */
  readonly noteExported: (files: readonly ExportFile[]) => void;
  /** Lays everything out afresh: one undo step. */
  readonly arrange: () => Promise<void>;
  /** Draws the side on show; once more when the document changes meanwhile. Rejects when it is taken back. */
  readonly diagram: (request: DiagramRequest, options?: CallOptions) => Promise<DiagramAnswer>;
  /**
   * What an edit would change, without making it: what would be drawn differently, and what that opens and closes on the
   * design's side. `undefined`: nothing is open, or it was asked again, or the document changed meanwhile.
   */
  readonly foresee: (recipe: (draft: Draft<Document>) => void) => Promise<ComparisonAnswer | undefined>;
  /**
   * Asks whether a guardrail holds on the side on show whatever a persona writes; without one, whether it holds as it is.
   * Nothing is asked that is answered already, or on its way.
   */
  readonly tryGuardrail: (guardrail: string, persona?: string) => void;
  /** Takes every such question back that is not answered yet. */
  readonly cancelTries: () => void;
  /**
   * Sets of edits that would open or close a packet on the design's side, none of which can do with less. `undefined`:
   * nothing is open, it was taken back or asked again, or the document changed meanwhile.
   */
  readonly findWays: (request: WaysRequest, options?: CallOptions) => Promise<WaysAnswer | undefined>;
  /**
   * A cell of the matrix on show in full. `undefined`: nothing is open, it was taken back or asked again, or the document
   * changed meanwhile.
   */
  readonly askCell: (place: MatrixPlace, options?: CallOptions) => Promise<MatrixCellAnswer | undefined>;
  /** A review as a text to take along, or its diagram. Rejects when it is taken back. */
  readonly reviewAs: (form: ReviewForm, review: ChangeReview, options?: CallOptions) => Promise<string>;
  /** Puts the design aside under a name, with the list of what is open. */
  readonly freeze: (name: string, note: string | undefined) => Promise<StoreOutcome>;
  readonly renameVersion: (id: number, name: string, note: string | undefined) => Promise<StoreOutcome>;
  readonly removeVersion: (id: number) => Promise<StoreOutcome>;
  /** `undefined`: it cannot be read. */
  readonly readVersion: (id: number) => Promise<VersionContent | undefined>;
  /** Makes a version the document again: one undo step. What is on screen is put aside first. */
  readonly restoreVersion: (id: number) => Promise<'restored' | 'same' | 'unreadable'>;
  /** Opens a version as a design of its own. */
  readonly openVersion: (id: number) => Promise<'opened' | 'unreadable'>;
  /** Compares two versions, the earlier first; the answer arrives in the analysis store. */
  readonly compare: (before: VersionRef, after: VersionRef) => void;
  /** Drops automatic versions so that there is room again. Returns how many they were. */
  readonly freeRoom: () => Promise<number>;
  /** Says where the open design is kept as a file now. */
  readonly setFile: (file: KeptFile | undefined) => void;
}

/** What is kept along with a document: its steps, what they did beside it, and its files. */
export interface KeptAlong {
  readonly history: History;
  readonly besides: ReadonlyMap<Step, Beside>;
  readonly files: KeptFiles;
}

export interface Studio {
  readonly document: StoreApi<DocumentState>;
  readonly selection: StoreApi<SelectionState>;
  readonly view: StoreApi<ViewState>;
  readonly analysis: StoreApi<AnalysisState>;
  readonly files: StoreApi<KeptFiles>;
  readonly preferences: StoreApi<PreferencesState>;
  readonly keeping: StoreApi<KeepingState>;
  readonly actions: StudioActions;
  /** Stops workers and timers. */
  readonly dispose: () => void;
}
