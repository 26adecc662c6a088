/**
 * The user's document: every entity of a design, as zod schemas from which types and the published JSON Schema come.
 *
 * Ids carry their kind as a prefix (`ns:shop`, `wl:shop/web`, `F-12`), are given once, and never change: a rename
 * changes `name` only. A reference to an entity is its id. The date is an input and stands nowhere in here.
 */
import * as z from 'zod';
import { ISOLATIONS, OWN_ISOLATIONS } from './isolation.ts';

z.config({ jitless: true });

const id = (prefix: string) =>
  z
    .string()
    .max(320)
    .regex(new RegExp(`^${prefix}[A-Za-z0-9][A-Za-z0-9._/-]*$`), `an id here starts with \`${prefix}\``);
const handle = (letter: string) =>
  z.string().regex(new RegExp(`^${letter}-[1-9][0-9]{0,5}$`), `a handle like \`${letter}-1\``);

const refSchema = z
  .string()
  .max(320)
  .regex(
    /^(plane|env|tenant|zone|cluster|ns|wl|host|ext|group):[A-Za-z0-9][A-Za-z0-9._/-]*$/,
    'an id such as `ns:shop`',
  );

const name = z.string().min(1).max(253);
const text = z.string().max(10_000);
const labels = z.record(z.string().max(317), z.string().max(63));
const owner = z.string().max(200).optional().describe('Persona or team that answers for it');

const protocol = z.enum(['TCP', 'UDP', 'SCTP']);
const portNumber = z.int().min(1).max(65535);

const portRangeSchema = z
  .strictObject({ protocol, port: portNumber, endPort: portNumber.optional() })
  .describe('Destination ports, inclusive');

/** `any`: every port and protocol. `unconfirmed`: drawn before anybody knew; nothing is opened for it. */
const portsSchema = z.union([z.literal('any'), z.literal('unconfirmed'), z.array(portRangeSchema).min(1)]);

const clusterSchema = z.strictObject({
  id: id('cluster:'),
  name,
  site: z.enum(['cloud', 'on-premises']).optional(),
  dataPlane: z.enum(['kubernetes']).default('kubernetes'),
  dataPlaneVersion: z.string().max(40).optional(),
  distribution: z
    .enum(['kubernetes', 'openshift', 'k3s', 'rke2', 'eks', 'gke', 'aks'])
    .default('kubernetes')
    .describe('Decides the DNS preset'),
  nodeLocalDns: z.boolean().default(false),
  nameServers: z.enum(['in the cluster', 'outside']).optional(),
  podRanges: z.array(z.string()).default([]).describe('CIDRs of pod addresses'),
  serviceRanges: z.array(z.string()).default([]),
  nodeRanges: z.array(z.string()).default([]),
});

const zoneFields = (prefix: string) => ({
  id: id(prefix),
  name,
  parent: id(prefix).optional(),
  owner,
  description: text.optional(),
  label: z
    .strictObject({ key: z.string().max(317), value: z.string().max(63) })
    .describe('What membership means as a namespace label'),
});

const zone = (prefix: string) => z.strictObject(zoneFields(prefix));

const environmentSchema = z.strictObject({ ...zoneFields('env:'), cluster: id('cluster:').optional() });

const tenantSchema = z.strictObject({
  ...zoneFields('tenant:'),
  kind: z.enum(['business unit', 'team', 'application', 'partner']).optional(),
});

const placementSchema = z
  .strictObject({ id: id('placement:'), name, clusters: z.record(id('env:'), id('cluster:')) })
  .describe('Another way to place the environments on clusters, which checks cover too');

const namespaceSchema = z.strictObject({
  id: id('ns:'),
  name: z.string().min(1).max(63),
  labels: labels.default({}),
  plane: id('plane:').optional(),
  environment: id('env:').optional(),
  tenant: id('tenant:').optional(),
  complianceZones: z.array(id('zone:')).default([]),
  cluster: id('cluster:').optional(),
  app: z.string().max(63).optional(),
  owner,
  /** Who decides: `as-imported`: policies kept from the import. Else the design, and which ways it isolates the pods. */
  isolation: z.enum(ISOLATIONS).default('as-imported'),
  /** Platform namespaces, which generated policies leave alone. */
  system: z.boolean().default(false),
  podSecurity: z.enum(['privileged', 'baseline', 'restricted']).optional(),
  quota: z.record(z.string(), z.string()).optional(),
});

const workloadSchema = z.strictObject({
  id: id('wl:'),
  namespace: id('ns:'),
  name: z.string().min(1).max(253),
  kind: z.string().min(1).max(63).default('Deployment'),
  labels: labels.default({}).describe('Labels of its pods'),
  ports: z.array(z.strictObject({ name: z.string().max(15).optional(), protocol, port: portNumber })).default([]),
  serviceAccount: z.string().max(253).default('default'),
  hostNetwork: z.boolean().default(false),
  /** Where it is isolated otherwise than its namespace says. */
  isolation: z.enum(OWN_ISOLATIONS).optional(),
  replicas: z.int().min(0).optional(),
});

const hostGroupSchema = z.strictObject({
  id: id('host:'),
  name,
  role: z.enum(['control-plane', 'worker', 'other']).default('worker'),
  labels: labels.default({}),
  interfaces: z.array(z.string().max(63)).default([]),
  addresses: z.array(z.string()).default([]).describe('CIDRs or addresses'),
  plane: id('plane:').optional(),
  cluster: id('cluster:').optional(),
  owner,
});

const externalSchema = z.strictObject({
  id: id('ext:'),
  name,
  /** CIDRs. `internet: true` stands for every address that is no pod, node or service of a cluster. */
  networks: z.array(z.string()).default([]),
  internet: z.boolean().default(false),
  domains: z.array(z.string()).default([]),
  feed: z.string().max(500).optional(),
  audience: z.enum(['own organisation', 'partner', 'internet']).optional(),
  plane: id('plane:').optional(),
  environment: id('env:').optional(),
  tenant: id('tenant:').optional(),
  owner,
});

const labelGroupSchema = z.strictObject({
  id: id('group:'),
  name,
  namespace: id('ns:').optional().describe('Absent: pods of every namespace'),
  labels,
});

const exposureSchema = z.strictObject({
  id: id('exp:'),
  target: id('wl:'),
  kind: z.enum(['Ingress', 'Gateway', 'Route', 'LoadBalancer', 'NodePort']),
  via: id('wl:').optional().describe('The controller or gateway workload that it goes through'),
  from: id('ext:').optional(),
  ports: portsSchema,
  host: z.string().max(253).optional(),
});

const flowSchema = z.strictObject({
  id: handle('F'),
  from: refSchema,
  to: refSchema,
  ports: portsSchema,
  encrypted: z.boolean().optional(),
  layer7: z
    .strictObject({
      protocol: z.enum(['HTTP', 'gRPC', 'Kafka']),
      methods: z.array(z.string()).default([]),
      path: z.string().optional(),
    })
    .optional(),
  /** `proposed` and `agreed` are wanted; `open question` is drawn only; `must not` is forbidden. */
  status: z.enum(['proposed', 'agreed', 'open question', 'must not']).default('agreed'),
  owner,
  reason: text.optional(),
  decidedBy: z.string().max(200).optional(),
  decidedOn: z.iso.date().optional(),
});

const guardrailSchema = z.strictObject({
  id: handle('G'),
  name,
  /**
   * `separate`: members of different zones of the axis do not connect. `forbid`: nothing from one to the other.
   * `enclose`: nothing between what is in a zone and what is not.
   */
  rule: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('separate'),
      axis: z.enum(['plane', 'environment', 'tenant', 'complianceZone', 'cluster']),
    }),
    z.strictObject({ kind: z.literal('forbid'), from: refSchema, to: refSchema, ports: portsSchema.default('any') }),
    z.strictObject({ kind: z.literal('enclose'), zone: refSchema }),
  ]),
  /** What it holds of, as seen from what it protects: what goes in, what goes out; absent: both. */
  direction: z.enum(['both', 'ingress', 'egress']).optional(),
  /** What it protects: one end must lie in here; absent: everything, of `enclose` its zone. */
  scope: z.array(refSchema).min(1).optional(),
  /** Personas whose writing must not be able to break it; absent: none was named. */
  against: z.array(id('persona:')).optional(),
  owner,
  reason: text.optional(),
});

const sharedServiceSchema = z.strictObject({
  id: id('shared:'),
  name,
  target: refSchema,
  consumers: z.array(refSchema).default([]),
  ports: portsSchema,
  label: z.strictObject({ key: z.string().max(317), value: z.string().max(63) }).optional(),
  owner,
  reason: text.optional(),
});

const exceptionSchema = z.strictObject({
  id: handle('X'),
  guardrail: handle('G'),
  from: refSchema,
  to: refSchema,
  ports: portsSchema,
  reason: text.optional(),
  ticket: z.string().max(200).optional(),
  owner,
  approver: z.string().max(200).optional(),
  expires: z.iso.date().optional(),
});

const labelKeySchema = z.strictObject({
  id: id('key:'),
  key: z.string().max(317),
  class: z.enum(['tenancy', 'application', 'external endpoint', 'host endpoint']).optional(),
  scope: z.enum(['namespace', 'pod', 'host', 'network']),
  values: z.array(z.string().max(63)).default([]),
  required: z.boolean().default(false),
  setBy: z.array(id('persona:')).default([]),
  approver: z.string().max(200).optional(),
  grants: text.optional(),
});

/** Namespaces that a power reaches: named ones, those of zones, or every one. */
const whereSchema = z.union([z.literal('everywhere'), z.array(refSchema).min(1)]);

const powerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('policies'),
    policyKind: z.enum(['NetworkPolicy', 'ClusterNetworkPolicy']),
    tier: z.enum(['Admin', 'Baseline']).optional(),
    where: whereSchema,
  }),
  z.strictObject({
    kind: z.literal('labels'),
    on: z.enum(['pod', 'namespace']),
    key: z.string().max(317).describe('A key, or `*` for every key that no label standard reserves'),
    values: z.array(z.string().max(63)).default([]),
    where: whereSchema,
  }),
  z.strictObject({ kind: z.literal('workloads'), hostNetwork: z.boolean().default(false), where: whereSchema }),
  z.strictObject({ kind: z.literal('namespaces') }),
  z.strictObject({ kind: z.literal('service accounts'), where: whereSchema }),
  z.strictObject({ kind: z.literal('services'), where: whereSchema }),
]);

const personaSchema = z.strictObject({
  id: id('persona:'),
  name,
  role: z.string().max(200).optional(),
  /** What it may write from the first day on, and once namespaces are handed over (`practices.md` 8.1). */
  powers: z.array(powerSchema).default([]),
  later: z.array(powerSchema).default([]),
});

const policySchema = z
  .strictObject({
    id: id('policy:'),
    kind: z.string().max(63),
    namespace: z.string().max(63).optional(),
    name: z.string().max(253),
    /** The document as written, without annotations. */
    text: z.string().max(2_000_000),
    file: z.string().max(1000),
    firstLine: z.int().min(1).default(1),
    owner,
    /** `yes`: always part of the design. `no`: never. `unmanaged`: while the design does not manage its namespace. */
    keep: z.enum(['yes', 'no', 'unmanaged']).default('unmanaged'),
  })
  .describe('An imported or hand-written policy, kept as written');

const tierSchema = z.strictObject({
  id: id('tier:'),
  name,
  order: z.int(),
  owner,
  endAction: z.enum(['deny', 'pass']).optional(),
});

/** A finding that somebody answers for, so that it counts no longer. */
const acceptanceSchema = z.strictObject({
  id: id('accepted:'),
  check: z.string().max(40),
  subject: z.string().max(1000),
  reason: text,
  owner: z.string().max(200),
  expires: z.iso.date().optional(),
});

const noteSchema = z.strictObject({
  id: handle('D'),
  kind: z.enum(['comment', 'decision', 'parking lot']).default('comment'),
  /** Of what is parked: whether it was settled since. */
  settled: z.boolean().optional(),
  anchor: z.string().max(320).optional(),
  sentence: z.string().max(64).optional(),
  text,
  author: z.string().max(200).optional(),
  on: z.iso.date().optional(),
});

/** Every collection with the schema of its items, in the order of the file. */
export const COLLECTIONS = {
  clusters: clusterSchema,
  planes: zone('plane:'),
  environments: environmentSchema,
  tenants: tenantSchema,
  complianceZones: zone('zone:'),
  placements: placementSchema,
  namespaces: namespaceSchema,
  workloads: workloadSchema,
  labelGroups: labelGroupSchema,
  hostGroups: hostGroupSchema,
  externals: externalSchema,
  exposures: exposureSchema,
  flows: flowSchema,
  guardrails: guardrailSchema,
  exceptions: exceptionSchema,
  sharedServices: sharedServiceSchema,
  labelKeys: labelKeySchema,
  personas: personaSchema,
  tiers: tierSchema,
  policies: policySchema,
  acceptances: acceptanceSchema,
  notes: noteSchema,
} as const;

export type CollectionName = keyof typeof COLLECTIONS;
export type Entity<C extends CollectionName> = z.output<(typeof COLLECTIONS)[C]>;

export type DesignCluster = Entity<'clusters'>;
export type Zone = Entity<'planes'>;
export type Environment = Entity<'environments'>;
export type Tenant = Entity<'tenants'>;
export type Placement = Entity<'placements'>;
export type DesignNamespace = Entity<'namespaces'>;
export type DesignWorkload = Entity<'workloads'>;
export type LabelGroup = Entity<'labelGroups'>;
export type HostGroup = Entity<'hostGroups'>;
export type External = Entity<'externals'>;
export type Exposure = Entity<'exposures'>;
export type Flow = Entity<'flows'>;
export type Guardrail = Entity<'guardrails'>;
export type Exception = Entity<'exceptions'>;
export type SharedService = Entity<'sharedServices'>;
export type LabelKey = Entity<'labelKeys'>;
export type Persona = Entity<'personas'>;
export type Power = z.output<typeof powerSchema>;
export type Where = z.output<typeof whereSchema>;
export type Acceptance = Entity<'acceptances'>;
export type Note = Entity<'notes'>;
export type KeptPolicy = Entity<'policies'>;
export type Ports = z.output<typeof portsSchema>;
export type PortRange = z.output<typeof portRangeSchema>;
export type Ref = z.output<typeof refSchema>;
export type Axis = 'plane' | 'environment' | 'tenant';
/** What a guardrail can keep apart: the axes, and two that cross them. */
export type GuardrailAxis = Extract<Guardrail['rule'], { kind: 'separate' }>['axis'];

/** The design in memory: records by id, normalised. Look things up with `Object.hasOwn` or `entity()`. */
export type Design = {
  readonly version: 1;
  readonly name: string;
  readonly target: 'kubernetes';
} & { readonly [C in CollectionName]: Readonly<Record<string, Entity<C>>> };

/** Where things stand on the canvas; a file of its own (`studio.md`, Files). Sizes and positions in canvas pixels. */
export interface Layout {
  readonly version: 1;
  readonly nodes: Readonly<Record<string, NodeLayout>>;
}

export interface NodeLayout {
  /** Relative to the containing zone, if any. */
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
  readonly collapsed?: boolean;
}
