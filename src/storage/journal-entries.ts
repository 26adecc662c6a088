/** Entries of the journal before they are written. */
import type { Change } from '../core/design/change.ts';
import type { Move, Opening } from '../state/studio-storage.ts';
import type { StoredChange } from './database-schema.ts';
import type { ImportShelf } from './import-shelf.ts';

/** An entry of the journal that has no number yet. */
export type Entry = Omit<StoredChange, 'record' | 'sequence'>;

const NOTHING: Change = { label: '', patches: [], inverse: [] };

/** The entry with which a design is opened again; without `from`, the history starts there. */
export function openEntry(at: number, from?: number): Entry {
  return { at, move: 'open', change: NOTHING, ...(from !== undefined && { from }) };
}

/** The entry of a move. `now`: when a way through the history is taken; a step has its own time. */
export function entryOf(move: Move, shelf: ImportShelf, now: number): Entry {
  if (move.kind !== 'do') return { at: now, move: move.kind, steps: move.steps, change: move.change };
  const { at, ...change } = move.step;
  const { beside, joins } = move;
  return {
    at,
    move: 'do',
    change,
    ...(joins && { joins }),
    ...(beside && { beside: { before: shelf.stored(beside.before), after: shelf.stored(beside.after) } }),
  };
}

/** The history of a document that has no journal of its own yet: all steps, and those taken back taken back again. */
export function seedEntries({ history, besides }: Opening, shelf: ImportShelf, now: number): readonly Entry[] {
  const { past, future } = history;
  const steps = [...past, ...[...future].reverse()];
  const entries = steps.map((step) => entryOf({ kind: 'do', step, beside: besides.get(step) }, shelf, now));
  if (future.length === 0) return entries;
  return [...entries, { at: now, move: 'undo', steps: future.length, change: NOTHING }];
}
