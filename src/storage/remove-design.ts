/** Forgets a design, with its history and its versions. */
import { STORES, type StudioDatabase } from './database-schema.ts';
import { rangeOf } from './stored-parts.ts';

export async function removeDesign(db: StudioDatabase, record: string): Promise<void> {
  const tx = db.transaction([...STORES], 'readwrite');
  await Promise.all([...STORES.map((name) => tx.objectStore(name).delete(rangeOf(name, record))), tx.done]);
}
