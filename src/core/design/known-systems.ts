/**
 * Systems that are known by name, and the flows that each needs to work, as narrow as its makers document them. Name
 * resolution is not among them, since every managed namespace has it by itself (`platform.ts`), nor are kubelet probes,
 * which no policy stops (semantics/kubernetes.md 1.6).
 */
import type { Design, DesignWorkload, External, HostGroup } from './schema.ts';

/** What can stand at an end of a system's flow. */
export type SystemEnd = DesignWorkload | HostGroup | External;

/** The ends of one kind in a design. */
export type SystemEnds = (design: Design) => readonly SystemEnd[];

/** One flow of one known system. */
export interface SystemRule {
  readonly from: SystemEnds;
  readonly to: SystemEnds;
  /** Names of container ports that mean this service, by the makers' manifests. */
  readonly named: readonly string[];
  /** Where no port of that name is declared; absent: then there is no flow. */
  readonly usual?: readonly number[];
  /** For an end outside the cluster. */
  readonly outside?: number;
  readonly reason: string;
  /** Where its makers say so. */
  readonly source: string;
}

const workloads = (design: Design) => Object.values(design.workloads);
const hosts = (design: Design) => Object.values(design.hostGroups);

/** Workloads by the name that their makers give them: as a label, or as their own name. */
const called =
  (pattern: RegExp): SystemEnds =>
  (design) =>
    workloads(design).filter((w) => {
      const names = [w.labels['app.kubernetes.io/name'], w.labels['k8s-app'], w.labels['app'], w.name];
      return names.some((name) => name !== undefined && pattern.test(name));
    });

const PROMETHEUS = called(/^(prometheus|prometheus-server|prometheus-k8s)$/);
const ALERTMANAGER = called(/^alertmanager(-main)?$/);
const GRAFANA = called(/^grafana$/);
const LOKI = called(/^loki(-gateway|-write)?$/);
const METRICS_SERVER = called(/^metrics-server$/);
const LOG_AGENTS = called(/^(fluent-bit|fluentd|promtail|alloy|vector|vector-agent)$/);
const SOURCE_CONTROLLER = called(/^source-controller$/);
const NOTIFICATION_CONTROLLER = called(/^notification-controller$/);
const FLUX = '(source|kustomize|helm|notification|image-automation|image-reflector)-controller';
const ARGO = 'argocd-(application-controller|applicationset-controller|notifications-controller|server|dex-server)';

/** Controllers that do nothing without the API: they watch objects, or write them. */
const API_CLIENTS = called(
  new RegExp(
    `^(${ARGO}|${FLUX}|cert-manager(-cainjector|-webhook)?|cainjector|external-dns|external-secrets(-webhook|-cert-controller)?` +
      '|kyverno(-(admission|background|cleanup|reports)-controller)?|gatekeeper-(controller-manager|audit)|ingress-nginx(-controller)?' +
      '|prometheus(-operator|-server|-k8s)?|kube-state-metrics|metrics-server|velero|cluster-autoscaler|karpenter|keda-operator' +
      '|sealed-secrets(-controller)?|coredns|kube-dns|fluent-bit|promtail|alloy)$',
  ),
);

/** Machines of the control plane; where somebody else runs it, the address of its API. */
const CONTROL_PLANE: SystemEnds = (design) => [
  ...hosts(design).filter(
    (h) =>
      h.role === 'control-plane' ||
      Object.hasOwn(h.labels, 'node-role.kubernetes.io/control-plane') ||
      /^(control-plane|masters?|api-?server)/.test(h.name),
  ),
  ...Object.values(design.externals).filter((x) =>
    /^(kube(rnetes)?[ -]?)?api[ -]?server$|^kube(rnetes)?[ -]api$/i.test(x.name),
  ),
];

/** Workloads that the API server calls before it takes an object. */
const WEBHOOKS: SystemEnds = (design) =>
  workloads(design).filter((w) =>
    /webhook|admission-controller|gatekeeper-controller|ingress-nginx-controller|agent-injector/.test(w.name),
  );

const ARGO_SOURCE = 'https://github.com/argoproj/argo-cd/tree/master/manifests/base';
const FLUX_SOURCE = 'https://fluxcd.io/flux/components/';

export const SYSTEM_RULES: readonly SystemRule[] = [
  {
    from: PROMETHEUS,
    to: workloads,
    named: ['metrics', 'http-metrics', 'https-metrics', 'http-prom', 'prometheus'],
    reason: 'Prometheus scrapes the metrics that it declares',
    source: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config',
  },
  {
    from: PROMETHEUS,
    to: ALERTMANAGER,
    named: ['web', 'http-web', 'alertmanager'],
    usual: [9093],
    reason: 'Prometheus sends its alerts',
    source: 'https://prometheus.io/docs/alerting/latest/configuration/',
  },
  {
    from: GRAFANA,
    to: PROMETHEUS,
    named: ['web', 'http-web'],
    usual: [9090],
    reason: 'Grafana asks Prometheus',
    source: 'https://grafana.com/docs/grafana/latest/datasources/prometheus/',
  },
  {
    from: GRAFANA,
    to: LOKI,
    named: ['http', 'http-metrics'],
    usual: [3100],
    reason: 'Grafana asks Loki',
    source: 'https://grafana.com/docs/loki/latest/reference/network-ports/',
  },
  {
    from: LOG_AGENTS,
    to: LOKI,
    named: ['http', 'http-metrics'],
    usual: [3100],
    reason: 'log agents push what they collect to Loki',
    source: 'https://grafana.com/docs/loki/latest/reference/network-ports/',
  },
  {
    from: METRICS_SERVER,
    to: hosts,
    named: [],
    usual: [10250],
    reason: 'metrics-server reads the kubelets',
    source: 'https://github.com/kubernetes-sigs/metrics-server#requirements',
  },
  {
    from: CONTROL_PLANE,
    to: METRICS_SERVER,
    named: ['https'],
    usual: [10250],
    reason: 'the API server passes requests on to an aggregated API',
    source: 'https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/',
  },
  {
    from: CONTROL_PLANE,
    to: WEBHOOKS,
    named: ['https', 'webhook', 'webhook-server', 'admission'],
    reason: 'the API server asks an admission webhook',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/',
  },
  {
    from: API_CLIENTS,
    to: CONTROL_PLANE,
    named: [],
    usual: [6443],
    outside: 443,
    reason: 'a controller watches and writes objects at the API server',
    source: 'https://kubernetes.io/docs/reference/networking/ports-and-protocols/',
  },
  {
    from: called(/^argocd-(server|application-controller|applicationset-controller|notifications-controller)$/),
    to: called(/^argocd-repo-server$/),
    named: [],
    usual: [8081],
    reason: 'Argo CD asks its repository server for manifests',
    source: ARGO_SOURCE,
  },
  {
    from: called(/^argocd-(server|repo-server|application-controller)$/),
    to: called(/^argocd-redis$/),
    named: ['redis'],
    usual: [6379],
    reason: 'Argo CD keeps what it worked out in its Redis',
    source: ARGO_SOURCE,
  },
  {
    from: called(/^argocd-server$/),
    to: called(/^argocd-dex-server$/),
    named: ['http', 'grpc'],
    usual: [5556, 5557],
    reason: 'Argo CD signs people in through Dex',
    source: ARGO_SOURCE,
  },
  {
    from: called(/^(kustomize|helm|image-automation)-controller$/),
    to: SOURCE_CONTROLLER,
    named: ['http'],
    usual: [9090],
    reason: 'Flux fetches what its source controller has downloaded',
    source: FLUX_SOURCE,
  },
  {
    from: called(new RegExp(`^${FLUX}$`)),
    to: NOTIFICATION_CONTROLLER,
    named: ['http'],
    usual: [9090],
    reason: 'Flux tells its notification controller what happened',
    source: FLUX_SOURCE,
  },
];
