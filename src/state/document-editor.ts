/** The actions that change the document, with history, autosave and import. */
import type { ImportResult } from '../core/analyses/answers.ts';
import { applyChange, type Change, change, type Document, isEmptyChange } from '../core/design/change.ts';
import { COLLECTION_NAMES, EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import { usualNesting } from '../core/design/layout-key.ts';
import type { Autosave } from './autosave.ts';
import { changeBetween } from './document-change.ts';
import { gestureChange, pushStep, type Travel, travel } from './history.ts';
import { NO_FILES } from './kept-files.ts';
import { FIRST_REVIEW } from './review.ts';
import { NO_ANALYSIS, NO_DOCUMENT, NOT_KEPT, type Stores } from './stores.ts';
import type { DocumentState, KeptAlong, StudioActions } from './studio.ts';
import {
  type Beside,
  type History,
  type Imported,
  NO_HISTORY,
  type Step,
  type VersionContent,
} from './studio-storage.ts';

/** The actions that change the document. */
export type DocumentActions = Pick<
  StudioActions,
  'edit' | 'beginGesture' | 'commitGesture' | 'undo' | 'redo' | 'travel' | 'open' | 'close' | 'acceptImport'
>;

/** What happens around the steps of a document. */
export interface EditorParts {
  readonly stores: Stores;
  readonly autosave: Autosave;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told before a step changes the document. */
  readonly beforeStep: () => void;
  /** Told before manifests are taken into a document. */
  readonly beforeImport: () => void;
}

const NEW_DESIGN_NAME = 'Untitled design';
const NOTHING_ALONG: KeptAlong = { history: NO_HISTORY, besides: new Map(), files: NO_FILES };

/** A document with nothing in it. */
export function newDocument(): Document {
  return { design: emptyDesign(NEW_DESIGN_NAME), layout: EMPTY_LAYOUT };
}

/** Changes the open document; the only writer of the document's store beside autosave. */
export class DocumentEditor {
  readonly #parts: EditorParts;
  readonly #stores: Stores;
  readonly #autosave: Autosave;
  readonly #besides = new WeakMap<Step, Beside>();
  readonly #bases = new WeakMap<ImportResult, Document>();
  /** The burst that a step of the history belongs to. */
  readonly #bursts = new WeakMap<Step, string>();
  #gesture: { readonly label: string; readonly changes: Change[] } | undefined;
  /** Time of the newest step: no two have the same. */
  #newest = 0;

  constructor(parts: EditorParts) {
    this.#parts = parts;
    this.#stores = parts.stores;
    this.#autosave = parts.autosave;
  }

  actions(): DocumentActions {
    return {
      edit: (label, recipe, burst) => this.#edit(label, recipe, burst),
      beginGesture: (label) => {
        this.#commitGesture();
        this.#parts.beforeStep();
        this.#gesture = { label, changes: [] };
      },
      commitGesture: () => this.#commitGesture(),
      undo: () => this.#travel(-1),
      redo: () => this.#travel(1),
      travel: (by) => this.#travel(by),
      open: (document, today, problems, record, kept) =>
        this.#openDocument(document, { today, problems }, record, kept),
      close: () => this.#close(),
      acceptImport: (result) => this.#acceptImport(result),
    };
  }

  /** Makes a finished change one undo step. Returns it; `undefined`: it changes nothing, or is part of a gesture. */
  apply(made: Change): Step | undefined {
    const { document } = this.#stores.document.getState();
    return document && !isEmptyChange(made) ? this.#record(made, applyChange(document, made)) : undefined;
  }

  /** Makes another state of the document, and of Today, one undo step. Returns whether that changed anything. */
  replace(label: string, { document: next, today: nextToday }: VersionContent): boolean {
    this.#commitGesture();
    const { document, today, inputProblems } = this.#stores.document.getState();
    if (!document) return false;
    const step = changeBetween(document, next, label);
    // the storage knows what it has read before: another object is another import
    if (nextToday !== today) {
      const before = { today, problems: inputProblems };
      this.#record(step, applyChange(document, step), { before, after: { today: nextToday, problems: [] } });
      return true;
    }
    if (isEmptyChange(step)) return false;
    this.#record(step, applyChange(document, step));
    return true;
  }

  /** Remembers which document a preview was made for. */
  previewed(result: ImportResult, base: Document): void {
    this.#bases.set(result, base);
  }

  #edit(label: string | (() => string), recipe: Parameters<StudioActions['edit']>[1], burst?: string): void {
    const { document } = this.#stores.document.getState();
    if (!document) return;
    const [next, made] = change(document, '', recipe);
    if (isEmptyChange(made)) return;
    this.#record({ ...made, label: typeof label === 'string' ? label : label() }, next, undefined, burst);
  }

  #record(made: Change, next: Document, beside?: Beside, burst?: string): Step | undefined {
    if (this.#gesture) {
      this.#gesture.changes.push(made);
      this.#show(next, {});
      return undefined;
    }
    this.#parts.beforeStep();
    const step = this.#stepOf(made);
    if (beside) this.#besides.set(step, beside);
    const { history, joins } = this.#pushed(step, burst);
    this.#show(next, { ...(beside && shown(beside.after)), ...history });
    this.#autosave.append({ kind: 'do', step, beside, joins }, next, beside?.after);
    return step;
  }

  #stepOf(made: Change): Step {
    this.#newest = Math.max(this.#parts.now(), this.#newest + 1);
    return { ...made, at: this.#newest };
  }

  /** The history with a step; with that of the same burst, if that was the last one. */
  #pushed(step: Step, burst: string | undefined): { readonly history: History; readonly joins: boolean } {
    const { past, future } = this.#stores.document.getState();
    const last = past.at(-1);
    const joins = burst !== undefined && last !== undefined && this.#bursts.get(last) === burst;
    const whole = joins ? { ...gestureChange(step.label, [last, step]), at: step.at } : step;
    if (burst !== undefined) this.#bursts.set(whole, burst);
    return { history: pushStep({ past: joins ? past.slice(0, -1) : past, future }, whole), joins };
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
    const made = gestureChange(done.label, done.changes);
    if (isEmptyChange(made)) return;
    const step = this.#stepOf(made);
    this.#stores.document.setState(pushStep({ past, future }, step));
    this.#autosave.append({ kind: 'do', step }, document);
  }

  #travel(by: number): void {
    this.#commitGesture();
    const { document, past, future } = this.#stores.document.getState();
    const way = travel({ past, future }, by, (step) => this.#besides.get(step));
    if (!document || !way) return;
    const next = arrive(document, way);
    if (!next) {
      // a history that does not fit the document leads nowhere
      this.#stores.document.setState(NO_HISTORY);
      return;
    }
    this.#show(next, { ...way.history, ...(way.now && shown(way.now)) });
    this.#autosave.append({ kind: way.kind, steps: way.steps, change: way.change }, next, way.now);
  }

  #openDocument(document: Document, imported: Imported, record?: string, kept: Partial<KeptAlong> = {}): void {
    this.#gesture = undefined;
    this.#stores.selection.setState({ ids: [] });
    this.#stores.analysis.setState(NO_ANALYSIS);
    this.#stores.keeping.setState(({ unavailable }) => ({ ...NOT_KEPT, unavailable }));
    const { history, besides, files } = { ...NOTHING_ALONG, ...kept };
    for (const [step, beside] of besides) this.#besides.set(step, beside);
    for (const step of [...history.past, ...history.future]) this.#newest = Math.max(this.#newest, step.at);
    const opened = this.#stores.document.getState().opened + 1;
    this.#show(document, { opened, ...shown(imported), ...history });
    this.#stores.files.setState(files);
    // versions and files of the design before it are none of this one; a page that is loaded again goes on where it was
    if (opened > 1) this.#stores.view.setState({ review: FIRST_REVIEW });
    this.#lookAt(document);
    this.#autosave.begin({ document, ...imported, record, history, besides, files });
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
    this.#stores.keeping.setState(({ unavailable }) => ({ ...NOT_KEPT, unavailable }));
    this.#autosave.end();
  }

  #acceptImport(result: ImportResult): void {
    this.#commitGesture();
    this.#stores.analysis.setState({ importing: { kind: 'idle' } });
    const { document, today, inputProblems } = this.#stores.document.getState();
    const after: Imported = { today: result.today, problems: result.diagnostics };
    if (!document) {
      this.#openDocument(result.document, after, undefined, { files: { ...NO_FILES, designText: result.designText } });
      return;
    }
    this.#parts.beforeImport();
    const step = changeBetween(this.#bases.get(result) ?? document, result.document, 'Import manifests');
    if (Object.keys(document.design.namespaces).length === 0) this.#lookAt(result.document);
    this.#record(step, applyChange(document, step), { before: { today, problems: inputProblems }, after });
  }
}

function shown({ today, problems }: Imported): Pick<DocumentState, 'today' | 'inputProblems'> {
  return { today, inputProblems: problems };
}

function arrive(document: Document, way: Travel): Document | undefined {
  try {
    return applyChange(document, way.change);
  } catch {
    return undefined;
  }
}

function holds(document: Document, id: string): boolean {
  return COLLECTION_NAMES.some((c) => Object.hasOwn(document.design[c], id));
}
