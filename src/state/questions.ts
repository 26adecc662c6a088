/** What the studio asks the engine by itself: of everything that is shown, the newest answer. */
import type { ChangeAnswer, ExportAnswer, ReachAnswer, Side, SideAnswer } from '../core/analyses/answers.ts';
import type { Conflict } from '../core/analyses/conflicts/conflicts.ts';
import type { DrillsAnswer } from '../core/analyses/drills/answer.ts';
import type { MatrixAnswer } from '../core/analyses/matrix/answer.ts';
import type { Design } from '../core/design/schema.ts';
import type { Packet, Trace } from '../core/solver/types.ts';
import type { Engine } from '../engine/engine.ts';
import { type Asker, createAsker, type Wanted } from './asker.ts';
import type { KeptFiles } from './kept-files.ts';
import { wantedReview } from './review-question.ts';
import { completeDrill } from './selectors.ts';
import type { Stores } from './stores.ts';
import type { AnalysisState, ChecksOfSide, DocumentState, EditAnswer, Status, ViewState } from './studio.ts';
import type { VersionContent } from './studio-storage.ts';
import { todayOf } from './today.ts';

/** The questions that the studio asks by itself, and those asked by name. */
export interface Questions {
  /** Tells the engine the document and asks what is shown and not answered yet. */
  refresh(): void;
  /** Asks for the export even where it is not shown, and again where it failed. */
  askExport(): void;
  askTrace(): void;
  cancel(): void;
  /** Asks once more what was cancelled or could not be answered. */
  again(): void;
}

type Answered = {
  [K in keyof AnalysisState]: AnalysisState[K] extends Status<infer T> ? T : never;
};
type Name =
  | 'design'
  | 'today'
  | 'changes'
  | 'conflicts'
  | 'matrix'
  | 'checks'
  | 'review'
  | 'reach'
  | 'trace'
  | 'exported'
  | 'drills'
  | 'edit';

const REACHABLE = /^(wl|ns|host|ext|group|plane|env|tenant|zone):/;

/** What the questions are made from. */
interface Shown extends DocumentState {
  readonly engine: Engine;
  readonly view: ViewState;
  readonly selected: readonly string[];
  readonly packet: Packet | undefined;
  readonly files: KeptFiles;
}

/** What questions need beside the stores. `now`: milliseconds since 1970. */
export interface Outside {
  readonly now: () => number;
  readonly readVersion: (id: number) => Promise<VersionContent | undefined>;
}

/** Questions to an engine, whose answers go into the analysis store. */
export function createQuestions(engine: Engine, stores: Stores, outside: Outside): Questions {
  const { now, readVersion } = outside;
  /** The revision whose export was asked for by name. */
  let exportAskedAt: number | undefined;

  const shown = (): Shown => ({
    ...stores.document.getState(),
    engine,
    view: stores.view.getState(),
    selected: stores.selection.getState().ids,
    packet: stores.analysis.getState().tracePacket,
    files: stores.files.getState(),
  });

  function asker<N extends Name>(name: N, wanted: (shown: Shown) => Wanted<Answered[N]>): Asker {
    return createAsker<Answered[N]>(
      () => wanted(shown()),
      () => stores.analysis.getState()[name] as Status<Answered[N]>,
      (status) => stores.analysis.setState({ [name]: status }),
    );
  }

  const trace = asker('trace', wantedTrace);
  const exported = asker('exported', (now) => wantedExport(now, exportAskedAt));
  const askers: readonly Asker[] = [
    asker('design', wantedDesign),
    asker('today', wantedToday),
    asker('changes', wantedChanges),
    asker('reach', wantedReach),
    trace,
    exported,
    asker('conflicts', wantedConflicts),
    asker('edit', wantedEdit),
    asker('matrix', wantedMatrix),
    asker('drills', wantedDrills),
    asker('checks', (shown) => wantedChecks(shown, todayOf(new Date(now())))),
    asker('review', (shown) => wantedReview({ ...shown, readVersion })),
  ];

  function tell(): number {
    const { document, revision, today } = stores.document.getState();
    if (document) void engine.setDocument(revision, document, today);
    return revision;
  }

  return {
    refresh() {
      const revision = tell();
      for (const a of askers) a.refresh(revision);
    },
    askExport() {
      const revision = tell();
      exportAskedAt = revision;
      exported.again(revision);
    },
    askTrace() {
      trace.again(tell());
    },
    cancel() {
      for (const a of askers) a.cancel();
    },
    again() {
      const revision = tell();
      for (const a of askers) a.again(revision);
    },
  };
}

function wantedDesign({ engine, document, revision, view }: Shown): Wanted<SideAnswer> {
  if (!document) return 'none';
  // what is blocked is part of what a version is frozen with
  if (view.side === 'today' && view.dialog !== 'freeze') return 'hidden';
  return { inputs: [document.design], ask: (options) => engine.answer(revision, 'design', options) };
}

function wantedToday({ engine, document, revision, today, view }: Shown): Wanted<SideAnswer> {
  if (!document || !today) return 'none';
  if (view.side !== 'today') return 'hidden';
  return { inputs: [document.design, today], ask: (options) => engine.answer(revision, 'today', options) };
}

function wantedChanges({ engine, document, revision, today, view }: Shown): Wanted<ChangeAnswer> {
  if (!document || !today) return 'none';
  if (view.side !== 'change') return 'hidden';
  return { inputs: [document.design, today], ask: (options) => engine.changes(revision, options) };
}

/** Where nothing is forbidden, nothing conflicts. */
function wantedConflicts({ engine, document, revision }: Shown): Wanted<readonly Conflict[]> {
  const design = document?.design;
  if (!design || !forbidsAnything(design)) return 'none';
  return { inputs: [design], ask: (options) => engine.conflicts(revision, options) };
}

function forbidsAnything(design: Design): boolean {
  return Object.keys(design.guardrails).length > 0 || Object.values(design.flows).some((f) => f.status === 'must not');
}

function wantedMatrix({ engine, document, revision, today, view }: Shown): Wanted<MatrixAnswer> {
  const { side, matrix } = view;
  if (!document || (side !== 'design' && !today)) return 'none';
  if (view.pane !== 'matrix') return 'hidden';
  const { rows, columns } = matrix;
  return {
    inputs: [document.design, side, side === 'design' ? undefined : today, rows, columns],
    ask: (options) => engine.matrix(revision, side, { rows, columns }, options),
  };
}

function wantedDrills({ engine, document, revision, today, view }: Shown): Wanted<DrillsAnswer> {
  const side = sideOf(view);
  if (!document || (side === 'today' && !today)) return 'none';
  if (!view.dock.open || view.dock.tab !== 'drills') return 'hidden';
  const drill = completeDrill(view.drill);
  return {
    inputs: [document.design, today, side, drill],
    ask: (options) => engine.drills(revision, side, drill, options),
  };
}

function wantedChecks({ engine, document, revision, today, view }: Shown, day: string): Wanted<ChecksOfSide> {
  if (!document) return 'none';
  if (view.pane !== 'checks') return 'hidden';
  const side = today ? sideOf(view) : 'design';
  return {
    inputs: [document.design, today, side, day],
    ask: async (options) => ({ ...(await engine.checks(revision, side, day, options)), side, day }),
  };
}

function wantedReach({ engine, document, revision, today, view, selected }: Shown): Wanted<ReachAnswer> {
  const id = selected.findLast((i) => REACHABLE.test(i));
  const side = sideOf(view);
  if (!document || !view.showReach || id === undefined || (side === 'today' && !today)) return 'none';
  return {
    inputs: [document.design, side, side === 'today' ? today : undefined, id],
    ask: (options) => engine.reach(revision, side, id, true, options),
  };
}

function wantedTrace({ engine, document, revision, today, view, packet }: Shown): Wanted<Trace> {
  const side = sideOf(view);
  if (!document || !packet || (side === 'today' && !today)) return 'none';
  if (!view.dock.open || view.dock.tab !== 'trace') return 'hidden';
  return {
    inputs: [document.design, side, side === 'today' ? today : undefined, packet],
    ask: (options) => engine.trace(revision, side, packet, options),
  };
}

function wantedExport(
  { engine, document, revision, view, files }: Shown,
  askedAt: number | undefined,
): Wanted<ExportAnswer> {
  if (!document) return 'none';
  const isShown = view.pane === 'files' || view.dialog === 'export';
  if (!isShown && askedAt !== revision) return 'hidden';
  const { designText } = files;
  return {
    inputs: [document, designText],
    ask: (options) => engine.exportTree(revision, { ...options, designText }),
  };
}

/** What becomes of the draft of the file on show. */
function wantedEdit({ engine, document, revision, view, files }: Shown): Wanted<EditAnswer> {
  const path = view.file?.path;
  const draft = path !== undefined && Object.hasOwn(files.drafts, path) ? files.drafts[path] : undefined;
  if (!document || path === undefined || !draft) return 'none';
  if (view.pane !== 'files') return 'hidden';
  const edit = { path, text: draft.text };
  return {
    inputs: [document, path, draft.text],
    ask: async (options) => ({ edit, answer: await engine.fileEdit(revision, edit, options) }),
  };
}

/** The side that a question about one side is asked of; in the view of the change that is the design. */
export function sideOf(view: ViewState): Side {
  return view.side === 'today' ? 'today' : 'design';
}
