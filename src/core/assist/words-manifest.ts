/** Words of the design in a manifest: labels and their values, namespaces, ports, addresses. */
import type { Workload } from '../cluster/cluster.ts';
import type { Labels } from '../cluster/labels.ts';
import { inventoryOfDesign } from '../design/inventory.ts';
import type { Design } from '../design/schema.ts';
import type { PlainRecord } from '../dialects/read-text.ts';
import { compareText, groupBy } from '../lib/order.ts';
import { documentValue, textAt } from './document-value.ts';
import { labelsInScope, scopeOf } from './selections.ts';
import type { Word } from './word.ts';
import type { YamlPlace } from './yaml-place.ts';

/** What of the design could stand at a place of a manifest. */
export function manifestWords(lines: readonly string[], place: YamlPlace, design: Design): Word[] {
  const document = documentValue(lines, place.document);
  const labels = selectorWords(document, place, design) ?? labelWords(document, place, design);
  if (labels) return labels;
  if (place.at !== 'value') return [];
  const last = place.path.findLast((step) => typeof step === 'string');
  if (place.path.join('.') === 'metadata.namespace') return namespaceNames(design);
  if (place.path.join('.') === 'metadata.name' && document['kind'] === 'Namespace') return namespaceNames(design);
  if (last === 'cidr' || last === 'except' || last === 'networks') return networkWords(design);
  if (typeof last === 'string' && PORT_FIELDS.has(last)) return portWords(design, last);
  return [];
}

const PORT_FIELDS: ReadonlySet<string> = new Set([
  'port',
  'targetPort',
  'containerPort',
  'number',
  'portNumber',
  'destinationPort',
  'destinationNamedPort',
  'namedPort',
  'start',
  'end',
]);
const NAMES_ONLY: ReadonlySet<string> = new Set(['destinationNamedPort', 'namedPort']);
const NUMBERS_ONLY: ReadonlySet<string> = new Set(['number', 'portNumber', 'containerPort', 'start', 'end']);

/** Keys and values inside a selector; undefined outside of one. */
function selectorWords(document: PlainRecord, { path, at }: YamlPlace, design: Design): Word[] | undefined {
  const scope = scopeOf(path);
  if (!scope) return undefined;
  const inside = path.slice(scope.path.length);
  const plain = scope.path.at(-1) === 'selector' && inside[0] !== 'matchLabels' && inside[0] !== 'matchExpressions';
  const labels = () => labelsInScope(document, scope, inventoryOfDesign(design).cluster);
  const [part, ...rest] = plain ? ['matchLabels', ...inside] : inside;
  if (part === 'matchLabels') {
    if (at === 'key' && rest.length === 0) return keyWords(labels(), scope.of);
    const [key] = rest;
    return at === 'value' && typeof key === 'string' ? valueWords(labels(), key, scope.of) : undefined;
  }
  if (part !== 'matchExpressions' || at !== 'value') return undefined;
  const [index, field] = rest;
  if (field === 'key') return keyWords(labels(), scope.of).map((w) => ({ ...w, kind: 'value' }));
  const key = textAt(document, [...scope.path, 'matchExpressions', index ?? 0, 'key']);
  return field === 'values' && key !== undefined ? valueWords(labels(), key, scope.of) : undefined;
}

/** Keys and values of an object's own labels. */
function labelWords(document: PlainRecord, { path, at }: YamlPlace, design: Design): Word[] | undefined {
  const holder = at === 'key' ? path : path.slice(0, -1);
  if (holder.at(-1) !== 'labels' || holder.at(-2) !== 'metadata') return undefined;
  const { cluster } = inventoryOfDesign(design);
  const ofNamespace = document['kind'] === 'Namespace' && holder.length === 2;
  const labels = ofNamespace
    ? cluster.namespaces.map((n) => n.labels)
    : cluster.workloads.flatMap((w) => w.pods.map((pod) => pod.labels));
  const of = ofNamespace ? 'namespaces' : 'pods';
  return at === 'key' ? keyWords(labels, of) : valueWords(labels, String(path.at(-1)), of);
}

const NOUN = { pods: 'workload', namespaces: 'namespace', hosts: 'host' } as const;

function counted(count: number, of: keyof typeof NOUN): string {
  return `${count} ${NOUN[of]}${count === 1 ? '' : 's'}`;
}

/** Label keys, those that most carry first. */
function keyWords(labels: readonly Labels[], of: keyof typeof NOUN): Word[] {
  const keys = groupBy(
    labels.flatMap((l) => [...l.keys()]),
    (key) => key,
  );
  return [...keys]
    .sort(([a, x], [b, y]) => y.length - x.length || compareText(a, b))
    .map(([key, uses]) => ({ label: key, kind: 'key', detail: counted(uses.length, of) }));
}

function valueWords(labels: readonly Labels[], key: string, of: keyof typeof NOUN): Word[] {
  const values = groupBy(
    labels.flatMap((l) => l.get(key) ?? []),
    (value) => value,
  );
  return [...values]
    .sort(([a], [b]) => compareText(a, b))
    .map(([value, uses]) => ({ label: yamlText(value), kind: 'value', detail: counted(uses.length, of) }));
}

/** A text as YAML reads it back as text. */
function yamlText(value: string): string {
  return /^(|true|false|yes|no|on|off|null|~|y|n|[-+.0-9].*)$/i.test(value) ? JSON.stringify(value) : value;
}

function namespaceNames(design: Design): Word[] {
  const { cluster } = inventoryOfDesign(design);
  const counts = groupBy(cluster.workloads, (w) => w.namespace);
  return cluster.namespaces.map(({ name }) => ({
    label: name,
    kind: 'value',
    detail: counted(counts.get(name)?.length ?? 0, 'pods'),
  }));
}

function networkWords(design: Design): Word[] {
  const known = [
    ...Object.values(design.externals).flatMap((e) => e.networks.map((cidr) => [cidr, e.name] as const)),
    ...Object.values(design.hostGroups).flatMap((h) => h.addresses.map((cidr) => [cidr, h.name] as const)),
    ...Object.values(design.clusters).flatMap((c) => [
      ...c.podRanges.map((cidr) => [cidr, `pods of ${c.name}`] as const),
      ...c.serviceRanges.map((cidr) => [cidr, `services of ${c.name}`] as const),
      ...c.nodeRanges.map((cidr) => [cidr, `nodes of ${c.name}`] as const),
    ]),
  ];
  return known
    .filter(([cidr]) => cidr.includes('/'))
    .map(([cidr, detail]) => ({ label: cidr.includes('::') ? JSON.stringify(cidr) : cidr, kind: 'value', detail }));
}

/** Ports that workloads listen on, by name and by number. */
function portWords(design: Design, field: string): Word[] {
  const ports = inventoryOfDesign(design).cluster.workloads.flatMap((w) =>
    w.pods.flatMap((pod) => pod.ports.map((port) => ({ port, workload: w }))),
  );
  const names = groupBy(ports, ({ port }) => port.name ?? '');
  names.delete('');
  const numbers = groupBy(ports, ({ port }) => port.port);
  return [
    ...(NUMBERS_ONLY.has(field)
      ? []
      : [...names]
          .sort(([a], [b]) => compareText(a, b))
          .map(([name, uses]): Word => ({ label: name, kind: 'value', detail: users(uses) }))),
    ...(NAMES_ONLY.has(field)
      ? []
      : [...numbers]
          .sort(([a], [b]) => a - b)
          .map(([port, uses]): Word => ({ label: String(port), kind: 'value', detail: users(uses) }))),
  ];
}

function users(uses: readonly { readonly workload: Workload }[]): string {
  const names = [...new Set(uses.map(({ workload }) => `${workload.namespace}/${workload.name}`))];
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} +${names.length - 2}` : names.join(', ');
}
