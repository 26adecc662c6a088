/** Reads manifests into a preview. One import at a time: a newer one cancels the one before. */
import type { ImportResult, PolicySource } from '../core/analyses/answers.ts';
import { change, type Document } from '../core/design/change.ts';
import { addNamespace, addWorkload } from '../core/design/edits/add.ts';
import { connect } from '../core/design/edits/connect.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { Engine } from '../engine/engine.ts';
import { Cancelled } from '../engine/errors.ts';
import { newDocument } from './document-editor.ts';
import { failureText } from './failure-text.ts';
import type { Stores } from './stores.ts';
import type { Status } from './studio.ts';

/** Imports in two steps: read and shown, then taken or left. */
export interface Importer {
  /**
   * Rejects with the classes of the engine's errors; the reason stands in the analysis store, too. `problems` of fetching
   * the files stand in front of the answer's own.
   */
  readonly read: (files: readonly PolicySource[], problems?: readonly Diagnostic[]) => Promise<ImportResult>;
  readonly cancel: () => void;
  /** Starts the workers that an import needs. */
  readonly warmUp: () => void;
}

/** `previewed` is told each preview with the document that it was made for. */
export function createImporter(
  engine: Engine,
  stores: Stores,
  previewed: (result: ImportResult, base: Document) => void,
): Importer {
  let importing: AbortController | undefined;

  async function read(files: readonly PolicySource[], problems: readonly Diagnostic[] = []): Promise<ImportResult> {
    importing?.abort();
    const abort = new AbortController();
    importing = abort;
    const { document, revision } = stores.document.getState();
    const base = document ?? newDocument();
    const set = (status: Status<ImportResult>) => {
      if (importing === abort) stores.analysis.setState({ importing: status });
    };
    set({ kind: 'running', revision });
    if (isBare(base)) warmLayout(base);
    try {
      const found = await engine.importFiles(
        { files, document: base },
        { signal: abort.signal, onProgress: (progress) => set({ kind: 'running', revision, progress }) },
      );
      const placed = isBare(base) ? await laidOut(found.document, abort.signal) : found.document;
      const result = { ...found, document: placed, diagnostics: [...problems, ...found.diagnostics] };
      previewed(result, base);
      set({ kind: 'done', revision, answer: result });
      return result;
    } catch (error) {
      set(error instanceof Cancelled ? { kind: 'idle' } : { kind: 'failed', revision, error: failureText(error) });
      throw error;
    }
  }

  /** Has the layout engine lay out a sample while the files are read: starting it takes longer than laying out. */
  function warmLayout(base: Document): void {
    engine.layout(sampleOf(base)).catch(() => {});
  }

  function warmUp(): void {
    const { document, revision, today } = stores.document.getState();
    const base = document ?? newDocument();
    engine.setDocument(revision, base, today).catch(() => {});
    if (isBare(base)) warmLayout(base);
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

  function cancel(): void {
    importing?.abort();
    importing = undefined;
    stores.analysis.setState({ importing: { kind: 'idle' } });
  }

  return { read, cancel, warmUp };
}

/** Whether nothing has a place yet, so that an import may place everything. */
function isBare(document: Document): boolean {
  return Object.keys(document.layout.nodes).length === 0;
}

/** A few things with a flow between them: what the layout engine needs to have seen once to be fast. */
function sampleOf(base: Document): Document {
  const [sample] = change(base, 'sample', (draft) => {
    const namespace = addNamespace(draft, { name: 'sample' });
    const [a, b, c] = ['a', 'b', 'c'].map((name) => addWorkload(draft, { namespace, name }));
    if (a === undefined || b === undefined || c === undefined) return;
    connect(draft, a, b, 'any');
    connect(draft, b, c, 'any');
  });
  return sample;
}
