/** One browser with several tabs, for tests of what is kept in it: all share the database, the locks and the notes. */
import { type IDBPDatabase, openDB } from 'idb';
import type { Today } from '../core/analyses/answers.ts';
import { type Change, change, type Document, invertChange } from '../core/design/change.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { NO_FILES } from '../state/kept-files.ts';
import { NO_HISTORY, type Opening, type Step } from '../state/studio-storage.ts';
import { type BrowserDatabase, createDatabase, type DatabaseParts } from '../storage/database.ts';
import type { FoundDesign } from '../storage/found-design.ts';
import type { TabLocks } from '../storage/tab-locks.ts';
import type { Unwritten } from '../storage/unwritten.ts';

export interface TestBrowser {
  /** Name of its database. */
  readonly name: string;
  /** Opens another tab. */
  readonly tab: (parts?: DatabaseParts) => BrowserDatabase;
  /** Every tab goes without a word: no snapshot, their locks are freed. */
  readonly crash: () => void;
  readonly notes: Map<string, Unwritten>;
  readonly dispose: () => Promise<void>;
}

/** A browser with no tab open. */
export function testBrowser(): TestBrowser {
  const held = new Map<string, (() => void) | undefined>();
  const take = (name: string, onLost?: () => void) => {
    held.set(name, onLost);
    return () => held.get(name) === onLost && held.delete(name);
  };
  const locks: TabLocks = {
    acquire: async (name, onLost) => (held.has(name) ? undefined : take(name, onLost)),
    steal: async (name, onLost) => {
      held.get(name)?.();
      return take(name, onLost);
    },
  };
  const name = `test ${crypto.randomUUID()}`;
  const notes = new Map<string, Unwritten>();
  const tabs: BrowserDatabase[] = [];
  let time = 1_000;
  return {
    name,
    notes,
    tab(parts = {}) {
      let mine: string | undefined;
      time += 1;
      const made = createDatabase({
        name,
        locks,
        tab: {
          recall: () => mine,
          remember: (record) => {
            mine = record;
          },
        },
        notes: {
          read: (record) => notes.get(record),
          write: (record, note) => void (note ? notes.set(record, note) : notes.delete(record)),
        },
        now: () => time++,
        retryAfterMilliseconds: 5,
        ...parts,
      });
      tabs.push(made);
      return made;
    },
    crash: () => held.clear(),
    async dispose() {
      await Promise.all(tabs.splice(0).map((t) => t.dispose()));
    },
  };
}

/** A document as it is opened anew. */
export function opening(
  document: Document,
  today?: Today,
  record?: string,
  problems: readonly Diagnostic[] = [],
): Opening {
  return { document, today, problems, record, history: NO_HISTORY, besides: new Map(), files: NO_FILES };
}

/** A document as it was found, opened again. */
export function openingOf(found: FoundDesign): Opening {
  const { document, today, problems, record, history, besides, files } = found;
  return { document, today, problems, record, history, besides, files };
}

/** The design that a tab had open, as it opens it again. Throws where it is not opened. */
export async function reopened(tab: BrowserDatabase): Promise<FoundDesign> {
  const last = await tab.openLast();
  if (last.kind !== 'opened') throw new Error(`not opened: ${JSON.stringify(last)}`);
  return last;
}

/** Makes steps that rename the design of a tab, one after another. Returns the document after them. */
export async function rename(tab: BrowserDatabase, from: Document, ...names: string[]): Promise<Document> {
  let document = from;
  for (const name of names) {
    const [next, step] = renaming(document, name);
    const { kind } = await tab.append({ kind: 'do', step }, next);
    if (kind !== 'saved') throw new Error(`${name}: ${kind}`);
    document = next;
  }
  return document;
}

/** Opens the browser's database beside the studio, as an accident would. */
export async function damage(b: TestBrowser, work: (db: IDBPDatabase) => Promise<unknown>): Promise<void> {
  const db = await openDB(b.name);
  await work(db);
  db.close();
}

let lastStep = 0;

/** A step that renames a design, and the document after it. */
export function renaming(from: Document, name: string): [Document, Step] {
  const [next, made] = change(from, `Rename to ${name}`, (d) => {
    d.design.name = name;
  });
  lastStep += 1;
  return [next, { ...made, at: lastStep }];
}

/** The change that takes a step back. */
export function undoing(step: Step): Change {
  const { label, patches, inverse } = invertChange(step);
  return { label, patches, inverse };
}
