/** What the tour knows of the studio: read from its stores, worked out by nobody else. */
import type { FlowAnswer } from '../../core/analyses/answers.ts';
import { flowAnswer } from '../../state/selectors.ts';
import type { AnalysisState, DocumentState, SelectionState, ViewState } from '../../state/studio.ts';

/** The workloads of the Online Boutique that the tour is about. */
export const FRONTEND = 'wl:online-boutique/frontend';
export const ADS = 'wl:online-boutique/adservice';
export const CART_STORE = 'wl:online-boutique/redis-cart';

/** The stores that the tour reads, as they stand. */
export interface TourStates {
  readonly document: DocumentState;
  readonly selection: SelectionState;
  readonly view: ViewState;
  readonly analysis: AnalysisState;
}

export interface TourFacts {
  /** The example is open, with its manifests. */
  readonly isGround: boolean;
  readonly isToday: boolean;
  readonly isChangeKnown: boolean;
  readonly isFrontendSelected: boolean;
  readonly isReachKnown: boolean;
  /** The flow from the ads to the store of carts, once it is drawn. */
  readonly flow: string | undefined;
  /** How it fares on the side on show. */
  readonly verdict: FlowAnswer['verdict'] | undefined;
  /** Whether there is a packet of it to trace. */
  readonly isTraceable: boolean;
  readonly isTraced: boolean;
  /** How the proof of the export that is on screen came out. */
  readonly proof: 'equal' | 'different' | undefined;
}

/** Reads the facts that steps are done by. */
export function factsOf({ document, selection, view, analysis }: TourStates): TourFacts {
  const design = document.document?.design;
  const workloads = design?.workloads ?? {};
  const flow = Object.values(design?.flows ?? {}).find(
    (f) => f.from === ADS && f.to === CART_STORE && f.status !== 'must not',
  );
  const answer = flow && flowAnswer(view.side, flow.id)(analysis);
  const { trace, exported } = analysis;
  return {
    isGround: document.today !== undefined && [FRONTEND, ADS, CART_STORE].every((id) => Object.hasOwn(workloads, id)),
    isToday: view.side === 'today' && analysis.today.kind === 'done',
    isChangeKnown: view.side === 'change' && analysis.changes.kind === 'done',
    isFrontendSelected: selection.ids.includes(FRONTEND),
    isReachKnown: view.showReach && selection.ids.includes(FRONTEND) && analysis.reach.kind === 'done',
    flow: flow?.id,
    verdict: answer?.verdict,
    isTraceable: answer?.witness !== undefined,
    isTraced:
      view.dock.open &&
      view.dock.tab === 'trace' &&
      trace.kind === 'done' &&
      answer?.witness !== undefined &&
      trace.answer.packet.from === answer.witness.from &&
      trace.answer.packet.to === answer.witness.to,
    proof: view.dialog === 'export' && exported.kind === 'done' ? exported.answer.proof.kind : undefined,
  };
}
