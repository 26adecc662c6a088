/** The ways in: Ingresses through ingress-nginx, and a route for partners through Envoy Gateway. */
import { NAMESPACES, type PlatformNamespace, type Standing } from './namespaces.ts';
import { type Manifest, serviceName } from './workload-objects.ts';

interface Entry {
  readonly app: string;
  readonly workload: string;
  readonly host: string;
  readonly through: 'ingress-nginx-controller' | 'envoy-partners';
}

const ROWS = `
storefront-web/web                  www            ingress-nginx-controller
storefront-web/bff                  api            ingress-nginx-controller
identity-accounts/login-service     login          ingress-nginx-controller
payments-api/payments-gateway       pay            ingress-nginx-controller
search-catalog/catalog-admin        catalog-admin  ingress-nginx-controller
payments-fraud/case-console         fraud-cases    ingress-nginx-controller
shared-identity/keycloak            sso            ingress-nginx-controller
monitoring/grafana                  grafana        ingress-nginx-controller
argocd/argocd-server                argocd         ingress-nginx-controller
harbor/harbor-core                  harbor         ingress-nginx-controller
backstage/backstage                 developers     ingress-nginx-controller
logistics-tracking/carrier-adapter  carriers       envoy-partners`;

export const ENTRIES: readonly Entry[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [target = '', host = '', through] = row.split(/\s+/);
    const [app = '', workload = ''] = target.split('/');
    return { app, workload, host, through: through as Entry['through'] };
  });

/** The gateways through which a workload is reached from outside. */
export function gatewaysOf({ namespace, workload }: Standing): readonly Standing[] {
  return ENTRIES.filter((e) => e.app === namespace.app && e.workload === workload.name).flatMap((e) =>
    NAMESPACES.flatMap((n) =>
      n.workloads.filter((w) => w.name === e.through).map((w) => ({ namespace: n, workload: w })),
    ),
  );
}

/** The Ingresses and routes of a namespace. */
export function entryObjects(n: PlatformNamespace): readonly Manifest[] {
  const routes = n.workloads.flatMap((w) =>
    ENTRIES.filter((e) => e.app === n.app && e.workload === w.name).map((e) => {
      const part = n.environment === 'prod' || n.environment === 'shared' ? '' : `${n.environment}.`;
      const host = `${e.host}.${part}marlow.example`;
      const service = { name: serviceName(n, w), port: w.offers[0]?.port ?? 80 };
      return e.through === 'envoy-partners' ? routeObject(n, host, service) : ingressObject(n, host, service);
    }),
  );
  return n.name === 'envoy-gateway-system' ? [gatewayObject(n), ...routes] : routes;
}

interface Backend {
  readonly name: string;
  readonly port: number;
}

function ingressObject(n: PlatformNamespace, host: string, { name, port }: Backend): Manifest {
  const backend = { service: { name, port: { number: port } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace: n.name },
    spec: {
      ingressClassName: 'nginx',
      rules: [{ host, http: { paths: [{ backend, path: '/', pathType: 'Prefix' }] } }],
      tls: [{ hosts: [host], secretName: `${name}-tls` }],
    },
  };
}

function routeObject(n: PlatformNamespace, host: string, { name, port }: Backend): Manifest {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name, namespace: n.name },
    spec: {
      hostnames: [host],
      parentRefs: [{ name: 'partners', namespace: 'envoy-gateway-system' }],
      rules: [{ backendRefs: [{ name, port }] }],
    },
  };
}

function gatewayObject(n: PlatformNamespace): Manifest {
  const from = { from: 'Selector', selector: { matchLabels: { tenant: 'logistics' } } };
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'partners', namespace: n.name },
    spec: {
      gatewayClassName: 'envoy',
      listeners: [
        {
          allowedRoutes: { namespaces: from },
          name: 'https',
          port: 443,
          protocol: 'HTTPS',
          tls: { certificateRefs: [{ name: 'partners-tls' }] },
        },
      ],
    },
  };
}
