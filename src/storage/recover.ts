/** Brings a design back: the newest snapshot that can be read, and the changes made after it. */
import type { Today } from '../core/analyses/answers.ts';
import { applyChange, type Document } from '../core/design/change.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { KeptFiles } from '../state/kept-files.ts';
import { keysOf, partsOf, type StoredChange, type StoredSnapshot, type StudioDatabase } from './database-schema.ts';
import { readKeptFiles } from './kept-files.ts';

/** A document put together from its journal. */
export interface Recovered {
  readonly document: Document;
  readonly today: Today | undefined;
  /** What was said about what was read, and what could not be brought back. */
  readonly problems: readonly Diagnostic[];
  readonly files: KeptFiles;
}

/** Reads a document of unknown make; `undefined` for what is none. */
export type ReadDocument = (value: unknown) => Document | undefined;

/** The document as it was, or as far as its parts can be read. `undefined`: no snapshot can. */
export async function recover(
  db: StudioDatabase,
  record: string,
  readDocument: ReadDocument,
): Promise<Recovered | undefined> {
  const tx = db.transaction(['snapshots', 'changes', 'today', 'files']);
  const [snapshots, changes, today, parts] = await Promise.all([
    tx.objectStore('snapshots').getAll(keysOf(record)),
    tx.objectStore('changes').getAll(keysOf(record)),
    tx.objectStore('today').get(record),
    tx.objectStore('files').getAll(partsOf(record)),
  ]);
  for (const snapshot of snapshots.reverse()) {
    const start = readDocument(snapshot.document);
    if (!start) continue;
    const { document, lost } = replay(start, snapshot, changes, readDocument);
    const said = today?.problems ?? [];
    const problems = lost > 0 ? [...said, lostChanges(lost)] : said;
    return { document, today: today?.today, problems, files: readKeptFiles(parts) };
  }
  return undefined;
}

function replay(
  start: Document,
  snapshot: StoredSnapshot,
  changes: readonly StoredChange[],
  readDocument: ReadDocument,
): { readonly document: Document; readonly lost: number } {
  const later = changes.filter((c) => c.sequence > snapshot.sequence);
  let document = start;
  for (const [i, { sequence, change }] of later.entries()) {
    const next = sequence === snapshot.sequence + 1 + i ? applied(document, change, readDocument) : undefined;
    if (!next) return { document, lost: later.length - i };
    document = next;
  }
  return { document, lost: 0 };
}

function applied(document: Document, change: StoredChange['change'], readDocument: ReadDocument): Document | undefined {
  try {
    return readDocument(applyChange(document, change));
  } catch {
    return undefined;
  }
}

function lostChanges(count: number): Diagnostic {
  return {
    code: 'file/changes-lost',
    severity: 'warning',
    message: `the last ${count === 1 ? 'change' : `${count} changes`} could not be read back from this browser`,
    help: 'look at what you did last and do it again',
  };
}
