/** The collections as a comparison lists them. */
import type { CollectionName } from '../schema.ts';
import { KIND_WORD } from '../thing-words.ts';

/** Collections in the order of a reader: what decides first, then what it decides about, then the rest. */
export const READING_ORDER: readonly CollectionName[] = [
  'flows',
  'guardrails',
  'exceptions',
  'sharedServices',
  'exposures',
  'policies',
  'namespaces',
  'workloads',
  'labelGroups',
  'externals',
  'hostGroups',
  'planes',
  'environments',
  'tenants',
  'complianceZones',
  'placements',
  'clusters',
  'tiers',
  'labelKeys',
  'personas',
  'acceptances',
  'notes',
];

/** `Flows`, `Policies`, `Label keys`. */
export function kindTitle(collection: CollectionName): string {
  const word = KIND_WORD[collection];
  const many = word.endsWith('y') && word !== 'label key' ? `${word.slice(0, -1)}ies` : `${word}s`;
  return many.charAt(0).toUpperCase() + many.slice(1);
}
