/** Keeps designs in the browser. One is open for writing at a time, and in one tab at a time. No call throws. */
import type { Today } from '../core/analyses/answers.ts';
import type { Change, Document } from '../core/design/change.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { KeptFiles } from '../state/kept-files.ts';
import { keysOf, openStudioDatabase, partsOf, type StudioDatabase } from './database-schema.ts';
import { DesignJournal } from './design-journal.ts';
import { messageOf, SAVED, type WriteOutcome, writeFailure } from './outcomes.ts';
import { type ReadDocument, recover } from './recover.ts';
import { browserLocks, type TabLocks } from './tab-locks.ts';
import { sessionMemory, type TabMemory } from './tab-memory.ts';

/** A design in the list of recent ones. */
export interface RecentDesign {
  readonly record: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** What opening a kept design leaves. */
export type OpenOutcome =
  | {
      readonly kind: 'opened';
      readonly record: string;
      readonly document: Document;
      readonly today: Today | undefined;
      readonly problems: readonly Diagnostic[];
      readonly files: KeptFiles;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: string };

/** Designs kept in the browser. */
export interface BrowserDatabase {
  begin(
    document: Document,
    today: Today | undefined,
    record: string | undefined,
    problems?: readonly Diagnostic[],
  ): Promise<WriteOutcome>;
  append(change: Change, document: Document): Promise<WriteOutcome>;
  setToday(today: Today | undefined, problems?: readonly Diagnostic[]): Promise<WriteOutcome>;
  saveFiles(files: KeptFiles): Promise<WriteOutcome>;
  end(): Promise<void>;
  savePreferences(preferences: object): void;
  loadPreferences(): Promise<unknown>;
  /** The design that this tab had open, else the one opened last anywhere; `none` when it was closed. */
  openLast(): Promise<OpenOutcome>;
  open(record: string): Promise<OpenOutcome>;
  /** Newest first. Empty where the database cannot be read. */
  listRecent(limit?: number): Promise<readonly RecentDesign[]>;
  remove(record: string): Promise<WriteOutcome>;
  /** Writes what is still to be written and lets go of everything. */
  dispose(): Promise<void>;
}

/** What tests replace. */
export interface DatabaseParts {
  readonly name?: string;
  readonly locks?: TabLocks;
  readonly tab?: TabMemory;
  readonly now?: () => number;
  readonly newRecord?: () => string;
  /** Checks and upgrades what was stored. */
  readonly readDocument?: ReadDocument;
  readonly snapshotAfterMilliseconds?: number;
}

const SNAPSHOT_AFTER_MILLISECONDS = 2_000;

/** The database of this browser; opened when first needed. */
export function createDatabase(parts: DatabaseParts = {}): BrowserDatabase {
  const { name = 'bulkhead', readDocument = plausibleDocument } = parts;
  let opening: Promise<StudioDatabase> | undefined;

  function database(): Promise<StudioDatabase> {
    const forget = () => {
      opening = undefined;
    };
    opening ??= openStudioDatabase(name, forget).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opening;
  }

  const tab = parts.tab ?? sessionMemory();
  const journal = new DesignJournal({
    database,
    tab,
    locks: parts.locks ?? browserLocks(),
    now: parts.now ?? (() => Date.now()),
    newRecord: parts.newRecord ?? (() => crypto.randomUUID()),
    snapshotAfterMilliseconds: parts.snapshotAfterMilliseconds ?? SNAPSHOT_AFTER_MILLISECONDS,
  });
  return {
    begin: (document, today, record, problems) => journal.begin(document, today, record, problems),
    append: (change, document) => journal.append(change, document),
    setToday: (today, problems) => journal.setToday(today, problems),
    saveFiles: (files) => journal.saveFiles(files),
    end: () => journal.end(),
    savePreferences: (preferences) => {
      // what is lost without it is a width or a colour
      database()
        .then((db) => db.put('preferences', preferences, 'preferences'))
        .catch(() => {});
    },
    loadPreferences: () =>
      database()
        .then((db) => db.get('preferences', 'preferences'))
        .catch(() => undefined),
    openLast: () => openLast(database, tab, readDocument),
    open: (record) => openRecord(database, record, readDocument),
    listRecent: (limit = 20) => listRecent(database, limit),
    remove: (record) => remove(database, record),
    async dispose() {
      await journal.leave();
      const db = await opening?.catch(() => undefined);
      db?.close();
      opening = undefined;
    },
  };
}

type Database = () => Promise<StudioDatabase>;

async function openRecord(database: Database, record: string, readDocument: ReadDocument): Promise<OpenOutcome> {
  try {
    const found = await recover(await database(), record, readDocument);
    if (found) return { kind: 'opened', record, ...found };
    return { kind: 'failed', error: 'What this browser kept of the design cannot be read. Open it from a file.' };
  } catch (error) {
    return cannotRead(error);
  }
}

async function openLast(database: Database, tab: TabMemory, readDocument: ReadDocument): Promise<OpenOutcome> {
  try {
    const last = tab.recall() ?? (await (await database()).get('preferences', 'last'));
    return typeof last === 'string' ? await openRecord(database, last, readDocument) : { kind: 'none' };
  } catch (error) {
    return cannotRead(error);
  }
}

function cannotRead(error: unknown): OpenOutcome {
  return { kind: 'failed', error: `The browser's database cannot be read: ${messageOf(error)}.` };
}

async function listRecent(database: Database, limit: number): Promise<readonly RecentDesign[]> {
  try {
    const designs = await (await database()).getAllFromIndex('designs', 'changedAt');
    return designs
      .reverse()
      .slice(0, limit)
      .map(({ record, name, changedAt }) => ({ record, name, changedAt }));
  } catch {
    return [];
  }
}

async function remove(database: Database, record: string): Promise<WriteOutcome> {
  try {
    const tx = (await database()).transaction(['designs', 'snapshots', 'changes', 'today', 'files'], 'readwrite');
    await Promise.all([
      tx.objectStore('designs').delete(record),
      tx.objectStore('snapshots').delete(keysOf(record)),
      tx.objectStore('changes').delete(keysOf(record)),
      tx.objectStore('today').delete(record),
      tx.objectStore('files').delete(partsOf(record)),
      tx.done,
    ]);
    return SAVED;
  } catch (error) {
    return writeFailure(error);
  }
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
