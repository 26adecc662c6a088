/** Writes every change to the storage as it is made, and says how far that is. */
import type { Today } from '../core/analyses/answers.ts';
import type { Change, Document } from '../core/design/change.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { KeptFiles } from './kept-files.ts';
import type { Stores } from './stores.ts';
import type { SaveState } from './studio.ts';
import type { StoreOutcome, StudioStorage } from './studio-storage.ts';

/** Writes every change to the browser, and says how that went. */
export interface Autosave {
  begin(
    document: Document,
    today: Today | undefined,
    record: string | undefined,
    problems: readonly Diagnostic[],
  ): void;
  append(change: Change, document: Document): void;
  setToday(today: Today | undefined, problems: readonly Diagnostic[]): void;
  saveFiles(files: KeptFiles): void;
  end(): void;
}

const COPIED: Diagnostic = {
  code: 'file/open-in-another-tab',
  severity: 'warning',
  message: 'this design is open in another tab, so this tab works on a copy of it',
  help: 'go on in one of the tabs; both are kept in this browser',
};

/** Autosave of a document store into a storage. */
export function createAutosave(storage: StudioStorage, document: Stores['document']): Autosave {
  /** Counts the writes: only the newest one decides what is shown. */
  let newest = 0;

  function show(saved: SaveState): void {
    document.setState({ saved });
  }

  function watch(write: Promise<StoreOutcome>): void {
    newest += 1;
    const mine = newest;
    show({ kind: 'saving' });
    write.then(
      (outcome) => {
        if (outcome.kind === 'copied') {
          document.setState((s) => ({ inputProblems: [...s.inputProblems, COPIED] }));
        }
        if (mine === newest) show(outcome.kind === 'failed' ? outcome : { kind: 'saved' });
      },
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        if (mine === newest)
          show({ kind: 'failed', error: `The last changes are not saved in this browser: ${reason}.` });
      },
    );
  }

  return {
    begin: (doc, today, record, problems) => watch(storage.begin(doc, today, record, problems)),
    append: (change, doc) => watch(storage.append(change, doc)),
    setToday: (today, problems) => watch(storage.setToday(today, problems)),
    saveFiles: (files) => watch(storage.saveFiles(files)),
    end: () => {
      newest += 1;
      show({ kind: 'saved' });
      storage.end().catch(() => {});
    },
  };
}
