import type { ContainerPort, Workload, WorkloadId } from '../../cluster/cluster.ts';
import type { Labels } from '../../cluster/labels.ts';
import { newId } from '../../design/handles.ts';
import type { DesignWorkload } from '../../design/schema.ts';
import { compareText, sortedBy } from '../../lib/order.ts';
import { type DesignInProgress, put } from './imported.ts';

/**
 * Labels that controllers set anew with every rollout or for every pod; they name no role. Source: kubernetes.io,
 * Well-Known Labels, Annotations and Taints.
 */
const PER_ROLLOUT: ReadonlySet<string> = new Set([
  'apps.kubernetes.io/pod-index',
  'controller-revision-hash',
  'controller-uid',
  'batch.kubernetes.io/controller-uid',
  'pod-template-generation',
  'pod-template-hash',
  'statefulset.kubernetes.io/pod-name',
]);

/** Merges workloads, matched by namespace, kind and name. Returns the design's ids by those of the inventory. */
export function mergeWorkloads(
  design: DesignInProgress,
  imported: readonly Workload[],
  namespaceIds: ReadonlyMap<string, string>,
): ReadonlyMap<WorkloadId, string> {
  const key = (namespace: string, kind: string, name: string) => JSON.stringify([namespace, kind, name]);
  const known = new Map(Object.values(design.workloads).map((w) => [key(w.namespace, w.kind, w.name), w]));
  // one record for all new ids: `put` at each step would copy the collection each time
  const taken: Record<string, DesignWorkload> = { ...design.workloads };
  const ids = new Map<WorkloadId, string>();
  const merged: DesignWorkload[] = [];
  for (const workload of sortedBy(imported, (w) => w.id)) {
    const namespace = namespaceIds.get(workload.namespace);
    if (namespace === undefined || ids.has(workload.id)) continue;
    const old = known.get(key(namespace, workload.kind, workload.name));
    const id = old?.id ?? newId({ ...design, workloads: taken }, 'wl:', `${workload.namespace}/${workload.name}`);
    const next = merge(id, namespace, workload, old);
    taken[id] = next;
    ids.set(workload.id, id);
    merged.push(next);
  }
  put(design, 'workloads', merged);
  return ids;
}

function merge(id: string, namespace: string, workload: Workload, old: DesignWorkload | undefined): DesignWorkload {
  const replicas = workload.replicas ?? old?.replicas;
  const accounts = workload.pods.map((p) => p.serviceAccount).sort(compareText);
  return {
    id,
    namespace,
    name: workload.name,
    kind: workload.kind,
    labels: commonLabels(workload),
    ports: portsOf(workload),
    serviceAccount: accounts[0] ?? 'default',
    // one pod on the host's network is enough for policies to miss
    hostNetwork: workload.pods.some((p) => p.hostNetwork),
    ...(replicas === undefined ? {} : { replicas }),
  };
}

function commonLabels({ pods }: Workload): Record<string, string> {
  const [first, ...rest] = pods;
  const common = lastingLabels(first?.labels ?? new Map()).filter(([key, value]) =>
    rest.every((pod) => pod.labels.get(key) === value),
  );
  return Object.fromEntries(common);
}

/** The labels of a pod that outlive a rollout, in order of their keys. */
export function lastingLabels(labels: Labels): (readonly [key: string, value: string])[] {
  return [...labels].filter(([key]) => !PER_ROLLOUT.has(key)).sort(([a], [b]) => compareText(a, b));
}

function portsOf({ pods }: Workload): DesignWorkload['ports'] {
  const key = (p: ContainerPort) => `${String(p.port).padStart(5, '0')} ${p.protocol} ${p.name ?? ''}`;
  const ports = new Map(pods.flatMap((pod) => pod.ports).map((p) => [key(p), p]));
  return sortedBy(ports.values(), key).map(({ name, protocol, port }) =>
    name === undefined ? { protocol, port } : { name, protocol, port },
  );
}
