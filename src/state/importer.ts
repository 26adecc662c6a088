/** Reads manifests into a preview. One import at a time: a newer one cancels the one before. */
import type { ImportResult, PolicySource } from '../core/analyses/answers.ts';
import type { Document } from '../core/design/change.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { sampleManifests } from '../core/pipeline/sample-manifests.ts';
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
  /** Starts the worker that an import needs. */
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
    try {
      const found = await engine.importFiles(
        { files, document: base },
        { signal: abort.signal, onProgress: (progress) => set({ kind: 'running', revision, progress }) },
      );
      const result = { ...found, diagnostics: [...problems, ...found.diagnostics] };
      previewed(result, base);
      set({ kind: 'done', revision, answer: result });
      return result;
    } catch (error) {
      set(error instanceof Cancelled ? { kind: 'idle' } : { kind: 'failed', revision, error: failureText(error) });
      throw error;
    }
  }

  function warmUp(): void {
    const { document, revision, today } = stores.document.getState();
    engine.setDocument(revision, document ?? newDocument(), today).catch(() => {});
    engine.importFiles({ files: sampleManifests(), document: newDocument() }).catch(() => {});
  }

  function cancel(): void {
    importing?.abort();
    importing = undefined;
    stores.analysis.setState({ importing: { kind: 'idle' } });
  }

  return { read, cancel, warmUp };
}
