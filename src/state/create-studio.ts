/** Makes a studio: its stores, its actions, and what keeps the answers in step with the document. */
import type { ImportResult, PolicySource } from '../core/analyses/answers.ts';
import type { Document } from '../core/design/change.ts';
import type { Engine } from '../engine/engine.ts';
import { Cancelled, Superseded } from '../engine/errors.ts';
import { createAutosave } from './autosave.ts';
import { createDocumentActions, newDocument } from './document-actions.ts';
import { changeBetween } from './document-change.ts';
import { failureText } from './failure-text.ts';
import { createQuestions, sideOf } from './questions.ts';
import { createStores } from './stores.ts';
import type { PreferencesState, Status, Studio, StudioActions } from './studio.ts';
import { NO_STORAGE, type StudioStorage } from './studio-storage.ts';

export interface StudioParts {
  readonly engine: Engine;
  /** Where documents are kept; absent: nowhere. */
  readonly storage?: StudioStorage;
  /** As they were kept the last time. */
  readonly preferences?: Partial<PreferencesState>;
}

const DIAGRAM_ATTEMPTS = 5;

/** A studio with no document open. Owns the engine from here on: `dispose` ends it. */
export function createStudio({ engine, storage = NO_STORAGE, preferences = {} }: StudioParts): Studio {
  const stores = createStores(preferences);
  const documents = createDocumentActions(stores, createAutosave(storage, stores.document));
  const questions = createQuestions(engine, stores);
  let importing: AbortController | undefined;
  let refreshing = false;
  let disposed = false;

  /** Asks once for all the changes of one turn, before the next frame. */
  function refreshSoon(): void {
    if (refreshing) return;
    refreshing = true;
    queueMicrotask(() => {
      refreshing = false;
      if (!disposed) questions.refresh();
    });
  }
  const unsubscribe = [
    stores.document.subscribe((s, before) => {
      if (s.revision !== before.revision || s.today !== before.today) refreshSoon();
    }),
    stores.view.subscribe(refreshSoon),
    stores.selection.subscribe(refreshSoon),
  ];

  async function importFiles(files: readonly PolicySource[]): Promise<ImportResult> {
    importing?.abort();
    const abort = new AbortController();
    importing = abort;
    const { document, revision } = stores.document.getState();
    const base = document ?? newDocument();
    const set = (status: Status<ImportResult>) => {
      if (importing === abort) stores.analysis.setState({ importing: status });
    };
    set({ kind: 'running', revision });
    try {
      const read = await engine.importFiles(
        { files, document: base },
        { signal: abort.signal, onProgress: (progress) => set({ kind: 'running', revision, progress }) },
      );
      const result = isBare(base) ? { ...read, document: await laidOut(read.document, abort.signal) } : read;
      documents.previewed(result, base);
      set({ kind: 'done', revision, answer: result });
      return result;
    } catch (error) {
      set(error instanceof Cancelled ? { kind: 'idle' } : { kind: 'failed', revision, error: failureText(error) });
      throw error;
    }
  }

  /** A first import is laid out by the layout engine; without it, the places that the import gave are good enough. */
  async function laidOut(document: Document, signal: AbortSignal): Promise<Document> {
    const { groupBy } = stores.view.getState();
    try {
      return { ...document, layout: await engine.layout(document, { groupBy, signal }) };
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      return document;
    }
  }

  async function arrange(): Promise<void> {
    const { document } = stores.document.getState();
    if (!document) return;
    const { groupBy } = stores.view.getState();
    const layout = await engine.layout(document, { groupBy });
    documents.apply(changeBetween(document, { ...document, layout }, 'Arrange the map'));
  }

  async function diagram(theme: 'light' | 'dark' | 'print'): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      questions.refresh();
      const { revision } = stores.document.getState();
      try {
        const { svg } = await engine.diagram(revision, sideOf(stores.view.getState()), { theme });
        return svg;
      } catch (error) {
        if (!(error instanceof Superseded) || attempt === DIAGRAM_ATTEMPTS) throw error;
      }
    }
  }

  const actions: StudioActions = {
    ...documents.actions,
    importFiles,
    cancelImport() {
      importing?.abort();
      importing = undefined;
      stores.analysis.setState({ importing: { kind: 'idle' } });
    },
    cancelAnswers: () => questions.cancel(),
    select(ids) {
      const { ids: before } = stores.selection.getState();
      if (ids.length !== before.length || ids.some((id, i) => id !== before[i])) stores.selection.setState({ ids });
    },
    setView: (view) => stores.view.setState(view),
    setPreferences(changed) {
      stores.preferences.setState(changed);
      storage.savePreferences(stores.preferences.getState());
    },
    askTrace(packet) {
      stores.analysis.setState({ tracePacket: packet });
      stores.view.setState({ dock: { open: true, tab: 'trace' } });
      questions.askTrace();
    },
    askExport: () => questions.askExport(),
    arrange,
    diagram,
  };

  return {
    ...stores,
    actions,
    dispose() {
      disposed = true;
      for (const stop of unsubscribe) stop();
      importing?.abort();
      engine.dispose();
    },
  };
}

/** Whether nothing has a place yet, so that an import may place everything. */
function isBare(document: Document): boolean {
  return Object.keys(document.layout.nodes).length === 0;
}
