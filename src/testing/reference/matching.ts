/** Selectors, addresses, peers and ports on raw objects (semantics/kubernetes.md 1.2, 1.4, 1.5, 2.6). */
import { parseCidr } from 'cidr-tools';
import type { RawClusterPeer, RawClusterPort, RawPeer, RawPort, RawSelector } from './objects.ts';
import { anyOf, both, type Match, type Reason } from './open.ts';
import type { LabelSet, WorldNode, WorldPod } from './world.ts';

/** Where a party is found on one route: its address, or only the family of it with a reason; `none`: no address peer matches. */
export type Whereabouts =
  | { readonly version: number; readonly value: number | bigint }
  | { readonly version: number; readonly unknown: Reason }
  | 'none';

/** One end of a packet, on one route. */
export type Party =
  | { readonly kind: 'pod'; readonly at: Whereabouts; readonly pod: WorldPod }
  /** A node, or a host-network pod that is judged as its node; `node` is unknown where the input does not say. */
  | {
      readonly kind: 'node';
      readonly at: Whereabouts;
      readonly node: WorldNode | undefined;
      readonly name: string | undefined;
    }
  | { readonly kind: 'outside'; readonly at: Whereabouts }
  | { readonly kind: 'domain'; readonly at: Whereabouts; readonly domain: string };

export interface Traffic {
  /** `other` stands for every IP protocol but TCP, UDP and SCTP. */
  readonly protocol: string;
  readonly port: number;
}

export function selectorMatches(selector: RawSelector | null | undefined, labels: LabelSet): boolean {
  const pairs = Object.entries(selector?.matchLabels ?? {});
  return (
    pairs.every(([key, value]) => labelOf(labels, key) === value) &&
    (selector?.matchExpressions ?? []).every((e) => {
      const value = labelOf(labels, e.key);
      if (e.operator === 'Exists') return value !== undefined;
      if (e.operator === 'DoesNotExist') return value === undefined;
      const listed = value !== undefined && (e.values ?? []).includes(value);
      return e.operator === 'In' ? listed : !listed;
    })
  );
}

function labelOf(labels: LabelSet, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

export function whereaboutsOf(address: string): { version: number; value: number | bigint } {
  const { version, start } = cidrOf(address);
  return { version, value: start };
}

interface Cidr {
  readonly version: number;
  readonly start: number | bigint;
  readonly end: number | bigint;
}

const cidrs = new Map<string, Cidr>();

/** IPv4 as plain numbers, which compare faster; the two families are never compared. */
function cidrOf(text: string): Cidr {
  const known = cidrs.get(text);
  if (known) return known;
  const { version, start, end } = parseCidr(text);
  const cidr = version === 4 ? { version, start: Number(start), end: Number(end) } : { version, start, end };
  cidrs.set(text, cidr);
  return cidr;
}

function inCidr(at: Whereabouts, text: string): Match {
  if (at === 'none') return false;
  const cidr = cidrOf(text);
  if (cidr.version !== at.version) return false;
  if ('unknown' in at) return text.endsWith('/0') ? true : at.unknown;
  return cidr.start <= at.value && at.value <= cidr.end;
}

function not(match: Match): Match {
  return typeof match === 'boolean' ? !match : match;
}

/** A peer of a NetworkPolicy of this namespace (1.4). */
export function peerMatches(peer: RawPeer, namespace: string, party: Party): Match {
  if (peer.ipBlock) {
    const outsideExceptions = not(anyOf(peer.ipBlock.except ?? [], (e) => inCidr(party.at, e)));
    return both(inCidr(party.at, peer.ipBlock.cidr), outsideExceptions);
  }
  if (party.kind !== 'pod') return false;
  const inNamespace = peer.namespaceSelector
    ? selectorMatches(peer.namespaceSelector, party.pod.namespaceLabels)
    : party.pod.namespace === namespace;
  return inNamespace && selectorMatches(peer.podSelector, party.pod.labels);
}

/** A peer, or the subject, of a ClusterNetworkPolicy, an AdminNetworkPolicy or a BaselineAdminNetworkPolicy (2.6). */
export function clusterPeerMatches(peer: RawClusterPeer, party: Party): Match {
  if (peer.networks) return anyOf(peer.networks, (cidr) => inCidr(party.at, cidr));
  if (peer.nodes) return party.kind === 'node' && nodeMatches(peer.nodes, party.node);
  if (peer.domainNames) return anyOf(peer.domainNames, (name) => domainMatches(name, party));
  if (party.kind !== 'pod') return false;
  if (peer.namespaces) return selectorMatches(peer.namespaces, party.pod.namespaceLabels);
  return (
    selectorMatches(peer.pods?.namespaceSelector, party.pod.namespaceLabels) &&
    selectorMatches(peer.pods?.podSelector, party.pod.labels)
  );
}

function nodeMatches(selector: RawSelector, node: WorldNode | undefined): Match {
  if (node) return selectorMatches(selector, node.labels);
  const everything = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length === 0;
  return everything ? true : 'host-unknown';
}

/** Domains are a class of their own: no address is known to belong to one (2.6). */
function domainMatches(pattern: string, party: Party): boolean {
  if (party.kind !== 'domain') return false;
  const plain = (name: string) => name.toLowerCase().replace(/\.$/, '');
  const [wanted, asked] = [plain(pattern), plain(party.domain)];
  return wanted.startsWith('*.')
    ? asked.endsWith(wanted.slice(1)) && asked.length > wanted.length - 1
    : wanted === asked;
}

/** A port item of a NetworkPolicy rule (1.5); names are looked up on the destination. */
export function portMatches(item: RawPort, traffic: Traffic, destination: Party): boolean {
  if ((item.protocol ?? 'TCP') !== traffic.protocol) return false;
  if (item.port === undefined || item.port === null) return true;
  if (typeof item.port === 'number') return item.port <= traffic.port && traffic.port <= (item.endPort ?? item.port);
  return namesPort(item.port, traffic, destination);
}

/** One entry of `protocols` or `ports` of a cluster-wide policy (2.6): a name brings the container port's own protocol. */
export function clusterPortMatches(item: RawClusterPort, traffic: Traffic, destination: Party): boolean {
  const name = item.destinationNamedPort ?? item.namedPort;
  if (name !== undefined) return namesPort(name, traffic, destination);
  const { portNumber: single, portRange: range } = item;
  if (single) return (single.protocol ?? 'TCP') === traffic.protocol && single.port === traffic.port;
  if (range) return (range.protocol ?? 'TCP') === traffic.protocol && within(range, traffic.port);
  const port = { TCP: item.tcp, UDP: item.udp, SCTP: item.sctp }[traffic.protocol]?.destinationPort;
  return port?.number === traffic.port || (port?.range !== undefined && within(port.range, traffic.port));
}

function within(range: { readonly start: number; readonly end: number }, port: number): boolean {
  return range.start <= port && port <= range.end;
}

function namesPort(name: string, traffic: Traffic, destination: Party): boolean {
  const ports = destination.kind === 'pod' ? destination.pod.ports : [];
  return ports.some((p) => p.name === name && p.protocol === traffic.protocol && p.port === traffic.port);
}
