import type { Cluster } from '../../cluster/cluster.ts';
import type { DesignCluster } from '../../design/schema.ts';
import { cidrsOfRange } from '../../lib/addresses.ts';
import { type DesignInProgress, put } from './imported.ts';

type Distribution = DesignCluster['distribution'];

/**
 * Labels that a distribution or cloud sets on its nodes, the surest first. Sources: kubernetes.io/docs (well-known
 * labels of the clouds), docs.k3s.io and docs.rke2.io (`node.kubernetes.io/instance-type`).
 */
const NODE_SIGNS: readonly (readonly [Distribution, key: string, value?: string])[] = [
  ['openshift', 'node.openshift.io/os_id'],
  ['eks', 'eks.amazonaws.com/nodegroup'],
  ['gke', 'cloud.google.com/gke-nodepool'],
  ['aks', 'kubernetes.azure.com/cluster'],
  ['k3s', 'node.kubernetes.io/instance-type', 'k3s'],
  ['rke2', 'node.kubernetes.io/instance-type', 'rke2'],
];

/** Notes what the inventory tells of the cluster, where the design says nothing about clusters yet. */
export function mergeCluster(design: DesignInProgress, cluster: Cluster): void {
  if (Object.keys(design.clusters).length > 0) return;
  const distribution = distributionOf(cluster);
  const nodeLocalDns = cluster.workloads.some((w) => w.namespace === 'kube-system' && w.name === 'node-local-dns');
  const podRanges = cluster.podRanges.flatMap(cidrsOfRange);
  if (distribution === 'kubernetes' && !nodeLocalDns && podRanges.length === 0) return;
  put(design, 'clusters', [
    {
      id: 'cluster:cluster',
      name: 'cluster',
      dataPlane: 'kubernetes',
      distribution,
      nodeLocalDns,
      podRanges,
      serviceRanges: [],
      nodeRanges: [],
    },
  ]);
}

/** The distribution that nodes and namespaces show; plain Kubernetes where they show none. */
function distributionOf({ hosts, namespaces }: Cluster): Distribution {
  if (namespaces.some((n) => n.name === 'openshift-dns')) return 'openshift';
  const sign = NODE_SIGNS.find(([, key, value]) =>
    hosts.some(({ labels }) => labels.has(key) && (value === undefined || labels.get(key) === value)),
  );
  return sign?.[0] ?? 'kubernetes';
}
