/** Namespaces that run the cluster itself, by name: an import marks them as system, and generated policies skip them. */
import type { DesignCluster } from './schema.ts';

type Distribution = DesignCluster['distribution'];

/** Of every cluster (kubernetes.io, Namespaces: initial namespaces). */
const COMMON: readonly string[] = ['kube-node-lease', 'kube-public', 'kube-system'];

/**
 * What a distribution brings along beside them. Sources: docs.aws.amazon.com/eks; cloud.google.com/kubernetes-engine;
 * learn.microsoft.com/azure/aks; Tigera operator manifests; docs.openshift.com.
 */
const BROUGHT: Readonly<Record<Distribution, readonly string[]>> = {
  kubernetes: [],
  eks: ['amazon-cloudwatch', 'amazon-guardduty'],
  gke: ['gke-managed-system', 'gmp-public', 'gmp-system'],
  aks: ['app-routing-system', 'calico-system', 'gatekeeper-system', 'tigera-operator'],
  k3s: [],
  rke2: ['calico-system', 'tigera-operator'],
  openshift: [
    'openshift-apiserver',
    'openshift-authentication',
    'openshift-cluster-version',
    'openshift-console',
    'openshift-dns',
    'openshift-etcd',
    'openshift-host-network',
    'openshift-image-registry',
    'openshift-ingress',
    'openshift-kube-apiserver',
    'openshift-machine-api',
    'openshift-machine-config-operator',
    'openshift-marketplace',
    'openshift-monitoring',
    'openshift-multus',
    'openshift-network-operator',
    'openshift-oauth-apiserver',
    'openshift-operator-lifecycle-manager',
    'openshift-operators',
    'openshift-ovn-kubernetes',
  ],
};

/** What common machinery is installed into, on any distribution. Sources: the projects' install manifests. */
const INSTALLED: readonly string[] = [
  'calico-apiserver',
  'istio-system',
  'local-path-storage',
  'metallb-system',
  'openshift',
];

const NAMES: ReadonlySet<string> = new Set([...COMMON, ...Object.values(BROUGHT).flat(), ...INSTALLED]);

/**
 * Beginnings of names. Sources: docs.openshift.com (`openshift-*` is reserved for the platform); docs.cilium.io
 * (`cilium`, `cilium-secrets`, `cilium-spire`); docs.tigera.io (`tigera-*`); GKE (`gke-managed-*`).
 */
const BEGINNINGS: readonly string[] = ['openshift-', 'cilium', 'tigera-', 'gke-managed-'];

/** Whether a namespace of this name belongs to the cluster's own machinery. */
export function isSystemNamespace(name: string): boolean {
  return NAMES.has(name) || BEGINNINGS.some((beginning) => name.startsWith(beginning));
}

/** Names of the namespaces that clusters of these distributions have from the start. */
export function namespacesOfDistributions(distributions: readonly Distribution[]): string[] {
  return [...COMMON, ...distributions.flatMap((d) => BROUGHT[d])];
}
