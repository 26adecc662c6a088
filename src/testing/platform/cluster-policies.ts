/** What the platform and security teams enforce for the whole cluster, and policies that are written by hand. */
import { peerIn, policyObject, tcp } from './policies.ts';
import type { Manifest } from './workload-objects.ts';

const port = (protocol: 'tcp' | 'udp', number: number) => ({ [protocol]: { destinationPort: { number } } });
const label = (key: string, ...values: readonly string[]) =>
  values.length === 1 ? { matchLabels: { [key]: values[0] } } : { matchExpressions: [{ key, operator: 'In', values }] };
const named = (...names: readonly string[]) => label('kubernetes.io/metadata.name', ...names);

function clusterPolicy(name: string, spec: Manifest): Manifest {
  return { apiVersion: 'policy.networking.k8s.io/v1alpha2', kind: 'ClusterNetworkPolicy', metadata: { name }, spec };
}

/** Only name resolution and metrics of kube-system are for the data plane. */
const SYSTEM = clusterPolicy('kube-system-for-the-platform-only', {
  ingress: [
    {
      action: 'Accept',
      from: [{ namespaces: {} }],
      name: 'names-for-everybody',
      protocols: [port('udp', 53), port('tcp', 53)],
    },
    { action: 'Deny', from: [{ namespaces: label('plane', 'data') }], name: 'nothing-else-for-tenants' },
  ],
  priority: 4,
  subject: { namespaces: named('kube-system') },
  tier: 'Admin',
});

const NODES = clusterPolicy('tenants-keep-off-nodes', {
  egress: [
    {
      action: 'Deny',
      name: 'ssh-and-kubelet',
      protocols: [port('tcp', 22), port('tcp', 10_250)],
      to: [{ networks: ['10.20.0.0/24'] }],
    },
  ],
  priority: 3,
  subject: { namespaces: label('plane', 'data') },
  tier: 'Admin',
});

const STAGING = clusterPolicy('staging-baseline', {
  ingress: [
    {
      action: 'Deny',
      from: [{ namespaces: label('env', 'dev', 'prod', 'production', 'development') }],
      name: 'other-environments',
    },
  ],
  priority: 100,
  subject: { namespaces: label('env', 'staging') },
  tier: 'Baseline',
});

/** Written before ClusterNetworkPolicy, and never converted. */
const RUNNERS: Manifest = {
  apiVersion: 'policy.networking.k8s.io/v1alpha1',
  kind: 'AdminNetworkPolicy',
  metadata: { name: 'ci-keeps-out-of-production' },
  spec: {
    egress: [
      {
        action: 'Deny',
        name: 'no-production',
        to: [{ namespaces: label('env', 'prod', 'production') }, { namespaces: label('environment', 'production') }],
      },
    ],
    priority: 6,
    subject: { namespaces: named('ci-runners') },
  },
};

export const CLUSTER_POLICIES: readonly Manifest[] = [NODES, SYSTEM, RUNNERS, STAGING];

/** Policies that no style gives, and the generated one of the same namespace that each stands for. */
export const BY_HAND: readonly { readonly instead?: string; readonly object: Manifest }[] = [
  {
    instead: 'pgbouncer-ingress',
    object: policyObject('shared-postgres-prod', 'pgbouncer-clients', {
      ingress: [
        {
          from: [
            { namespaceSelector: label('env', 'prod', 'production') },
            { namespaceSelector: label('environment', 'production') },
          ],
          ports: [tcp(6432)],
        },
      ],
      podSelector: label('app.kubernetes.io/name', 'pgbouncer'),
      policyTypes: ['Ingress'],
    }),
  },
  {
    instead: 'kafka-ingress',
    object: policyObject('shared-kafka-prod', 'kafka-clients', {
      ingress: [
        {
          from: [
            { namespaceSelector: label('env', 'prod') },
            { namespaceSelector: label('environment', 'production') },
            peerIn('analytics-ingest-prod', {}),
            peerIn('logistics-tracking-prod', { app: 'position-consumer' }),
          ],
          ports: [{ endPort: 9093, port: 9092, protocol: 'TCP' }],
        },
      ],
      podSelector: label('app.kubernetes.io/name', 'kafka'),
      policyTypes: ['Ingress'],
    }),
  },
  {
    object: policyObject('ingress-nginx', 'public-web', {
      ingress: [{ ports: [tcp(80), tcp(443)] }],
      podSelector: label('app.kubernetes.io/name', 'ingress-nginx-controller'),
      policyTypes: ['Ingress'],
    }),
  },
  {
    object: policyObject('logistics-warehouse-prod', 'scanners', {
      ingress: [{ from: [{ ipBlock: { cidr: '10.40.0.0/16' } }], ports: [tcp('scan')] }],
      podSelector: label('app', 'barcode-gateway'),
      policyTypes: ['Ingress'],
    }),
  },
  {
    object: policyObject('envoy-gateway-system', 'partners', {
      ingress: [{ from: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [tcp(8443)] }],
      podSelector: label('app.kubernetes.io/name', 'envoy-partners'),
      policyTypes: ['Ingress'],
    }),
  },
];
