/** Which ports of Services lead to which ports of a workload: what a client dials, and what policy sees. */
import { groupBy } from '../lib/order.ts';
import type { Cluster, Protocol, Service, Workload } from './cluster.ts';
import { selectorMatches } from './selector.ts';

/** A port of a workload, and the Service ports that lead to it under another number. */
export interface MappedPort {
  readonly protocol: Protocol;
  /** What the pod listens on; policy speaks of it (semantics/kubernetes.md, ports are those after the Service). */
  readonly port: number;
  /** Ascending, without the port itself. */
  readonly servicePorts: readonly number[];
}

/** For each workload by its id: the ports that a Service reaches under another number. */
export function mappedPorts(cluster: Cluster): ReadonlyMap<string, readonly MappedPort[]> {
  const services = groupBy(cluster.services, (s) => s.namespace);
  const out = new Map<string, readonly MappedPort[]>();
  for (const workload of cluster.workloads) {
    const mine = (services.get(workload.namespace) ?? []).filter((s) => selects(s, workload));
    const ports = mine.length === 0 ? [] : portsOf(mine, workload);
    if (ports.length > 0) out.set(workload.id, ports);
  }
  return out;
}

function selects({ selector }: Service, workload: Workload): boolean {
  return selector !== undefined && workload.pods.some((p) => selectorMatches(selector, p.labels));
}

function portsOf(services: readonly Service[], workload: Workload): MappedPort[] {
  const found = new Map<string, { protocol: Protocol; port: number; from: Set<number> }>();
  for (const { protocol, port, targetPort } of services.flatMap((s) => s.ports)) {
    const target = typeof targetPort === 'number' ? targetPort : named(workload, targetPort, protocol);
    if (target === undefined || target === port) continue;
    const key = `${protocol} ${target}`;
    const known = found.get(key) ?? { protocol, port: target, from: new Set<number>() };
    known.from.add(port);
    found.set(key, known);
  }
  return [...found.values()].map(({ protocol, port, from }) => ({
    protocol,
    port,
    servicePorts: [...from].sort((a, b) => a - b),
  }));
}

function named(workload: Workload, name: string, protocol: Protocol): number | undefined {
  return workload.pods.flatMap((p) => p.ports).find((p) => p.name === name && p.protocol === protocol)?.port;
}
