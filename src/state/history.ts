/** Undo and redo: which changes were made, which were taken back. Values only. */
import type { Patch } from 'immer';
import { type Change, invertChange, squashChanges } from '../core/design/change.ts';
import type { Beside, History, Imported, Step } from './studio-storage.ts';

/** Steps that undo goes back at most. */
const HISTORY_LIMIT = 500;

/** The history with a new change; what was taken back before is gone. */
export function pushStep(history: History, step: Step): History {
  return { past: [...history.past, step].slice(-HISTORY_LIMIT), future: [] };
}

/** A way through the history. */
export interface Travel {
  readonly history: History;
  /** All of it as one change. */
  readonly change: Change;
  readonly kind: 'undo' | 'redo';
  readonly steps: number;
  /** What Today is at its end, where a step on the way changed it. */
  readonly now: Imported | undefined;
}

/** So many steps forth, or back where `by` is negative, as far as the history goes; `undefined`: no step at all. */
export function travel(
  { past, future }: History,
  by: number,
  besideOf: (step: Step) => Beside | undefined,
): Travel | undefined {
  const kind = by < 0 ? 'undo' : 'redo';
  const source = kind === 'undo' ? past : future;
  const steps = Math.min(Math.abs(by), source.length);
  const [first] = source.slice(-1);
  if (!first || steps === 0) return undefined;
  const left = source.slice(0, source.length - steps);
  // in the order in which they are passed
  const passed = source.slice(source.length - steps).reverse();
  const changes = kind === 'undo' ? passed.map(invertChange) : passed;
  const besides = passed.flatMap((step) => besideOf(step) ?? []);
  return {
    history:
      kind === 'undo' ? { past: left, future: [...future, ...passed] } : { past: [...past, ...passed], future: left },
    change: changes.length === 1 ? (changes[0] ?? first) : squashChanges(first.label, changes),
    kind,
    steps,
    now: besides.at(-1)?.[kind === 'undo' ? 'before' : 'after'],
  };
}

/**
 * When the work began that is in no file: the time of the first step after the one that was saved last, or of the one
 * that was taken back since. `undefined`: all that is on screen is in the file. In milliseconds since 1970.
 */
export function unsavedSince({ past, future }: History, savedStep: number | undefined): number | undefined {
  if (past.at(-1)?.at === savedStep) return undefined;
  const index = past.findIndex((step) => step.at === savedStep);
  if (index >= 0 || savedStep === undefined) return past[index + 1]?.at;
  return future.at(-1)?.at ?? past[0]?.at;
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
