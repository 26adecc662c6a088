/** Undo and redo: which changes were made, which were taken back. Values only. */
import type { Patch } from 'immer';
import { type Change, squashChanges } from '../core/design/change.ts';

/** What was done, oldest first, and what was taken back, last taken back at the end. */
export interface History {
  readonly past: readonly Change[];
  readonly future: readonly Change[];
}

/** Steps that undo goes back at most. */
const HISTORY_LIMIT = 500;

/** The history with a new change; what was taken back before is gone. */
export function pushChange(history: History, change: Change): History {
  return { past: [...history.past, change].slice(-HISTORY_LIMIT), future: [] };
}

/** The changes of a gesture as one, without the steps in between that nobody can return to. */
export function gestureChange(label: string, changes: readonly Change[]): Change {
  const squashed = squashChanges(label, changes);
  if (![...squashed.patches, ...squashed.inverse].every((p) => p.op === 'replace')) return squashed;
  const paths = new Set(squashed.patches.map(pathOf));
  const nested = [...paths].some((path) => [...paths].some((other) => other.startsWith(`${path}\n`)));
  if (nested) return squashed;
  return { label, patches: lastOfEach(squashed.patches), inverse: lastOfEach(squashed.inverse) };
}

function lastOfEach(patches: readonly Patch[]): readonly Patch[] {
  return [...new Map(patches.map((p) => [pathOf(p), p])).values()];
}

function pathOf(patch: Patch): string {
  return patch.path.join('\n');
}
