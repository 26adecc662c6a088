/** Named questions to the stores. Those of the analysis take what they need of the view first: `flowAnswer(side, id)`. */
import type { FlowAnswer, Openness, SideAnswer } from '../core/analyses/answers.ts';
import type { Progress } from '../engine/engine.ts';
import { answerOf } from './asker.ts';
import type { AnalysisState, DocumentState, Status, ViewSide } from './studio.ts';

export const canUndo = (state: DocumentState): boolean => state.past.length > 0;
export const canRedo = (state: DocumentState): boolean => state.future.length > 0;
/** What undo would take back, as its button says it. */
export const undoLabel = (state: DocumentState): string | undefined => state.past.at(-1)?.label;
export const redoLabel = (state: DocumentState): string | undefined => state.future.at(-1)?.label;
export const isOpen = (state: DocumentState): boolean => state.document !== undefined;
export const hasToday = (state: DocumentState): boolean => state.today !== undefined;

/** How far the answer of the side on show is. In the view of the change that is the design's. */
export const shownStatus =
  (side: ViewSide) =>
  (state: AnalysisState): Status<SideAnswer> =>
    side === 'today' ? state.today : state.design;

/** The newest answer of the side on show, while a newer one is on its way, too. */
export const shownAnswer =
  (side: ViewSide) =>
  (state: AnalysisState): SideAnswer | undefined =>
    answerOf(shownStatus(side)(state));

/** How a drawn flow fares on the side on show. */
export const flowAnswer =
  (side: ViewSide, id: string) =>
  (state: AnalysisState): FlowAnswer | undefined =>
    own(shownAnswer(side)(state)?.flows, id);

/** How open a workload is on the side on show. */
export const openness =
  (side: ViewSide, id: string) =>
  (state: AnalysisState): Openness | undefined =>
    own(shownAnswer(side)(state)?.openness, id);

/** Whether what is shown is older than the document. */
export const isStale =
  (side: ViewSide) =>
  (state: AnalysisState): boolean => {
    const { kind } = mainStatus(side)(state);
    return kind === 'running' || kind === 'failed';
  };

/** How far the solver is with what is on show; absent: not running, or nothing reported. */
export const solvingProgress =
  (side: ViewSide) =>
  (state: AnalysisState): Progress | undefined => {
    const status = mainStatus(side)(state);
    return status.kind === 'running' ? status.progress : undefined;
  };

/** The solver's line in the title bar. */
export const statusText =
  (side: ViewSide) =>
  (state: AnalysisState): string => {
    const status = mainStatus(side)(state);
    switch (status.kind) {
      case 'idle':
        return 'Nothing solved yet';
      case 'running':
        return `${stageText(status.progress)}…`;
      case 'failed':
        return status.error;
      default:
        return solvedText(shownAnswer(side)(state));
    }
  };

/** A flow's or an import's progress as words. */
export function stageText(progress: Progress | undefined): string {
  if (!progress) return 'Solving';
  const stage = progress.stage.charAt(0).toUpperCase() + progress.stage.slice(1);
  return progress.done > 0 ? `${stage}, ${Math.floor(progress.done * 100)} %` : stage;
}

function mainStatus(side: ViewSide): (state: AnalysisState) => Status<unknown> {
  return (state) => (side === 'change' && state.changes.kind !== 'done' ? state.changes : shownStatus(side)(state));
}

function solvedText(answer: SideAnswer | undefined): string {
  if (!answer) return 'Solved';
  const { endpoints, classes, policies } = answer.statistics;
  const parts = [
    count(endpoints, 'endpoint'),
    count(classes, 'class', 'classes'),
    count(policies, 'policy', 'policies'),
  ];
  return `${parts.join(', ')}, solved in ${duration(answer.milliseconds)}`;
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

function duration(milliseconds: number): string {
  if (milliseconds < 1) return 'under 1 ms';
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function own<T>(record: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return record && Object.hasOwn(record, id) ? record[id] : undefined;
}
