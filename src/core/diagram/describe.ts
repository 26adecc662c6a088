/** Entities of the design in the words that a drawing shows. */
import { portsLabel } from '../design/ports-text.ts';
import type { Design, DesignWorkload, External, HostGroup, LabelGroup } from '../design/schema.ts';
import { ENTRY, TRAY } from './nesting.ts';

/** What a frame's band says: its plane, or one of eight colours for its tenant. */
export type Band = 'control' | 'management' | 'data' | 'neutral' | `tenant-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;

const PORTS_ON_CARD = 3;

export function labelLine(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key.slice(key.lastIndexOf('/') + 1)}=${value}`)
    .join(', ');
}

/** Whether a shared service of the design is a workload or everything in a namespace. */
export function isShared(design: Design, id: string): boolean {
  return Object.values(design.sharedServices).some((s) => s.target === id);
}

/** What matters of a workload: that it is in its host's network, or shared, and its ports. */
export function markedLine(design: Design, w: DesignWorkload): string {
  const marks = [...(w.hostNetwork ? ['host network'] : []), ...(isShared(design, w.id) ? ['shared'] : [])];
  return [...marks, workloadLine(w)].join(' · ');
}

/** A workload's ports, or its labels where it has none. */
export function workloadLine(w: DesignWorkload): string {
  const [first, ...rest] = w.ports.map((p) => ({ protocol: p.protocol, port: p.port }));
  if (first) return portsLabel([first, ...rest], PORTS_ON_CARD);
  return labelLine(w.labels) || 'no ports';
}

export function externalLine(e: External): string {
  if (e.internet) return 'outside addresses';
  return [...e.networks, ...e.domains].join(', ') || (e.feed ?? 'no addresses yet');
}

export function groupLine(g: LabelGroup): string {
  return labelLine(g.labels) || 'every pod';
}

export function hostLine(h: HostGroup): string {
  return h.addresses.join(', ') || h.role;
}

const TENANT_BANDS = 8;

/** One of eight tenant colours, by the tenant's place in the order of ids. */
export function tenantBand(design: Design, id: string): Band {
  const index = Object.keys(design.tenants).sort().indexOf(id);
  return `tenant-${((Math.max(0, index) % TENANT_BANDS) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;
}

/** The band of a plane, by what its name says it is. */
export function planeBand(name: string): Band {
  if (/control/i.test(name)) return 'control';
  if (/manage|mgmt|ops|platform|infra/i.test(name)) return 'management';
  if (/data|app|workload|user/i.test(name)) return 'data';
  return 'neutral';
}

/** The name of anything that can be drawn; the id itself where there is none. */
export function shortName(design: Design, id: string): string {
  if (id === TRAY) return 'Not classified';
  if (id === ENTRY) return 'Outside';
  const prefix = id.slice(0, id.indexOf(':'));
  const collection = COLLECTION_OF.get(prefix);
  const record = collection === undefined ? undefined : design[collection];
  return record && Object.hasOwn(record, id) ? (record[id]?.name ?? id) : id;
}

const COLLECTION_OF: ReadonlyMap<string, NamedCollection> = new Map([
  ['plane', 'planes'],
  ['env', 'environments'],
  ['tenant', 'tenants'],
  ['zone', 'complianceZones'],
  ['cluster', 'clusters'],
  ['ns', 'namespaces'],
  ['wl', 'workloads'],
  ['host', 'hostGroups'],
  ['ext', 'externals'],
  ['group', 'labelGroups'],
] as const);

type NamedCollection =
  | 'planes'
  | 'environments'
  | 'tenants'
  | 'complianceZones'
  | 'clusters'
  | 'namespaces'
  | 'workloads'
  | 'hostGroups'
  | 'externals'
  | 'labelGroups';

/** Letters for kinds; those that people name themselves show the first ones. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['Deployment', 'D'],
  ['StatefulSet', 'S'],
  ['DaemonSet', 'DS'],
  ['CronJob', 'CJ'],
  ['Job', 'J'],
  ['Pod', 'P'],
]);

export function kindMark(kind: string): string {
  return KINDS.get(kind) ?? kind.slice(0, 2);
}
