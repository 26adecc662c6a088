/**
 * What the engine holds between calls, free of workers: the document, what was imported, and each side as far as it is
 * solved. Runs the same in a worker, inline and in the command line. Methods throw; the caller turns that into a reply.
 */
import type {
  ChangeAnswer,
  ComparisonAnswer,
  DiagramAnswer,
  ExportAnswer,
  ImportRequest,
  ImportResult,
  Proof,
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
import type { Matrix } from '../core/analyses/matrix/matrix.ts';
import type { ReviewRequest, ReviewSource, SourcesReview } from '../core/analyses/review/request.ts';
import type { SolvedSide } from '../core/analyses/side.ts';
import type { StrengthAnswer } from '../core/analyses/strength/answer.ts';
import type { WaysAnswer, WaysRequest } from '../core/analyses/ways-answer.ts';
import type { ReviewForm } from '../core/delivery/change-review/form.ts';
import type { ChangeReview } from '../core/delivery/change-review/outline.ts';
import type { Document } from '../core/design/change.ts';
import { COLLECTION_NAMES } from '../core/design/empty.ts';
import type { Nesting } from '../core/design/layout-key.ts';
import type { CollectionName, Design, Layout } from '../core/design/schema.ts';
import type { DiagramRequest } from '../core/pipeline/diagram.ts';
import type { MadeSide } from '../core/pipeline/review-files.ts';
import type { StrengthRequest } from '../core/pipeline/strength/strength.ts';
import type { CheckOutcome, ChecksAnswer } from '../core/practices/run-checks.ts';
import type { Packet, Trace } from '../core/solver/types.ts';
import type { CoreCalls } from './core-calls.ts';
import { applyDelta, type DocumentDelta } from './document-delta.ts';
import type { Progress, World } from './engine.ts';

/** Tells the caller how far a call is. */
export type ProgressReport = (progress: Progress) => void;

/** The engine without promises: one caller, one call at a time. */
export interface Session {
  setDocument(revision: number, document: Document, today: Today | undefined): void;
  importFiles(request: ImportRequest, onProgress?: ProgressReport): ImportResult;
  /** Works out Today of a world that will probably be told next. Never throws. */
  lookAhead(document: Document, today: Today): void;
  answer(revision: number, side: Side, onProgress?: ProgressReport): SideAnswer;
  changes(revision: number, onProgress?: ProgressReport): ChangeAnswer;
  conflicts(revision: number): readonly Conflict[];
  compare(before: Document, after: Document, onProgress?: ProgressReport): ComparisonAnswer;
  foresee(revision: number, delta: DocumentDelta, onProgress?: ProgressReport): ComparisonAnswer;
  reach(revision: number, side: Side, id: string, through: boolean, onProgress?: ProgressReport): ReachAnswer;
  trace(revision: number, side: Side, packet: Packet, onProgress?: ProgressReport): Trace;
  ways(revision: number, request: WaysRequest, onProgress?: ProgressReport): WaysAnswer;
  exportTree(revision: number, designText?: string, onProgress?: ProgressReport): ExportAnswer;
  fileEdit(revision: number, edit: FileEdit, onProgress?: ProgressReport): FileEditAnswer;
  arrange(revision: number, nesting: Nesting): Layout;
  diagram(revision: number, side: Side, request: DiagramRequest, onProgress?: ProgressReport): DiagramAnswer;
  matrix(revision: number, side: MatrixSide, request: MatrixRequest, onProgress?: ProgressReport): MatrixAnswer;
  matrixCell(revision: number, side: MatrixSide, place: MatrixPlace, onProgress?: ProgressReport): MatrixCellAnswer;
  strength(revision: number, side: Side, request: StrengthRequest, onProgress?: ProgressReport): StrengthAnswer;
  drills(revision: number, side: Side, drill: Drill | undefined, onProgress?: ProgressReport): DrillsAnswer;
  checks(revision: number, side: Side, day: string, onProgress?: ProgressReport): ChecksAnswer;
  review(revision: number, request: ReviewRequest, onProgress?: ProgressReport): SourcesReview;
  reviewAs(form: ReviewForm, review: ChangeReview): string;
}

/** What was worked out, each with the values it was worked out from: equal inputs need no second solve. */
interface Memory {
  readonly inputs: readonly unknown[];
  readonly value: unknown;
}

const NOT_IN_TODAY: ReadonlySet<CollectionName> = new Set([
  'flows',
  'guardrails',
  'exceptions',
  'placements',
  'sharedServices',
  'acceptances',
  'exposures',
  'labelKeys',
  'personas',
  'tiers',
  'policies',
  'notes',
]);

const SIDES_OF_CHANGE: readonly Side[] = ['today', 'design'];

const silent: ProgressReport = () => {};

/** The report of one of two halves. */
function halfOf(onProgress: ProgressReport, from: 0 | 0.5): ProgressReport {
  return ({ stage, done }) => onProgress({ stage, done: from + done / 2 });
}

/**
 * A session over the functions of core (`core-calls.ts`; a test gives its own). An edit that leaves the design alone,
 * such as a move on the canvas, keeps everything solved.
 */
export function createSession(core: CoreCalls): Session {
  let world: World | undefined;
  const memories = new Map<string, Memory>();

  function at(revision: number): World {
    if (world?.revision !== revision) {
      throw new Error(`asked about revision ${revision} of the design, which is at ${world?.revision ?? 'none'}`);
    }
    return world;
  }

  function remember<T>(name: string, inputs: readonly unknown[], compute: () => T): T {
    const known = memories.get(name);
    if (known?.inputs.length === inputs.length && inputs.every((input, i) => input === known.inputs[i])) {
      return known.value as T;
    }
    memories.delete(name);
    const value = compute();
    memories.set(name, { inputs, value });
    return value;
  }

  function solved({ document, today }: World, side: Side, onProgress: ProgressReport): SolvedSide {
    return remember(`solved ${side}`, sideInputs(document, today, side), () => {
      onProgress({ stage: 'compiling', done: 0 });
      const prepared =
        side === 'design' ? core.prepareDesign(document) : core.prepareToday(document, requireToday(today));
      return core.solveSide(prepared, (done) => onProgress({ stage: 'solving', done }));
    });
  }

  function solveDesign(document: Document, onProgress: ProgressReport): SolvedSide {
    onProgress({ stage: 'compiling', done: 0 });
    return core.solveSide(core.prepareDesign(document), (done) => onProgress({ stage: 'solving', done }));
  }

  function answerAt(now: World, side: Side, onProgress: ProgressReport): SideAnswer {
    const { design } = now.document;
    const solution = solved(now, side, onProgress);
    return remember(`answer ${side}`, [solution, design], () => core.answerSide(design, solution));
  }

  function proved({ document }: World, onProgress: ProgressReport): Proof {
    return remember('proof', [document.design], () => {
      onProgress({ stage: 'proving', done: 0 });
      return core.proveDesign(document);
    });
  }

  function exported(now: World, designText: string | undefined, onProgress: ProgressReport): ExportAnswer {
    const answer = answerAt(now, 'design', onProgress);
    const proof = proved(now, onProgress);
    return remember('export', [now.document, designText, answer], () => {
      onProgress({ stage: 'drawing', done: 0 });
      return core.exportTree(now.document, { answer, proof, designText });
    });
  }

  function matrixAt(now: World, side: MatrixSide, request: MatrixRequest, onProgress: ProgressReport): Matrix {
    const { design } = now.document;
    const sides =
      side === 'change' ? SIDES_OF_CHANGE.map((s) => solved(now, s, onProgress)) : [solved(now, side, onProgress)];
    return remember('matrix', [design, request.rows, request.columns, ...sides], () => {
      const [first, second] = sides;
      if (!first) throw new Error('there is no side to show');
      return core.matrix(design, second ? [first, second] : [first], request, (done) =>
        onProgress({ stage: 'proving', done }),
      );
    });
  }

  /** One side of a review; only those of the open document are kept solved. */
  function reviewed(
    now: World,
    own: ReviewSource,
    other: ReviewSource,
    isLater: boolean,
    onProgress: ProgressReport,
  ): MadeSide {
    if (own.kind === 'today' || own.kind === 'design') {
      const { design } = now.document;
      return { side: { solved: solved(now, own.kind, onProgress), design, speaks: true }, diagnostics: [] };
    }
    onProgress({ stage: 'solving', done: 0 });
    if (own.kind === 'document') return core.reviewSideOfDocument(own.document, own.today);
    if (other.kind === 'files') return core.reviewSideOfFiles(own.files, { files: other.files }, isLater);
    const { document } = other.kind === 'document' ? other : now;
    return core.reviewSideOfFiles(own.files, { document });
  }

  /** What each check comes to. Who answers for a finding changes nothing in it. */
  function outcomesAt(now: World, side: Side, day: string, onProgress: ProgressReport): readonly CheckOutcome[] {
    const { design } = now.document;
    return remember(`outcomes ${side}`, [now.today, day, ...enforcing(design)], () => {
      const solution = solved(now, side, onProgress);
      const answer = answerAt(now, side, onProgress);
      const input = { design, side: solution, today: now.today?.cluster, policies: now.today?.policies, day, answer };
      return core.checkOutcomes(input, (done) => onProgress({ stage: 'proving', done }));
    });
  }

  return {
    setDocument(revision, document, today) {
      world = { revision, document, today };
      if (!today)
        for (const name of ['solved today', 'answer today', 'changes', 'matrix', 'outcomes today'])
          memories.delete(name);
    },
    importFiles: (request, onProgress = silent) =>
      core.importFiles(request, (done) => onProgress({ stage: 'reading', done })),
    lookAhead(document, today) {
      try {
        answerAt({ revision: -1, document, today }, 'today', silent);
      } catch {
        // it is asked again, and told then
      }
    },
    answer: (revision, side, onProgress = silent) => answerAt(at(revision), side, onProgress),
    changes(revision, onProgress = silent) {
      const now = at(revision);
      const before = solved(now, 'today', onProgress);
      const after = solved(now, 'design', onProgress);
      const { design } = now.document;
      return remember('changes', [before, after, design], () => core.answerChanges(design, before, after));
    },
    conflicts(revision) {
      const { design } = at(revision).document;
      return remember('conflicts', [design], () => core.conflicts(design));
    },
    compare(before, after, onProgress = silent) {
      const solve = (document: Document, half: 0 | 0.5) => solveDesign(document, halfOf(onProgress, half));
      return core.compareDocuments(before, after, (document) => solve(document, document === before ? 0 : 0.5));
    },
    foresee(revision, delta, onProgress = silent) {
      const now = at(revision);
      return core.compareDocuments(now.document, applyDelta(now.document, delta), (document) =>
        document === now.document ? solved(now, 'design', onProgress) : solveDesign(document, onProgress),
      );
    },
    reach(revision, side, id, through, onProgress = silent) {
      const now = at(revision);
      return core.answerReach(now.document.design, solved(now, side, onProgress), id, through);
    },
    trace: (revision, side, packet, onProgress = silent) => core.trace(solved(at(revision), side, onProgress), packet),
    ways(revision, request, onProgress = silent) {
      const now = at(revision);
      const tried = new Map([[now.document, solved(now, 'design', onProgress)]]);
      const solve = (document: Document): SolvedSide => {
        const side = tried.get(document) ?? core.solveSide(core.prepareDesign(document), () => {});
        tried.set(document, side);
        return side;
      };
      return core.ways(now.document, request, {
        solve,
        answer: (document, side) => core.answerSide(document.design, side),
        onProgress: (done) => onProgress({ stage: 'solving', done }),
      });
    },
    exportTree: (revision, designText, onProgress = silent) => exported(at(revision), designText, onProgress),
    fileEdit(revision, edit, onProgress = silent) {
      const { document } = at(revision);
      return remember('file edit', [document, edit.path, edit.text], () => {
        onProgress({ stage: 'reading', done: 0 });
        return core.fileEdit(document, edit);
      });
    },
    diagram(revision, side, request, onProgress = silent) {
      const now = at(revision);
      if (request.sheets === 'logical') return core.logical(now.document, request);
      const answer = answerAt(now, side, onProgress);
      const proof = side === 'design' ? proved(now, onProgress) : undefined;
      return core.diagram(now.document, side, answer, request, proof, (done) => onProgress({ stage: 'drawing', done }));
    },
    matrix: (revision, side, request, onProgress = silent) => matrixAt(at(revision), side, request, onProgress).answer,
    matrixCell(revision, side, place, onProgress = silent) {
      const cell = matrixAt(at(revision), side, place, onProgress).cell(place.row, place.column);
      if (!cell) throw new Error(`there is no cell \`${place.row}\` to \`${place.column}\``);
      return cell;
    },
    strength(revision, side, request, onProgress = silent) {
      const now = at(revision);
      const solution = solved(now, side, onProgress);
      return core.strength(now.document, now.today, solution, request, (done) =>
        onProgress({ stage: 'proving', done }),
      );
    },
    drills(revision, side, drill, onProgress = silent) {
      const now = at(revision);
      const ground = {
        design: now.document.design,
        side: solved(now, side, onProgress),
        today: now.today?.cluster,
        onProgress: (done: number) => onProgress({ stage: 'proving', done }),
      };
      return core.drills(ground, drill);
    },
    checks(revision, side, day, onProgress = silent) {
      const now = at(revision);
      const outcomes = outcomesAt(now, side, day, onProgress);
      return core.judgeOutcomes(outcomes, now.document.design.acceptances, day);
    },
    review(revision, { before, after }, onProgress = silent) {
      const now = at(revision);
      const first = reviewed(now, before, after, false, halfOf(onProgress, 0));
      const second = reviewed(now, after, before, true, halfOf(onProgress, 0.5));
      const answer = core.review({ before: first.side, after: second.side }, (done) =>
        onProgress({ stage: 'proving', done }),
      );
      return { answer, diagnostics: [...first.diagnostics, ...second.diagnostics] };
    },
    reviewAs: (form, review) => core.reviewAs(form, review),
    arrange(revision, nesting) {
      const { design, layout } = at(revision).document;
      return core.arrange(design, layout, nesting);
    },
  };
}

/**
 * What a solved side was made from. Of the design, Today has only what exists; which flows are drawn and what is wanted
 * change nothing in it.
 */
function sideInputs({ design }: Document, today: Today | undefined, side: Side): readonly unknown[] {
  if (side === 'design') return enforcing(design);
  return [today, ...COLLECTION_NAMES.filter((c) => !NOT_IN_TODAY.has(c)).map((c) => design[c])];
}

/** What of a design reaches the manifests and the checks: all but who answers for a finding, and what is noted. */
function enforcing(design: Design): readonly unknown[] {
  return Object.entries(design).flatMap(([name, value]) => (name === 'acceptances' || name === 'notes' ? [] : [value]));
}

function requireToday(today: Today | undefined): Today {
  if (!today) throw new Error('nothing was imported, so there is no Today to show');
  return today;
}
