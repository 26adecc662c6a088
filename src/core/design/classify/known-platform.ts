/**
 * What runs and watches clusters, by the names that its makers give it, with the plane it belongs to (practices, 1.1:
 * what runs the cluster is control, what people run it with is management). Sources: the install manifests and charts of
 * the projects named.
 */

/** Planes by their usual names. */
export type PlaneWord = 'control' | 'management' | 'data';

interface Kind {
  readonly plane: PlaneWord;
  readonly names: RegExp;
}

const kind = (plane: PlaneWord, words: string): Kind => ({
  plane,
  names: new RegExp(`^(${words.trim().split(/\s+/).join('|')})$`),
});

/** Names of workloads; `.*` where versions, nodes or parts are appended. */
const WORKLOADS: readonly Kind[] = [
  // Kubernetes itself
  kind('control', 'coredns.* kube-dns.* kube-proxy.* kube-apiserver.* kube-controller-manager.* kube-scheduler.* etcd'),
  kind('control', 'etcd-cp.* etcd-master.* cloud-controller-manager.* konnectivity-.* metrics-server.* node-local-dns'),
  kind(
    'control',
    'nodelocaldns kube-vip.* vpa-.* cluster-autoscaler.* karpenter.* descheduler.* node-problem-detector',
  ),
  // networks
  kind('control', 'calico-.* tigera-operator cilium.* hubble-.* kube-flannel.* weave-net.* antrea-.* kube-router.*'),
  kind('control', 'ovnkube-.* multus.* aws-node.* azure-cni.* azure-npm.* metallb.* speaker kube-multus.*'),
  // storage
  kind(
    'control',
    'csi-.* .*-csi-.* ebs-csi.* efs-csi.* longhorn-.* rook-ceph.* local-path-provisioner snapshot-controller',
  ),
  // certificates and service meshes
  kind(
    'control',
    'cert-manager.* trust-manager.* istiod.* istio-cni.* ztunnel.* linkerd-.* consul-connect-.* spire-.*',
  ),
  // seeing
  kind(
    'management',
    'prometheus.* alertmanager.* grafana.* thanos-.* mimir-.* loki.* promtail.* tempo.* jaeger.* kiali.*',
  ),
  kind('management', 'node-exporter.* .*-node-exporter kube-state-metrics.* blackbox-exporter.* pushgateway.* otel-.*'),
  kind('management', 'opentelemetry-.* fluentd.* fluent-bit.* fluentbit.* logstash.* filebeat.* metricbeat.* kibana.*'),
  kind(
    'management',
    'vector vector-agent vector-aggregator datadog-.* newrelic-.* dynatrace-.* splunk-.* victoria-metrics.*',
  ),
  // delivering
  kind('management', 'argocd-.* argo-cd-.* argo-rollouts.* argo-workflows.* source-controller kustomize-controller'),
  kind('management', 'helm-controller notification-controller image-reflector-controller image-automation-controller'),
  kind(
    'management',
    'jenkins.* tekton-.* gitlab-runner.* gitlab-agent.* actions-runner.* arc-.* buildkitd.* harbor-.*',
  ),
  kind('management', 'nexus sonarqube.* backstage.* rancher.* cattle-.* fleet-.* crossplane.* atlantis.*'),
  // guarding and keeping
  kind('management', 'kyverno.* gatekeeper-.* falco.* trivy-.* kubescape.* kubebench.* neuvector-.* sealed-secrets.*'),
  kind(
    'management',
    'external-secrets.* vault vault-.* velero.* external-dns.* reloader.* kubernetes-dashboard.* kubed.*',
  ),
  // carrying the traffic of applications
  kind('data', 'ingress-nginx-.* nginx-ingress-.* traefik.* haproxy-ingress.* contour.* envoy envoy-gateway.* kong.*'),
  kind('data', 'istio-ingressgateway.* istio-egressgateway.* gloo-.* emissary-.* apisix.* router-default'),
];

/** Names of namespaces that charts and manuals use. */
const NAMESPACES: readonly Kind[] = [
  kind(
    'control',
    'kube-.* calico-.* cilium.* tigera-.* metallb.* longhorn-.* rook-.* cert-manager.* istio-system linkerd.*',
  ),
  kind(
    'control',
    'openshift-(apiserver|authentication|cluster-.*|dns.*|etcd.*|kube-.*|machine-.*|multus|ovn-.*|network-.*)',
  ),
  kind('control', 'local-path-storage gke-managed-.* karpenter spire.*'),
  kind(
    'management',
    'monitoring.* observability.* logging.* tracing.* metrics prometheus.* grafana.* loki.* openshift-monitoring',
  ),
  kind(
    'management',
    'openshift-(logging|console.*|operators.*|operator-.*|marketplace|gitops.*|pipelines.*|image-registry)',
  ),
  kind(
    'management',
    'argocd.* argo-cd argo flux-system gitops.* ci cd cicd ci-cd ci-runners gitlab-runner.* jenkins.* tekton-.*',
  ),
  kind(
    'management',
    'vault velero.* backup external-secrets.* external-dns sealed-secrets kyverno gatekeeper-system opa falco.*',
  ),
  kind(
    'management',
    'trivy-system harbor.* registry cattle-.* fleet-.* rancher.* backstage toolbox bastion kubernetes-dashboard',
  ),
  kind('management', 'amazon-cloudwatch amazon-guardduty gmp-system gmp-public crossplane-system'),
  kind(
    'data',
    'ingress-nginx.* nginx-ingress traefik.* envoy-gateway-.* istio-ingress.* istio-egress.* kong.* openshift-ingress',
  ),
];

/** The plane that a workload of this name belongs to, where its name is one that is known. */
export function planeOfWorkload(name: string): PlaneWord | undefined {
  return WORKLOADS.find((k) => k.names.test(name))?.plane;
}

/** The plane that a namespace of this name usually is of. */
export function planeOfNamespace(name: string): PlaneWord | undefined {
  return NAMESPACES.find((k) => k.names.test(name))?.plane;
}

/** Parts of names by which externals of the management plane go. */
const MANAGING = new Set(
  'bastion jump jumphost vpn siem soc ci cicd git gitlab github registry monitoring logging backup admin operations ops'.split(
    ' ',
  ),
);

/** The part of an external's name that says that people run the platform from there: `bastion`. */
export function managingWord(name: string): string | undefined {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .find((word) => MANAGING.has(word));
}
