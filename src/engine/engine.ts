/**
 * The one interface through which studio and command line run the core: in a worker or inline. Every answer carries
 * the revision of the document it was asked at; late answers are dropped by the caller.
 */
import type {
  ChangeAnswer,
  ComparisonAnswer,
  DiagramAnswer,
  ExportAnswer,
  ImportRequest,
  ImportResult,
  ReachAnswer,
  Side,
  SideAnswer,
  Today,
} from '../core/analyses/answers.ts';
import type { Conflict } from '../core/analyses/conflicts/conflicts.ts';
import type { Drill, DrillsAnswer } from '../core/analyses/drills/answer.ts';
import type { FileEdit, FileEditAnswer } from '../core/analyses/file-edit.ts';
import type {
  MatrixAnswer,
  MatrixCellAnswer,
  MatrixPlace,
  MatrixRequest,
  MatrixSide,
} from '../core/analyses/matrix/answer.ts';
import type { ReviewRequest, SourcesReview } from '../core/analyses/review/request.ts';
import type { StrengthAnswer } from '../core/analyses/strength/answer.ts';
import type { WaysAnswer, WaysRequest } from '../core/analyses/ways-answer.ts';
import type { ReviewForm } from '../core/delivery/change-review/form.ts';
import type { ChangeReview } from '../core/delivery/change-review/outline.ts';
import type { Document } from '../core/design/change.ts';
import type { Nesting } from '../core/design/layout-key.ts';
import type { Layout } from '../core/design/schema.ts';
import type { DiagramRequest } from '../core/pipeline/diagram.ts';
import type { StrengthRequest } from '../core/pipeline/strength/strength.ts';
import type { ChecksAnswer } from '../core/practices/run-checks.ts';
import type { Packet, Trace } from '../core/solver/types.ts';

/** How far a call is. */
export interface Progress {
  readonly stage: 'reading' | 'compiling' | 'solving' | 'proving' | 'drawing';
  /** 0–1. */
  readonly done: number;
}

/** What a caller may want to hear of, and how it takes a call back. */
export interface CallOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** How the tree is written. */
export interface ExportOptions extends CallOptions {
  /** The text that the design was read from: its comments and order of fields stay. */
  readonly designText?: string | undefined;
}

/** What the calls of an engine work on. */
export interface World {
  readonly revision: number;
  readonly document: Document;
  readonly today: Today | undefined;
}

/** What the studio asks of core, wherever it runs. */
export interface Engine {
  /** Tells the engine what the document now is. Cheap; nothing is solved until asked. */
  setDocument(revision: number, document: Document, today: Today | undefined): Promise<void>;
  importFiles(request: ImportRequest, options?: CallOptions): Promise<ImportResult>;
  answer(revision: number, side: Side, options?: CallOptions): Promise<SideAnswer>;
  changes(revision: number, options?: CallOptions): Promise<ChangeAnswer>;
  /** What of the design cannot hold together, from the design alone. */
  conflicts(revision: number, options?: CallOptions): Promise<readonly Conflict[]>;
  /** Two documents side by side, neither of which needs to be the one that is open. */
  compare(before: Document, after: Document, options?: CallOptions): Promise<ComparisonAnswer>;
  /** As `compare`, of the open document with what an edit would make of it; what is solved already is not solved again. */
  foresee(revision: number, after: Document, options?: CallOptions): Promise<ComparisonAnswer>;
  reach(revision: number, side: Side, id: string, through: boolean, options?: CallOptions): Promise<ReachAnswer>;
  trace(revision: number, side: Side, packet: Packet, options?: CallOptions): Promise<Trace>;
  /** Sets of edits that open or close a packet on the design's side; the document stays as it is. */
  ways(revision: number, request: WaysRequest, options?: CallOptions): Promise<WaysAnswer>;
  exportTree(revision: number, options?: ExportOptions): Promise<ExportAnswer>;
  /** What becomes of a file of the tree with another text; the document stays as it is. */
  fileEdit(revision: number, edit: FileEdit, options?: CallOptions): Promise<FileEditAnswer>;
  /** Draws one side on sheets of paper. */
  diagram(revision: number, side: Side, request: DiagramRequest, options?: CallOptions): Promise<DiagramAnswer>;
  /** Whether a guardrail holds on one side, as it is or whatever a persona writes. */
  strength(revision: number, side: Side, request: StrengthRequest, options?: CallOptions): Promise<StrengthAnswer>;
  /** Groups against groups on one side, or what changes between them from Today to Design. */
  matrix(revision: number, side: MatrixSide, request: MatrixRequest, options?: CallOptions): Promise<MatrixAnswer>;
  /** A cell of a matrix in full. Rejects where it has no such row or column. */
  matrixCell(revision: number, side: MatrixSide, place: MatrixPlace, options?: CallOptions): Promise<MatrixCellAnswer>;
  /** What can be tried on a side, and what an attack or a change would come to. Rejects where what it names is gone. */
  drills(revision: number, side: Side, drill: Drill | undefined, options?: CallOptions): Promise<DrillsAnswer>;
  /**
   * The ten practices as checks about one side, with what somebody answers for taken out. `day`, as `2027-01-31`: what
   * exceptions and acceptances are held against.
   */
  checks(revision: number, side: Side, day: string, options?: CallOptions): Promise<ChecksAnswer>;
  /** The difference of two sides in sentences. Those of the open document are solved once only. */
  review(revision: number, request: ReviewRequest, options?: CallOptions): Promise<SourcesReview>;
  /** A review as a text that leaves the studio, or its diagram. */
  reviewAs(form: ReviewForm, review: ChangeReview, options?: CallOptions): Promise<string>;
  /** The layout with everything in its best place under a nesting. */
  arrange(revision: number, nesting: Nesting, options?: CallOptions): Promise<Layout>;
  dispose(): void;
}
