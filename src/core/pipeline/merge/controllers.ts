/** Which workload lets traffic in from outside for Ingresses, Gateways and Routes, where the inventory shows it. */
import type { Cluster, Workload } from '../../cluster/cluster.ts';
import type { Labels } from '../../cluster/labels.ts';
import type { Exposure } from '../../design/schema.ts';

/** Names that the charts and operators of ingress controllers give their pods. */
const CONTROLLERS: ReadonlySet<string> = new Set([
  'ingress-nginx',
  'nginx-ingress',
  'nginx-ingress-controller',
  'traefik',
  'haproxy-ingress',
  'kubernetes-ingress',
  'contour-envoy',
  'kong',
  'emissary-ingress',
  'ambassador',
  'skipper-ingress',
  'aws-load-balancer-controller',
]);
const NAME_KEYS = ['app.kubernetes.io/name', 'k8s-app', 'app'];
/** Parts of a controller that take no traffic in. */
const OTHER_PARTS = /webhook|default-backend|job|exporter/;
const GATEWAY_LABEL = 'gateway.networking.k8s.io/gateway-name';
const ROUTER_LABEL = 'ingresscontroller.operator.openshift.io/deployment-ingresscontroller';

/**
 * The one workload that an exposure of a kind goes through; `undefined` where the inventory shows none, or several that
 * nothing tells apart.
 */
export function controllerFor(cluster: Cluster, kind: Exposure['kind']): Workload | undefined {
  const isOne = TESTS[kind];
  const found = isOne ? cluster.workloads.filter((w) => w.pods.some((p) => isOne(p.labels))) : [];
  return found.length === 1 ? found[0] : undefined;
}

const TESTS: Readonly<Partial<Record<Exposure['kind'], (labels: Labels) => boolean>>> = {
  Ingress: isIngressController,
  Gateway: (labels) => labels.has(GATEWAY_LABEL),
  Route: (labels) => labels.has(ROUTER_LABEL),
};

function isIngressController(labels: Labels): boolean {
  const component = labels.get('app.kubernetes.io/component') ?? '';
  return !OTHER_PARTS.test(component) && NAME_KEYS.some((key) => CONTROLLERS.has(labels.get(key) ?? ''));
}
