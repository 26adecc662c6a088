/** Reads a kept design as far as it can be read, and keeps for rescue what cannot. */

import type { StudioDatabase } from './database-schema.ts';
import type { ReadMark } from './design-journal.ts';
import type { FoundDesign, OpenOutcome, Origin } from './found-design.ts';
import { readKeptFiles } from './kept-files.ts';
import { recover } from './recover.ts';
import { newestNumber, readParts, type StoredParts, withContents } from './stored-parts.ts';

// of a design that is sound, nothing is to be rescued
const rescuer = () => import('./rescue.ts');

/** No step has this time. */
const IN_NO_STEP = -1;

/** A kept design, and how it was found. */
export type ReadDesign = (FoundDesign & { readonly mark: ReadMark }) | Extract<OpenOutcome, { kind: 'failed' }>;

/** Rejects where the database does not answer. */
export async function readDesign(db: StudioDatabase, record: string, now: number): Promise<ReadDesign> {
  const parts = await readParts(db, record);
  const first = recover(parts);
  // what is in the versions is large, and needed only where nothing else is left
  const recovered = first === 'unreadable' ? recover(await withContents(db, record, parts)) : first;
  if (recovered === 'newer') {
    const error = 'A newer Bulkhead wrote this design. It is left as it is: reload this page for the newer Bulkhead.';
    return { kind: 'failed', reason: 'newer design', error };
  }
  if (recovered === 'unreadable') {
    await (await rescuer()).keepDamaged(db, record, everything(parts), now);
    const error = 'What this browser kept of the design cannot be read. Open it from a file.';
    return { kind: 'failed', reason: 'damaged', error };
  }
  if (recovered.damaged.size > 0) await (await rescuer()).keepDamaged(db, record, recovered.damaged, now);
  const { document, today, problems, history, besides, reached } = recovered;
  const mark = { newest: newestNumber(parts), reached, imports: parts.imports };
  const origin = await originOf(db, record, reached === undefined);
  const files = readKeptFiles(parts.files);
  return { kind: 'opened', record, document, today, problems, history, besides, origin, files, mark };
}

function everything({ snapshots, changes, today }: StoredParts): Map<string, unknown> {
  return new Map<string, unknown>([
    ...snapshots.map((s) => [`snapshots ${s.sequence}`, s] as const),
    ...changes.map((c) => [`changes ${c.sequence}`, c] as const),
    ['today', today],
  ]);
}

/** Where it is saved. A design that did not come back as it was is in no file, whatever step was saved last. */
async function originOf(db: StudioDatabase, record: string, isChanged: boolean): Promise<Origin | undefined> {
  const stored = await db.get('origins', record).catch(() => undefined);
  if (typeof stored?.name !== 'string' || !Number.isFinite(stored.savedAt)) return undefined;
  const { record: _, ...origin } = stored;
  return isChanged ? { ...origin, stepAt: IN_NO_STEP } : origin;
}
