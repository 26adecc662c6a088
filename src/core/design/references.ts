import type { CollectionName, Design, Entity, Power } from './schema.ts';

/** A field of an entity that names another entity. */
export interface Reference {
  readonly path: readonly (string | number)[];
  readonly id: string;
}

type ReferenceReader<C extends CollectionName> = (entity: Entity<C>) => readonly (Reference | undefined)[];

const one = (id: string | undefined, ...path: (string | number)[]): Reference | undefined =>
  id === undefined ? undefined : { path, id };
const many = (ids: readonly string[], field: string): Reference[] => ids.map((id, i) => ({ path: [field, i], id }));

const parent = (zone: { parent?: string | undefined }) => [one(zone.parent, 'parent')];
const ends = (flow: { from: string; to: string }) => [one(flow.from, 'from'), one(flow.to, 'to')];

const powers = (all: readonly Power[], field: string): Reference[] =>
  all.flatMap((power, i) =>
    'where' in power && power.where !== 'everywhere'
      ? power.where.map((id, j) => ({ path: [field, i, 'where', j], id }))
      : [],
  );

const READERS: { readonly [C in CollectionName]: ReferenceReader<C> } = {
  clusters: () => [],
  planes: parent,
  environments: (e) => [...parent(e), one(e.cluster, 'cluster')],
  tenants: parent,
  complianceZones: parent,
  placements: (p) =>
    Object.entries(p.clusters).flatMap(([environment, cluster]) => [
      one(environment, 'clusters', environment),
      one(cluster, 'clusters', environment),
    ]),
  namespaces: (n) => [
    one(n.plane, 'plane'),
    one(n.environment, 'environment'),
    one(n.tenant, 'tenant'),
    ...many(n.complianceZones, 'complianceZones'),
    one(n.cluster, 'cluster'),
  ],
  workloads: (w) => [one(w.namespace, 'namespace')],
  labelGroups: (g) => [one(g.namespace, 'namespace')],
  hostGroups: (h) => [one(h.plane, 'plane'), one(h.cluster, 'cluster')],
  externals: (x) => [one(x.plane, 'plane'), one(x.environment, 'environment'), one(x.tenant, 'tenant')],
  exposures: (e) => [one(e.target, 'target'), one(e.via, 'via'), one(e.from, 'from')],
  flows: ends,
  guardrails: ({ rule, scope = [], against = [] }) => [
    ...(rule.kind === 'forbid' ? [one(rule.from, 'rule', 'from'), one(rule.to, 'rule', 'to')] : []),
    ...(rule.kind === 'enclose' ? [one(rule.zone, 'rule', 'zone')] : []),
    ...many(scope, 'scope'),
    ...many(against, 'against'),
  ],
  exceptions: (x) => [one(x.guardrail, 'guardrail'), ...ends(x)],
  sharedServices: (s) => [one(s.target, 'target'), ...many(s.consumers, 'consumers')],
  labelKeys: (k) => many(k.setBy, 'setBy'),
  personas: (p) => [...powers(p.powers, 'powers'), ...powers(p.later, 'later')],
  tiers: () => [],
  policies: () => [],
  acceptances: () => [],
  notes: (n) => [one(n.anchor, 'anchor')],
};

/** Every field of an entity that names another one, in order of the schema. */
export function referencesOf<C extends CollectionName>(collection: C, entity: Entity<C>): Reference[] {
  const read: ReferenceReader<C> = READERS[collection];
  return read(entity).filter((r) => r !== undefined);
}

/** The items of a collection, in the order of the record. */
export function itemsOf<C extends CollectionName>(design: Design, collection: C): Entity<C>[] {
  return Object.values(design[collection] as Readonly<Record<string, Entity<C>>>);
}
