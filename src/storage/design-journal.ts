/**
 * The design that is open for writing: every change is journalled as it is made, a snapshot follows when it is quiet.
 * Calls are carried out in the order they are made, and never reject.
 */
import type { Today } from '../core/analyses/answers.ts';
import type { Change, Document } from '../core/design/change.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { type KeptFiles, NO_FILES } from '../state/kept-files.ts';
import { FILE_PARTS, keysOf, type StoredDesign, type StoredToday, type StudioDatabase } from './database-schema.ts';
import { SAVED, type WriteOutcome, writeFailure } from './outcomes.ts';
import type { TabLocks } from './tab-locks.ts';
import type { TabMemory } from './tab-memory.ts';

export interface JournalParts {
  readonly database: () => Promise<StudioDatabase>;
  readonly locks: TabLocks;
  readonly tab: TabMemory;
  readonly now: () => number;
  readonly newRecord: () => string;
  readonly snapshotAfterMilliseconds: number;
}

interface OpenDesign {
  readonly stored: StoredDesign;
  readonly document: Document;
  readonly today: Today | undefined;
  readonly problems: readonly Diagnostic[];
  readonly release: () => void;
  /** Changes in the journal since the last snapshot. */
  readonly journalled: number;
  /** What of the files is written already. */
  readonly files: KeptFiles;
  /** A write went wrong: the journal has a gap, so the next write is a snapshot. */
  readonly gap: boolean;
}

const SNAPSHOT_AFTER_CHANGES = 200;
const KEPT_SNAPSHOTS = 2;
const RELAXED = { durability: 'relaxed' } as const;

export class DesignJournal {
  readonly #parts: JournalParts;
  #open: OpenDesign | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: JournalParts) {
    this.#parts = parts;
  }

  /** The document that is written from now on; `wanted`: the entry it was read from. */
  begin(
    document: Document,
    today: Today | undefined,
    wanted: string | undefined,
    problems: readonly Diagnostic[] = [],
  ): Promise<WriteOutcome> {
    return this.#inTurn(async () => {
      await this.#leave();
      const { record, release, copied } = await this.#take(wanted);
      const at = this.#parts.now();
      const fresh = { record, name: document.design.name, createdAt: at, changedAt: at, sequence: 0 };
      this.#open = { stored: fresh, document, today, problems, release, files: NO_FILES, journalled: 0, gap: true };
      this.#parts.tab.remember(record);
      try {
        const db = await this.#parts.database();
        const known = await db.get('designs', record);
        // a number of its own, so that the journal before it can never be replayed on top
        const stored = known ? { ...fresh, createdAt: known.createdAt, sequence: known.sequence + 1 } : fresh;
        this.#open = { ...this.#open, stored };
        await this.#snapshot(db);
        await db.put('preferences', record, 'last');
        return copied ? { kind: 'copied' } : SAVED;
      } catch (error) {
        return writeFailure(error);
      }
    });
  }

  /** A change that was made, and the document after it. */
  append(change: Change, document: Document): Promise<WriteOutcome> {
    return this.#write(async (db) => {
      if (!this.#open) return;
      const { stored, gap, journalled } = this.#open;
      const at = this.#parts.now();
      const next = { ...stored, name: document.design.name, changedAt: at, sequence: stored.sequence + 1 };
      this.#open = { ...this.#open, stored: next, document };
      if (gap || journalled >= SNAPSHOT_AFTER_CHANGES) {
        await this.#snapshot(db);
        return;
      }
      const { record, sequence } = next;
      const tx = db.transaction(['designs', 'changes'], 'readwrite', RELAXED);
      await Promise.all([
        tx.objectStore('changes').put({ record, sequence, at, change }),
        tx.objectStore('designs').put(next),
        tx.done,
      ]);
      this.#open = { ...this.#open, journalled: journalled + 1 };
      this.#snapshotSoon();
    });
  }

  setToday(today: Today | undefined, problems: readonly Diagnostic[] = []): Promise<WriteOutcome> {
    return this.#write(async (db) => {
      if (!this.#open) return;
      const { record } = this.#open.stored;
      this.#open = { ...this.#open, today, problems };
      await db.put('today', storedToday(record, today, problems));
    });
  }

  /** What is kept of the files of the open design: parts that are other objects than before. */
  saveFiles(files: KeptFiles): Promise<WriteOutcome> {
    return this.#write(async (db) => {
      if (!this.#open) return;
      const { record } = this.#open.stored;
      const before = this.#open.files;
      const changed = FILE_PARTS.filter((part) => files[part] !== before[part]);
      if (changed.length === 0) return;
      const tx = db.transaction('files', 'readwrite', RELAXED);
      await Promise.all([...changed.map((part) => tx.store.put({ record, part, value: files[part] })), tx.done]);
      this.#open = { ...this.#open, files };
    });
  }

  /** Nothing is open any more, after a reload either. */
  async end(): Promise<void> {
    await this.#write(async (db) => {
      await this.#leave();
      this.#parts.tab.remember(undefined);
      await db.delete('preferences', 'last');
    });
  }

  /** Writes what is still to be written and lets go; a reload opens the design again. */
  leave(): Promise<void> {
    return this.#inTurn(() => this.#leave());
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => {});
    return turn;
  }

  #write(work: (db: StudioDatabase) => Promise<void>): Promise<WriteOutcome> {
    return this.#inTurn(async () => {
      try {
        await work(await this.#parts.database());
        return SAVED;
      } catch (error) {
        if (this.#open) this.#open = { ...this.#open, gap: true };
        return writeFailure(error);
      }
    });
  }

  /** Part of a turn, never one of its own. */
  async #leave(): Promise<void> {
    if (!this.#open) return;
    try {
      await this.#settle(await this.#parts.database());
    } catch {
      // the journal has it, as far as the database took it
    }
    this.#open.release();
    this.#open = undefined;
  }

  async #take(wanted: string | undefined): Promise<{ record: string; release: () => void; copied: boolean }> {
    const { locks, newRecord } = this.#parts;
    const release = wanted === undefined ? undefined : await locks.acquire(lockName(wanted));
    if (wanted !== undefined && release) return { record: wanted, release, copied: false };
    const record = newRecord();
    return { record, release: (await locks.acquire(lockName(record))) ?? (() => {}), copied: wanted !== undefined };
  }

  /** Puts the open document down whole, and drops snapshots and changes that are older than the one before. */
  async #snapshot(db: StudioDatabase): Promise<void> {
    if (!this.#open) return;
    const { stored, document, today, problems } = this.#open;
    const { record, sequence } = stored;
    const tx = db.transaction(['designs', 'snapshots', 'changes', 'today'], 'readwrite', RELAXED);
    const snapshots = tx.objectStore('snapshots');
    const writes: Promise<unknown>[] = [
      tx.objectStore('designs').put(stored),
      snapshots.put({ record, sequence, document }),
      tx.objectStore('today').put(storedToday(record, today, problems)),
    ];
    const kept = (await snapshots.getAllKeys(keysOf(record))).slice(-KEPT_SNAPSHOTS);
    const oldest = kept[0]?.[1] ?? sequence;
    writes.push(tx.objectStore('changes').delete(keysOf(record, 0, oldest)));
    if (oldest > 0) writes.push(snapshots.delete(keysOf(record, 0, oldest - 1)));
    await Promise.all([...writes, tx.done]);
    this.#open = { ...this.#open, journalled: 0, gap: false };
  }

  #snapshotSoon(): void {
    clearTimeout(this.#timer);
    const snapshot = () => void this.#write((db) => this.#settle(db));
    this.#timer = setTimeout(snapshot, this.#parts.snapshotAfterMilliseconds);
  }

  /** Writes a snapshot if anything was journalled since the last one. */
  async #settle(db: StudioDatabase): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#open && (this.#open.journalled > 0 || this.#open.gap)) await this.#snapshot(db);
  }
}

function storedToday(record: string, today: Today | undefined, problems: readonly Diagnostic[]): StoredToday {
  // said once, when it happens: nothing is lost a second time
  const lasting = problems.filter((p) => p.code !== 'file/changes-lost');
  return { record, ...(today && { today }), problems: lasting };
}

function lockName(record: string): string {
  return `bulkhead design ${record}`;
}
