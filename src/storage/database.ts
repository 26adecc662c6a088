/** Keeps designs in the browser. One is open for writing at a time, and in one tab at a time. No call throws. */
import type { StoreOutcome, StudioStorage } from '../state/studio-storage.ts';
import { type DatabaseDoor, databaseDoor } from './database-door.ts';
import { DesignJournal } from './design-journal.ts';
import type { OpenOutcome, Origin } from './found-design.ts';
import { DatabaseClosed, messageOf, SAVED, writeFailure } from './outcomes.ts';
import { removeDesign } from './remove-design.ts';
import { browserLocks, type TabLocks } from './tab-locks.ts';
import { sessionMemory, type TabMemory } from './tab-memory.ts';
import { stepLost } from './told.ts';
import { localNotes, type UnwrittenNotes } from './unwritten.ts';

// used some time after the start, or never, so their code is fetched then
const versionStore = () => import('./version-store.ts');
// checks what it reads, with the whole schema: of no use before there is something to read
const reader = () => import('./read-design.ts');
const rescuer = () => import('./rescue.ts');

/** A design in the list of recent ones. */
export interface RecentDesign {
  readonly record: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** Designs kept in the browser. */
export interface BrowserDatabase extends StudioStorage {
  loadPreferences(): Promise<unknown>;
  /** The design that this tab had open, else the one opened last anywhere; `none` when it was closed. */
  openLast(): Promise<OpenOutcome>;
  open(record: string): Promise<OpenOutcome>;
  /**
   * The design that this tab has a copy of, or that another tab took from it, taken back from that tab: open it next, and
   * this tab writes it. `none`: there is nothing to take.
   */
  takeOver(): Promise<OpenOutcome>;
  /** Newest first. Empty where the database cannot be read. */
  listRecent(limit?: number): Promise<readonly RecentDesign[]>;
  remove(record: string): Promise<StoreOutcome>;
  /** Remembers where the open design is kept outside the browser. */
  saveOrigin(origin: Origin): Promise<void>;
  /** What could not be read of any design, as JSON; `undefined` where there is none. */
  rescue(): Promise<string | undefined>;
  /** Writes what is still to be written and lets go of everything. */
  dispose(): Promise<void>;
}

/** What tests replace. */
export interface DatabaseParts {
  readonly name?: string;
  readonly locks?: TabLocks;
  readonly tab?: TabMemory;
  readonly notes?: UnwrittenNotes;
  readonly now?: () => number;
  readonly newRecord?: () => string;
  readonly snapshotAfterMilliseconds?: number;
  readonly retryAfterMilliseconds?: number;
  /** How long the browser may take to open its database. */
  readonly patienceMilliseconds?: number;
}

/** The database of this browser; opened when first needed. */
export function createDatabase(parts: DatabaseParts = {}): BrowserDatabase {
  const door = databaseDoor(parts.name ?? 'bulkhead', parts.patienceMilliseconds ?? 5_000);
  const now = parts.now ?? (() => Date.now());
  const tab = parts.tab ?? sessionMemory();
  const notes = parts.notes ?? localNotes();
  const journal = new DesignJournal({
    database: door.open,
    tab,
    notes,
    now,
    locks: parts.locks ?? browserLocks(),
    newRecord: parts.newRecord ?? (() => crypto.randomUUID()),
    snapshotAfterMilliseconds: parts.snapshotAfterMilliseconds ?? 2_000,
    retryAfterMilliseconds: parts.retryAfterMilliseconds ?? 3_000,
  });
  const open = (record: string) => openRecord(record, { door, journal, notes, now });
  return {
    ...written(door, journal),
    ...versions(door, journal),
    loadPreferences: () =>
      door
        .open()
        .then((db) => db.get('preferences', 'preferences'))
        .catch(() => undefined),
    async openLast() {
      try {
        const last = tab.recall() ?? (await (await door.open()).get('preferences', 'last'));
        return typeof last === 'string' ? await open(last) : { kind: 'none' };
      } catch (error) {
        return cannotRead(error);
      }
    },
    open,
    async takeOver() {
      const record = journal.elsewhere;
      if (record === undefined) return { kind: 'none' };
      await journal.steal(record);
      return open(record);
    },
    listRecent: (limit = 20) => listRecent(door, limit),
    remove: (record) =>
      outcomeOf(async () => {
        await removeDesign(await door.open(), record);
        notes.write(record, undefined);
      }),
    saveOrigin: (origin) => saveOrigin(door, journal, origin),
    rescue: async () => (await rescuer()).rescueText(await door.open()),
    async dispose() {
      await journal.leave();
      await door.close();
    },
  };
}

/** The open design, as it is written. */
function written(door: DatabaseDoor, journal: DesignJournal) {
  return {
    begin: (opening) => journal.begin(opening),
    append: (move, document, now) => journal.append(move, document, now),
    saveFiles: (files) => journal.saveFiles(files),
    end: () => journal.end(),
    listen: (listener) => journal.listen(listener),
    savePreferences(preferences) {
      // what is lost without it is a width or a colour
      door
        .open()
        .then((db) => db.put('preferences', preferences, 'preferences'))
        .catch(() => {});
    },
    async freeRoom() {
      const removed = await versionStore()
        .then(async ({ removeAutomatic }) => removeAutomatic(await door.open()))
        .catch(() => 0);
      return { removed, outcome: await journal.retry() };
    },
  } satisfies Partial<StudioStorage>;
}

/** The versions of the open design. */
function versions(door: DatabaseDoor, journal: DesignJournal) {
  /** Something with the record that is open, after everything asked before. */
  const withRecord = <T>(work: (record: string) => Promise<T>, otherwise: T): Promise<T> =>
    journal.inTurn(async () => (journal.record === undefined ? otherwise : work(journal.record)));
  return {
    freeze: (version, content) =>
      outcomeOf(() =>
        withRecord(async (record) => {
          const shelf = journal.keepCopy();
          if (shelf) await (await versionStore()).putVersion(await door.open(), shelf, record, version, content);
        }, undefined),
      ),
    versions: () =>
      withRecord(async (record) => (await versionStore()).listVersions(await door.open(), record), []).catch(() => []),
    readVersion: (id) =>
      withRecord(async (record) => {
        const { shelf } = journal;
        return shelf && (await versionStore()).readVersion(await door.open(), shelf, record, id);
      }, undefined).catch(() => undefined),
    renameVersion: (id, name, note) =>
      outcomeOf(() =>
        withRecord(async (r) => (await versionStore()).renameVersion(await door.open(), r, id, name, note), undefined),
      ),
    removeVersion: (id) =>
      outcomeOf(() =>
        withRecord(async (r) => (await versionStore()).removeVersion(await door.open(), r, id), undefined),
      ),
  } satisfies Partial<StudioStorage>;
}

interface Reading {
  readonly door: DatabaseDoor;
  readonly journal: DesignJournal;
  readonly notes: UnwrittenNotes;
  readonly now: () => number;
}

async function openRecord(record: string, { door, journal, notes, now }: Reading): Promise<OpenOutcome> {
  try {
    const [{ readDesign }, db] = await Promise.all([reader(), door.open()]);
    const read = await readDesign(db, record, now());
    if (read.kind === 'failed') return read;
    journal.mark(record, read.mark);
    const note = notes.read(record);
    const problems = note && note.sequence > read.mark.newest ? [...read.problems, stepLost(note)] : read.problems;
    const { document, today, history, besides, origin, files } = read;
    return { kind: 'opened', record, document, today, problems, history, besides, origin, files };
  } catch (error) {
    return cannotRead(error);
  }
}

function cannotRead(error: unknown): OpenOutcome {
  const reason = error instanceof DatabaseClosed ? error.reason : 'damaged';
  return { kind: 'failed', reason, error: `The designs kept here cannot be read: ${messageOf(error)}.` };
}

async function outcomeOf(work: () => Promise<unknown>): Promise<StoreOutcome> {
  try {
    await work();
    return SAVED;
  } catch (error) {
    return writeFailure(error);
  }
}

async function saveOrigin(door: DatabaseDoor, journal: DesignJournal, origin: Origin): Promise<void> {
  await journal
    .inTurn(async () => {
      const { record } = journal;
      if (record !== undefined) await (await door.open()).put('origins', { ...origin, record });
    })
    // a browser that keeps no handles asks for the folder again
    .catch(() => {});
}

async function listRecent(door: DatabaseDoor, limit: number): Promise<readonly RecentDesign[]> {
  try {
    const designs = await (await door.open()).getAllFromIndex('designs', 'changedAt');
    return designs
      .filter((d) => typeof d.name === 'string' && Number.isFinite(d.changedAt))
      .reverse()
      .slice(0, limit)
      .map(({ record, name, changedAt }) => ({ record, name, changedAt }));
  } catch {
    return [];
  }
}
