/** Makes a studio: its stores, its actions, and what keeps the answers in step with the document. */

import type { ComparisonAnswer, DiagramAnswer } from '../core/analyses/answers.ts';
import type { MatrixCellAnswer, MatrixPlace } from '../core/analyses/matrix/answer.ts';
import type { WaysAnswer, WaysRequest } from '../core/analyses/ways-answer.ts';
import { change } from '../core/design/change.ts';
import type { DiagramRequest } from '../core/pipeline/diagram.ts';
import type { CallOptions, Engine } from '../engine/engine.ts';
import { Cancelled, Superseded } from '../engine/errors.ts';
import { createAutosave } from './autosave.ts';
import { changeBetween } from './document-change.ts';
import { DocumentEditor } from './document-editor.ts';
import { createFileActions } from './file-drafts.ts';
import { createImporter } from './importer.ts';
import { createQuestions, sideOf } from './questions.ts';
import { createStores } from './stores.ts';
import type { PreferencesState, Studio, StudioActions, ViewState } from './studio.ts';
import { NO_STORAGE, type StudioStorage } from './studio-storage.ts';
import { createTries } from './tries.ts';
import { createVersions } from './versions.ts';

/** What a studio is put together from. */
export interface StudioParts {
  readonly engine: Engine;
  /** Where documents are kept; absent: nowhere. */
  readonly storage?: StudioStorage;
  /** As they were kept the last time. */
  readonly preferences?: Partial<PreferencesState>;
  /** Where one looked before a reload. */
  readonly view?: Partial<ViewState>;
  /** Milliseconds since 1970; tests give their own. */
  readonly now?: () => number;
}

const DIAGRAM_ATTEMPTS = 5;

/** A studio with no document open. Owns the engine from here on: `dispose` ends it. */
export function createStudio({
  engine,
  storage = NO_STORAGE,
  preferences = {},
  view = {},
  now = () => Date.now(),
}: StudioParts): Studio {
  const stores = createStores(preferences, view);
  const versions = createVersions({ storage, engine, stores, now });
  const { beforeStep, beforeImport } = versions;
  const autosave = createAutosave(storage, stores, now);
  const documents = new DocumentEditor({ stores, autosave, now, beforeStep, beforeImport });
  const questions = createQuestions(engine, stores, { now, readVersion: (id) => storage.readVersion(id) });
  const imports = createImporter(engine, stores, (result, base) => documents.previewed(result, base));
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
      if (s.opened !== before.opened) versions.refresh();
    }),
    stores.view.subscribe(refreshSoon),
    stores.selection.subscribe(refreshSoon),
    stores.files.subscribe(refreshSoon),
  ];

  async function arrange(): Promise<void> {
    questions.refresh();
    const { document, revision } = stores.document.getState();
    if (!document) return;
    const layout = await engine.arrange(revision, stores.view.getState().groupBy);
    documents.apply(changeBetween(document, { ...document, layout }, 'Arrange the map'));
  }

  async function foresee(recipe: Parameters<StudioActions['foresee']>[0]): Promise<ComparisonAnswer | undefined> {
    questions.refresh();
    const { document, revision } = stores.document.getState();
    if (!document) return undefined;
    try {
      return await engine.foresee(revision, change(document, '', recipe)[0]);
    } catch (error) {
      if (error instanceof Superseded || error instanceof Cancelled) return undefined;
      throw error;
    }
  }

  async function findWays(request: WaysRequest, options: CallOptions = {}): Promise<WaysAnswer | undefined> {
    questions.refresh();
    const { document, revision } = stores.document.getState();
    if (!document) return undefined;
    try {
      return await engine.ways(revision, request, options);
    } catch (error) {
      if (error instanceof Superseded || error instanceof Cancelled) return undefined;
      throw error;
    }
  }

  async function askCell(place: MatrixPlace, options: CallOptions = {}): Promise<MatrixCellAnswer | undefined> {
    questions.refresh();
    const { document, revision } = stores.document.getState();
    if (!document) return undefined;
    try {
      return await engine.matrixCell(revision, stores.view.getState().side, place, options);
    } catch (error) {
      if (error instanceof Superseded || error instanceof Cancelled) return undefined;
      throw error;
    }
  }

  async function diagram(request: DiagramRequest, options: CallOptions = {}): Promise<DiagramAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      questions.refresh();
      const { revision } = stores.document.getState();
      try {
        return await engine.diagram(revision, sideOf(stores.view.getState()), request, options);
      } catch (error) {
        const again = error instanceof Superseded && attempt < DIAGRAM_ATTEMPTS && options.signal?.aborted !== true;
        if (!again) throw error;
      }
    }
  }

  const files = createFileActions({
    engine,
    stores,
    tell: () => questions.refresh(),
    record: (step) => documents.apply(step),
    save: (kept) => autosave.saveFiles(kept),
    now,
  });

  const tries = createTries(engine, stores, () => questions.refresh());

  const actions: StudioActions = {
    ...documents.actions(),
    ...files,
    ...versions.actions(documents),
    setFile: (file) => stores.keeping.setState({ file }),
    importFiles: imports.read,
    cancelImport: imports.cancel,
    warmUp: imports.warmUp,
    cancelAnswers: () => questions.cancel(),
    askAgain: () => questions.again(),
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
    foresee,
    findWays,
    askCell,
    diagram,
    reviewAs: engine.reviewAs,
    ...tries,
  };

  return {
    ...stores,
    actions,
    dispose() {
      disposed = true;
      for (const stop of unsubscribe) stop();
      engine.dispose();
    },
  };
}
