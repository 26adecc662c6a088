/**
 * The journal of a design, read. An entry leads from the document of the number before to its own; an entry `open` says
 * that the document of an earlier number was opened again, so that what stands between the two was left behind.
 */
import { applyChange, type Document, squashChanges } from '../core/design/change.ts';
import type { StoredChange } from './database-schema.ts';

/** How far a document could be brought. */
export interface Replayed {
  readonly document: Document;
  /** Number of the entry that the document is at. */
  readonly reached: number;
  /** Changes after that which cannot be applied. */
  readonly lost: readonly StoredChange[];
}

/** The document after every change that follows number `from`, as far as they can be applied. */
export function replay(
  start: Document,
  from: number,
  changes: readonly StoredChange[],
  isDocument: (value: unknown) => value is Document,
): Replayed {
  const byNumber = new Map(changes.map((c) => [c.sequence, c]));
  const reopened = new Map(changes.flatMap((c) => (c.move === 'open' && c.from !== undefined ? [[c.from, c]] : [])));
  let document = start;
  let reached = from;
  for (;;) {
    const again = reopened.get(reached);
    if (again && again.sequence > reached) {
      reached = again.sequence;
      continue;
    }
    const entry = byNumber.get(reached + 1);
    const next = entry && entry.move !== 'open' ? applied(document, entry, isDocument) : undefined;
    if (!next) return { document, reached, lost: changes.filter((c) => c.sequence > reached && c.move !== 'open') };
    document = next;
    reached += 1;
  }
}

function applied(
  document: Document,
  { change }: StoredChange,
  isDocument: (value: unknown) => value is Document,
): Document | undefined {
  try {
    const next: unknown = applyChange(document, change);
    return isDocument(next) ? next : undefined;
  } catch {
    return undefined;
  }
}

/** Steps as the journal has them, oldest first; of those taken back, the last at the end. */
export interface StoredHistory {
  readonly past: readonly StoredChange[];
  readonly future: readonly StoredChange[];
}

/** What can be undone and redone at entry `reached`. The history starts where the journal does, or has a gap. */
export function historyAt(changes: readonly StoredChange[], reached: number): StoredHistory {
  let past: StoredChange[] = [];
  let future: StoredChange[] = [];
  for (const entry of chainTo(changes, reached)) {
    const steps = entry.steps ?? 1;
    const [source, target] = entry.move === 'undo' ? [past, future] : [future, past];
    if (entry.move === 'do') {
      const last = entry.joins === true ? past.pop() : undefined;
      past.push(last ? joined(last, entry) : entry);
      future = [];
    } else if (steps <= source.length) {
      target.push(...source.splice(source.length - steps).reverse());
    } else {
      // it went back further than the journal does: nothing leads from what is known to where it came out
      past = [];
      future = [];
    }
  }
  return { past, future };
}

/** A step that was made in two parts. */
function joined(first: StoredChange, second: StoredChange): StoredChange {
  return { ...first, at: second.at, change: squashChanges(second.change.label, [first.change, second.change]) };
}

/** The sound entries that lead to a number, oldest first. */
function chainTo(changes: readonly StoredChange[], reached: number): StoredChange[] {
  const byNumber = new Map(changes.map((c) => [c.sequence, c]));
  const chain: StoredChange[] = [];
  for (let number = reached; ; ) {
    const entry = byNumber.get(number);
    if (!entry || !isSound(entry)) return chain.reverse();
    if (entry.move === 'open') {
      if (entry.from === undefined || entry.from >= number) return chain.reverse();
      number = entry.from;
    } else {
      chain.push(entry);
      number -= 1;
    }
  }
}

function isSound({ move, at, change, steps }: StoredChange): boolean {
  if (move === undefined || !Number.isFinite(at)) return false;
  if (steps !== undefined && !(Number.isInteger(steps) && steps > 0)) return false;
  return typeof change?.label === 'string' && Array.isArray(change.patches) && Array.isArray(change.inverse);
}
