import { domainProblem, labelKeyProblem, labelValueProblem, rangeProblem } from '../label-syntax.ts';
import { itemsOf } from '../references.ts';
import type { CollectionName, Design, Ports } from '../schema.ts';
import type { DesignProblem } from './problem.ts';

type Path = readonly (string | number)[];
/** A value at fault, before its entity is known. */
type Fault = Pick<DesignProblem, 'path' | 'code' | 'message' | 'help'>;

/** Labels, addresses, domains and ports that no API server takes (semantics/kubernetes.md 1.7, 1.8). */
export function valueProblems(design: Design): DesignProblem[] {
  return [
    ...zones(design),
    ...of(design, 'clusters', (c) => [
      ...ranges(c.podRanges, 'podRanges', false),
      ...ranges(c.serviceRanges, 'serviceRanges', false),
      ...ranges(c.nodeRanges, 'nodeRanges', false),
    ]),
    ...of(design, 'namespaces', (n) => labels(n.labels)),
    ...of(design, 'workloads', (w) => labels(w.labels)),
    ...of(design, 'labelGroups', (g) => labels(g.labels)),
    ...of(design, 'hostGroups', (h) => [...labels(h.labels), ...ranges(h.addresses, 'addresses', true)]),
    ...of(design, 'externals', (x) => [...ranges(x.networks, 'networks', false), ...domains(x.domains)]),
    ...of(design, 'exposures', (e) => ports(e.ports, ['ports'])),
    ...of(design, 'flows', (f) => ports(f.ports, ['ports'])),
    ...of(design, 'guardrails', ({ rule }) => (rule.kind === 'forbid' ? ports(rule.ports, ['rule', 'ports']) : [])),
    ...of(design, 'exceptions', (x) => ports(x.ports, ['ports'])),
    ...of(design, 'sharedServices', (s) => ports(s.ports, ['ports'])),
    ...of(design, 'labelKeys', (k) => [
      ...fault(['key'], 'design/label', labelKeyProblem(k.key)),
      ...k.values.flatMap((value, i) => fault(['values', i], 'design/label', labelValueProblem(value))),
    ]),
  ];
}

function of<C extends CollectionName>(
  design: Design,
  collection: C,
  faults: (item: ReturnType<typeof itemsOf<C>>[number]) => readonly Fault[],
): DesignProblem[] {
  return itemsOf(design, collection).flatMap((item) =>
    faults(item).map((f) => ({ ...f, collection, id: item.id, severity: 'error' as const })),
  );
}

function zones(design: Design): DesignProblem[] {
  const collections = ['planes', 'environments', 'tenants', 'complianceZones'] as const;
  return collections.flatMap((collection) =>
    of(design, collection, ({ label }) => [
      ...fault(['label', 'key'], 'design/label', labelKeyProblem(label.key)),
      ...fault(['label', 'value'], 'design/label', labelValueProblem(label.value)),
    ]),
  );
}

function fault(path: Path, code: Fault['code'], message: string | undefined, help = 'correct the value'): Fault[] {
  return message === undefined ? [] : [{ path, code, message, help }];
}

function labels(record: Readonly<Record<string, string>>): Fault[] {
  return Object.entries(record).flatMap(([key, value]) => [
    ...fault(['labels', key], 'design/label', labelKeyProblem(key)),
    ...fault(['labels', key], 'design/label', labelValueProblem(value)),
  ]);
}

function ranges(texts: readonly string[], field: string, single: boolean): Fault[] {
  return texts.flatMap((text, i) => fault([field, i], 'design/address', rangeProblem(text, single)));
}

function domains(names: readonly string[]): Fault[] {
  return names.flatMap((name, i) => fault(['domains', i], 'design/domain', domainProblem(name)));
}

function ports(value: Ports, path: Path): Fault[] {
  if (value === 'any' || value === 'unconfirmed') return [];
  return value.flatMap(({ port, endPort }, i) => {
    const backwards = endPort !== undefined && endPort < port;
    const message = backwards ? `the ports ${port} to ${endPort} run backwards` : undefined;
    return fault([...path, i, 'endPort'], 'design/ports', message, `write ${endPort ?? port} to ${port}`);
  });
}
