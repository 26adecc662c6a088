/**
 * Keeps designs in the browser: every change is journalled as it is made, a snapshot follows when it is quiet. One
 * design is open for writing at a time, and in one tab at a time. No call throws.
 */
import type { Today } from '../core/analyses/answers.ts';
import type { Change, Document } from '../core/design/change.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { keysOf, openStudioDatabase, type StoredDesign, type StudioDatabase } from './database-schema.ts';
import { messageOf, SAVED, type WriteOutcome, writeFailure } from './outcomes.ts';
import { type ReadDocument, recover } from './recover.ts';
import { browserLocks, type TabLocks } from './tab-locks.ts';

export interface RecentDesign {
  readonly record: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

export type OpenOutcome =
  | {
      readonly kind: 'opened';
      readonly record: string;
      readonly document: Document;
      readonly today: Today | undefined;
      readonly problems: readonly Diagnostic[];
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: string };

export interface BrowserDatabase {
  begin(document: Document, today: Today | undefined, record: string | undefined): Promise<WriteOutcome>;
  append(change: Change, document: Document): Promise<WriteOutcome>;
  setToday(today: Today | undefined): Promise<WriteOutcome>;
  end(): Promise<void>;
  savePreferences(preferences: object): void;
  loadPreferences(): Promise<unknown>;
  /** The design that was changed last; `none` where there is none yet, or the last one was closed. */
  openLast(): Promise<OpenOutcome>;
  open(record: string): Promise<OpenOutcome>;
  /** Newest first. Empty where the database cannot be read. */
  listRecent(limit?: number): Promise<readonly RecentDesign[]>;
  remove(record: string): Promise<WriteOutcome>;
  /** Writes what is still to be written and lets go of everything. */
  dispose(): Promise<void>;
}

export interface DatabaseParts {
  readonly name?: string;
  readonly locks?: TabLocks;
  readonly now?: () => number;
  readonly newRecord?: () => string;
  /** Checks and upgrades what was stored. */
  readonly readDocument?: ReadDocument;
  readonly snapshotAfterMilliseconds?: number;
}

interface OpenDesign {
  readonly stored: StoredDesign;
  readonly document: Document;
  readonly today: Today | undefined;
  readonly release: () => void;
  /** Changes in the journal since the last snapshot. */
  readonly journalled: number;
  /** A write went wrong: the journal has a gap, so the next write is a snapshot. */
  readonly gap: boolean;
}

const SNAPSHOT_AFTER_CHANGES = 200;
const KEPT_SNAPSHOTS = 2;
const RELAXED = { durability: 'relaxed' } as const;

export function createDatabase(parts: DatabaseParts = {}): BrowserDatabase {
  const {
    name = 'bulkhead',
    locks = browserLocks(),
    now = () => Date.now(),
    newRecord = () => crypto.randomUUID(),
    readDocument = plausibleDocument,
    snapshotAfterMilliseconds = 2_000,
  } = parts;
  let opening: Promise<StudioDatabase> | undefined;
  let open: OpenDesign | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function database(): Promise<StudioDatabase> {
    opening ??= openStudioDatabase(name, () => {
      opening = undefined;
    }).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  /** One after the other, in the order asked. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => {});
    return turn;
  }

  function write(work: (db: StudioDatabase) => Promise<WriteOutcome>): Promise<WriteOutcome> {
    return inTurn(async () => {
      try {
        return await work(await database());
      } catch (error) {
        if (open) open = { ...open, gap: true };
        return writeFailure(error);
      }
    });
  }

  /** Puts the open document down whole, and drops snapshots and changes that are older than the one before. */
  async function snapshot(db: StudioDatabase): Promise<void> {
    if (!open) return;
    const { stored, document, today } = open;
    const { record, sequence } = stored;
    const tx = db.transaction(['designs', 'snapshots', 'changes', 'today'], 'readwrite', RELAXED);
    const snapshots = tx.objectStore('snapshots');
    const writes: Promise<unknown>[] = [
      tx.objectStore('designs').put(stored),
      snapshots.put({ record, sequence, document }),
      today ? tx.objectStore('today').put({ record, today }) : tx.objectStore('today').delete(record),
    ];
    const kept = (await snapshots.getAllKeys(keysOf(record))).slice(-KEPT_SNAPSHOTS);
    const oldest = kept[0]?.[1] ?? sequence;
    writes.push(tx.objectStore('changes').delete(keysOf(record, 0, oldest)));
    if (oldest > 0) writes.push(snapshots.delete(keysOf(record, 0, oldest - 1)));
    await Promise.all([...writes, tx.done]);
    open = { ...open, journalled: 0, gap: false };
  }

  function snapshotSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), snapshotAfterMilliseconds);
  }

  /** Writes a snapshot if anything was journalled since the last one. */
  function flush(): Promise<WriteOutcome> {
    clearTimeout(timer);
    return write(async (db) => {
      if (open && (open.journalled > 0 || open.gap)) await snapshot(db);
      return SAVED;
    });
  }

  async function leave(): Promise<void> {
    await flush();
    open?.release();
    open = undefined;
  }

  async function take(wanted: string | undefined): Promise<{ record: string; release: () => void; copied: boolean }> {
    const release = wanted === undefined ? undefined : await locks.acquire(lockName(wanted));
    if (wanted !== undefined && release) return { record: wanted, release, copied: false };
    const record = newRecord();
    return { record, release: (await locks.acquire(lockName(record))) ?? (() => {}), copied: wanted !== undefined };
  }

  async function begin(document: Document, today: Today | undefined, wanted: string | undefined) {
    await leave();
    return inTurn(async (): Promise<WriteOutcome> => {
      const { record, release, copied } = await take(wanted);
      const fresh = { record, name: document.design.name, createdAt: now(), changedAt: now(), sequence: 0 };
      open = { stored: fresh, document, today, release, journalled: 0, gap: true };
      try {
        const db = await database();
        const known = await db.get('designs', record);
        // a number of its own, so that the journal before it can never be replayed on top
        if (known) open = { ...open, stored: { ...fresh, createdAt: known.createdAt, sequence: known.sequence + 1 } };
        await snapshot(db);
        return copied ? { kind: 'copied' } : SAVED;
      } catch (error) {
        return writeFailure(error);
      }
    });
  }

  function append(change: Change, document: Document): Promise<WriteOutcome> {
    return write(async (db) => {
      if (!open) return SAVED;
      const { stored, gap, journalled } = open;
      const { record } = stored;
      const at = now();
      const next = { ...stored, name: document.design.name, changedAt: at, sequence: stored.sequence + 1 };
      open = { ...open, stored: next, document };
      if (gap || journalled >= SNAPSHOT_AFTER_CHANGES) {
        await snapshot(db);
        return SAVED;
      }
      const tx = db.transaction(['designs', 'changes'], 'readwrite', RELAXED);
      await Promise.all([
        tx.objectStore('changes').put({ record, sequence: next.sequence, at, change }),
        tx.objectStore('designs').put(next),
        tx.done,
      ]);
      open = { ...open, journalled: journalled + 1 };
      snapshotSoon();
      return SAVED;
    });
  }

  function setToday(today: Today | undefined): Promise<WriteOutcome> {
    return write(async (db) => {
      if (!open) return SAVED;
      const { record } = open.stored;
      open = { ...open, today };
      if (today) await db.put('today', { record, today });
      else await db.delete('today', record);
      return SAVED;
    });
  }

  async function openRecord(record: string): Promise<OpenOutcome> {
    try {
      const found = await recover(await database(), record, readDocument);
      if (found) return { kind: 'opened', record, ...found };
      return { kind: 'failed', error: 'What this browser kept of the design cannot be read. Open it from a file.' };
    } catch (error) {
      return { kind: 'failed', error: `The browser's database cannot be read: ${messageOf(error)}.` };
    }
  }

  async function listRecent(limit = 20): Promise<readonly RecentDesign[]> {
    try {
      const designs = await (await database()).getAllFromIndex('designs', 'changedAt');
      return designs.reverse().slice(0, limit).map(({ record, name, changedAt }) => ({ record, name, changedAt }));
    } catch {
      return [];
    }
  }

  async function openLast(): Promise<OpenOutcome> {
    try {
      const last = await (await database()).get('preferences', 'last');
      return typeof last === 'string' ? await openRecord(last) : { kind: 'none' };
    } catch (error) {
      return { kind: 'failed', error: `The browser's database cannot be read: ${messageOf(error)}.` };
    }
  }

  return {
    begin,
    append,
    setToday,
    end: leave,
    savePreferences: (preferences) => {
      void inTurn(async () => (await database()).put('preferences', preferences, 'preferences')).catch(() => {});
    },
    loadPreferences: async () => {
      try {
        return await (await database()).get('preferences', 'preferences');
      } catch {
        return undefined;
      }
    },
    openLast,
    open: openRecord,
    listRecent,
    remove: (record) =>
      write(async (db) => {
        const tx = db.transaction(['designs', 'snapshots', 'changes', 'today'], 'readwrite');
        await Promise.all([
          tx.objectStore('designs').delete(record),
          tx.objectStore('snapshots').delete(keysOf(record)),
          tx.objectStore('changes').delete(keysOf(record)),
          tx.objectStore('today').delete(record),
          tx.done,
        ]);
        return SAVED;
      }),
    async dispose() {
      await leave();
      const db = await opening?.catch(() => undefined);
      db?.close();
      opening = undefined;
    },
  };
}

function lockName(record: string): string {
  return `bulkhead design ${record}`;
}

/** Whether something stored has the shape of a document; used where no stricter reader is given. */
function plausibleDocument(value: unknown): Document | undefined {
  const document = value as Partial<Document> | undefined;
  const sound =
    typeof document?.design === 'object' &&
    typeof document.design.name === 'string' &&
    typeof document.design.namespaces === 'object' &&
    typeof document.layout?.nodes === 'object';
  return sound ? (document as Document) : undefined;
}
