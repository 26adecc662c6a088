/** What client and worker say to each other. Everything is plain data and crosses by structured clone. */
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
import type { DocumentDelta } from './document-delta.ts';
import type { Progress } from './engine.ts';

/** A method of the engine with its arguments. */
export type Call =
  | { readonly method: 'importFiles'; readonly request: ImportRequest }
  | { readonly method: 'answer'; readonly revision: number; readonly side: Side }
  | { readonly method: 'changes'; readonly revision: number }
  | { readonly method: 'conflicts'; readonly revision: number }
  | { readonly method: 'compare'; readonly before: Document; readonly after: Document }
  | { readonly method: 'foresee'; readonly revision: number; readonly delta: DocumentDelta }
  | {
      readonly method: 'reach';
      readonly revision: number;
      readonly side: Side;
      readonly id: string;
      readonly through: boolean;
    }
  | { readonly method: 'trace'; readonly revision: number; readonly side: Side; readonly packet: Packet }
  | { readonly method: 'ways'; readonly revision: number; readonly request: WaysRequest }
  | { readonly method: 'exportTree'; readonly revision: number; readonly designText: string | undefined }
  | { readonly method: 'fileEdit'; readonly revision: number; readonly edit: FileEdit }
  | { readonly method: 'arrange'; readonly revision: number; readonly nesting: Nesting }
  | { readonly method: 'matrix'; readonly revision: number; readonly side: MatrixSide; readonly request: MatrixRequest }
  | { readonly method: 'matrixCell'; readonly revision: number; readonly side: MatrixSide; readonly place: MatrixPlace }
  | { readonly method: 'drills'; readonly revision: number; readonly side: Side; readonly drill: Drill | undefined }
  | { readonly method: 'review'; readonly revision: number; readonly request: ReviewRequest }
  | { readonly method: 'reviewAs'; readonly form: ReviewForm; readonly review: ChangeReview }
  | { readonly method: 'checks'; readonly revision: number; readonly side: Side; readonly day: string }
  | { readonly method: 'strength'; readonly revision: number; readonly side: Side; readonly request: StrengthRequest }
  | {
      readonly method: 'diagram';
      readonly revision: number;
      readonly side: Side;
      readonly request: DiagramRequest;
    };

/** The calls that a worker answers. */
export type Method = Call['method'];

/** What each of them answers. */
export interface AnswerOf {
  readonly importFiles: ImportResult;
  readonly answer: SideAnswer;
  readonly changes: ChangeAnswer;
  readonly conflicts: readonly Conflict[];
  readonly compare: ComparisonAnswer;
  readonly foresee: ComparisonAnswer;
  readonly reach: ReachAnswer;
  readonly trace: Trace;
  readonly ways: WaysAnswer;
  readonly exportTree: ExportAnswer;
  readonly fileEdit: FileEditAnswer;
  readonly arrange: Layout;
  readonly diagram: DiagramAnswer;
  readonly strength: StrengthAnswer;
  readonly matrix: MatrixAnswer;
  readonly matrixCell: MatrixCellAnswer;
  readonly drills: DrillsAnswer;
  readonly checks: ChecksAnswer;
  readonly review: SourcesReview;
  readonly reviewAs: string;
}

export type Answer = AnswerOf[Method];

/** The document as the worker shall know it: whole, as a difference to the one it was told last, or what it imported. */
export type DocumentUpdate =
  | { readonly kind: 'whole'; readonly document: Document }
  | { readonly kind: 'imported' }
  | { readonly kind: 'delta'; readonly delta: DocumentDelta };

/** `same`: the one it was told last. `imported`: that of its last import. */
export type TodayUpdate =
  | { readonly kind: 'same' }
  | { readonly kind: 'imported' }
  | { readonly kind: 'set'; readonly today: Today | undefined };

/** Page to worker. */
export type Request =
  | {
      readonly kind: 'document';
      readonly revision: number;
      readonly document: DocumentUpdate;
      readonly today: TodayUpdate;
    }
  | { readonly kind: 'call'; readonly id: number; readonly call: Call };

/** Worker to page. */
export type Reply =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'done'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** One end of a two-way line. */
export interface Port<Out, In> {
  post(message: Out): void;
  listen(onMessage: (message: In) => void): void;
  /** Called at most once, when the other end is gone. */
  onCrash(listener: (message: string) => void): void;
  /** Ends the other end, even in the middle of its work. */
  close(): void;
}

/** The end of the page. */
export type ClientPort = Port<Request, Reply>;

/** The end of the worker. */
export type ServerPort = Pick<Port<Reply, Request>, 'post' | 'listen'>;
