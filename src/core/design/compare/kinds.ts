/** What the things of each collection are called, one and many. */
import type { CollectionName } from '../schema.ts';

/** The word for one thing of a collection, in the middle of a sentence. */
export const KIND_WORD: Readonly<Record<CollectionName, string>> = {
  clusters: 'cluster',
  planes: 'plane',
  environments: 'environment',
  tenants: 'tenant',
  complianceZones: 'compliance zone',
  namespaces: 'namespace',
  workloads: 'workload',
  labelGroups: 'label group',
  hostGroups: 'host group',
  externals: 'outside endpoint',
  exposures: 'exposure',
  flows: 'flow',
  guardrails: 'guardrail',
  exceptions: 'exception',
  labelKeys: 'label key',
  personas: 'persona',
  tiers: 'tier',
  policies: 'policy',
  notes: 'note',
};

/** Collections in the order of a reader: what decides first, then what it decides about, then the rest. */
export const READING_ORDER: readonly CollectionName[] = [
  'flows',
  'guardrails',
  'exceptions',
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
  'clusters',
  'tiers',
  'labelKeys',
  'personas',
  'notes',
];

/** `Flows`, `Policies`, `Label keys`. */
export function kindTitle(collection: CollectionName): string {
  const word = KIND_WORD[collection];
  const many = word.endsWith('y') && word !== 'label key' ? `${word.slice(0, -1)}ies` : `${word}s`;
  return many.charAt(0).toUpperCase() + many.slice(1);
}
