/** The reference evaluator's own reading of manifests: who exists, and the policies as they were written. */
import { parseAllDocuments } from 'yaml';
import type { RawClusterPolicySpec, RawContainer, RawNetworkPolicySpec, RawObject, RawPodSpec } from './objects.ts';

export type LabelSet = Readonly<Record<string, string>>;

export interface WorldPort {
  readonly name: string | undefined;
  readonly protocol: string;
  readonly port: number;
}

/** One pod, or the template of a workload that stands for its pods. */
export interface WorldPod {
  /** `namespace/name`; for a template `namespace/name[Kind]`. */
  readonly id: string;
  /** `namespace/name[Kind]` of the workload it belongs to (corpus README, semantics 3). */
  readonly workload: string;
  readonly template: boolean;
  readonly namespace: string;
  readonly labels: LabelSet;
  readonly namespaceLabels: LabelSet;
  readonly ports: readonly WorldPort[];
  readonly hostNetwork: boolean;
  readonly node: string | undefined;
  readonly addresses: readonly string[];
}

export interface WorldNode {
  readonly name: string;
  readonly labels: LabelSet;
  readonly addresses: readonly string[];
}

export interface WorldNetworkPolicy {
  readonly namespace: string;
  readonly spec: RawNetworkPolicySpec;
}

export interface WorldClusterPolicy {
  readonly priority: number;
  readonly spec: RawClusterPolicySpec;
}

export interface World {
  readonly pods: ReadonlyMap<string, WorldPod>;
  readonly nodes: ReadonlyMap<string, WorldNode>;
  readonly networkPolicies: readonly WorldNetworkPolicy[];
  readonly admin: readonly WorldClusterPolicy[];
  readonly baseline: readonly WorldClusterPolicy[];
  /** Address families in use: 6 only where some object speaks of it. */
  readonly families: readonly (4 | 6)[];
}

const WORKLOADS = new Set([
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'ReplicationController',
  'Job',
  'CronJob',
]);

/** The objects of some YAML texts, lists taken apart; documents that cannot be read are left out. */
export function readObjects(texts: readonly string[]): RawObject[] {
  const documents = texts.flatMap((text) => parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent' }));
  const values = documents.flatMap((d) => (d.errors.length > 0 ? [] : [d.toJS() as RawObject | null]));
  return values.flatMap((value) => (value ? itemsOf(value) : []));
}

/** The members of a list; those of a `PodList` need not repeat their kind. */
function itemsOf(object: RawObject): RawObject[] {
  const { apiVersion, kind, items } = object;
  if (!items) return [object];
  const member = { ...(apiVersion ? { apiVersion } : {}), ...(kind ? { kind: kind.replace(/List$/, '') } : {}) };
  return items.map((item) => ({ ...member, ...item }));
}

/** Builds the world of some objects, with the defaulting of semantics/kubernetes.md 1.1 and 1.2. */
export function worldOf(objects: readonly RawObject[]): World {
  const namespaces = namespaceLabels(objects);
  const pods = objects.flatMap((o) => podsOf(o, (n) => namespaces.get(n) ?? ownLabel(n)));
  const nodes = objects.filter((o) => o.kind === 'Node').map(nodeOf);
  const networkPolicies = objects
    .filter((o) => o.kind === 'NetworkPolicy' && o.apiVersion === 'networking.k8s.io/v1')
    .map((o) => ({ namespace: namespaceOf(o), spec: (o.spec ?? {}) as RawNetworkPolicySpec }));
  const tiered = objects.flatMap(clusterPolicyOf);
  return {
    pods: new Map(pods.map((p) => [p.id, p])),
    nodes: new Map(nodes.map((n) => [n.name, n])),
    networkPolicies,
    admin: tiered.filter((t) => t.spec.tier === 'Admin'),
    baseline: tiered.filter((t) => t.spec.tier === 'Baseline'),
    families: speaksOfIpv6([pods, nodes, networkPolicies, tiered]) ? [4, 6] : [4],
  };
}

function clusterPolicyOf(o: RawObject): WorldClusterPolicy[] {
  if (!o.apiVersion?.startsWith('policy.networking.k8s.io/')) return [];
  const spec = o.spec as RawClusterPolicySpec;
  if (o.kind === 'ClusterNetworkPolicy') return [{ priority: spec.priority ?? 0, spec }];
  if (o.kind === 'AdminNetworkPolicy') return [{ priority: spec.priority ?? 0, spec: { ...spec, tier: 'Admin' } }];
  if (o.kind === 'BaselineAdminNetworkPolicy') return [{ priority: 0, spec: { ...spec, tier: 'Baseline' } }];
  return [];
}

function speaksOfIpv6(value: unknown): boolean {
  if (typeof value === 'string') return /^[0-9a-fA-F.]*:[0-9a-fA-F:.]*(\/\d+)?$/.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(speaksOfIpv6);
}

function namespaceOf(o: RawObject): string {
  return o.metadata?.namespace ?? 'default';
}

function ownLabel(namespace: string): LabelSet {
  return { 'kubernetes.io/metadata.name': namespace };
}

function namespaceLabels(objects: readonly RawObject[]): Map<string, LabelSet> {
  return new Map(
    objects
      .filter((o) => o.kind === 'Namespace')
      .map((o) => [o.metadata?.name ?? '', { ...o.metadata?.labels, ...ownLabel(o.metadata?.name ?? '') }]),
  );
}

function nodeOf(o: RawObject): WorldNode {
  const addresses = (o.status?.addresses ?? []).filter((a) => a.type.endsWith('IP')).map((a) => a.address);
  return { name: o.metadata?.name ?? '', labels: o.metadata?.labels ?? {}, addresses };
}

interface Template {
  readonly metadata?: { readonly labels?: LabelSet | null } | null;
  readonly spec?: RawPodSpec | null;
}

function podsOf(o: RawObject, labelsOfNamespace: (name: string) => LabelSet): WorldPod[] {
  const namespace = namespaceOf(o);
  const name = o.metadata?.name ?? '';
  const common = { namespace, namespaceLabels: labelsOfNamespace(namespace) };
  if (o.kind === 'Pod') {
    // a finished pod owns no address and takes part in nothing (semantics/kubernetes.md 1.6)
    if (o.status?.phase === 'Succeeded' || o.status?.phase === 'Failed') return [];
    const listed = (o.status?.podIPs ?? []).map((p) => p.ip);
    const addresses = listed.length > 0 ? listed : o.status?.podIP ? [o.status.podIP] : [];
    const pod = { id: `${namespace}/${name}`, workload: `${namespace}/${ownerOf(o)}`, template: false, addresses };
    return [{ ...common, ...pod, labels: o.metadata?.labels ?? {}, ...specOf(o.spec as RawPodSpec) }];
  }
  if (!o.kind || !WORKLOADS.has(o.kind)) return [];
  const spec = o.spec as { template?: Template; jobTemplate?: { spec?: { template?: Template } } } | null | undefined;
  const template = spec?.template ?? spec?.jobTemplate?.spec?.template;
  const id = `${namespace}/${name}[${o.kind}]`;
  const pod = { id, workload: id, template: true, addresses: [] };
  return [{ ...common, ...pod, labels: template?.metadata?.labels ?? {}, ...specOf(template?.spec) }];
}

function ownerOf(o: RawObject): string {
  const owner = (o.metadata?.ownerReferences ?? []).find((r) => r.kind !== 'Node' && r.name);
  return owner ? `${owner.name}[${owner.kind ?? 'Pod'}]` : `${o.metadata?.name}[Pod]`;
}

function specOf(spec: RawPodSpec | null | undefined): Pick<WorldPod, 'ports' | 'hostNetwork' | 'node'> {
  const sidecars = (spec?.initContainers ?? []).filter((c) => c.restartPolicy === 'Always');
  const ports = [...(spec?.containers ?? []), ...sidecars].flatMap(portsOf);
  return { ports, hostNetwork: spec?.hostNetwork === true, node: spec?.nodeName };
}

function portsOf(container: RawContainer): WorldPort[] {
  return (container.ports ?? []).map((p) => ({ name: p.name, protocol: p.protocol ?? 'TCP', port: p.containerPort }));
}
