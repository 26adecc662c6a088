/** Everything that a policy set can tell apart: columns (classes of like endpoints) and the endpoints that own them. */
import type { Cluster, Host, Pod, Workload } from '../cluster/cluster.ts';
import { type Labels, labelsKey, NAMESPACE_NAME_LABEL, NO_LABELS } from '../cluster/labels.ts';
import {
  type Address,
  type AddressRange,
  ALL_IPV4,
  ALL_IPV6,
  type Family,
  formatRange,
  parseAddress,
} from '../lib/addresses.ts';
import { cutHolding, cutNetworks, type NetworkCuts } from './networks.ts';
import type { Location, Traits } from './traits.ts';
import type { Endpoint, SolverInput, UndefinedReason } from './types.ts';
import { type AddressTerms, projectLabels, type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** A namespace of its own for the entry points' controller, whose labels nobody knows (corpus README, semantics 10). */
export const INGRESS_CONTROLLER_NAMESPACE = 'ingress-controller-ns';

/** One address of an endpoint, or one family where the address is not known, and the column that stands for it there. */
export interface Lane {
  /** Absent: the family makes no difference. */
  readonly family?: Family;
  readonly column: number;
}

export interface Universe {
  readonly columns: readonly Traits[];
  readonly endpoints: readonly Endpoint[];
  /** By endpoint. Never empty. */
  readonly lanes: readonly (readonly Lane[])[];
  /** Whether anything in the input speaks of IPv6. */
  readonly ipv6: boolean;
  readonly addressTerms: AddressTerms;
  readonly networks: NetworkMembers;
}

/** For columns of outside addresses: the numbers of the address terms that contain them. */
export type NetworkMembers = ReadonlyMap<number, readonly number[]>;

interface Building {
  readonly input: SolverInput;
  readonly vocabulary: Vocabulary;
  readonly families: readonly Family[];
  readonly columns: Traits[];
  readonly columnOf: Map<string, number>;
  readonly endpoints: Endpoint[];
  readonly lanes: Lane[][];
  readonly hosts: ReadonlyMap<string, Host>;
  readonly namespaceLabels: ReadonlyMap<string, Labels>;
  readonly cuts: Readonly<Record<Family, NetworkCuts>>;
  readonly networks: Map<number, readonly number[]>;
}

/** Sorts the inventory into columns and endpoints, in the order workloads, hosts, networks, domains, controller. */
export function buildUniverse(input: SolverInput): Universe {
  const vocabulary = vocabularyOf(input.policies);
  const ipv6 = speaksIpv6(input.cluster, vocabulary);
  const terms = [...vocabulary.addressTerms.values()];
  const further = input.options.cuts ?? [];
  const b: Building = {
    input,
    vocabulary,
    families: ipv6 ? [4, 6] : [4],
    columns: [],
    columnOf: new Map(),
    endpoints: [],
    lanes: [],
    hosts: new Map(input.cluster.hosts.map((h) => [h.name, h])),
    namespaceLabels: new Map(input.cluster.namespaces.map((n) => [n.name, n.labels])),
    cuts: { 4: cutNetworks(4, terms, further), 6: cutNetworks(6, terms, further) },
    networks: new Map(),
  };
  for (const [i, w] of input.cluster.workloads.entries()) addWorkload(b, w, i);
  for (const [i, h] of input.cluster.hosts.entries()) addHost(b, h, i);
  addNetworks(b);
  addDomains(b);
  if (input.cluster.entryPoints.length > 0) addController(b);
  const { columns, endpoints, lanes, networks } = b;
  return { columns, endpoints, lanes, ipv6, addressTerms: vocabulary.addressTerms, networks };
}

function speaksIpv6(cluster: Cluster, vocabulary: Vocabulary): boolean {
  const six = (text: string) => text.includes(':');
  return (
    [...vocabulary.addressTerms.values()].some((ranges) => ranges.some((r) => r.family === 6)) ||
    cluster.podRanges.some((r) => r.family === 6) ||
    cluster.nodeRanges?.some((r) => r.family === 6) ||
    cluster.hosts.some((h) => h.addresses.some(six)) ||
    cluster.workloads.some((w) => w.pods.some((p) => p.addresses.some(six)))
  );
}

/** Interns traits as a column. Two traits of equal key are matched by the same terms. */
function columnFor(b: Building, key: string, traits: Traits): number {
  const known = b.columnOf.get(key);
  if (known !== undefined) return known;
  b.columns.push(traits);
  b.columnOf.set(key, b.columns.length - 1);
  return b.columns.length - 1;
}

function addEndpoint(b: Building, endpoint: Endpoint, lanes: Lane[]): void {
  b.endpoints.push(endpoint);
  b.lanes.push(lanes);
}

function addWorkload(b: Building, workload: Workload, index: number): void {
  const groups = new Map<string, { pods: number[]; lanes: Lane[] }>();
  workload.pods.forEach((pod, i) => {
    const lanes = podLanes(b, workload, pod);
    const key = lanes.map((l) => `${l.family ?? ''}:${l.column}`).join();
    const group = groups.get(key);
    if (group) group.pods.push(i);
    else groups.set(key, { pods: [i], lanes });
  });
  const whole = groups.size === 1;
  for (const { pods, lanes } of groups.values()) {
    const part = workload.pods[pods[0] ?? 0]?.name ?? String(pods[0]);
    addEndpoint(
      b,
      {
        kind: 'workload',
        id: whole ? workload.id : `${workload.id}{${part}}`,
        namespace: workload.namespace,
        name: workload.name,
        workloadKind: workload.kind,
        workload: index,
        pods,
      },
      lanes,
    );
  }
}

function podLanes(b: Building, workload: Workload, pod: Pod): Lane[] {
  // judged as its host it is no pod to policy: neither its labels nor its port names count (semantics/kubernetes.md 1.6)
  if (pod.hostNetwork && b.input.options.hostNetwork === 'host') {
    const node = pod.node === undefined ? undefined : b.hosts.get(pod.node);
    const addresses = pod.addresses.length > 0 ? pod.addresses : (node?.addresses ?? []);
    return hostLanes(b, 'pod-on-host', { labels: node?.labels }, addresses, b.input.cluster.nodeRanges);
  }
  const ports = pod.ports.filter((p) => p.name !== undefined && b.vocabulary.portNames.has(p.name));
  const portsText = JSON.stringify(ports.map((p) => [p.name, p.protocol, p.port]).sort());
  const namespace = b.namespaceLabels.get(workload.namespace) ?? NO_LABELS;
  const key = [
    projectLabels(b.vocabulary.namespaceWords, namespace),
    projectLabels(b.vocabulary.podWords, pod.labels),
    portsText,
  ].join('|');
  return locate(b, pod.addresses, 'pod-address-unknown', b.input.cluster.podRanges).map(
    ({ family, location, text }) => ({
      ...(family === undefined ? {} : { family }),
      column: columnFor(b, `pod|${key}|${text}`, { pod: { namespace, labels: pod.labels }, location, ports }),
    }),
  );
}

interface Located {
  readonly family?: Family;
  readonly location: Location;
  /** Equal for locations that no address term tells apart. */
  readonly text: string;
}

/**
 * Where something with these addresses can be, per family in use (semantics/kubernetes.md 1.4, dual stack); without any,
 * somewhere in the `pool`, or anywhere.
 */
function locate(
  b: Building,
  addresses: readonly string[],
  unknown: UndefinedReason,
  pool: readonly AddressRange[] = [],
): Located[] {
  if (b.vocabulary.addressTerms.size === 0) return [{ location: { kind: 'nowhere' }, text: '' }];
  if (b.input.options.podAddresses === 'ignore' && unknown === 'pod-address-unknown')
    return [{ location: { kind: 'nowhere' }, text: '' }];
  const known = addresses.map(parseAddress).filter((a): a is Address => a !== undefined);
  // a packet carries one address: each of a node's addresses is a lane of its own
  if (known.length > 0)
    return known.map((a) => ({ family: a.family, location: { kind: 'at', address: a }, text: cutOf(b, a) }));
  const families = pool.length > 0 ? ([4, 6] as const).filter((f) => pool.some((r) => r.family === f)) : b.families;
  return families.map((family) => {
    const own = pool.filter((r) => r.family === family);
    const ranges = own.length > 0 ? own : [family === 4 ? ALL_IPV4 : ALL_IPV6];
    return {
      family,
      location: { kind: 'within', ranges, reason: unknown },
      text: `?${family}${unknown}${own.length > 0 ? ' of a pool' : ''}`,
    };
  });
}

/** A name for the address terms around an address: equal names mean that no term tells the addresses apart. */
function cutOf(b: Building, { family, value }: Address): string {
  const cuts = b.cuts[family];
  return `${family}:${cuts.members[cutHolding(cuts, value)]!.join()}`;
}

function hostLanes(
  b: Building,
  kind: string,
  host: NonNullable<Traits['host']>,
  addresses: readonly string[],
  pool: readonly AddressRange[] = [],
): Lane[] {
  const labels = host.labels ? projectLabels(b.vocabulary.hostWords, host.labels) : '?';
  return locate(b, addresses, 'host-address-unknown', pool).map(({ family, location, text }) => ({
    ...(family === undefined ? {} : { family }),
    column: columnFor(b, `${kind}|${labels}|${text}`, { host, location, ports: [] }),
  }));
}

function addHost(b: Building, host: Host, index: number): void {
  addEndpoint(
    b,
    { kind: 'host', id: `host/${host.name}[Host]`, host: index },
    hostLanes(b, 'host', { labels: host.labels }, host.addresses),
  );
}

function addNetworks(b: Building): void {
  for (const family of [4, 6] as const)
    b.cuts[family].ranges.forEach((range, i) => {
      const members = b.cuts[family].members[i]!;
      const traits: Traits = { location: { kind: 'range', range }, ports: [] };
      const column = columnFor(b, `network|${family}:${members.join()}`, traits);
      b.networks.set(column, members);
      addEndpoint(b, { kind: 'network', id: formatRange(range), range }, [{ family, column }]);
    });
}

function addDomains(b: Building): void {
  for (const domain of [...b.vocabulary.domains].sort()) {
    const lanes = b.families.map((family) => {
      const location: Location = {
        kind: 'within',
        ranges: [family === 4 ? ALL_IPV4 : ALL_IPV6],
        reason: 'domain-name',
      };
      return { family, column: columnFor(b, `domain|${domain}|${family}`, { domain, location, ports: [] }) };
    });
    addEndpoint(b, { kind: 'domain', id: `domain/${domain}`, domain }, lanes);
  }
}

function addController(b: Building): void {
  const namespace: Labels = new Map([[NAMESPACE_NAME_LABEL, INGRESS_CONTROLLER_NAMESPACE]]);
  const lanes = locate(b, [], 'pod-address-unknown', b.input.cluster.podRanges).map(({ family, location, text }) => ({
    ...(family === undefined ? {} : { family }),
    column: columnFor(b, `controller|${labelsKey(namespace)}|${text}`, {
      pod: { namespace, labels: NO_LABELS },
      location,
      ports: [],
    }),
  }));
  addEndpoint(b, { kind: 'ingress-controller', id: '{ingress-controller}' }, lanes);
}
