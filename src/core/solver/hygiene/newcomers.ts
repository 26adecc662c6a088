/** Pods that nobody has made yet: what a rule is for today and tomorrow, not only for whom it meets today. */
import { type Cluster, type Workload, workloadId } from '../../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../../cluster/labels.ts';

const NAME = 'bulkhead-newcomer';

/** The cluster with one more pod without labels in every namespace, and in a namespace without labels. */
export function withNewcomers(cluster: Cluster): Cluster {
  const taken = new Set(cluster.namespaces.map((n) => n.name));
  let name = NAME;
  for (let n = 2; taken.has(name); n++) name = `${NAME}-${n}`;
  const labels = new Map([[NAMESPACE_NAME_LABEL, name]]);
  const namespaces = [...cluster.namespaces, { name, labels, declared: true }];
  return { ...cluster, namespaces, workloads: [...cluster.workloads, ...namespaces.map((n) => newcomer(n.name))] };
}

/** Whether a workload of such a cluster is one that nobody has made yet. */
export function isNewcomer(workload: Workload): boolean {
  return workload.kind === NAME;
}

function newcomer(namespace: string): Workload {
  const pod = { labels: new Map(), ports: [], serviceAccount: 'default', hostNetwork: false, addresses: [] };
  return { id: workloadId(namespace, 'newcomer', NAME), namespace, name: 'newcomer', kind: NAME, pods: [pod] };
}
