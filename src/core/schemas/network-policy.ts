/** networking.k8s.io/v1 NetworkPolicy, whole (semantics/kubernetes.md 1.1-1.7). */
import { closedKind, PROTOCOL, selector } from './common.ts';
import { choice, closed, type JsonSchemaObject, list, text, whole } from './json-schema.ts';

const PORTS = list(
  'Ports of the destination pods. Absent or empty: every port and protocol.',
  closed('One port, or a range of them.', {
    protocol: PROTOCOL,
    port: {
      description: 'A number, or the name of a container port of the destination. Absent: every port of the protocol.',
      anyOf: [
        { type: 'integer', minimum: 1, maximum: 65535 },
        { type: 'string', pattern: '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$', maxLength: 15 },
      ],
    },
    endPort: whole('The last port of a range that starts with `port`, which must then be a number.', 1, 65535),
  }),
);

const PEER = closed(
  'One kind of peer: pods by selectors, or addresses. Both selectors in one peer must match; an `ipBlock` stands alone.',
  {
    podSelector: selector(
      'Pods by their labels: in the namespaces of `namespaceSelector`, or without it in the namespace of the policy.',
    ),
    namespaceSelector: selector('Namespaces by their labels; alone, it means every pod in them.'),
    ipBlock: closed(
      'Addresses outside the cluster. Whether addresses of pods match is left to the network plugin.',
      {
        cidr: text('The range, such as `203.0.113.0/24` or `2001:db8::/32`.'),
        except: list('Ranges inside `cidr` that are left out.', { type: 'string' }),
      },
      ['cidr'],
    ),
  },
);

function rules(direction: 'ingress' | 'egress', peers: 'from' | 'to', who: string): JsonSchemaObject {
  return list(
    `What is allowed ${direction === 'ingress' ? 'into' : 'out of'} the selected pods: a connection that any rule matches. An empty list allows nothing.`,
    closed('A rule: it allows what matches one of its peers and one of its ports.', {
      [peers]: list(`${who} Absent or empty: everyone.`, PEER),
      ports: PORTS,
    }),
  );
}

/** NetworkPolicy. */
export const NETWORK_POLICY = closedKind(
  'networking.k8s.io/v1',
  'NetworkPolicy',
  'Isolates the pods that it selects, in one or both directions, but for what its rules allow. Policies add up: nothing that another one allows is taken back.',
  {
    spec: closed(
      'Whom it selects and what it allows.',
      {
        podSelector: selector('The pods of this namespace that the policy is for; `{}` means all of them.'),
        policyTypes: list(
          'Directions in which the selected pods are isolated. Absent: `Ingress`, and `Egress` where there are egress rules.',
          choice('`Ingress`: what comes in. `Egress`: what goes out.', ['Ingress', 'Egress']),
        ),
        ingress: rules('ingress', 'from', 'Who may connect.'),
        egress: rules('egress', 'to', 'Where connections may go.'),
      },
      ['podSelector'],
    ),
  },
);
