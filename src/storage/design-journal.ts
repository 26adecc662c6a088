/**
 * The design that is open for writing: every change is journalled as it is made, a snapshot follows when it is quiet.
 * What could not be written waits here and is tried again. Calls are carried out in the order they are made, and never
 * reject.
 */
import type { Today } from '../core/analyses/answers.ts';
import type { Document } from '../core/design/change.ts';
import type { KeptFiles } from '../state/kept-files.ts';
import type { Imported, Move, Opening, StoreOutcome } from '../state/studio-storage.ts';
import type { StoredImported, StudioDatabase } from './database-schema.ts';
import { dropUnreferenced, ImportShelf } from './import-shelf.ts';
import { type Entry, entryOf, openEntry, seedEntries } from './journal-entries.ts';
import { writeJournal } from './journal-write.ts';
import { DesignTaken, SAVED, writeFailure } from './outcomes.ts';
import { removeDesign } from './remove-design.ts';
import type { TabLocks } from './tab-locks.ts';
import type { TabMemory } from './tab-memory.ts';
import type { UnwrittenNotes } from './unwritten.ts';

export interface JournalParts {
  readonly database: () => Promise<StudioDatabase>;
  readonly locks: TabLocks;
  readonly tab: TabMemory;
  readonly notes: UnwrittenNotes;
  readonly now: () => number;
  readonly newRecord: () => string;
  readonly snapshotAfterMilliseconds: number;
  readonly retryAfterMilliseconds: number;
}

/** What a design looked like when it was read: whether it is still so, and what its steps go back to. */
export interface ReadMark {
  /** Number of the newest entry then. */
  readonly newest: number;
  /** The entry that the document is at; `undefined`: it comes from elsewhere. */
  readonly reached: number | undefined;
  readonly imports: ReadonlyMap<number, Today>;
}

interface OpenDesign {
  readonly record: string;
  readonly release: () => void;
  readonly shelf: ImportShelf;
  readonly document: Document;
  readonly imported: StoredImported;
  readonly files: KeptFiles;
  /** As they are in the database, if the design is there at all. */
  readonly filesWritten: KeptFiles;
  readonly written: number | undefined;
  /** Entries that are not written yet, oldest first. */
  readonly waiting: readonly Entry[];
  /** Entries written since the last snapshot. */
  readonly journalled: number;
  readonly needsSnapshot: boolean;
  /** The design of another tab that this is a copy of. */
  readonly copyOf: string | undefined;
  /** A copy in which nothing was changed yet. */
  readonly isFresh: boolean;
  readonly isTaken: boolean;
}

const SNAPSHOT_AFTER_CHANGES = 200;
/** More steps than these are not kept waiting: then the document is written, and the history starts there. */
const WAITING_LIMIT = 500;
/** In milliseconds: what comes back is noticed soon, and a try costs little. */
const SLOWEST_RETRY = 12_000;

export class DesignJournal {
  readonly #parts: JournalParts;
  readonly #owner: string;
  readonly #marks = new Map<string, ReadMark>();
  #open: OpenDesign | undefined;
  #stolen: { readonly record: string; readonly release: () => void } | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #snapshotTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #retries = 0;
  /** Labels of the steps that were made and are not written yet, oldest first. */
  #unwritten: string[] = [];
  #listener: (outcome: StoreOutcome) => void = () => {};

  constructor(parts: JournalParts) {
    this.#parts = parts;
    this.#owner = parts.newRecord();
  }

  listen(listener: (outcome: StoreOutcome) => void): void {
    this.#listener = listener;
  }

  /** The entry that is written to. */
  get record(): string | undefined {
    return this.#open?.record;
  }

  /** The design of another tab that this tab has a copy of, or that another tab took from this one. */
  get elsewhere(): string | undefined {
    return this.#open?.isTaken ? this.#open.record : this.#open?.copyOf;
  }

  /** The numbers of what was imported into the open design. */
  get shelf(): ImportShelf | undefined {
    return this.#open?.shelf;
  }

  /** Something is kept beside the open design: a copy that was fresh is one to keep. Its shelf of imports. */
  keepCopy(): ImportShelf | undefined {
    if (this.#open) this.#open = { ...this.#open, isFresh: false };
    return this.#open?.shelf;
  }

  /** Remembers how a design was found. */
  mark(record: string, mark: ReadMark): void {
    this.#marks.set(record, mark);
  }

  /** The document that is written from now on. */
  begin(opening: Opening): Promise<StoreOutcome> {
    return this.inTurn(async () => {
      await this.#leave(true);
      const { document, record: wanted } = opening;
      const at = this.#parts.now();
      const taken = await this.#take(wanted);
      const mark = taken.record === wanted ? this.#marks.get(taken.record) : undefined;
      const shelf = new ImportShelf(taken.record, mark?.imports);
      this.#open = {
        ...taken,
        shelf,
        document,
        imported: shelf.stored(opening),
        files: opening.files,
        filesWritten: opening.files,
        written: undefined,
        waiting: taken.record === wanted ? [openEntry(at, mark?.reached)] : seedEntries(opening, shelf, at),
        journalled: 0,
        needsSnapshot: true,
        copyOf: taken.record === wanted ? undefined : wanted,
        isFresh: taken.record !== wanted && wanted !== undefined,
        isTaken: false,
      };
      const outcome = await this.#flush();
      if (outcome.kind === 'saved') await this.#tidy(taken.record);
      return outcome.kind === 'saved' && this.#open.isFresh ? { kind: 'copied' } : outcome;
    });
  }

  /** A change that was made, and the document after it. */
  append(move: Move, document: Document, now?: Imported): Promise<StoreOutcome> {
    this.#note(move);
    return this.inTurn(async () => {
      if (!this.#open) return SAVED;
      const wasTaken = this.#open.isTaken;
      if (wasTaken) await this.#goOnAsCopy();
      const { shelf, waiting } = this.#open;
      const entry = entryOf(move, shelf, this.#parts.now());
      const overflows = waiting.length >= WAITING_LIMIT;
      this.#open = {
        ...this.#open,
        document,
        isFresh: false,
        ...(now && { imported: shelf.stored(now) }),
        waiting: overflows ? [openEntry(this.#parts.now())] : [...waiting, entry],
        needsSnapshot: this.#open.needsSnapshot || overflows,
      };
      const outcome = await this.#flush();
      return wasTaken && outcome.kind === 'saved' ? { kind: 'copied' } : outcome;
    });
  }

  /** What is kept of the files of the open design. */
  saveFiles(files: KeptFiles): Promise<StoreOutcome> {
    return this.inTurn(async () => {
      if (!this.#open) return SAVED;
      const wasTaken = this.#open.isTaken;
      if (wasTaken) await this.#goOnAsCopy();
      this.#open = { ...this.#open, files, isFresh: false };
      const outcome = await this.#flush();
      return wasTaken && outcome.kind === 'saved' ? { kind: 'copied' } : outcome;
    });
  }

  /** Nothing is open any more, after a reload either. */
  async end(): Promise<void> {
    await this.inTurn(async () => {
      await this.#leave(true);
      this.#parts.tab.remember(undefined);
      await (await this.#parts.database()).delete('preferences', 'last');
    }).catch(() => {
      // without a database there is nothing to be opened again
    });
  }

  /** Writes what is still to be written and lets go; a reload opens the design again. */
  leave(): Promise<void> {
    return this.inTurn(() => this.#leave(false));
  }

  /** Takes a design from the tab that writes it; the next `begin` of it goes on in this tab. */
  async steal(record: string): Promise<void> {
    const release = await this.#parts.locks.steal(lockName(record), () => this.#lost(record));
    this.#stolen = { record, release };
  }

  /** Tries again what waits, now. */
  retry(): Promise<StoreOutcome> {
    return this.inTurn(() => this.#flush());
  }

  /** Does something after everything that was asked before. Rejects as it does. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** Part of a turn, as everything private that is async: never one of its own. */
  async #flush(): Promise<StoreOutcome> {
    const open = this.#open;
    if (!open) return SAVED;
    if (open.isTaken) return { kind: 'taken' };
    clearTimeout(this.#snapshotTimer);
    clearTimeout(this.#retryTimer);
    const snapshot = open.needsSnapshot || open.journalled + open.waiting.length > SNAPSHOT_AFTER_CHANGES;
    try {
      const db = await this.#parts.database();
      const { waiting, written } = open;
      const at = this.#parts.now();
      const wanted = { ...open, owner: this.#owner, entries: waiting, snapshot, at };
      const done = await writeJournal(db, wanted);
      if (written === undefined) {
        // not before it is there to be opened: the page may go at any time
        this.#parts.tab.remember(open.record);
        await db.put('preferences', open.record, 'last');
      }
      this.#open = {
        ...open,
        written: done.written,
        filesWritten: open.files,
        waiting: [],
        journalled: done.snapshot ? 0 : open.journalled + waiting.length,
        needsSnapshot: false,
        isTaken: this.#open?.isTaken ?? false,
      };
      this.#retries = 0;
      this.#unwritten.splice(0, waiting.length);
      this.#writeNote();
      if (this.#open.journalled > 0) this.#snapshotSoon();
      return SAVED;
    } catch (error) {
      if (error instanceof DesignTaken) return this.#lose();
      this.#retrySoon();
      return writeFailure(error);
    }
  }

  /** `forGood`: the tab goes on with another design, so that a copy in which nothing was changed is of no use. */
  async #leave(forGood: boolean): Promise<void> {
    const open = this.#open;
    if (!open) return;
    if (forGood && open.isFresh && !open.isTaken) {
      await this.#parts
        .database()
        .then((db) => removeDesign(db, open.record))
        .catch(() => {});
    } else if (!open.isTaken && (open.journalled > 0 || open.needsSnapshot || isBehind(open))) {
      this.#open = { ...open, needsSnapshot: true };
      await this.#flush();
    }
    clearTimeout(this.#snapshotTimer);
    clearTimeout(this.#retryTimer);
    open.release();
    this.#open = undefined;
    this.#unwritten = [];
  }

  async #take(wanted: string | undefined): Promise<{ readonly record: string; readonly release: () => void }> {
    const { locks, newRecord } = this.#parts;
    const stolen = this.#stolen;
    this.#stolen = undefined;
    if (stolen?.record === wanted && stolen) return stolen;
    stolen?.release();
    if (wanted !== undefined) {
      const release = await locks.acquire(lockName(wanted), () => this.#lost(wanted));
      if (release && (await this.#isAsRead(wanted))) return { record: wanted, release };
      release?.();
    }
    const record = newRecord();
    const release = await locks.acquire(lockName(record), () => this.#lost(record));
    return { record, release: release ?? (() => {}) };
  }

  /** Whether nobody wrote to a design between when it was read and when its lock was taken. */
  async #isAsRead(record: string): Promise<boolean> {
    const mark = this.#marks.get(record);
    if (!mark) return true;
    try {
      const row = await (await this.#parts.database()).get('designs', record);
      return !row || !(row.sequence > mark.newest);
    } catch {
      return true;
    }
  }

  /** Another tab took the lock. */
  #lost(record: string): void {
    if (this.#open?.record !== record || this.#open.isTaken) return;
    this.#listener(this.#lose());
  }

  #lose(): StoreOutcome {
    if (this.#open) this.#open = { ...this.#open, isTaken: true };
    clearTimeout(this.#snapshotTimer);
    clearTimeout(this.#retryTimer);
    return { kind: 'taken' };
  }

  /** What this tab shows goes into an entry of its own from here on. */
  async #goOnAsCopy(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    open.release();
    const { record, release } = await this.#take(undefined);
    this.#parts.notes.write(open.record, undefined);
    this.#open = {
      ...open,
      record,
      release,
      copyOf: open.record,
      shelf: open.shelf.copiedTo(record),
      written: undefined,
      waiting: [openEntry(this.#parts.now())],
      needsSnapshot: true,
      isTaken: false,
    };
  }

  /** Leaves a note of what is about to be written, at once and outside the queue. */
  #note(move: Move): void {
    const { label } = move.kind === 'do' ? move.step : move.change;
    this.#unwritten.push(move.kind === 'do' ? label : `${move.kind} ${label}`);
    this.#writeNote();
  }

  #writeNote(): void {
    const open = this.#open;
    if (open?.written === undefined || open.isTaken) return;
    const [label] = this.#unwritten;
    const note = label === undefined ? undefined : { label, count: this.#unwritten.length, sequence: open.written + 1 };
    this.#parts.notes.write(open.record, note);
  }

  async #tidy(record: string): Promise<void> {
    try {
      await dropUnreferenced(await this.#parts.database(), record);
    } catch {
      // what is not tidied now is tidied when the design is opened the next time
    }
  }

  #snapshotSoon(): void {
    clearTimeout(this.#snapshotTimer);
    const snapshot = async () => {
      if (this.#open && this.#open.journalled > 0) this.#open = { ...this.#open, needsSnapshot: true };
      await this.#flushUnasked();
    };
    this.#snapshotTimer = setTimeout(() => void this.inTurn(snapshot), this.#parts.snapshotAfterMilliseconds);
  }

  #retrySoon(): void {
    const wait = Math.min(SLOWEST_RETRY, this.#parts.retryAfterMilliseconds * 2 ** this.#retries);
    this.#retries += 1;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => void this.inTurn(() => this.#flushUnasked()), wait);
  }

  /** A snapshot that failed is no loss while the journal has it all. */
  async #flushUnasked(): Promise<void> {
    const outcome = await this.#flush();
    const isSafe = this.#open?.written !== undefined && !isBehind(this.#open);
    if (outcome.kind !== 'failed' || !isSafe) this.#listener(outcome);
  }
}

/** Something is not in the database yet. */
function isBehind({ waiting, files, filesWritten }: OpenDesign): boolean {
  return waiting.length > 0 || files !== filesWritten;
}

function lockName(record: string): string {
  return `bulkhead design ${record}`;
}
