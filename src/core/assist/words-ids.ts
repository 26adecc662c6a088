/** Ids of the design as words, each with what it means. */

import { COLLECTION_NAMES } from '../design/empty.ts';
import { nameOf } from '../design/lookup.ts';
import { compareNatural } from '../design/natural-order.ts';
import type { CollectionName, Design } from '../design/schema.ts';
import { sentenceOf } from './sentences.ts';
import type { Word } from './word.ts';

/** Collections that one end of a flow may be from, the usual first. */
export const ENDS: readonly CollectionName[] = [
  'workloads',
  'namespaces',
  'labelGroups',
  'externals',
  'hostGroups',
  'tenants',
  'environments',
  'planes',
  'complianceZones',
  'clusters',
];

/** The ids of some collections, in their order. */
export function idWords(design: Design, collections: readonly CollectionName[]): Word[] {
  return collections.flatMap((collection) =>
    Object.keys(design[collection])
      .sort(compareNatural)
      .map((id): Word => ({ label: id, kind: 'id', detail: nameOf(design, id) })),
  );
}

/** The ids of everything. */
export function everyId(design: Design): Word[] {
  return idWords(design, COLLECTION_NAMES);
}

/** Handles with what they say. */
export function handleWords(design: Design): Word[] {
  return (['flows', 'guardrails', 'exceptions', 'notes'] as const).flatMap((collection) =>
    Object.keys(design[collection])
      .sort(compareNatural)
      .map((id): Word => ({ label: id, kind: 'id', detail: sentenceOf(design, id) ?? id })),
  );
}
