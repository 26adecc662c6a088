/** What is different between two versions of a design, entity by entity. */

import { COLLECTION_NAMES } from './empty.ts';
import { sameValue } from './fields.ts';
import { nameOf } from './lookup.ts';
import { compareNatural } from './natural-order.ts';
import type { CollectionName, Design } from './schema.ts';

/** One entity that came, went, or says something else. */
export interface EntityDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly collection: CollectionName;
  readonly id: string;
  /** Of a change: the fields that differ, in order of the schema. */
  readonly fields: readonly string[];
}

/** What differs, in order of collections and ids. Entities that are the same object are not looked into. */
export function designDifference(before: Design, after: Design): EntityDifference[] {
  return COLLECTION_NAMES.flatMap((collection) => collectionDifference(before, after, collection));
}

/** What differs of one collection, in natural order of ids. */
export function collectionDifference(before: Design, after: Design, collection: CollectionName): EntityDifference[] {
  const a: Readonly<Record<string, object>> = before[collection];
  const b: Readonly<Record<string, object>> = after[collection];
  if (a === b) return [];
  const ids = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort(compareNatural);
  return ids.flatMap((id): EntityDifference[] => {
    const x = Object.hasOwn(a, id) ? a[id] : undefined;
    const y = Object.hasOwn(b, id) ? b[id] : undefined;
    if (x === y || sameValue(x, y)) return [];
    if (!x || !y) return [{ kind: x ? 'removed' : 'added', collection, id, fields: [] }];
    return [{ kind: 'changed', collection, id, fields: differentFields(x, y) }];
  });
}

function differentFields(a: object, b: object): string[] {
  const x = a as Readonly<Record<string, unknown>>;
  const y = b as Readonly<Record<string, unknown>>;
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].filter((key) => !sameValue(x[key], y[key]));
}

/** A difference as a sentence: `add F-3`, `change shop/web: labels, ports`. */
export function differenceText(before: Design, after: Design, d: EntityDifference): string {
  const name = (design: Design) => {
    const called = nameOf(design, d.id);
    return called === d.id ? d.id : `${called} (${d.id})`;
  };
  switch (d.kind) {
    case 'added':
      return `add ${name(after)}`;
    case 'removed':
      return `remove ${name(before)}`;
    case 'changed':
      return `change ${name(before)}: ${d.fields.join(', ')}`;
  }
}
