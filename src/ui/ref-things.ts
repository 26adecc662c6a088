/** Things of the design to choose from by name: what a guardrail speaks of, who uses a shared service. */
import { nameOf } from '../core/design/lookup.ts';
import type { CollectionName, Design } from '../core/design/schema.ts';
import { KIND_WORD } from '../core/design/thing-words.ts';
import type { Thing } from './widgets/picker.tsx';

/** Everything that is a place: zones, clusters, namespaces. */
export const PLACES = [
  'complianceZones',
  'tenants',
  'environments',
  'planes',
  'clusters',
  'namespaces',
] as const satisfies readonly CollectionName[];

/** Places, and what stands in or beside them. */
export const ENDS = [
  ...PLACES,
  'workloads',
  'labelGroups',
  'externals',
  'hostGroups',
] as const satisfies readonly CollectionName[];

/** The things of some collections, each with what it is; without those given. */
export function refThings(
  design: Design,
  collections: readonly (typeof ENDS)[number][],
  without: readonly string[] = [],
): Thing[] {
  return collections.flatMap((collection) =>
    Object.keys(design[collection])
      .filter((id) => !without.includes(id))
      .map((id) => ({ id, name: nameOf(design, id), what: KIND_WORD[collection] })),
  );
}
