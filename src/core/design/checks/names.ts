import { groupBy } from '../../lib/order.ts';
import { namespaceNameProblem, objectNameProblem, portNameProblem } from '../label-syntax.ts';
import { nameOf } from '../lookup.ts';
import { itemsOf } from '../references.ts';
import type { CollectionName, Design } from '../schema.ts';
import type { DesignProblem } from './problem.ts';

/** Names that an API server refuses, and names given twice where they must be one of a kind. */
export function nameProblems(design: Design): DesignProblem[] {
  return [...badNames(design), ...repeatedNames(design), ...orphanPolicies(design)];
}

function badNames(design: Design): DesignProblem[] {
  const bad = (collection: CollectionName, id: string, path: (string | number)[], message: string | undefined) =>
    message === undefined ? [] : [{ ...wrongName(message), collection, id, path }];
  return [
    ...itemsOf(design, 'namespaces').flatMap((n) => bad('namespaces', n.id, ['name'], namespaceNameProblem(n.name))),
    ...itemsOf(design, 'workloads').flatMap((w) => [
      ...bad('workloads', w.id, ['name'], objectNameProblem(w.name)),
      ...bad('workloads', w.id, ['serviceAccount'], objectNameProblem(w.serviceAccount)),
      ...w.ports.flatMap(({ name }, i) =>
        bad('workloads', w.id, ['ports', i, 'name'], name === undefined ? undefined : portNameProblem(name)),
      ),
    ]),
  ];
}

function wrongName(message: string) {
  return { code: 'design/name', severity: 'error', message, help: 'rename it: no API server takes this' } as const;
}

function repeatedNames(design: Design): DesignProblem[] {
  const namespaces = groupBy(itemsOf(design, 'namespaces'), (n) => JSON.stringify([n.cluster, n.name]));
  const workloads = groupBy(itemsOf(design, 'workloads'), (w) => JSON.stringify([w.namespace, w.kind, w.name]));
  const again = (collection: CollectionName, groups: Iterable<readonly { id: string }[]>, what: string) =>
    [...groups].flatMap(([, ...rest]) =>
      rest.map(({ id }) => ({
        collection,
        id,
        path: ['name'],
        code: 'design/duplicate-name' as const,
        severity: 'error' as const,
        message: `there is another ${what} \`${nameOf(design, id)}\``,
        help: 'rename one of them, or remove it',
      })),
    );
  return [
    ...again('namespaces', namespaces.values(), 'namespace'),
    ...again('workloads', workloads.values(), 'workload'),
  ];
}

function orphanPolicies(design: Design): DesignProblem[] {
  const names = new Set(itemsOf(design, 'namespaces').map((n) => n.name));
  return itemsOf(design, 'policies')
    .filter((p) => p.namespace !== undefined && !names.has(p.namespace))
    .map((p) => ({
      collection: 'policies',
      id: p.id,
      path: ['namespace'],
      code: 'design/policy-namespace',
      severity: 'warning',
      message: `${nameOf(design, p.id)} stands in a namespace that the design does not have`,
      help: 'policies are kept as written: import it again, or remove it',
    }));
}
