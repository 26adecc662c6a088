/** Words of the design in its own file and in the layout: ids, labels, owners, ports. */
import { nextHandle } from '../design/handles.ts';
import type { CollectionName, Design } from '../design/schema.ts';
import { suggestedPorts } from '../design/suggested-ports.ts';
import { compareText } from '../lib/order.ts';
import type { TextKind, Word } from './word.ts';
import { ENDS, everyId, idWords } from './words-ids.ts';
import type { YamlPlace } from './yaml-place.ts';

const EVERY_ZONE: readonly CollectionName[] = [
  'namespaces',
  'planes',
  'environments',
  'tenants',
  'complianceZones',
  'clusters',
];

/** Fields that hold an id, by `collection.field`; `*` for every collection. */
const REFERENCES: Readonly<Record<string, readonly CollectionName[]>> = {
  'flows.from': ENDS,
  'flows.to': ENDS,
  'exceptions.from': ENDS,
  'exceptions.to': ENDS,
  'guardrails.rule.from': ENDS,
  'guardrails.rule.to': ENDS,
  'guardrails.rule.zone': EVERY_ZONE,
  'guardrails.scope': ENDS,
  'exceptions.guardrail': ['guardrails'],
  'exposures.target': ['workloads'],
  'exposures.via': ['workloads'],
  'exposures.from': ['externals'],
  'workloads.namespace': ['namespaces'],
  'labelGroups.namespace': ['namespaces'],
  'personas.powers.where': EVERY_ZONE,
  'personas.later.where': EVERY_ZONE,
  'guardrails.against': ['personas'],
  'sharedServices.target': ['namespaces', 'workloads'],
  'sharedServices.consumers': EVERY_ZONE,
  'labelKeys.setBy': ['personas'],
  'namespaces.complianceZones': ['complianceZones'],
  'planes.parent': ['planes'],
  'environments.parent': ['environments'],
  'tenants.parent': ['tenants'],
  'complianceZones.parent': ['complianceZones'],
  '*.plane': ['planes'],
  '*.environment': ['environments'],
  '*.tenant': ['tenants'],
  '*.cluster': ['clusters'],
};

/** What of the design could stand at a place of its own file, or of the layout. */
export function designWords(kind: TextKind, place: YamlPlace, design: Design): readonly Word[] {
  if (kind === 'layout') return layoutWords(place, design);
  const [collection, , ...rest] = place.path;
  if (typeof collection !== 'string' || !Object.hasOwn(design, collection)) return [];
  const field = rest.filter((step) => typeof step === 'string').join('.');
  if (place.at === 'key') return field === 'labels' ? labelKeys(design, collection) : [];
  const references = REFERENCES[`${collection}.${field}`] ?? REFERENCES[`*.${field}`];
  if (references) return idWords(design, references);
  if (field === 'anchor') return everyId(design);
  if (field === 'owner' || field === 'approver' || field === 'decidedBy') return ownerWords(design);
  if (field === 'id') return nextId(design, collection);
  if (field === 'ports.port') return portNumbers(design);
  if (field.startsWith('labels.')) return labelValues(design, collection, field.slice('labels.'.length));
  return [];
}

/** Ids that have no place yet. */
function layoutWords({ path, at }: YamlPlace, design: Design): Word[] {
  if (at !== 'key' || path.length !== 1 || path[0] !== 'nodes') return [];
  return idWords(design, ['planes', 'environments', 'tenants', 'namespaces', 'workloads', 'externals', 'hostGroups']);
}

function labelRecords(design: Design, collection: string): Readonly<Record<string, string>>[] {
  const pods = collection === 'workloads' || collection === 'labelGroups';
  const holders = pods ? [design.workloads, design.labelGroups] : [design.namespaces, design.hostGroups];
  return holders.flatMap((record) => Object.values(record).map(({ labels }) => labels));
}

function labelKeys(design: Design, collection: string): Word[] {
  const keys = new Set(labelRecords(design, collection).flatMap((labels) => Object.keys(labels)));
  for (const { key } of Object.values(design.labelKeys)) keys.add(key);
  return [...keys].sort(compareText).map((label) => ({ label, kind: 'key' }));
}

function labelValues(design: Design, collection: string, key: string): Word[] {
  const used = labelRecords(design, collection).flatMap((labels) => (Object.hasOwn(labels, key) ? [labels[key]] : []));
  const standard = Object.values(design.labelKeys).flatMap((k) => (k.key === key ? k.values : []));
  const values = new Set([...used, ...standard].filter((v) => v !== undefined));
  return [...values].sort(compareText).map((label) => ({ label, kind: 'value' }));
}

/** Who answers for something already, and the personas. */
function ownerWords(design: Design): Word[] {
  const owners = new Set(Object.values(design.personas).map((p) => p.name));
  for (const record of [design.namespaces, design.flows, design.guardrails, design.exceptions, design.tenants])
    for (const { owner } of Object.values(record)) if (owner !== undefined) owners.add(owner);
  return [...owners].sort(compareText).map((label) => ({ label, kind: 'value' }));
}

function nextId(design: Design, collection: string): Word[] {
  const letter = { flows: 'F', guardrails: 'G', exceptions: 'X', notes: 'D' }[collection];
  if (letter === undefined) return [];
  const label = nextHandle(design, letter as 'F' | 'G' | 'X' | 'D');
  return [{ label, kind: 'id', detail: 'the next free handle' }];
}

/** Ports that some workload listens on. */
function portNumbers(design: Design): Word[] {
  const ports = new Map<string, Word>();
  for (const id of Object.keys(design.namespaces))
    for (const { protocol, port } of suggestedPorts(design, id))
      ports.set(`${port}`, { label: String(port), kind: 'value', detail: protocol.toLowerCase() });
  return [...ports.values()].sort((a, b) => Number(a.label) - Number(b.label));
}
