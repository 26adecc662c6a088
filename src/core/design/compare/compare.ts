/** What was drawn differently between two documents, as sentences for each thing, grouped by kind. */
import type { Document } from '../change.ts';
import { collectionDifference, type EntityDifference } from '../difference.ts';
import { sameValue } from '../fields.ts';
import type { CollectionName, Design } from '../schema.ts';
import { fieldDifferences } from './field-differences.ts';
import { READING_ORDER } from './kinds.ts';
import { quoted, subjectOf } from './subject.ts';

/** One thing that was drawn differently. */
export interface ToldDifference {
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** `flow F-12 shop/web → shop/db tcp 5432`; the user's words in backticks. */
  readonly subject: string;
  /** What changed of it, a sentence each; empty for what was added or removed. */
  readonly details: readonly string[];
}

/** The differences of one collection, in natural order of ids. */
export interface DifferenceGroup {
  readonly collection: CollectionName;
  readonly items: readonly ToldDifference[];
}

/** What two documents hold differently. */
export interface DocumentComparison {
  /** The design itself: its name, its target. */
  readonly design: readonly string[];
  /** Only kinds that differ, in the order of a reader. */
  readonly groups: readonly DifferenceGroup[];
  /** Things that both hold and that stand elsewhere on the map. */
  readonly moved: number;
}

/** Compares two documents, entity by entity, by id. Total: any two documents have an answer. */
export function compareDocuments(before: Document, after: Document): DocumentComparison {
  const groups = READING_ORDER.map((collection) => ({
    collection,
    items: collectionDifference(before.design, after.design, collection).map((d) =>
      told(before.design, after.design, d),
    ),
  }));
  return {
    design: designDifferences(before.design, after.design),
    groups: groups.filter((g) => g.items.length > 0),
    moved: movedThings(before, after),
  };
}

/** Whether nothing was drawn differently; where things stand counts, too. */
export function isSameDrawing(comparison: DocumentComparison): boolean {
  return comparison.design.length === 0 && comparison.groups.length === 0 && comparison.moved === 0;
}

/** A difference as one sentence: `added flow F-12 …`, `namespace shop: moved into plane data`. */
export function differenceSentence({ kind, subject, details }: ToldDifference): string {
  return kind === 'changed' ? `${subject}: ${details.join('; ')}` : `${kind} ${subject}`;
}

function designDifferences(before: Design, after: Design): string[] {
  const out: string[] = [];
  if (before.name !== after.name) out.push(`renamed the design ${quoted(before.name)} to ${quoted(after.name)}`);
  if (before.target !== after.target) out.push(`target: ${quoted(before.target)} → ${quoted(after.target)}`);
  return out;
}

function told(before: Design, after: Design, { collection, id, kind }: EntityDifference): ToldDifference {
  if (kind !== 'changed') {
    const subject = subjectOf(kind === 'added' ? after : before, collection, id, true);
    return { id, kind, subject, details: [] };
  }
  const of = (design: Design) => ({
    design,
    entity: (design[collection] as Readonly<Record<string, object>>)[id] ?? {},
  });
  const details = fieldDifferences(of(before), of(after));
  return { id, kind, subject: subjectOf(after, collection, id, false), details };
}

/** Things of both documents whose place on the map differs. Those that came or went are told by themselves. */
function movedThings(before: Document, after: Document): number {
  const [old, now] = [before.layout.nodes, after.layout.nodes];
  if (old === now) return 0;
  return Object.keys(now).filter((id) => Object.hasOwn(old, id) && !sameValue(old[id], now[id])).length;
}
