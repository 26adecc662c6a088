/** What the studio asks of whoever keeps documents; the composition root passes the browser's database. */
import type { Today } from '../core/analyses/answers.ts';
import type { Change, Document } from '../core/design/change.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { KeptFiles } from './kept-files.ts';
import type { PreferencesState } from './studio.ts';

/** How a write went. It is never thrown: what is on screen stays on screen. */
export type StoreOutcome =
  | { readonly kind: 'saved' }
  /** Another tab has the design open: this tab now writes to a copy of it. */
  | { readonly kind: 'copied' }
  /** A sentence that says what is lost and the way out. */
  | { readonly kind: 'failed'; readonly error: string };

/** Keeps one open document at a time. Calls are carried out in order. */
export interface StudioStorage {
  /**
   * The document that is open from now on. `record`: the entry it was read from; absent: a new entry. `problems`:
   * complaints about what was read, to be shown again with it.
   */
  begin(
    document: Document,
    today: Today | undefined,
    record: string | undefined,
    problems: readonly Diagnostic[],
  ): Promise<StoreOutcome>;
  /** A change that was made, and the document after it. */
  append(change: Change, document: Document): Promise<StoreOutcome>;
  setToday(today: Today | undefined, problems: readonly Diagnostic[]): Promise<StoreOutcome>;
  /** What is kept of the files of the open design; what is the same object as before is not written again. */
  saveFiles(files: KeptFiles): Promise<StoreOutcome>;
  /** Nothing is open any more. */
  end(): Promise<void>;
  savePreferences(preferences: PreferencesState): void;
}

/** Keeps nothing. */
export const NO_STORAGE: StudioStorage = {
  begin: async () => ({ kind: 'saved' }),
  append: async () => ({ kind: 'saved' }),
  setToday: async () => ({ kind: 'saved' }),
  saveFiles: async () => ({ kind: 'saved' }),
  end: async () => {},
  savePreferences: () => {},
};
