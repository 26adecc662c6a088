/** What Ingresses, gateway routes and Routes send to which workload (corpus README, semantics of the maps, 10). */
import type { Backend, Cluster, EntryPoint, Pod, Service, ServicePort } from '../cluster/cluster.ts';
import { selectorMatches } from '../cluster/selector.ts';
import { type Interval, type Intervals, intervalsOf } from '../lib/intervals.ts';

/** One backend of an entry point, as far as a workload stands behind it. */
export interface EntryTarget {
  readonly entry: EntryPoint;
  /** Index in `Cluster.workloads`. */
  readonly workload: number;
  /** TCP target ports that the pods declare. */
  readonly ports: Intervals;
}

/** Every workload behind an entry point. TCP only, and only ports that its pods declare. */
function entryTargets(cluster: Cluster): EntryTarget[] {
  const services = new Map(cluster.services.map((s) => [`${s.namespace}/${s.name}`, s]));
  return cluster.entryPoints.flatMap((entry) =>
    entry.backends.flatMap((backend) => {
      const service = services.get(`${backend.namespace}/${backend.service}`);
      return service ? targetsOf(cluster, entry, backend, service) : [];
    }),
  );
}

/** The TCP ports that entry points reach, by workload index. */
export function entryPorts(cluster: Cluster): Map<number, Intervals> {
  const out = new Map<number, Intervals>();
  for (const { workload, ports } of entryTargets(cluster))
    out.set(workload, intervalsOf([...(out.get(workload) ?? []), ...ports]));
  return out;
}

function targetsOf(cluster: Cluster, entry: EntryPoint, backend: Backend, service: Service): EntryTarget[] {
  const { selector } = service;
  if (!selector) return [];
  const wanted = service.ports.filter(
    (p) =>
      p.protocol === 'TCP' &&
      (backend.port === undefined ||
        p.port === backend.port ||
        p.name === backend.port ||
        p.targetPort === backend.port),
  );
  return cluster.workloads.flatMap((workload, i) => {
    if (workload.namespace !== service.namespace) return [];
    const pods = workload.pods.filter((p) => selectorMatches(selector, p.labels));
    const ports = intervalsOf(pods.flatMap((pod) => wanted.flatMap((port) => declaredPorts(pod, port))));
    return ports.length > 0 ? [{ entry, workload: i, ports }] : [];
  });
}

function declaredPorts(pod: Pod, { targetPort }: ServicePort): Interval[] {
  return pod.ports
    .filter((p) => p.protocol === 'TCP' && (p.port === targetPort || p.name === targetPort))
    .map((p) => [p.port, p.port] as const);
}
