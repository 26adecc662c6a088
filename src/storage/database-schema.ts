/** The browser's database: what is kept of each design. Free of secrets: documents, and Today as it is kept. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Today } from '../core/analyses/answers.ts';
import type { Change, Document } from '../core/design/change.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { KeptFiles } from '../state/kept-files.ts';

/** A design, as the list of recent designs shows it. */
export interface StoredDesign {
  readonly record: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly changedAt: number;
  /** Number of the newest change or snapshot. */
  readonly sequence: number;
}

/** A whole document, at a point of its journal. */
export interface StoredSnapshot {
  readonly record: string;
  readonly sequence: number;
  readonly document: Document;
}

/** A change after a snapshot. */
export interface StoredChange {
  readonly record: string;
  readonly sequence: number;
  readonly at: number;
  readonly change: Change;
}

/** What was imported, and what was said about it. */
export interface StoredToday {
  readonly record: string;
  /** Absent: nothing was imported; there are complaints about the design alone. */
  readonly today?: Today;
  readonly problems?: readonly Diagnostic[];
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

/** The stores of the browser database. */
export interface StudioSchema extends DBSchema {
  designs: { key: string; value: StoredDesign; indexes: { changedAt: number } };
  /** The document after change number `sequence`. */
  snapshots: { key: [string, number]; value: StoredSnapshot };
  changes: { key: [string, number]; value: StoredChange };
  today: { key: string; value: StoredToday };
  files: { key: [string, FilePart]; value: StoredFiles };
  preferences: { key: string; value: unknown };
}

/** The browser database, open. */
export type StudioDatabase = IDBPDatabase<StudioSchema>;

const VERSION = 2;

/** Opens the database, making or upgrading it. Rejects where the browser has none or refuses. */
export async function openStudioDatabase(name: string, onClosed: () => void): Promise<StudioDatabase> {
  return openDB<StudioSchema>(name, VERSION, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('designs', { keyPath: 'record' }).createIndex('changedAt', 'changedAt');
        db.createObjectStore('snapshots', { keyPath: ['record', 'sequence'] });
        db.createObjectStore('changes', { keyPath: ['record', 'sequence'] });
        db.createObjectStore('today', { keyPath: 'record' });
        db.createObjectStore('preferences');
      }
      if (from < 2) db.createObjectStore('files', { keyPath: ['record', 'part'] });
    },
    // a tab with a newer version wants to upgrade: let it
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}

/** Every key of one design in a store that is keyed by record and sequence. */
export function keysOf(record: string, from = 0, to = Number.MAX_SAFE_INTEGER): IDBKeyRange {
  return IDBKeyRange.bound([record, from], [record, to]);
}

/** Every part of one design in the store of files. */
export function partsOf(record: string): IDBKeyRange {
  return IDBKeyRange.bound([record], [record, []]);
}
