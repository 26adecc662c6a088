/** Named questions to the stores. Those of the analysis take what they need of the view first: `flowAnswer(side, id)`. */
import type { FlowAnswer, Openness, Side, SideAnswer } from '../core/analyses/answers.ts';
import type { Drill, DrillAnswer } from '../core/analyses/drills/answer.ts';
import type { Progress } from '../engine/engine.ts';
import { answerOf } from './asker.ts';
import type { AnalysisState, DocumentState, Status, ViewSide } from './studio.ts';

/** Whether there is a document. */
export const isOpen = (state: DocumentState): boolean => state.document !== undefined;

/** How far the answer of the side on show is. In the view of the change that is the design's. */
const shownStatus =
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

/** What each consumer of a shared service gets through on the side on show. */
export const serviceAnswers =
  (side: ViewSide, id: string) =>
  (state: AnalysisState): Readonly<Record<string, FlowAnswer>> | undefined =>
    own(shownAnswer(side)(state)?.sharedServices, id);

/** How open a workload is on the side on show. */
export const openness =
  (side: ViewSide, id: string) =>
  (state: AnalysisState): Openness | undefined =>
    own(shownAnswer(side)(state)?.openness, id);

/** A drill that can be run; one of which something is still to be chosen cannot. */
export function completeDrill(drill: Drill | undefined): Drill | undefined {
  return drill?.kind === 'merge environments' && drill.environments.length < 2 ? undefined : drill;
}

/** What the drill on show came to. */
export const drillAnswer = (state: AnalysisState): DrillAnswer | undefined => answerOf(state.drills)?.answer;

/** How many conflicts of the design are neither settled nor parked. */
export const openConflicts = (state: AnalysisState): number =>
  answerOf(state.conflicts)?.filter((c) => c.parked === undefined).length ?? 0;

/** How many findings of severity error nobody answers for; undefined where that is not known of a side at a revision. */
export const openErrors =
  (revision: number, side: Side) =>
  ({ checks }: AnalysisState): number | undefined => {
    if (checks.kind === 'idle' || checks.revision !== revision) return undefined;
    const answer = answerOf(checks);
    return answer?.side !== side ? undefined : answer.scorecard.reduce((all, s) => all + s.open.error, 0);
  };

/** Whether what is shown is older than the document. */
export const isStale =
  (side: ViewSide) =>
  (state: AnalysisState): boolean => {
    const { kind } = mainStatus(side)(state);
    return kind === 'running' || kind === 'failed';
  };

/** A flow's or an import's progress as words. */
export function stageText(progress: Progress | undefined): string {
  const stage = stageName(progress);
  return progress && progress.done > 0 ? `${stage}, ${Math.floor(progress.done * 100)} %` : stage;
}

/** The stage of a question that runs: `Proving`. */
export function stageName(progress: Progress | undefined): string {
  if (!progress) return 'Solving';
  return progress.stage.charAt(0).toUpperCase() + progress.stage.slice(1);
}

function mainStatus(side: ViewSide): (state: AnalysisState) => Status<unknown> {
  return (state) => (side === 'change' && state.changes.kind !== 'done' ? state.changes : shownStatus(side)(state));
}

function own<T>(record: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return record && Object.hasOwn(record, id) ? record[id] : undefined;
}
