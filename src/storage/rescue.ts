/** What could not be read back, kept as it was found, and written out for a person with an editor. */
import type { StudioDatabase } from './database-schema.ts';
import { rawParts } from './stored-parts.ts';

const KEPT_MILLISECONDS = 90 * 86_400_000;
const DEEPEST = 60;

/** Keeps damaged values for 90 days. Never rejects: what cannot be kept twice stands where it stood. */
export async function keepDamaged(
  db: StudioDatabase,
  record: string,
  damaged: ReadonlyMap<string, unknown>,
  at: number,
): Promise<void> {
  if (damaged.size === 0) return;
  try {
    const tx = db.transaction('rescue', 'readwrite');
    const old = await tx.store.getAll();
    await Promise.all([
      ...old.filter((r) => r.at < at - KEPT_MILLISECONDS).map((r) => tx.store.delete([r.record, r.what])),
      ...[...damaged].map(([what, value]) => tx.store.put({ record, what, at, value })),
      tx.done,
    ]);
  } catch {
    // no room for it
  }
}

/** Everything stored of every design of which something could not be read, as JSON; `undefined` where there is none. */
export async function rescueText(db: StudioDatabase): Promise<string | undefined> {
  const records = new Set((await db.getAllKeys('rescue')).map(([record]) => record));
  if (records.size === 0) return undefined;
  const designs: Record<string, unknown> = {};
  for (const record of records) designs[record] = await rawParts(db, record);
  return `${JSON.stringify(plain(designs, 0), undefined, 2)}\n`;
}

/** Anything that a database can hold, as JSON can say it. */
function plain(value: unknown, depth: number): unknown {
  if (typeof value === 'bigint') return `${value}`;
  if (typeof value !== 'object' || value === null) return value;
  // what goes deeper may go in circles
  if (depth > DEEPEST) return '…';
  if (value instanceof Map) return [...value].map((entry) => plain(entry, depth + 1));
  if (value instanceof Set) return [...value].map((item) => plain(item, depth + 1));
  if (value instanceof ArrayBuffer) return [...new Uint8Array(value)];
  if (ArrayBuffer.isView(value)) return [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)];
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, depth + 1)]));
}
