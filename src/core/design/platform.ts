/** What a cluster brings along, by distribution: its name servers and the namespaces of its own machinery. */
import { compareText } from '../lib/order.ts';
import type { Design, DesignCluster, DesignNamespace, Environment, PortRange } from './schema.ts';
import { namespacesOfDistributions } from './system-namespaces.ts';
import { lineage } from './zone-tree.ts';

/** Pods that answer the cluster's DNS queries. Ports are those of the pod, behind the Service's address. */
export interface DnsPreset {
  readonly namespace: string;
  readonly name: string;
  readonly kind: string;
  /** Labels that the pods carry; a policy names exactly these. */
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly PortRange[];
}

type Distribution = DesignCluster['distribution'];

const dnsPorts = (port: number): readonly PortRange[] => [
  { protocol: 'UDP', port },
  { protocol: 'TCP', port },
];

const kubeDns = (name: string): DnsPreset => ({
  namespace: 'kube-system',
  name,
  kind: 'Deployment',
  labels: { 'k8s-app': 'kube-dns' },
  ports: dnsPorts(53),
});

/**
 * Sources: kubernetes cluster/addons/dns/coredns (label `k8s-app: kube-dns`, kept by EKS, GKE, AKS and k3s so that the
 * `kube-dns` Service finds the pods); RKE2's `default-network-dns-policy`, which selects the same label; OpenShift's
 * cluster-dns-operator, whose pods listen on 5353 behind the Service's 53 and carry
 * `dns.operator.openshift.io/daemonset-dns: default`.
 */
export const DNS_PRESETS: Readonly<Record<Distribution, DnsPreset>> = {
  kubernetes: kubeDns('coredns'),
  eks: kubeDns('coredns'),
  gke: kubeDns('kube-dns'),
  aks: kubeDns('coredns'),
  k3s: kubeDns('coredns'),
  rke2: kubeDns('rke2-coredns-rke2-coredns'),
  openshift: {
    namespace: 'openshift-dns',
    name: 'dns-default',
    kind: 'DaemonSet',
    labels: { 'dns.operator.openshift.io/daemonset-dns': 'default' },
    ports: dnsPorts(5353),
  },
};

/** Where NodeLocal DNSCache listens on every node (kubernetes cluster/addons/dns/nodelocaldns). */
export const NODE_LOCAL_DNS = '169.254.20.10/32';

/** The clusters of a design in order of id. */
function clustersOf(design: Design): DesignCluster[] {
  return Object.values(design.clusters).sort((a, b) => compareText(a.id, b.id));
}

/**
 * The cluster that a namespace stands in: its own, else that of its environment or of the nearest one around it, else the
 * first of the design; absent if the design has none.
 */
export function clusterOfNamespace(design: Design, namespace: DesignNamespace): DesignCluster | undefined {
  const inherited = lineage<Environment>(design.environments, namespace.environment).map((e) => e.cluster);
  const known = [namespace.cluster, ...inherited].find((id) => id !== undefined && Object.hasOwn(design.clusters, id));
  return known === undefined ? clustersOf(design)[0] : design.clusters[known];
}

/** The name servers that the pods of a namespace ask; undefined where its cluster has none, and flows say whom they ask. */
export function dnsOfNamespace(design: Design, namespace: DesignNamespace): DnsPreset | undefined {
  const cluster = clusterOfNamespace(design, namespace);
  return cluster?.nameServers === 'outside' ? undefined : DNS_PRESETS[cluster?.distribution ?? 'kubernetes'];
}

/**
 * Names of the namespaces that generated policies leave alone, sorted: what the design marks as system, and what the
 * clusters' distributions bring along unless the design holds such a namespace as its own (`studio.md`, Safe by default).
 */
export function systemNamespaceNames(design: Design): string[] {
  const own = Object.values(design.namespaces);
  const brought = namespacesOfDistributions(clustersOf(design).map((c) => c.distribution));
  const kept = new Set(own.filter((n) => !n.system).map((n) => n.name));
  const names = [...own.filter((n) => n.system).map((n) => n.name), ...brought].filter((n) => !kept.has(n));
  return [...new Set(names)].sort(compareText);
}
