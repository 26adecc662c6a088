/** One transaction that brings the database up to the open design: journal, snapshot, Today, and the list of designs. */
import type { Document } from '../core/design/change.ts';
import type { KeptFiles } from '../state/kept-files.ts';
import {
  FILE_PARTS,
  keysOf,
  type StoredChange,
  type StoredDesign,
  type StoredImported,
  type StoreName,
  type StudioDatabase,
  type WriteTransaction,
} from './database-schema.ts';
import type { ImportShelf } from './import-shelf.ts';
import type { Entry } from './journal-entries.ts';
import { DesignTaken } from './outcomes.ts';
import { lasting } from './told.ts';

/** What is to be in the database. */
export interface Wanted {
  readonly record: string;
  /** The tab that writes. */
  readonly owner: string;
  /** Number of the newest entry that is written; `undefined`: nothing was, under this owner. */
  readonly written: number | undefined;
  readonly entries: readonly Entry[];
  /** Puts the document down whole. */
  readonly snapshot: boolean;
  readonly document: Document;
  readonly imported: StoredImported;
  readonly files: KeptFiles;
  /** As they are in the database, if the design is there at all. */
  readonly filesWritten: KeptFiles;
  readonly shelf: ImportShelf;
  readonly at: number;
}

/** Snapshots that are kept: the newest, and one to fall back to. */
const KEPT_SNAPSHOTS = 2;
/** Entries of the journal that are kept beside those that the snapshots need: the history. */
const KEPT_ENTRIES = 1_000;
const STORES: StoreName[] = ['designs', 'snapshots', 'changes', 'today', 'imports', 'files'];

/**
 * Writes it all or nothing. Returns the number of the newest entry, and whether a snapshot was written. Rejects with
 * `DesignTaken` where another tab writes the design now.
 */
export async function writeJournal(
  db: StudioDatabase,
  wanted: Wanted,
): Promise<{ readonly written: number; readonly snapshot: boolean }> {
  const tx = db.transaction(STORES, 'readwrite', { durability: 'relaxed' });
  const { record, owner } = wanted;
  try {
    const row = await tx.objectStore('designs').get(record);
    // a design that was removed in another tab, or never written: all of it is to be written
    const isFounded = wanted.written !== undefined && row !== undefined;
    if (isFounded && row.owner !== owner) throw new DesignTaken();
    const start = isFounded ? (wanted.written ?? 0) : Math.max(wanted.written ?? 0, await newestIn(tx, record));
    const snapshot = wanted.snapshot || !isFounded;
    const changes = wanted.entries.map((entry, i): StoredChange => ({ ...entry, record, sequence: start + i + 1 }));
    const written = start + changes.length;
    const shelf = wanted.shelf.write(tx);
    await Promise.all([
      ...changes.map((c) => tx.objectStore('changes').put(c)),
      ...shelf.writes,
      ...(row === undefined ? FILE_PARTS : changedParts(wanted)).map((part) =>
        tx.objectStore('files').put({ record, part, value: wanted.files[part] }),
      ),
      tx.objectStore('designs').put(designRow(wanted, row, written)),
      tx.objectStore('today').put({ record, ...wanted.imported, problems: lasting(wanted.imported.problems) }),
    ]);
    if (snapshot) await putSnapshot(tx, record, written, wanted.document);
    await tx.done;
    shelf.written();
    return { written, snapshot };
  } catch (error) {
    throw await reasonOf(tx, error);
  }
}

function changedParts({ files, filesWritten }: Wanted) {
  return FILE_PARTS.filter((part) => files[part] !== filesWritten[part]);
}

function designRow(wanted: Wanted, row: StoredDesign | undefined, sequence: number): StoredDesign {
  const { record, owner, at, document } = wanted;
  const createdAt = typeof row?.createdAt === 'number' ? row.createdAt : at;
  return { record, owner, name: document.design.name, createdAt, changedAt: at, sequence };
}

async function newestIn(tx: WriteTransaction, record: string): Promise<number> {
  const [snapshots, changes] = await Promise.all([
    tx.objectStore('snapshots').getAllKeys(keysOf(record)),
    tx.objectStore('changes').getAllKeys(keysOf(record)),
  ]);
  return Math.max(0, snapshots.at(-1)?.[1] ?? 0, changes.at(-1)?.[1] ?? 0);
}

/** Puts the document down, and drops snapshots and entries that nobody goes back to any more. */
async function putSnapshot(tx: WriteTransaction, record: string, sequence: number, document: Document): Promise<void> {
  const snapshots = tx.objectStore('snapshots');
  await snapshots.put({ record, sequence, document });
  const kept = (await snapshots.getAllKeys(keysOf(record))).slice(-KEPT_SNAPSHOTS);
  const oldest = kept[0]?.[1] ?? sequence;
  const oldestEntry = Math.min(oldest, sequence - KEPT_ENTRIES);
  await Promise.all([
    ...(oldest > 0 ? [snapshots.delete(keysOf(record, 0, oldest - 1))] : []),
    ...(oldestEntry > 0 ? [tx.objectStore('changes').delete(keysOf(record, 0, oldestEntry))] : []),
  ]);
}

/** A transaction that failed for want of room fails its requests with another error; its own says why. */
async function reasonOf(tx: WriteTransaction, error: unknown): Promise<unknown> {
  if (error instanceof DesignTaken) {
    tx.abort();
    await tx.done.catch(() => {});
    return error;
  }
  try {
    tx.abort();
  } catch {
    // it is over already
  }
  const own = await tx.done.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const isAbort = error instanceof DOMException && error.name === 'AbortError';
  return isAbort ? (own ?? error) : error;
}
