/** Policies of kinds that Bulkhead does not understand yet. They are recognised and widen the answer. */
import { NAMESPACE_NAME_LABEL } from '../cluster/labels.ts';
import { EVERYTHING, type Selector, selectorOfLabels } from '../cluster/selector.ts';
import type { Direction, EndpointTerm, Origin } from '../policy/policy-set.ts';
import { type ManifestObject, placeOf } from './manifest.ts';

/** A policy object that is not understood, and whom it may touch. */
export interface UnreadPolicyObject {
  readonly kind: string;
  readonly origin: Origin;
  /** Whom it may touch, never less than it does touch. */
  readonly subject: readonly EndpointTerm[];
  readonly directions: readonly Direction[];
  /** `CiliumNetworkPolicy is not understood yet`. */
  readonly reason: string;
}

type Header = Pick<ManifestObject, 'apiVersion' | 'kind'>;

/** Which pods a kind can touch. `mesh`: its namespace, or all when it stands in the mesh's root namespace. */
type Reach = 'namespace' | 'all' | 'mesh';

interface UnreadKind {
  readonly group: RegExp;
  readonly kinds: readonly string[];
  readonly reach: Reach;
  readonly directions: readonly Direction[];
}

const BOTH: readonly Direction[] = ['egress', 'ingress'];
const CALICO = /^(projectcalico\.org|crd\.projectcalico\.org)$/;
const ISTIO = /^(security|networking)\.istio\.io$/;

const UNREAD_KINDS: readonly UnreadKind[] = [
  { group: CALICO, kinds: ['NetworkPolicy'], reach: 'namespace', directions: BOTH },
  { group: CALICO, kinds: ['GlobalNetworkPolicy', 'Profile'], reach: 'all', directions: BOTH },
  { group: /^cilium\.io$/, kinds: ['CiliumNetworkPolicy'], reach: 'namespace', directions: BOTH },
  { group: /^cilium\.io$/, kinds: ['CiliumClusterwideNetworkPolicy'], reach: 'all', directions: BOTH },
  {
    group: ISTIO,
    kinds: ['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication'],
    reach: 'mesh',
    directions: ['ingress'],
  },
  { group: ISTIO, kinds: ['Sidecar'], reach: 'mesh', directions: BOTH },
  { group: /antrea/, kinds: ['NetworkPolicy'], reach: 'namespace', directions: BOTH },
  { group: /antrea/, kinds: ['ClusterNetworkPolicy'], reach: 'all', directions: BOTH },
  { group: /^k8s\.ovn\.org$/, kinds: ['EgressFirewall'], reach: 'namespace', directions: ['egress'] },
  {
    group: /^policy\.linkerd\.io$/,
    kinds: ['Server', 'ServerAuthorization', 'AuthorizationPolicy'],
    reach: 'namespace',
    directions: ['ingress'],
  },
  { group: /^kuma\.io$/, kinds: ['MeshTrafficPermission', 'TrafficPermission'], reach: 'all', directions: BOTH },
  { group: /^network\.openshift\.io$/, kinds: ['NetNamespace'], reach: 'all', directions: BOTH },
  { group: /^network\.openshift\.io$/, kinds: ['EgressNetworkPolicy'], reach: 'namespace', directions: ['egress'] },
  { group: /^vpcresources\.k8s\.aws$/, kinds: ['SecurityGroupPolicy'], reach: 'namespace', directions: BOTH },
  {
    group: /^policy\.networking\.k8s\.io$/,
    kinds: ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'],
    reach: 'all',
    directions: BOTH,
  },
];

/** Policy objects that never decide about a connection between pods, and why. */
const WITHOUT_EFFECT: readonly { readonly group: RegExp; readonly kind: RegExp; readonly why: string }[] = [
  { group: CALICO, kind: /^Staged.*NetworkPolicy$/, why: 'is staged and never enforced' },
  { group: CALICO, kind: /^Tier$/, why: 'orders Calico policies and selects nothing itself' },
  { group: /^k8s\.cni\.cncf\.io$/, kind: /^MultiNetworkPolicy$/, why: 'applies to secondary networks only' },
];

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Why a policy object has no effect on what is solved, if that is so: `is staged and never enforced`. */
export function policyWithoutEffect({ apiVersion, kind }: Header): string | undefined {
  const group = groupOf(apiVersion);
  return WITHOUT_EFFECT.find((entry) => entry.group.test(group) && entry.kind.test(kind))?.why;
}

function kindOfObject({ apiVersion, kind }: Header, namespaced: boolean): UnreadKind | undefined {
  const group = groupOf(apiVersion);
  const known = UNREAD_KINDS.find((entry) => entry.group.test(group) && entry.kinds.includes(kind));
  if (known) return known;
  // a policy of somebody unknown: only a namespace in the document says that it stays inside one
  if (!/NetworkPolicy$/.test(kind)) return undefined;
  return { group: /^/, kinds: [kind], reach: namespaced && group !== '' ? 'namespace' : 'all', directions: BOTH };
}

/**
 * A policy whose kind is not understood yet; undefined when the object is no policy, has no effect, or is of a kind that
 * the registry reads. The subject is narrowed only where that is certain.
 */
export function unreadPolicyOf(object: ManifestObject): UnreadPolicyObject | undefined {
  if (policyWithoutEffect(object)) return undefined;
  const kind = kindOfObject(object, object.namespace !== undefined);
  if (!kind) return undefined;
  const clusterScoped = kind.reach === 'all';
  const namespace = clusterScoped ? undefined : (object.namespace ?? 'default');
  return {
    kind: object.kind,
    origin: objectOrigin(object, namespace),
    subject: subjectOf(object, kind, namespace),
    directions: kind.directions,
    reason: `${object.kind} is not understood yet`,
  };
}

/** A NetworkPolicy, ClusterNetworkPolicy or AdminNetworkPolicy of which it is not known whether it is in force. */
export function uncertainPolicy(object: ManifestObject, reason: string): UnreadPolicyObject {
  const namespace = object.kind === 'NetworkPolicy' ? (object.namespace ?? 'default') : undefined;
  const inNamespace = (name: string): EndpointTerm => ({
    kind: 'pods',
    namespaces: namespaceSelector(name),
    pods: EVERYTHING,
  });
  return {
    kind: object.kind,
    origin: objectOrigin(object, namespace),
    subject: namespace === undefined ? EVERYONE : [inNamespace(namespace)],
    directions: BOTH,
    reason,
  };
}

function objectOrigin(object: ManifestObject, namespace: string | undefined): Origin {
  return {
    kind: object.kind,
    ...(namespace === undefined ? {} : { namespace }),
    name: object.name,
    get place() {
      return placeOf(object);
    },
  };
}

/** Root namespaces by default, in which a policy holds for the whole mesh. */
const MESH_ROOTS: readonly string[] = ['istio-system', 'istio-config'];
const EVERYONE: readonly EndpointTerm[] = [{ kind: 'anything' }];

function subjectOf(object: ManifestObject, kind: UnreadKind, namespace: string | undefined): readonly EndpointTerm[] {
  if (kind.kinds.includes('Profile') && object.kind === 'Profile') return profileSubject(object.name);
  const pods = podsOf(object, kind);
  if (pods === undefined) return EVERYONE;
  if (namespace !== undefined && !(kind.reach === 'mesh' && MESH_ROOTS.includes(namespace)))
    return [{ kind: 'pods', namespaces: namespaceSelector(namespace), pods }];
  return pods.requirements.length === 0 ? EVERYONE : [{ kind: 'pods', namespaces: EVERYTHING, pods }];
}

function namespaceSelector(name: string): Selector {
  return selectorOfLabels([[NAMESPACE_NAME_LABEL, name]]);
}

/** Calico makes `kns.<namespace>` and `ksa.<namespace>.<service account>` for itself; others may be attached anywhere. */
function profileSubject(name: string): readonly EndpointTerm[] {
  const namespace = /^(?:kns\.([^.]+)|ksa\.([^.]+)\..+)$/.exec(name);
  const found = namespace?.[1] ?? namespace?.[2];
  return found === undefined ? EVERYONE : [{ kind: 'pods', namespaces: namespaceSelector(found), pods: EVERYTHING }];
}

function field(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

/** The pods a kind certainly stays within; undefined when it may reach beyond them and its namespace. */
function podsOf(object: ManifestObject, kind: UnreadKind): Selector | undefined {
  const spec = field(object.value, 'spec');
  if (kind.group === ISTIO) return istioPods(spec);
  if (!kind.kinds.some((k) => k.startsWith('Cilium'))) return EVERYTHING;
  if (field(object.value, 'specs') !== undefined) return EVERYTHING;
  return selectorOfLabels(plainLabels(field(spec, 'endpointSelector')).flatMap(ciliumPodLabel));
}

/** A policy bound to a gateway holds for everything behind it, in any namespace. */
function istioPods(spec: unknown): Selector | undefined {
  if (field(spec, 'targetRef') !== undefined || field(spec, 'targetRefs') !== undefined) return undefined;
  const labels = plainLabels(field(spec, 'selector') ?? field(spec, 'workloadSelector'), 'labels');
  return labels.length === 0 ? EVERYTHING : selectorOfLabels(labels);
}

/** The exact labels of a selector; leaving out what is not plain text only widens it. */
function plainLabels(selector: unknown, other = 'matchLabels'): [string, string][] {
  const labels = field(selector, 'matchLabels') ?? field(selector, other);
  if (typeof labels !== 'object' || labels === null || Array.isArray(labels)) return [];
  return Object.entries(labels).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
}

/** A Cilium label that is certainly a label of the pod: from Kubernetes, and not one that Cilium derives. */
function ciliumPodLabel([key, value]: [string, string]): [string, string][] {
  const plain = key.startsWith('k8s:') ? key.slice('k8s:'.length) : key;
  const derived = plain.includes(':') || /^(io\.kubernetes|io\.cilium|k8s|any|reserved)\./.test(plain);
  return derived ? [] : [[plain, value]];
}
