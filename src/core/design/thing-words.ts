/** Several things of a design in words, for the labels of steps, toasts and menus. */
import { numberText } from '../lib/number-text.ts';
import { collectionOf } from './handles.ts';
import { nameOf } from './lookup.ts';
import type { CollectionName, Design } from './schema.ts';

/** What one thing of each collection is called, in the order in which several are named. */
export const KIND_WORD: Readonly<Record<CollectionName, string>> = {
  clusters: 'cluster',
  planes: 'plane',
  environments: 'environment',
  tenants: 'tenant',
  complianceZones: 'compliance zone',
  placements: 'placement',
  namespaces: 'namespace',
  workloads: 'workload',
  labelGroups: 'label group',
  externals: 'external',
  hostGroups: 'host group',
  exposures: 'exposure',
  flows: 'flow',
  guardrails: 'guardrail',
  exceptions: 'exception',
  sharedServices: 'shared service',
  labelKeys: 'label key',
  personas: 'persona',
  tiers: 'tier',
  policies: 'policy',
  acceptances: 'accepted finding',
  notes: 'note',
};

/** `1 flow`, `3 flows`, `2 policies`. */
export function counted(n: number, word: string): string {
  const many = /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
  return `${numberText(n)} ${n === 1 ? word : many}`;
}

/** What an id names: `workload`, `flow`; `thing` for anything else. */
export function kindWord(id: string): string {
  const collection = collectionOf(id);
  return collection ? KIND_WORD[collection] : 'thing';
}

/** `3 workloads and 2 flows`; `nothing` for none. */
export function countsText(ids: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(kindWord(id), (counts.get(kindWord(id)) ?? 0) + 1);
  const order = [...Object.values(KIND_WORD), 'thing'];
  const parts = [...counts]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([word, n]) => counted(n, word));
  const last = parts.pop();
  if (last === undefined) return 'nothing';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

/** One thing by its name, several by their counts: `shop/web`, `3 workloads and 2 flows`. */
export function thingsText(design: Design, ids: readonly string[]): string {
  const [only] = ids;
  return ids.length === 1 && only !== undefined ? nameOf(design, only) : countsText(ids);
}
