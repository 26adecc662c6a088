/** Writes every change to the storage as it is made, and says how far that is. */
import type { Document } from '../core/design/change.ts';
import type { KeptFiles } from './kept-files.ts';
import type { Stores } from './stores.ts';
import type { SaveState } from './studio.ts';
import type { Imported, Move, Opening, StoreOutcome, StudioStorage } from './studio-storage.ts';

/** Writes every change to the browser, and says how that went. */
export interface Autosave {
  begin(opening: Opening): void;
  append(move: Move, document: Document, now?: Imported): void;
  saveFiles(files: KeptFiles): void;
  end(): void;
}

/** Autosave of a document store into a storage. `now`: milliseconds since 1970. */
export function createAutosave(
  storage: StudioStorage,
  { document, keeping }: Pick<Stores, 'document' | 'keeping'>,
  now: () => number,
): Autosave {
  /** Counts the writes: only the newest one decides what is shown. */
  let newest = 0;
  let isPending = false;

  function show(saved: SaveState): void {
    document.setState({ saved });
  }

  function told(outcome: StoreOutcome): void {
    if (outcome.kind === 'failed') {
      const { reason, error } = outcome;
      show(outcome);
      if (reason === 'unavailable' || reason === 'newer') keeping.setState({ unavailable: error });
      return;
    }
    if (outcome.kind === 'copied') keeping.setState({ tab: 'copy' });
    if (outcome.kind === 'taken') keeping.setState({ tab: 'taken' });
    else keeping.setState({ savedAt: now(), unavailable: undefined });
    show({ kind: 'saved' });
  }

  function watch(write: Promise<StoreOutcome>): void {
    newest += 1;
    const mine = newest;
    isPending = true;
    show({ kind: 'saving' });
    const done = (outcome: StoreOutcome) => {
      if (outcome.kind === 'copied') keeping.setState({ tab: 'copy' });
      if (mine !== newest) return;
      isPending = false;
      told(outcome);
    };
    write.then(done, (error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      done({ kind: 'failed', reason: 'other', error: `The last changes are not saved in this browser: ${why}.` });
    });
  }

  storage.listen((outcome) => {
    if (!isPending || outcome.kind === 'taken') told(outcome);
  });

  return {
    begin: (opening) => watch(storage.begin(opening)),
    append: (move, doc, imported) => watch(storage.append(move, doc, imported)),
    saveFiles: (files) => watch(storage.saveFiles(files)),
    end: () => {
      newest += 1;
      isPending = false;
      show({ kind: 'saved' });
      storage.end().catch(() => {});
    },
  };
}
