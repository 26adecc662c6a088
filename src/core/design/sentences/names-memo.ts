/** Answers about names, kept for as long as no name changes. */
import { isDraft } from 'immer';
import type { Design } from '../schema.ts';

const NAMED = [
  'namespaces',
  'labelGroups',
  'externals',
  'hostGroups',
  'planes',
  'environments',
  'tenants',
  'complianceZones',
  'clusters',
] as const satisfies readonly (keyof Design)[];

/** Remembers an answer that depends on what a design names and on nothing else: an edit of flows keeps it. */
export function byNames<V>(answer: (design: Design) => V): (design: Design) => V {
  const answers = new WeakMap<Design['workloads'], { readonly design: Design; readonly value: V }>();
  return (design) => {
    if (isDraft(design)) return answer(design);
    const known = answers.get(design.workloads);
    if (known && NAMED.every((collection) => known.design[collection] === design[collection])) return known.value;
    const value = answer(design);
    answers.set(design.workloads, { design, value });
    return value;
  };
}
