/** What a connection may be: protocol → destination ports, plus everything that is not TCP, UDP or SCTP. Canonical. */
import { PROTOCOLS, type Protocol } from '../cluster/cluster.ts';
import {
  equalIntervals,
  type Intervals,
  intersectIntervals,
  NO_INTERVALS,
  subtractIntervals,
  unionIntervals,
} from '../lib/intervals.ts';

/** Ports 1–65535 per protocol; `other` stands for every other IP protocol as one atom (semantics/kubernetes.md 2.5). */
export interface ConnectionSet {
  readonly TCP: Intervals;
  readonly UDP: Intervals;
  readonly SCTP: Intervals;
  readonly other: boolean;
}

const ALL_PORTS: Intervals = [[1, 65535]];
/** Nothing. */
export const NO_CONNECTIONS: ConnectionSet = { TCP: NO_INTERVALS, UDP: NO_INTERVALS, SCTP: NO_INTERVALS, other: false };

/** Every protocol on every port. */
export const ALL_CONNECTIONS: ConnectionSet = { TCP: ALL_PORTS, UDP: ALL_PORTS, SCTP: ALL_PORTS, other: true };

function combine(
  a: ConnectionSet,
  b: ConnectionSet,
  ports: (x: Intervals, y: Intervals) => Intervals,
  other: boolean,
): ConnectionSet {
  return { TCP: ports(a.TCP, b.TCP), UDP: ports(a.UDP, b.UDP), SCTP: ports(a.SCTP, b.SCTP), other };
}

/** What is in either. */
export function unionConnections(a: ConnectionSet, b: ConnectionSet): ConnectionSet {
  return combine(a, b, unionIntervals, a.other || b.other);
}

/** What is in both. */
export function intersectConnections(a: ConnectionSet, b: ConnectionSet): ConnectionSet {
  return combine(a, b, intersectIntervals, a.other && b.other);
}

/** What is in `a` and not in `b`. */
export function subtractConnections(a: ConnectionSet, b: ConnectionSet): ConnectionSet {
  return combine(a, b, subtractIntervals, a.other && !b.other);
}

/** Whether both hold the same; sets are canonical, so this compares structure. */
export function equalConnections(a: ConnectionSet, b: ConnectionSet): boolean {
  return a.other === b.other && PROTOCOLS.every((p) => equalIntervals(a[p], b[p]));
}

/** Whether there is no TCP, UDP or SCTP port in it; the `other` atom does not count (`cli.md`). */
export function hasNoPorts(a: ConnectionSet): boolean {
  return PROTOCOLS.every((p) => a[p].length === 0);
}

/** Whether there is nothing in it, the `other` atom included. */
export function isEmptyConnections(a: ConnectionSet): boolean {
  return !a.other && hasNoPorts(a);
}

/** `all` of the command line: TCP, UDP and SCTP on ports 1–65535 (`cli.md`). */
export function hasAllPorts(a: ConnectionSet): boolean {
  return PROTOCOLS.every((p) => equalIntervals(a[p], ALL_PORTS));
}

/** One protocol and an inclusive port range. */
export function connectionsOf(protocol: Protocol, first: number, last: number = first): ConnectionSet {
  return { ...NO_CONNECTIONS, [protocol]: [[first, last]] };
}

/** The lowest port of the first protocol that has one; `other`, with port 0, where nothing else is in the set. */
export function firstConnection(
  a: ConnectionSet,
): { readonly protocol: Protocol | 'other'; readonly port: number } | undefined {
  for (const protocol of PROTOCOLS) {
    const [first] = a[protocol];
    if (first) return { protocol, port: first[0] };
  }
  return a.other ? { protocol: 'other', port: 0 } : undefined;
}

/** Short text in the field's terms: `all`, `none`, `tcp 80, 443-445, udp 53`. */
export function describeConnections(a: ConnectionSet): string {
  if (hasAllPorts(a)) return 'all';
  const parts = PROTOCOLS.filter((p) => a[p].length > 0).map((p) => {
    const name = p.toLowerCase();
    if (equalIntervals(a[p], ALL_PORTS)) return name;
    return `${name} ${a[p].map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ')}`;
  });
  if (a.other) parts.push('other protocols');
  return parts.length === 0 ? 'none' : parts.join(', ');
}
