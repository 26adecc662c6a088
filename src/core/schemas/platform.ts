/** Namespaces, nodes, services and the ways in from outside: the fields that policy needs. */
import { type KindSchema, kind, PROTOCOL } from './common.ts';
import { choice, type JsonSchemaObject, list, open, text, textMap, whole } from './json-schema.ts';

const PORT_NUMBER = whole('The number of a port.', 1, 65535);
const PORT_OR_NAME: JsonSchemaObject = {
  description: 'A number, or the name of a port.',
  anyOf: [{ type: 'integer', minimum: 1, maximum: 65535 }, { type: 'string' }],
};

const SERVICE = kind('v1', 'Service', 'An address for the pods that it selects.', {
  spec: open('Which pods, on which ports, and from where.', {
    type: choice(
      '`ClusterIP`: inside the cluster. `NodePort`: on every node, too. `LoadBalancer`: from outside, too. `ExternalName`: a name for something else.',
      ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
    ),
    selector: textMap('Labels of the pods that answer.'),
    ports: list(
      'Ports of the service.',
      open(
        'One port.',
        {
          name: text('A name, needed where there are several.'),
          protocol: PROTOCOL,
          port: PORT_NUMBER,
          targetPort: {
            ...PORT_OR_NAME,
            description: 'Where it leads in the pod: a number or the name of a container port.',
          },
          nodePort: whole('The port on every node.', 1, 65535),
        },
        ['port'],
      ),
    ),
    externalTrafficPolicy: choice('`Local` keeps the address of the client; `Cluster` puts a node’s in its place.', [
      'Cluster',
      'Local',
    ]),
  }),
});

const INGRESS = kind('networking.k8s.io/v1', 'Ingress', 'Leads HTTP from outside to services.', {
  spec: open('Where requests go.', {
    ingressClassName: text('Which controller serves it.'),
    defaultBackend: backend('Where everything else goes.'),
    rules: list(
      'Hosts and paths.',
      open('One host.', {
        host: text('The name that clients ask for; absent: any.'),
        http: open('Its paths.', {
          paths: list(
            'Paths, each with a service.',
            open(
              'One path.',
              {
                path: text('The path, such as `/`.'),
                pathType: choice('How the path is compared.', ['Exact', 'Prefix', 'ImplementationSpecific']),
                backend: backend('Where it goes.'),
              },
              ['backend'],
            ),
          ),
        }),
      }),
    ),
  }),
});

function backend(description: string): JsonSchemaObject {
  return open(description, {
    service: open('The service.', {
      name: text('Its name, in this namespace.'),
      port: open('Its port, by number or name.', { number: PORT_NUMBER, name: text('The name of the port.') }),
    }),
  });
}

function route(name: string, version: string): KindSchema {
  return kind(`gateway.networking.k8s.io/${version}`, name, 'Leads what a Gateway takes in to services.', {
    spec: open('From which gateways, and where to.', {
      parentRefs: list(
        'Gateways that it hangs on.',
        open('A gateway.', { name: text('Its name.'), namespace: text('Its namespace.') }),
      ),
      ...(name === 'HTTPRoute' || name === 'GRPCRoute' || name === 'TLSRoute'
        ? { hostnames: list('Names that clients ask for.', { type: 'string' }) }
        : {}),
      rules: list(
        'Where it goes.',
        open('One rule.', {
          backendRefs: list(
            'Services that answer.',
            open('A service.', { name: text('Its name.'), namespace: text('Its namespace.'), port: PORT_NUMBER }, [
              'name',
            ]),
          ),
        }),
      ),
    }),
  });
}

const OPENSHIFT_ROUTE = kind('route.openshift.io/v1', 'Route', 'Leads HTTP from outside to a service, on OpenShift.', {
  spec: open('Where requests go.', {
    host: text('The name that clients ask for.'),
    path: text('The path that it is for.'),
    to: open('The service.', { kind: choice('', ['Service']), name: text('Its name, in this namespace.') }, ['name']),
    port: open('The port.', { targetPort: PORT_OR_NAME }),
  }),
});

const NODE = kind(
  'v1',
  'Node',
  'A machine of the cluster.',
  {
    spec: open('How it is set up.', {
      podCIDR: text('Addresses of its pods.'),
      podCIDRs: list('Addresses of its pods.', { type: 'string' }),
    }),
    status: open('What is known of it.', {
      addresses: list(
        'Its addresses.',
        open('One address.', {
          type: choice('What kind of address.', ['InternalIP', 'ExternalIP', 'Hostname', 'InternalDNS', 'ExternalDNS']),
          address: text('The address.'),
        }),
      ),
    }),
  },
  'cluster',
);

const GATEWAY = kind(
  'gateway.networking.k8s.io/v1',
  'Gateway',
  'Takes in traffic from outside. Bulkhead reads only the routes behind it.',
  {
    spec: open('What it listens on.', {
      gatewayClassName: text('Who serves it.'),
      listeners: list(
        'Ports that it listens on.',
        open('One of them.', {
          name: text('Its name.'),
          hostname: text('The name that clients ask for.'),
          port: PORT_NUMBER,
          protocol: text('`HTTP`, `HTTPS`, `TLS`, `TCP` or `UDP`.'),
        }),
      ),
    }),
  },
);

/** Everything that is neither workload nor policy. */
export const PLATFORM: readonly KindSchema[] = [
  kind('v1', 'Namespace', 'A room of names. Policies select namespaces by their labels.', {}, 'cluster'),
  kind('project.openshift.io/v1', 'Project', 'A namespace, as OpenShift shows it.', {}, 'cluster'),
  kind('v1', 'ServiceAccount', 'An identity for pods. Bulkhead learns of it from the pods that use it.', {}),
  NODE,
  SERVICE,
  INGRESS,
  GATEWAY,
  route('HTTPRoute', 'v1'),
  route('GRPCRoute', 'v1'),
  route('TLSRoute', 'v1alpha2'),
  route('TCPRoute', 'v1alpha2'),
  route('UDPRoute', 'v1alpha2'),
  OPENSHIFT_ROUTE,
];
