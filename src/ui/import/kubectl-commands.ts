/**
 * The exact commands that read out of a cluster what policy needs, and nothing else: no Secrets, no ConfigMaps. The
 * first asks for kinds that every cluster serves; the second goes through kinds that may be absent, one by one.
 */

const CORE_KINDS: readonly string[] = [
  'namespaces',
  'nodes',
  'pods',
  'replicationcontrollers',
  'services',
  'serviceaccounts',
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'replicasets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'ingresses.networking.k8s.io',
  'networkpolicies.networking.k8s.io',
];

const CUSTOM_KINDS: readonly string[] = [
  'clusternetworkpolicies.policy.networking.k8s.io',
  'adminnetworkpolicies.policy.networking.k8s.io',
  'baselineadminnetworkpolicies.policy.networking.k8s.io',
  'gateways.gateway.networking.k8s.io',
  'httproutes.gateway.networking.k8s.io',
  'grpcroutes.gateway.networking.k8s.io',
  'tcproutes.gateway.networking.k8s.io',
  'tlsroutes.gateway.networking.k8s.io',
  'udproutes.gateway.networking.k8s.io',
  'referencegrants.gateway.networking.k8s.io',
  'routes.route.openshift.io',
  'networkpolicies.crd.projectcalico.org',
  'globalnetworkpolicies.crd.projectcalico.org',
  'ciliumnetworkpolicies.cilium.io',
  'ciliumclusterwidenetworkpolicies.cilium.io',
  'authorizationpolicies.security.istio.io',
];

export const CORE_COMMAND = `kubectl get ${CORE_KINDS.join(',')} -A -o yaml > bulkhead-import.yaml`;

export const CUSTOM_COMMAND = `for kind in ${CUSTOM_KINDS.join(' ')}; do kubectl get "$kind" -A -o yaml 2>/dev/null && echo ---; done > bulkhead-import-custom.yaml`;
