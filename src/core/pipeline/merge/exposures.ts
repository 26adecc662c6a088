/** Entry points and published services as exposures of the workloads behind them. */
import type { Cluster, EntryPoint, Service, ServicePort, Workload, WorkloadId } from '../../cluster/cluster.ts';
import { selectorMatches } from '../../cluster/selector.ts';
import { newId } from '../../design/handles.ts';
import { mergePorts } from '../../design/ports.ts';
import type { Exposure, External, PortRange } from '../../design/schema.ts';
import { compareText, groupBy, sortedBy } from '../../lib/order.ts';
import { controllerFor } from './controllers.ts';
import { type DesignInProgress, put } from './imported.ts';

/** Ports of one workload, reached in one way. */
interface Opening {
  readonly kind: Exposure['kind'];
  readonly target: string;
  readonly ports: readonly PortRange[];
}

/** Merges exposures, matched by target and kind; one of each, with the ports of all services behind it. */
export function mergeExposures(
  design: DesignInProgress,
  cluster: Cluster,
  workloadIds: ReadonlyMap<WorkloadId, string>,
): void {
  const byNamespace = groupBy(cluster.workloads, (w) => w.namespace);
  const openings = (service: Service, kind: Exposure['kind'], ports: readonly ServicePort[]) =>
    targetsOf(service, byNamespace.get(service.namespace) ?? []).flatMap((workload) => {
      const target = workloadIds.get(workload.id);
      const reached = ports.flatMap((port) => podPort(port, workload));
      return target && reached.length > 0 ? [{ kind, target, ports: reached }] : [];
    });
  const published = cluster.services.flatMap((service) =>
    service.type === 'LoadBalancer' || service.type === 'NodePort'
      ? openings(service, service.type, service.ports)
      : [],
  );
  const routed = cluster.entryPoints.flatMap((entry) =>
    backendsOf(entry, cluster.services).flatMap(({ service, ports }) => openings(service, exposureKind(entry), ports)),
  );
  const internet = published.length > 0 ? internetOf(design) : undefined;
  const groups = groupBy([...published, ...routed], (o) => JSON.stringify([o.target, o.kind]));
  const viaOf = (kind: Exposure['kind']) => workloadIds.get(controllerFor(cluster, kind)?.id ?? '');
  for (const [, group] of [...groups].sort(([a], [b]) => compareText(a, b))) mergeGroup(design, group, internet, viaOf);
}

function mergeGroup(
  design: DesignInProgress,
  group: readonly Opening[],
  internet: External | undefined,
  viaOf: (kind: Exposure['kind']) => string | undefined,
): void {
  const [first] = group;
  if (!first) return;
  const ports = mergePorts(
    group.flatMap((o) => o.ports),
    [],
  );
  const old = sortedBy(Object.values(design.exposures), (e) => e.id).find(
    (e) => e.target === first.target && e.kind === first.kind,
  );
  const outside = first.kind === 'LoadBalancer' || first.kind === 'NodePort' ? internet : undefined;
  const via = viaOf(first.kind);
  const base: Exposure = old ?? {
    id: newId(design, 'exp:', `${first.target.slice(3)}-${first.kind.toLowerCase()}`),
    target: first.target,
    kind: first.kind,
    ...(outside ? { from: outside.id } : {}),
    ...(via !== undefined && via !== first.target ? { via } : {}),
    ports,
  };
  put(design, 'exposures', [{ ...base, ports }]);
}

/** The external that stands for the internet: the design's own, or a new one. */
function internetOf(design: DesignInProgress): External {
  const known = sortedBy(Object.values(design.externals), (e) => e.id).find((e) => e.internet);
  if (known) return known;
  const external: External = {
    id: newId(design, 'ext:', 'internet'),
    name: 'Internet',
    networks: [],
    internet: true,
    domains: [],
    audience: 'internet',
  };
  put(design, 'externals', [external]);
  return external;
}

function exposureKind(entry: EntryPoint): Exposure['kind'] {
  if (entry.kind === 'Ingress') return 'Ingress';
  return entry.kind === 'Route' ? 'Route' : 'Gateway';
}

function backendsOf(
  entry: EntryPoint,
  services: readonly Service[],
): { readonly service: Service; readonly ports: readonly ServicePort[] }[] {
  return entry.backends.flatMap((backend) => {
    const service = services.find((s) => s.namespace === backend.namespace && s.name === backend.service);
    if (!service) return [];
    const { port } = backend;
    const ports = service.ports.filter(
      (p) => port === undefined || p.port === port || p.name === port || p.targetPort === port,
    );
    return [{ service, ports }];
  });
}

/** Workloads with a pod that the service selects. */
function targetsOf({ selector }: Service, workloads: readonly Workload[]): readonly Workload[] {
  if (!selector || selector.requirements.length === 0) return [];
  return workloads.filter((w) => w.pods.some((pod) => selectorMatches(selector, pod.labels)));
}

/** Where a service port ends: a number, or the container port of that name and protocol. */
function podPort({ protocol, targetPort }: ServicePort, workload: Workload): PortRange[] {
  if (typeof targetPort === 'number') return [{ protocol, port: targetPort }];
  const named = workload.pods
    .flatMap((pod) => pod.ports)
    .filter((p) => p.name === targetPort && p.protocol === protocol);
  return [...new Set(named.map((p) => p.port))].map((port) => ({ protocol, port }));
}
