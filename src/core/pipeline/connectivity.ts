/** Every allowed connection, in the form of `bulkhead connectivity --format json` (`cli.md`). */
import { type Cluster, PROTOCOLS } from '../cluster/cluster.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { type AddressRange, formatRange } from '../lib/addresses.ts';
import { present } from '../lib/assert.ts';
import { compareText } from '../lib/order.ts';
import { type ConnectionSet, hasAllPorts, hasNoPorts, subtractConnections } from '../policy/connection-set.ts';
import type { Solution } from '../solver/solution.ts';
import { solve } from '../solver/solve.ts';
import { REASON_TEXT } from '../solver/trace.ts';
import type { Endpoint, SolverOptions, UndefinedReason } from '../solver/types.ts';
import type { Solvable } from './load-manifests.ts';
import { type PairRow, pairRows } from './pair-rows.ts';

/** `all`, or protocol → sorted disjoint inclusive intervals. */
export type PortsJson = 'all' | Partial<Record<'TCP' | 'UDP' | 'SCTP', readonly (readonly [number, number])[]>>;

/** What one endpoint may reach of another, both bounds. */
export interface ConnectionJson {
  readonly src: string;
  readonly dst: string;
  /** The must bound. */
  readonly allowed: PortsJson;
  /** May without must, with the reasons; absent when there is nothing in it. */
  readonly undefined?: { readonly connections: PortsJson; readonly reasons: readonly string[] };
  /** What becomes of other IP protocols, where it is not what TCP, UDP and SCTP suggest. */
  readonly other?: 'allowed' | 'denied' | 'undefined';
}

/** An endpoint as the command line names it. */
export interface EndpointJson {
  readonly id: string;
  readonly kind: Endpoint['kind'];
  readonly namespace?: string;
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** The answer of `connectivity --format json`; `public/schemas` has its form. */
export interface ConnectivityMap {
  readonly version: 1;
  readonly endpoints: readonly EndpointJson[];
  readonly connections: readonly ConnectionJson[];
  readonly assumptions: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The ports of a set, as the command line writes them. */
export function portsJson(set: ConnectionSet): PortsJson {
  if (hasAllPorts(set)) return 'all';
  return Object.fromEntries(PROTOCOLS.filter((p) => set[p].length > 0).map((p) => [p, set[p]]));
}

/** Both bounds of a pair, as the command line writes them. */
export function boundsJson(row: Pick<PairRow, 'must' | 'may' | 'reasons'>): Omit<ConnectionJson, 'src' | 'dst'> {
  const open = subtractConnections(row.may, row.must);
  const reasons = row.reasons.filter((r) => r !== 'other-protocol');
  const other = row.must.other ? 'allowed' : row.may.other ? 'undefined' : 'denied';
  const suggested = hasAllPorts(row.must) ? 'allowed' : 'denied';
  // under isolation Kubernetes leaves other protocols open everywhere: saying so on each row would say nothing
  const says = other !== suggested && other !== 'undefined';
  return {
    allowed: portsJson(row.must),
    ...(hasNoPorts(open) ? {} : { undefined: { connections: portsJson(open), reasons } }),
    ...(says ? { other } : {}),
  };
}

/** Merges rows whose network end is adjacent and whose answer to the same other end is equal. */
export function mergeNetworks<T extends { readonly src: string; readonly dst: string }>(
  rows: readonly { readonly row: T; readonly range?: AddressRange; readonly end?: 'src' | 'dst' }[],
): T[] {
  const out: T[] = [];
  const open = new Map<string, { range: AddressRange; at: number }>();
  for (const { row, range, end } of rows) {
    if (!range || !end) {
      out.push(row);
      continue;
    }
    const key = JSON.stringify({ ...row, [end]: `${end} ${range.family}` });
    const last = open.get(key);
    if (last && last.range.last + 1n === range.first) {
      const merged = { ...range, first: last.range.first };
      open.set(key, { range: merged, at: last.at });
      out[last.at] = { ...row, [end]: formatRange(merged) };
    } else {
      open.set(key, { range, at: out.length });
      out.push(row);
    }
  }
  return out;
}

/** The network end of a pair, if it has one. */
export function networkEnd(source: Endpoint, destination: Endpoint): { range?: AddressRange; end?: 'src' | 'dst' } {
  if (source.kind === 'network') return { range: source.range, end: 'src' };
  if (destination.kind === 'network') return { range: destination.range, end: 'dst' };
  return {};
}

/** Stable order: by source id, then destination id. */
export function byEnds(a: { src: string; dst: string }, b: { src: string; dst: string }): number {
  return compareText(a.src, b.src) || compareText(a.dst, b.dst);
}

function endpointJson(cluster: Cluster, e: Endpoint): EndpointJson {
  if (e.kind === 'workload') {
    const labels = cluster.workloads[e.workload]?.pods[e.pods[0] ?? 0]?.labels ?? new Map();
    return { id: e.id, kind: e.kind, namespace: e.namespace, name: e.name, labels: Object.fromEntries(labels) };
  }
  if (e.kind === 'host') {
    const host = cluster.hosts[e.host];
    return { id: e.id, kind: e.kind, name: host?.name ?? '', labels: Object.fromEntries(host?.labels ?? []) };
  }
  return { id: e.id, kind: e.kind };
}

/** Everything that a pair's answer took for granted, in sentences. */
function assumptionsOf(solution: Solution, used: ReadonlySet<UndefinedReason>): string[] {
  const { options, cluster } = solution.input;
  const out: string[] = [];
  if (options.podAddresses === 'ignore') out.push('address peers match no pods (--pod-addresses ignore)');
  if (options.hostNetwork === 'pod') out.push('host-network pods are judged like any pod (--host-network pod)');
  if (!solution.universe.ipv6)
    out.push('the input speaks of IPv4 only: pods are taken to have IPv4 addresses, IPv6 networks are not listed');
  const unknown = cluster.workloads.filter((w) => w.pods.some((p) => p.addresses.length === 0)).length;
  if (options.podAddresses === 'match' && unknown > 0 && solution.universe.addressTerms.size > 0)
    out.push(`${unknown} workloads have pods whose address is not known: rules on addresses may match them`);
  for (const reason of used) out.push(`undefined: ${REASON_TEXT[reason]}`);
  if (cluster.entryPoints.length > 0)
    out.push('{ingress-controller} is a pod without labels in a namespace of its own; its own policies are not known');
  return out;
}

/** Solves loaded manifests and lists every connection. */
export function connectivity(
  loaded: Solvable,
  options: SolverOptions,
  listing: { readonly self: boolean } = { self: false },
): ConnectivityMap {
  const solution = solve({ cluster: loaded.cluster, policies: loaded.policySet, options });
  const { endpoints } = solution;
  const reasons = new Set<UndefinedReason>();
  const rows = [...pairRows(solution, listing)].map((row) => {
    for (const reason of row.reasons) reasons.add(reason);
    const from = present(endpoints[row.source], 'source of a row');
    const to = present(endpoints[row.destination], 'destination of a row');
    return { row: { src: from.id, dst: to.id, ...boundsJson(row) }, ...networkEnd(from, to) };
  });
  const connections = mergeNetworks(rows).sort(byEnds);
  return {
    version: 1,
    endpoints: listedEndpoints(solution, connections),
    connections,
    assumptions: assumptionsOf(solution, reasons),
    diagnostics: loaded.diagnostics,
  };
}

function listedEndpoints(solution: Solution, connections: readonly ConnectionJson[]): EndpointJson[] {
  const inside = solution.endpoints
    .filter((e) => e.kind !== 'network')
    .map((e) => endpointJson(solution.input.cluster, e));
  const known = new Set(inside.map((e) => e.id));
  const networks = new Set(connections.flatMap((c) => [c.src, c.dst]).filter((id) => !known.has(id)));
  const all = [...inside, ...[...networks].map((id) => ({ id, kind: 'network' as const }))];
  return all.sort((a, b) => compareText(a.id, b.id));
}
