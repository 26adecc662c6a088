/** Versions of a design in the browser's database: the list apart from what is in them, which is large. */
import { salvageDocument } from '../core/design/salvage.ts';
import type { Version, VersionContent } from '../state/studio-storage.ts';
import { keysOf, type StoreName, type StudioDatabase } from './database-schema.ts';
import type { ImportShelf } from './import-shelf.ts';
import { isVersion } from './stored-parts.ts';
import { outlived } from './version-ageing.ts';

const STORES: StoreName[] = ['versions', 'contents', 'imports'];

/** Puts a version aside, and drops automatic ones that have had their time. Rejects where there is no room. */
export async function putVersion(
  db: StudioDatabase,
  shelf: ImportShelf,
  record: string,
  version: Omit<Version, 'id'>,
  { document, today }: VersionContent,
): Promise<void> {
  const tx = db.transaction(STORES, 'readwrite');
  const versions = tx.objectStore('versions');
  const before = await versions.getAll(keysOf(record));
  const id = Math.max(0, ...before.map((v) => v.id)) + 1;
  const number = shelf.numberOf(today);
  const imports = shelf.write(tx);
  const gone = outlived([...before, { ...version, id }], version.at);
  await Promise.all([
    versions.put({ ...version, record, id }),
    tx.objectStore('contents').put({ record, id, document, ...(number !== undefined && { import: number }) }),
    ...imports.writes,
    ...gone.flatMap((old) => [versions.delete([record, old]), tx.objectStore('contents').delete([record, old])]),
    tx.done,
  ]);
  imports.written();
}

/** The versions of a design, newest first, without those that cannot be read. */
export async function listVersions(db: StudioDatabase, record: string): Promise<readonly Version[]> {
  const stored: readonly unknown[] = await db.getAll('versions', keysOf(record));
  return stored
    .filter(isVersion)
    .map(({ record: _, ...version }) => version)
    .sort((a, b) => b.at - a.at || b.id - a.id);
}

/** What is in a version; `undefined` where it is gone or damaged. */
export async function readVersion(
  db: StudioDatabase,
  shelf: ImportShelf,
  record: string,
  id: number,
): Promise<VersionContent | undefined> {
  const stored = await db.get('contents', [record, id]);
  const salvaged = salvageDocument(stored?.document);
  if (!salvaged || salvaged.lost.length > 0) return undefined;
  const today = stored?.import === undefined ? undefined : await shelf.read(db, stored.import);
  return { document: salvaged.document, today };
}

export async function renameVersion(
  db: StudioDatabase,
  record: string,
  id: number,
  name: string,
  note: string | undefined,
): Promise<void> {
  const tx = db.transaction('versions', 'readwrite');
  const stored = await tx.store.get([record, id]);
  if (stored) {
    const { note: _, ...rest } = stored;
    // who gives it a name wants to keep it
    await tx.store.put({ ...rest, name, kind: 'named', ...(note !== undefined && { note }) });
  }
  await tx.done;
}

export async function removeVersion(db: StudioDatabase, record: string, id: number): Promise<void> {
  const tx = db.transaction(['versions', 'contents'], 'readwrite');
  await Promise.all([
    tx.objectStore('versions').delete([record, id]),
    tx.objectStore('contents').delete([record, id]),
    tx.done,
  ]);
}

/** Drops the automatic versions of every design. Returns how many they were. */
export async function removeAutomatic(db: StudioDatabase): Promise<number> {
  const tx = db.transaction(['versions', 'contents'], 'readwrite');
  const all = await tx.objectStore('versions').getAll();
  const automatic = all.filter((v) => v.kind === 'automatic');
  await Promise.all([
    ...automatic.flatMap(({ record, id }) => [
      tx.objectStore('versions').delete([record, id]),
      tx.objectStore('contents').delete([record, id]),
    ]),
    tx.done,
  ]);
  return automatic.length;
}
