/** The actions that change the document, with history, autosave and import. */
import type { ImportResult, Today } from '../core/analyses/answers.ts';
import { applyChange, type Change, change, type Document, invertChange, isEmptyChange } from '../core/design/change.ts';
import { usualNesting } from '../core/design/layout-key.ts';
import { COLLECTION_NAMES, EMPTY_LAYOUT, emptyDesign } from '../core/design/schema.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { Autosave } from './autosave.ts';
import { changeBetween } from './document-change.ts';
import { gestureChange, pushChange } from './history.ts';
import { type KeptFiles, NO_FILES } from './kept-files.ts';
import { NO_ANALYSIS, NO_DOCUMENT, type Stores } from './stores.ts';
import type { DocumentState, StudioActions } from './studio.ts';

/** The actions that change the document. */
export type DocumentActions = Pick<
  StudioActions,
  'edit' | 'beginGesture' | 'commitGesture' | 'undo' | 'redo' | 'open' | 'close' | 'acceptImport'
>;

/** What an undo step did beside the document: an import replaces Today. */
interface Beside {
  readonly before: Pick<DocumentState, 'today' | 'inputProblems'>;
  readonly after: Pick<DocumentState, 'today' | 'inputProblems'>;
}

const NEW_DESIGN_NAME = 'Untitled design';

/** A document with nothing in it. */
export function newDocument(): Document {
  return { design: emptyDesign(NEW_DESIGN_NAME), layout: EMPTY_LAYOUT };
}

/** Changes the open document; the only writer of the document's store beside autosave. */
export class DocumentEditor {
  readonly #stores: Stores;
  readonly #autosave: Autosave;
  readonly #besides = new WeakMap<Change, Beside>();
  readonly #bases = new WeakMap<ImportResult, Document>();
  #gesture: { readonly label: string; readonly changes: Change[] } | undefined;

  constructor(stores: Stores, autosave: Autosave) {
    this.#stores = stores;
    this.#autosave = autosave;
  }

  actions(): DocumentActions {
    return {
      edit: (label, recipe) => this.#edit(label, recipe),
      beginGesture: (label) => {
        this.#commitGesture();
        this.#gesture = { label, changes: [] };
      },
      commitGesture: () => this.#commitGesture(),
      undo: () => this.#travel('undo'),
      redo: () => this.#travel('redo'),
      open: (document, today, problems, record, files) => this.#openDocument(document, today, problems, record, files),
      close: () => this.#close(),
      acceptImport: (result) => this.#acceptImport(result),
    };
  }

  /** Makes a finished change one undo step. */
  apply(step: Change): void {
    const { document } = this.#stores.document.getState();
    if (document && !isEmptyChange(step)) this.#record(step, applyChange(document, step), {});
  }

  /** Remembers which document a preview was made for. */
  previewed(result: ImportResult, base: Document): void {
    this.#bases.set(result, base);
  }

  #edit(label: string, recipe: Parameters<StudioActions['edit']>[1]): void {
    const { document } = this.#stores.document.getState();
    if (!document) return;
    const [next, step] = change(document, label, recipe);
    if (!isEmptyChange(step)) this.#record(step, next, {});
  }

  #record(step: Change, next: Document, beside: Partial<DocumentState>): void {
    if (this.#gesture) {
      this.#gesture.changes.push(step);
      this.#show(next, beside);
      return;
    }
    this.#show(next, { ...beside, ...pushChange(this.#stores.document.getState(), step) });
    this.#autosave.append(step, next);
  }

  /** Puts the next document in place; what is no longer there is no longer selected, nor Today shown without one. */
  #show(next: Document, state: Partial<DocumentState>): void {
    const { document, revision } = this.#stores.document.getState();
    this.#stores.document.setState({ ...state, document: next, revision: revision + 1 });
    const { view } = this.#stores;
    if (!this.#stores.document.getState().today && view.getState().side !== 'design') view.setState({ side: 'design' });
    const { ids } = this.#stores.selection.getState();
    const left = ids.filter((id) => !(document && holds(document, id)) || holds(next, id));
    if (left.length < ids.length) this.#stores.selection.setState({ ids: left });
  }

  #commitGesture(): void {
    const done = this.#gesture;
    this.#gesture = undefined;
    const { document, past, future } = this.#stores.document.getState();
    if (!done || !document) return;
    const step = gestureChange(done.label, done.changes);
    if (isEmptyChange(step)) return;
    this.#stores.document.setState(pushChange({ past, future }, step));
    this.#autosave.append(step, document);
  }

  #travel(direction: 'undo' | 'redo'): void {
    this.#commitGesture();
    const { document, past, future } = this.#stores.document.getState();
    const step = direction === 'undo' ? past.at(-1) : future.at(-1);
    if (!document || !step) return;
    const move = direction === 'undo' ? invertChange(step) : step;
    const history =
      direction === 'undo'
        ? { past: past.slice(0, -1), future: [...future, step] }
        : { past: [...past, step], future: future.slice(0, -1) };
    const beside = this.#besides.get(step)?.[direction === 'undo' ? 'before' : 'after'];
    const next = applyChange(document, move);
    this.#show(next, { ...history, ...beside });
    this.#autosave.append(move, next);
    if (beside) this.#autosave.setToday(beside.today, beside.inputProblems);
  }

  #openDocument(
    document: Document,
    today: Today | undefined,
    problems: readonly Diagnostic[],
    record?: string,
    files: KeptFiles = NO_FILES,
  ): void {
    this.#gesture = undefined;
    this.#stores.selection.setState({ ids: [] });
    this.#stores.analysis.setState(NO_ANALYSIS);
    const opened = this.#stores.document.getState().opened + 1;
    this.#show(document, { opened, today, inputProblems: problems, past: [], future: [] });
    this.#stores.files.setState(files);
    this.#lookAt(document);
    this.#autosave.begin(document, today, record, problems);
    if (files !== NO_FILES) this.#autosave.saveFiles(files);
  }

  /** Nested as a design of its size is first seen, unless the user looks at it in a way of their own. */
  #lookAt({ design }: Document): void {
    const { view } = this.#stores;
    const { groupBy } = view.getState();
    if (groupBy === 'plane' || groupBy === 'platform') view.setState({ groupBy: usualNesting(design) });
  }

  #close(): void {
    this.#commitGesture();
    const { opened, revision } = this.#stores.document.getState();
    this.#stores.selection.setState({ ids: [] });
    this.#stores.analysis.setState(NO_ANALYSIS);
    this.#stores.files.setState(NO_FILES);
    this.#stores.document.setState({ ...NO_DOCUMENT, opened, revision: revision + 1 });
    this.#autosave.end();
  }

  #acceptImport(result: ImportResult): void {
    this.#commitGesture();
    this.#stores.analysis.setState({ importing: { kind: 'idle' } });
    const { document, today, inputProblems } = this.#stores.document.getState();
    if (!document) {
      const files = result.designText === undefined ? NO_FILES : { ...NO_FILES, designText: result.designText };
      this.#openDocument(result.document, result.today, result.diagnostics, undefined, files);
      return;
    }
    const step = changeBetween(this.#bases.get(result) ?? document, result.document, 'Import manifests');
    if (Object.keys(document.design.namespaces).length === 0) this.#lookAt(result.document);
    const after = { today: result.today, inputProblems: result.diagnostics };
    this.#besides.set(step, { before: { today, inputProblems }, after });
    this.#record(step, applyChange(document, step), after);
    this.#autosave.setToday(result.today, result.diagnostics);
  }
}

function holds(document: Document, id: string): boolean {
  return COLLECTION_NAMES.some((c) => Object.hasOwn(document.design[c], id));
}
