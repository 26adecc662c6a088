/** What the studio asks of whoever keeps documents; the composition root passes the browser's database. */
import type { Today } from '../core/analyses/answers.ts';
import type { OpenItem } from '../core/analyses/open-items.ts';
import type { Change, Document } from '../core/design/change.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { KeptFiles } from './kept-files.ts';

/** How a write went. It is never thrown: what is on screen stays on screen. */
export type StoreOutcome =
  | { readonly kind: 'saved' }
  /** Another tab has the design open: this tab now writes to a copy of it. */
  | { readonly kind: 'copied' }
  /** Another tab took the design over: nothing is written until something is changed here, which goes to a copy. */
  | { readonly kind: 'taken' }
  | StoreFailure;

export interface StoreFailure {
  readonly kind: 'failed';
  /** A sentence that says what is lost and the way out. */
  readonly error: string;
  readonly reason: FailureReason;
}

/**
 * `full`: no room left. `unavailable`: this browser opens no database, or does not answer. `newer`: a newer Bulkhead
 * wrote the database. `other`: one write that failed.
 */
export type FailureReason = 'full' | 'unavailable' | 'newer' | 'other';

/** A change that was made, and when. */
export interface Step extends Change {
  /** Milliseconds since 1970; of two steps of one document never the same. */
  readonly at: number;
}

/** What was done, oldest first, and what was taken back, last taken back at the end. */
export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

/** Today and what was said about it. */
export interface Imported {
  readonly today: Today | undefined;
  readonly problems: readonly Diagnostic[];
}

/** What a step did beside the document: an import replaces Today. */
export interface Beside {
  readonly before: Imported;
  readonly after: Imported;
}

/**
 * How the open document changed: a new step, or so many steps of the history back or forth. `joins`: one step with the
 * step before it, as of a key that is held down.
 */
export type Move =
  | { readonly kind: 'do'; readonly step: Step; readonly beside?: Beside | undefined; readonly joins?: boolean }
  | { readonly kind: 'undo' | 'redo'; readonly steps: number; readonly change: Change };

/** A document as it is opened. */
export interface Opening extends Imported {
  readonly document: Document;
  /** The entry that it was read from; absent: a new entry. */
  readonly record: string | undefined;
  readonly history: History;
  /** What steps of the history did beside the document. */
  readonly besides: ReadonlyMap<Step, Beside>;
  readonly files: KeptFiles;
}

/** A whole document that was put aside under a name. */
export interface Version {
  readonly id: number;
  /** `automatic`: made by the studio, and dropped with age. */
  readonly kind: 'named' | 'automatic';
  readonly name: string;
  readonly note?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What was open in the design. */
  readonly open: readonly OpenItem[];
}

/** A version with everything in it. */
export interface VersionContent {
  readonly document: Document;
  readonly today: Today | undefined;
}

/** Keeps one open document at a time. Calls are carried out in order. None rejects. */
export interface StudioStorage {
  /** The document that is open from now on. */
  begin(opening: Opening): Promise<StoreOutcome>;
  /** A change that was made, and the document after it. `now`: where Today changed with it, what it is after. */
  append(move: Move, document: Document, now?: Imported): Promise<StoreOutcome>;
  /** What is kept of the files of the open design; what is the same object as before is not written again. */
  saveFiles(files: KeptFiles): Promise<StoreOutcome>;
  /** Nothing is open any more. */
  end(): Promise<void>;
  /** Hears of what happens without a call: writes that are tried again, a design that another tab takes over. */
  listen(listener: (outcome: StoreOutcome) => void): void;
  savePreferences(preferences: object): void;
  /** Puts a version of the open design aside. */
  freeze(version: Omit<Version, 'id'>, content: VersionContent): Promise<StoreOutcome>;
  /** The versions of the open design, newest first; empty where they cannot be read. */
  versions(): Promise<readonly Version[]>;
  /** `undefined`: it cannot be read. */
  readVersion(id: number): Promise<VersionContent | undefined>;
  renameVersion(id: number, name: string, note: string | undefined): Promise<StoreOutcome>;
  removeVersion(id: number): Promise<StoreOutcome>;
  /** Drops the automatic versions of every design and tries again what could not be written. */
  freeRoom(): Promise<{ readonly outcome: StoreOutcome; readonly removed: number }>;
}

const SAVED: StoreOutcome = { kind: 'saved' };
const saved = async () => SAVED;

/** No steps at all. */
export const NO_HISTORY: History = { past: [], future: [] };

/** Keeps nothing. */
export const NO_STORAGE: StudioStorage = {
  begin: saved,
  append: saved,
  saveFiles: saved,
  end: async () => {},
  listen: () => {},
  savePreferences: () => {},
  freeze: saved,
  versions: async () => [],
  readVersion: async () => undefined,
  renameVersion: saved,
  removeVersion: saved,
  freeRoom: async () => ({ outcome: SAVED, removed: 0 }),
};
