/** Namespaces that run the cluster itself, by name: an import marks them as system, and generated policies skip them. */

/**
 * Exact names. Sources: kubernetes.io, Namespaces (initial namespaces); Tigera operator manifests (`tigera-operator`,
 * `calico-system`, `calico-apiserver`); istio.io and gatekeeper install manifests; k3s and RKE2 (`kube-system` only);
 * cloud.google.com/kubernetes-engine (`gke-managed-system`, `gmp-system`); learn.microsoft.com/azure/aks
 * (`app-routing-system`); docs.aws.amazon.com/eks (`amazon-cloudwatch`, `amazon-guardduty`).
 */
const NAMES: ReadonlySet<string> = new Set([
  'amazon-cloudwatch',
  'amazon-guardduty',
  'app-routing-system',
  'calico-apiserver',
  'calico-system',
  'gatekeeper-system',
  'gmp-public',
  'gmp-system',
  'istio-system',
  'kube-node-lease',
  'kube-public',
  'kube-system',
  'local-path-storage',
  'metallb-system',
  'openshift',
  'tigera-operator',
]);

/**
 * Beginnings of names. Sources: docs.openshift.com (`openshift-*` is reserved for the platform); docs.cilium.io
 * (`cilium`, `cilium-secrets`, `cilium-spire`); docs.tigera.io (`tigera-*`); GKE (`gke-managed-*`).
 */
const BEGINNINGS: readonly string[] = ['openshift-', 'cilium', 'tigera-', 'gke-managed-'];

/** Whether a namespace of this name belongs to the cluster's own machinery. */
export function isSystemNamespace(name: string): boolean {
  return NAMES.has(name) || BEGINNINGS.some((beginning) => name.startsWith(beginning));
}
