/** Which kinds the inventory is made of, and why the others are not. */
import type { ManifestObject } from '../../dialects/manifest.ts';
import { isPolicyObject } from '../../dialects/registry.ts';

/** What an object is to the inventory. */
export type Role = 'namespace' | 'pod' | 'controller' | 'service' | 'host' | 'entry-point' | 'network' | 'policy';

interface Known {
  readonly role: Exclude<Role, 'policy'>;
  readonly groups: readonly string[];
  /** Where a controller keeps its pod template. */
  readonly template?: readonly string[];
}

const TEMPLATE = ['spec', 'template'];
const GATEWAY = 'gateway.networking.k8s.io';

const KINDS: ReadonlyMap<string, Known> = new Map<string, Known>([
  ['Namespace', { role: 'namespace', groups: [''] }],
  ['Project', { role: 'namespace', groups: ['project.openshift.io'] }],
  ['Pod', { role: 'pod', groups: [''] }],
  ['Deployment', { role: 'controller', groups: ['apps', 'extensions'], template: TEMPLATE }],
  ['ReplicaSet', { role: 'controller', groups: ['apps', 'extensions'], template: TEMPLATE }],
  ['DaemonSet', { role: 'controller', groups: ['apps', 'extensions'], template: TEMPLATE }],
  ['StatefulSet', { role: 'controller', groups: ['apps'], template: TEMPLATE }],
  ['ReplicationController', { role: 'controller', groups: [''], template: TEMPLATE }],
  ['Job', { role: 'controller', groups: ['batch'], template: TEMPLATE }],
  ['CronJob', { role: 'controller', groups: ['batch'], template: ['spec', 'jobTemplate', 'spec', 'template'] }],
  ['DeploymentConfig', { role: 'controller', groups: ['apps.openshift.io', ''], template: TEMPLATE }],
  ['Rollout', { role: 'controller', groups: ['argoproj.io'], template: TEMPLATE }],
  ['VirtualMachine', { role: 'controller', groups: ['kubevirt.io'], template: TEMPLATE }],
  ['VirtualMachineInstance', { role: 'controller', groups: ['kubevirt.io'], template: [] }],
  ['Service', { role: 'service', groups: [''] }],
  ['Node', { role: 'host', groups: [''] }],
  ['Ingress', { role: 'entry-point', groups: ['networking.k8s.io', 'extensions'] }],
  ['Route', { role: 'entry-point', groups: ['route.openshift.io', ''] }],
  ...['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map((kind): [string, Known] => [
    kind,
    { role: 'entry-point', groups: [GATEWAY] },
  ]),
  ['UserDefinedNetwork', { role: 'network', groups: ['k8s.ovn.org'] }],
  ['ClusterUserDefinedNetwork', { role: 'network', groups: ['k8s.ovn.org'] }],
  ['NetworkAttachmentDefinition', { role: 'network', groups: ['k8s.cni.cncf.io'] }],
]);

/** API group of an object: `apps` of `apps/v1`, empty for the core group. */
export function groupOf(object: Pick<ManifestObject, 'apiVersion'>): string {
  const slash = object.apiVersion.indexOf('/');
  return slash < 0 ? '' : object.apiVersion.slice(0, slash);
}

/** A known kind in a group that has none: the group it belongs to. */
export interface Misplaced {
  readonly role: Role;
  readonly misplaced: string;
}

/** What an object is to the inventory. `misplaced` names the groups that a known kind belongs to. */
export function roleOf(object: ManifestObject): Role | Misplaced | undefined {
  if (isPolicyObject(object)) return 'policy';
  const known = KINDS.get(object.kind);
  if (!known) return undefined;
  const group = groupOf(object);
  if (known.groups.includes(group)) return known.role;
  // A kind of the same name in somebody else's group (Knative's Service) is another thing.
  const foreign = group.includes('.') && !group.endsWith('.k8s.io');
  return foreign ? undefined : { role: known.role, misplaced: known.groups[0] ?? '' };
}

/** Where a controller keeps its pod template. */
export function templatePath(kind: string): readonly string[] {
  return KINDS.get(kind)?.template ?? TEMPLATE;
}

/** The version to write a kind as; of one that is not known, that of a Pod. */
export function apiVersionOf(kind: string): string {
  const group = KINDS.get(kind)?.groups[0] ?? '';
  return group === '' ? 'v1' : `${group}/v1`;
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['Secret', 'policy does not need it, and it is never kept'],
  ['ConfigMap', 'policy does not need it, and it is never kept'],
  ['ServiceAccount', 'the pods that use it name it'],
  ['Endpoints', 'services are resolved by their selectors'],
  ['EndpointSlice', 'services are resolved by their selectors'],
  ['Gateway', 'only the routes behind it are read'],
  ...['NetworkSet', 'GlobalNetworkSet', 'HostEndpoint', 'CiliumCIDRGroup'].map((kind): [string, string] => [
    kind,
    'only policies that are not understood yet use it',
  ]),
  ['GatewayClass', 'only the routes behind it are read'],
]);

/** Why an object of this kind is passed over. */
export function reasonOf(kind: string): string {
  return REASONS.get(kind) ?? 'policy does not need it';
}
