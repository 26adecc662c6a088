/** New things. Each edit gives a free name and a readable id, places the thing, and returns its id. */

import { withoutUndefined } from '../fields.ts';
import { firstFree, newId, PREFIXES } from '../handles.ts';
import { kubernetesName } from '../label-syntax.ts';
import type {
  Axis,
  DesignNamespace,
  DesignWorkload,
  External,
  HostGroup,
  LabelGroup,
  NodeLayout,
  Zone,
} from '../schema.ts';
import { type DocumentDraft, insert } from './draft.ts';
import { placeNew } from './place.ts';

/** Where the thing was dropped; without it, it goes to a free place near its zone. */
interface Dropped {
  readonly position?: NodeLayout | undefined;
}

type Given<T> = { readonly [K in keyof Omit<T, 'id'>]?: T[K] | undefined } & Dropped;

function place(draft: DocumentDraft, id: string, position: NodeLayout | undefined): string {
  if (position) draft.layout.nodes[id] = position;
  else placeNew(draft, [id]);
  return id;
}

export function freeName(wanted: string, taken: Iterable<string>, max: number): string {
  const names = new Set(taken);
  return firstFree(wanted, (name) => names.has(name), max);
}

/** A namespace, managed by the design: default deny. The name is made fit for Kubernetes (`Shop Web`: `shop-web`). */
export function addNamespace(draft: DocumentDraft, given: Given<DesignNamespace> = {}): string {
  const { position, ...fields } = given;
  const others = Object.values(draft.design.namespaces).filter((n) => n.cluster === fields.cluster);
  const wanted = kubernetesName(given.name ?? '', 'namespace');
  const name = freeName(
    wanted,
    others.map((n) => n.name),
    63,
  );
  const id = newId(draft.design, PREFIXES.namespaces, name);
  const defaults: Pick<DesignNamespace, 'labels' | 'complianceZones' | 'isolation' | 'system'> = {
    labels: {},
    complianceZones: [],
    isolation: 'default-deny',
    system: false,
  };
  insert(draft, 'namespaces', withoutUndefined<DesignNamespace>({ ...defaults, ...defined(fields), id, name }));
  return place(draft, id, position);
}

/** A workload; its pods carry `app: <name>`, so that policies can tell it apart. */
export function addWorkload(
  draft: DocumentDraft,
  given: Given<DesignWorkload> & { readonly namespace: string },
): string {
  const { position, ...fields } = given;
  const neighbours = Object.values(draft.design.workloads).filter((w) => w.namespace === given.namespace);
  const wanted = kubernetesName(given.name ?? '', 'workload');
  const name = freeName(
    wanted,
    neighbours.map((w) => w.name),
    63,
  );
  const id = newId(draft.design, PREFIXES.workloads, `${given.namespace.slice(3)}/${name}`);
  const defaults = { kind: 'Deployment', ports: [], serviceAccount: 'default', hostNetwork: false };
  const workload = { labels: { app: name }, ...defaults, ...defined(fields), id, name, namespace: given.namespace };
  insert(draft, 'workloads', withoutUndefined<DesignWorkload>(workload));
  return place(draft, id, position);
}

const EXTERNAL_KINDS = {
  internet: { name: 'Internet', internet: true, audience: 'internet' },
  network: { name: 'Network', internet: false, audience: undefined },
  domain: { name: 'Domain', internet: false, audience: undefined },
} as const;

/** Something outside: the internet, networks, or domains. */
export function addExternal(
  draft: DocumentDraft,
  kind: keyof typeof EXTERNAL_KINDS,
  given: Given<External> = {},
): string {
  const { position, ...fields } = given;
  const { name: usual, internet, audience } = EXTERNAL_KINDS[kind];
  const names = Object.values(draft.design.externals).map((x) => x.name);
  const name = freeName(given.name || usual, names, 253);
  const id = newId(draft.design, PREFIXES.externals, name.toLowerCase());
  const external = { networks: [], domains: [], internet, audience, ...defined(fields), id, name };
  insert(draft, 'externals', withoutUndefined<External>(external));
  return place(draft, id, position);
}

/** What a zone can be one of. */
export type ZoneAxis = Axis | 'compliance zone';

const ZONE_KINDS = {
  plane: { collection: 'planes', key: 'plane', name: 'plane' },
  environment: { collection: 'environments', key: 'env', name: 'environment' },
  tenant: { collection: 'tenants', key: 'tenant', name: 'tenant' },
  'compliance zone': { collection: 'complianceZones', key: 'compliance', name: 'zone' },
} as const;

/** The label that a zone means where nothing else is known: the axis with its name, or with another that is free. */
export function usualLabel(axis: ZoneAxis, name: string, isTaken: (label: Zone['label']) => boolean): Zone['label'] {
  const { key, name: usual } = ZONE_KINDS[axis];
  const labelOf = (slug: string) =>
    axis === 'compliance zone' ? { key: `${key}-${slug}`, value: 'true' } : { key, value: slug };
  return labelOf(firstFree(kubernetesName(name, usual), (slug) => isTaken(labelOf(slug)), 50));
}

/**
 * A plane, environment, tenant or compliance zone. As a label it is `plane`, `env` or `tenant` with its name; a
 * compliance zone has a key of its own, since a namespace may stand in several.
 */
export function addZone(draft: DocumentDraft, axis: ZoneAxis, given: Given<Zone> = {}): string {
  const { position, ...fields } = given;
  const { collection, name: usual } = ZONE_KINDS[axis];
  const zones = Object.values(draft.design[collection]);
  const name = freeName(
    given.name || usual,
    zones.map((z) => z.name),
    253,
  );
  const id = newId(draft.design, PREFIXES[collection], name.toLowerCase());
  const values = new Set(zones.map((z) => (axis === 'compliance zone' ? z.label.key : z.label.value)));
  const label = usualLabel(axis, name, (l) => values.has(axis === 'compliance zone' ? l.key : l.value));
  insert(draft, collection, withoutUndefined<Zone>({ label, ...defined(fields), id, name }));
  return place(draft, id, position);
}

/** Adds a group of hosts, workers unless given otherwise. Returns its id. */
export function addHostGroup(draft: DocumentDraft, given: Given<HostGroup> = {}): string {
  const { position, ...fields } = given;
  const name = freeName(
    given.name || 'Nodes',
    Object.values(draft.design.hostGroups).map((h) => h.name),
    253,
  );
  const id = newId(draft.design, PREFIXES.hostGroups, name.toLowerCase());
  const defaults: Pick<HostGroup, 'role' | 'labels' | 'interfaces' | 'addresses'> = {
    role: 'worker',
    labels: {},
    interfaces: [],
    addresses: [],
  };
  insert(draft, 'hostGroups', withoutUndefined<HostGroup>({ ...defaults, ...defined(fields), id, name }));
  return place(draft, id, position);
}

/** Pods by their labels, of one namespace or of all. */
export function addLabelGroup(
  draft: DocumentDraft,
  given: Given<LabelGroup> & { readonly labels: Record<string, string> },
): string {
  const { position, ...fields } = given;
  const names = Object.values(draft.design.labelGroups).map((g) => g.name);
  const said = Object.entries(given.labels).map(([key, value]) => `${key}=${value}`);
  const name = freeName(given.name || said.join(', ') || 'Every pod', names, 253);
  const id = newId(draft.design, PREFIXES.labelGroups, name.toLowerCase());
  insert(draft, 'labelGroups', withoutUndefined<LabelGroup>({ ...defined(fields), id, name, labels: given.labels }));
  return place(draft, id, position);
}

/** The fields that are given; `undefined` does not override a default. */
function defined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return withoutUndefined(fields as never);
}
