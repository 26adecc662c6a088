/** The actions that change the document, with history, autosave and import. */
import type { ImportResult, Today } from '../core/analyses/answers.ts';
import { applyChange, type Change, change, type Document, invertChange, isEmptyChange } from '../core/design/change.ts';
import { COLLECTION_NAMES, EMPTY_LAYOUT, emptyDesign } from '../core/design/schema.ts';
import type { Autosave } from './autosave.ts';
import { changeBetween } from './document-change.ts';
import { gestureChange, pushChange } from './history.ts';
import { NO_ANALYSIS, NO_DOCUMENT, type Stores } from './stores.ts';
import type { DocumentState, StudioActions } from './studio.ts';

export interface DocumentActions {
  readonly actions: Pick<
    StudioActions,
    'edit' | 'beginGesture' | 'commitGesture' | 'undo' | 'redo' | 'open' | 'close' | 'acceptImport'
  >;
  /** Makes a finished change one undo step. */
  readonly apply: (change: Change) => void;
  /** Remembers which document a preview was made for. */
  readonly previewed: (result: ImportResult, base: Document) => void;
}

/** What an undo step did beside the document: an import replaces Today. */
interface Beside {
  readonly before: Pick<DocumentState, 'today' | 'inputProblems'>;
  readonly after: Pick<DocumentState, 'today' | 'inputProblems'>;
}

export const NEW_DESIGN_NAME = 'Untitled design';

export function newDocument(): Document {
  return { design: emptyDesign(NEW_DESIGN_NAME), layout: EMPTY_LAYOUT };
}

export function createDocumentActions(stores: Stores, autosave: Autosave): DocumentActions {
  let gesture: { readonly label: string; readonly changes: Change[] } | undefined;
  const besides = new WeakMap<Change, Beside>();
  const bases = new WeakMap<ImportResult, Document>();

  /** Puts the next document in place; what is no longer there is no longer selected. */
  function show(next: Document, state: Partial<DocumentState>): void {
    const { document, revision } = stores.document.getState();
    stores.document.setState({ ...state, document: next, revision: revision + 1 });
    const { ids } = stores.selection.getState();
    const left = ids.filter((id) => !(document && holds(document, id)) || holds(next, id));
    if (left.length < ids.length) stores.selection.setState({ ids: left });
  }

  function apply(step: Change): void {
    const state = stores.document.getState();
    if (!state.document || isEmptyChange(step)) return;
    const next = applyChange(state.document, step);
    record(step, next, {});
  }

  function record(step: Change, next: Document, beside: Partial<DocumentState>): void {
    if (gesture) {
      gesture.changes.push(step);
      show(next, beside);
      return;
    }
    show(next, { ...beside, ...pushChange(stores.document.getState(), step) });
    autosave.append(step, next);
  }

  function commitGesture(): void {
    const done = gesture;
    gesture = undefined;
    const { document } = stores.document.getState();
    if (!done || !document) return;
    const step = gestureChange(done.label, done.changes);
    if (isEmptyChange(step)) return;
    stores.document.setState(pushChange(stores.document.getState(), step));
    autosave.append(step, document);
  }

  function travel(direction: 'undo' | 'redo'): void {
    commitGesture();
    const { document, past, future } = stores.document.getState();
    const step = direction === 'undo' ? past.at(-1) : future.at(-1);
    if (!document || !step) return;
    const move = direction === 'undo' ? invertChange(step) : step;
    const history =
      direction === 'undo'
        ? { past: past.slice(0, -1), future: [...future, step] }
        : { past: [...past, step], future: future.slice(0, -1) };
    const beside = besides.get(step)?.[direction === 'undo' ? 'before' : 'after'];
    const next = applyChange(document, move);
    show(next, { ...history, ...beside });
    autosave.append(move, next);
    if (beside) autosave.setToday(beside.today);
  }

  function open(
    document: Document,
    today: Today | undefined,
    problems: DocumentState['inputProblems'],
    record?: string,
  ) {
    gesture = undefined;
    stores.selection.setState({ ids: [] });
    stores.analysis.setState(NO_ANALYSIS);
    show(document, { today, inputProblems: problems, past: [], future: [] });
    autosave.begin(document, today, record);
  }

  function acceptImport(result: ImportResult): void {
    commitGesture();
    stores.analysis.setState({ importing: { kind: 'idle' } });
    const { document, today, inputProblems } = stores.document.getState();
    if (!document) {
      open(result.document, result.today, result.diagnostics);
      return;
    }
    const step = changeBetween(bases.get(result) ?? document, result.document, 'Import manifests');
    const after = { today: result.today, inputProblems: result.diagnostics };
    besides.set(step, { before: { today, inputProblems }, after });
    record(step, applyChange(document, step), after);
    autosave.setToday(result.today);
  }

  function edit(label: string, recipe: Parameters<StudioActions['edit']>[1]): void {
    const { document } = stores.document.getState();
    if (!document) return;
    const [next, step] = change(document, label, recipe);
    if (!isEmptyChange(step)) record(step, next, {});
  }

  function beginGesture(label: string): void {
    commitGesture();
    gesture = { label, changes: [] };
  }

  function close(): void {
    commitGesture();
    const { revision } = stores.document.getState();
    stores.selection.setState({ ids: [] });
    stores.analysis.setState(NO_ANALYSIS);
    stores.document.setState({ ...NO_DOCUMENT, revision: revision + 1 });
    autosave.end();
  }

  const undo = () => travel('undo');
  const redo = () => travel('redo');
  return {
    actions: { edit, beginGesture, commitGesture, undo, redo, open, close, acceptImport },
    apply,
    previewed: (result, base) => bases.set(result, base),
  };
}

function holds(document: Document, id: string): boolean {
  return COLLECTION_NAMES.some((c) => Object.hasOwn(document.design[c], id));
}
