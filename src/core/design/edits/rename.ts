import { collectionOf } from '../handles.ts';
import { namespaceNameProblem, objectNameProblem } from '../label-syntax.ts';
import { entityIn, nameOf } from '../lookup.ts';
import type { CollectionName, Design, DesignNamespace, DesignWorkload } from '../schema.ts';
import { type DocumentDraft, drafted } from './draft.ts';

/**
 * Renames a thing. The id stays, so everything that refers to it does too. Returns what is wrong with the name, and
 * then nothing is changed.
 */
export function rename(draft: DocumentDraft, id: string, name: string): string | undefined {
  const collection = collectionOf(id);
  const wanted = name.trim();
  if (!collection || !isNamed(collection)) return `\`${id}\` has no name to change`;
  const thing = drafted(draft, collection, id);
  if (!thing) return `nothing has the id \`${id}\``;
  const problem = nameProblem(draft.design, id, wanted);
  if (!problem) thing.name = wanted;
  return problem;
}

const NAMED = [
  'clusters',
  'planes',
  'environments',
  'tenants',
  'complianceZones',
  'placements',
  'namespaces',
  'workloads',
  'labelGroups',
  'hostGroups',
  'externals',
  'guardrails',
  'sharedServices',
  'personas',
  'tiers',
] as const satisfies readonly CollectionName[];

function isNamed(collection: CollectionName): collection is (typeof NAMED)[number] {
  return NAMED.some((named) => named === collection);
}

/** What is wrong with a name for a thing: what an API server refuses, and names that are taken. */
export function nameProblem(design: Design, id: string, name: string): string | undefined {
  if (name === '') return 'a name has at least one character';
  if (name.length > 253) return 'a name has at most 253 characters';
  const namespace = entityIn(design, 'namespaces', id);
  if (namespace) return namespaceNameProblem(name) ?? namespaceTaken(design, namespace, name);
  const workload = entityIn(design, 'workloads', id);
  if (workload) return objectNameProblem(name) ?? workloadTaken(design, workload, name);
  return undefined;
}

function namespaceTaken(design: Design, { id, cluster }: DesignNamespace, name: string): string | undefined {
  const taken = Object.values(design.namespaces).some((n) => n.id !== id && n.name === name && n.cluster === cluster);
  return taken ? `there is another namespace \`${name}\`` : undefined;
}

/** Why a workload cannot have a name in its namespace; undefined when it can. */
export function workloadTaken(design: Design, workload: DesignWorkload, name: string): string | undefined {
  const taken = Object.values(design.workloads).some(
    (w) => w.id !== workload.id && w.name === name && w.kind === workload.kind && w.namespace === workload.namespace,
  );
  return taken ? `there is another ${workload.kind} \`${nameOf(design, workload.namespace)}/${name}\`` : undefined;
}
