/** The browser's database: what is kept of each design. Free of secrets: documents, and Today as it is kept. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Today } from '../core/analyses/answers.ts';
import type { Change, Document } from '../core/design/change.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { KeptFiles } from '../state/kept-files.ts';
import type { Version } from '../state/studio-storage.ts';

/** A design, as the list of recent designs shows it. */
export interface StoredDesign {
  readonly record: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly changedAt: number;
  /** Number of the newest change or snapshot. */
  readonly sequence: number;
  /** The tab that writes it. Whoever finds another name here has lost the design to that tab. */
  readonly owner?: string;
}

/** A whole document, at a point of its journal. */
export interface StoredSnapshot {
  readonly record: string;
  readonly sequence: number;
  readonly document: Document;
}

/** Today, by number, and what was said about it. */
export interface StoredImported {
  readonly import?: number;
  readonly problems: readonly Diagnostic[];
}

/** An entry of the journal: it leads from the document of the entry before to the one of its own number. */
export interface StoredChange {
  readonly record: string;
  readonly sequence: number;
  readonly at: number;
  /** `open`: the document of entry `from` was opened again. Absent in entries that version 1 of the database wrote. */
  readonly move?: 'do' | 'undo' | 'redo' | 'open';
  readonly change: Change;
  /** Of `undo` and `redo`: over how many steps of the history. */
  readonly steps?: number;
  readonly from?: number;
  /** Of `do`: it is one step with the one before. */
  readonly joins?: boolean;
  /** Of `do`: what it did to Today. */
  readonly beside?: { readonly before: StoredImported; readonly after: StoredImported };
}

/** What was imported, and what was said about it. */
export interface StoredToday {
  readonly record: string;
  /** Its number in `imports`. Absent: nothing was imported; there are complaints about the design alone. */
  readonly import?: number;
  /** As version 1 of the database kept it. */
  readonly today?: Today;
  readonly problems?: readonly Diagnostic[];
}

/** What was imported once. Undo steps and versions share it. */
export interface StoredImport {
  readonly record: string;
  readonly number: number;
  readonly today: Today;
}

/** A version without what is in it. */
export interface StoredVersion extends Version {
  readonly record: string;
}

export interface StoredVersionContent {
  readonly record: string;
  readonly id: number;
  readonly document: Document;
  readonly import?: number;
}

/** Where the design is kept outside the browser. */
export interface StoredOrigin {
  readonly record: string;
  /** As the user knows it: the folder's name, or the file that was downloaded. */
  readonly name: string;
  readonly savedAt: number;
  /** The last step that is in the file; absent: it was saved before any. */
  readonly stepAt?: number;
  /** Texts as they were read or written last: they keep comments, and show what others changed since. */
  readonly designText?: string;
  readonly layoutText?: string;
  readonly folder?: FileSystemDirectoryHandle;
}

/** The parts of what is kept of a design's files, each written by itself: drafts change with every word. */
export const FILE_PARTS = ['drafts', 'exported', 'designText'] as const satisfies readonly (keyof KeptFiles)[];

export type FilePart = (typeof FILE_PARTS)[number];

/** One part of what is kept of a design's files. */
export interface StoredFiles {
  readonly record: string;
  readonly part: FilePart;
  readonly value: unknown;
}

/** Something that could not be read, kept as it was found. */
export interface StoredRescue {
  readonly record: string;
  /** `snapshots 12`: the store and the number. */
  readonly what: string;
  readonly at: number;
  readonly value: unknown;
}

/** The stores of the browser database. */
export interface StudioSchema extends DBSchema {
  designs: { key: string; value: StoredDesign; indexes: { changedAt: number } };
  /** The document after change number `sequence`. */
  snapshots: { key: [string, number]; value: StoredSnapshot };
  changes: { key: [string, number]; value: StoredChange };
  today: { key: string; value: StoredToday };
  preferences: { key: string; value: unknown };
  imports: { key: [string, number]; value: StoredImport };
  versions: { key: [string, number]; value: StoredVersion };
  contents: { key: [string, number]; value: StoredVersionContent };
  origins: { key: string; value: StoredOrigin };
  files: { key: [string, FilePart]; value: StoredFiles };
  rescue: { key: [string, string]; value: StoredRescue };
}

/** The browser database, open. */
export type StudioDatabase = IDBPDatabase<StudioSchema>;

/** A transaction that writes, over some of the stores. */
export type WriteTransaction = IDBPTransaction<StudioSchema, StoreName[], 'readwrite'>;

export type StoreName =
  | 'designs'
  | 'snapshots'
  | 'changes'
  | 'today'
  | 'imports'
  | 'versions'
  | 'contents'
  | 'origins'
  | 'files'
  | 'rescue';

/** Stores that hold parts of one design; `designs`, `today` and `origins` one part, the others many. */
export const STORES: readonly StoreName[] = [
  'designs',
  'snapshots',
  'changes',
  'today',
  'imports',
  'versions',
  'contents',
  'origins',
  'files',
  'rescue',
];

/** Stores with many parts of one design, and what tells the parts apart. */
const NUMBERED = [
  ['snapshots', 'sequence'],
  ['changes', 'sequence'],
  ['imports', 'number'],
  ['versions', 'id'],
  ['contents', 'id'],
  ['files', 'part'],
  ['rescue', 'what'],
] as const;

const VERSION = 3;

/** Opens the database, making or upgrading it. Rejects where the browser has none or refuses. */
export async function openStudioDatabase(
  name: string,
  onClosed: () => void,
  onBlocked: () => void,
): Promise<StudioDatabase> {
  return openDB<StudioSchema>(name, VERSION, {
    // versions 2 and 3 added stores, and read what the versions before wrote as it is
    upgrade(db) {
      const isMissing = (store: StoreName | 'preferences') => !db.objectStoreNames.contains(store);
      if (isMissing('designs')) {
        db.createObjectStore('designs', { keyPath: 'record' }).createIndex('changedAt', 'changedAt');
      }
      if (isMissing('preferences')) db.createObjectStore('preferences');
      for (const [store, key] of NUMBERED) {
        if (isMissing(store)) db.createObjectStore(store, { keyPath: ['record', key] });
      }
      for (const store of ['today', 'origins'] as const) {
        if (isMissing(store)) db.createObjectStore(store, { keyPath: 'record' });
      }
    },
    // a tab with an older version does not let go
    blocked: onBlocked,
    // a tab with a newer version wants to upgrade: let it
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}

/** Every key of one design in a store that is keyed by record and number. */
export function keysOf(record: string, from = 0, to = Number.MAX_SAFE_INTEGER): IDBKeyRange {
  return IDBKeyRange.bound([record, from], [record, to]);
}
