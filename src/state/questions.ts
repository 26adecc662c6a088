/** What the studio asks the engine by itself: of everything that is shown, the newest answer. */
import type { Side } from '../core/analyses/answers.ts';
import type { Engine } from '../engine/engine.ts';
import { type Asker, createAsker, type Wanted } from './asker.ts';
import type { Stores } from './stores.ts';
import type { AnalysisState, Status, ViewState } from './studio.ts';

export interface Questions {
  /** Tells the engine the document and asks what is shown and not answered yet. */
  refresh(): void;
  /** Asks for the export even where it is not shown, and again where it failed. */
  askExport(): void;
  askTrace(): void;
  cancel(): void;
}

type Answered = {
  [K in keyof AnalysisState]: AnalysisState[K] extends Status<infer T> ? T : never;
};
type Name = 'design' | 'today' | 'changes' | 'reach' | 'trace' | 'exported';

const REACHABLE = /^(wl|ns|host|ext|group|plane|env|tenant|zone):/;

export function createQuestions(engine: Engine, stores: Stores): Questions {
  /** The revision whose export was asked for by name. */
  let exportAskedAt: number | undefined;

  const now = () => ({ ...stores.document.getState(), view: stores.view.getState() });

  function asker<N extends Name>(name: N, wanted: () => Wanted<Answered[N]>): Asker {
    return createAsker<Answered[N]>(
      wanted,
      () => stores.analysis.getState()[name] as Status<Answered[N]>,
      (status) => stores.analysis.setState({ [name]: status }),
    );
  }

  const design = asker('design', () => {
    const { document, revision, view } = now();
    if (!document) return 'none';
    if (view.side === 'today') return 'hidden';
    return { inputs: [document.design], ask: (options) => engine.answer(revision, 'design', options) };
  });

  const today = asker('today', () => {
    const { document, revision, today: imported, view } = now();
    if (!document || !imported) return 'none';
    if (view.side !== 'today') return 'hidden';
    return { inputs: [document.design, imported], ask: (options) => engine.answer(revision, 'today', options) };
  });

  const changes = asker('changes', () => {
    const { document, revision, today: imported, view } = now();
    if (!document || !imported) return 'none';
    if (view.side !== 'change') return 'hidden';
    return { inputs: [document.design, imported], ask: (options) => engine.changes(revision, options) };
  });

  const reach = asker('reach', () => {
    const { document, revision, today: imported, view } = now();
    const id = stores.selection.getState().ids.findLast((i) => REACHABLE.test(i));
    const side = sideOf(view);
    if (!document || !view.showReach || id === undefined || (side === 'today' && !imported)) return 'none';
    return {
      inputs: [document.design, side, side === 'today' ? imported : undefined, id],
      ask: (options) => engine.reach(revision, side, id, true, options),
    };
  });

  const trace = asker('trace', () => {
    const { document, revision, today: imported, view } = now();
    const packet = stores.analysis.getState().tracePacket;
    const side = sideOf(view);
    if (!document || !packet || (side === 'today' && !imported)) return 'none';
    if (!view.dock.open || view.dock.tab !== 'trace') return 'hidden';
    return {
      inputs: [document.design, side, side === 'today' ? imported : undefined, packet],
      ask: (options) => engine.trace(revision, side, packet, options),
    };
  });

  const exported = asker('exported', () => {
    const { document, revision, view } = now();
    if (!document) return 'none';
    const shown = view.pane === 'files' || view.dialog === 'export';
    if (!shown && exportAskedAt !== revision) return 'hidden';
    return { inputs: [document], ask: (options) => engine.exportTree(revision, options) };
  });

  const askers: readonly Asker[] = [design, today, changes, reach, trace, exported];

  function tell(): number {
    const { document, revision, today: imported } = stores.document.getState();
    if (document) void engine.setDocument(revision, document, imported);
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
  };
}

/** The side that a question about one side is asked of; in the view of the change that is the design. */
export function sideOf(view: ViewState): Side {
  return view.side === 'today' ? 'today' : 'design';
}
