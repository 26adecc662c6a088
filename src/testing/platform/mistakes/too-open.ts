/** Mistakes that let in or out what nobody meant. */
import { DNS_RULE, policyObject, tcp } from '../policies.ts';
import { byApp, byName, inNamespace, type Mistake, witness } from './mistake.ts';

const LEDGER = ['ledger-api', 'ledger-writer', 'ledger-export', 'ledger-archiver'];

export const TOO_OPEN: readonly Mistake[] = [
  {
    title: 'OR where AND was meant',
    place: 'payments-ledger-prod/ledger-db',
    wrong:
      '`namespaceSelector` and `podSelector` are two items of `from`, so either is enough: every pod of every namespace of the tenant payments gets in, dev included. One item with both fields would have meant the ledger pods only.',
    see: 'Trace from the fraud team’s dev console to `ledger-db`: allowed by rule 1, peer 1.',
    witnesses: [
      witness(
        'payments-fraud-dev/case-console[Deployment] -> payments-ledger-prod/ledger-db[StatefulSet] tcp 5432: allowed',
      ),
      witness('orders-checkout-dev/cart[Deployment] -> payments-ledger-prod/ledger-db[StatefulSet] tcp 5432: denied'),
    ],
    instead: 'ledger-db',
    object: policyObject('payments-ledger-prod', 'ledger-db', {
      ingress: [
        {
          from: [
            { namespaceSelector: { matchLabels: { tenant: 'payments' } } },
            { podSelector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: LEDGER }] } },
          ],
          ports: [tcp(5432)],
        },
      ],
      podSelector: byName('ledger-db'),
      policyTypes: ['Ingress'],
    }),
  },
  {
    title: '`policyTypes` left out: egress is not isolated',
    place: 'payments-fraud-prod/default-deny-all',
    wrong:
      'Without `policyTypes` and without egress rules a policy speaks of ingress only. The name says all; every pod may still send anywhere.',
    see: '`rules-engine` is open to the internet on its way out.',
    witnesses: [
      witness('payments-fraud-prod/rules-engine[Deployment] -> 192.0.2.10 tcp 443: allowed'),
      witness('storefront-web-prod/web[Deployment] -> payments-fraud-prod/rules-engine[Deployment] tcp 8080: denied'),
    ],
    instead: 'default-deny-ingress',
    object: policyObject('payments-fraud-prod', 'default-deny-all', { podSelector: {} }),
  },
  {
    title: 'An empty `podSelector` as peer: every pod of the namespace',
    place: 'harbor/harbor-database-ingress',
    wrong:
      '`from: [{podSelector: {}}]` was read as nobody else. It means every pod of harbor, the public portal among them.',
    see: '`harbor-portal` reaches the database.',
    witnesses: [
      witness('harbor/harbor-portal[Deployment] -> harbor/harbor-database[StatefulSet] tcp 5432: allowed'),
      witness('backstage/backstage[Deployment] -> harbor/harbor-database[StatefulSet] tcp 5432: denied'),
    ],
    instead: 'harbor-database-ingress',
    object: policyObject('harbor', 'harbor-database-ingress', {
      ingress: [{ from: [{ podSelector: {} }], ports: [tcp(5432)] }],
      podSelector: byName('harbor-database'),
      policyTypes: ['Ingress'],
    }),
  },
  {
    title: '`0.0.0.0/0` without `except`: the cluster is in there too',
    place: 'loyalty-rewards-prod/partner-sync-egress',
    wrong:
      'Meant for the partner’s API outside. Without `except` for the pods, nodes and services, and without ports, it opens the API server and every pod that does not defend itself.',
    see: '`partner-sync` reaches the API server of the control plane nodes.',
    witnesses: [
      witness('loyalty-rewards-prod/partner-sync[Deployment] -> 10.20.0.11 tcp 6443: allowed'),
      witness(
        'loyalty-rewards-prod/partner-sync[Deployment] -> search-catalog-dev/reviews[Deployment] tcp 8080: allowed',
      ),
      witness('loyalty-rewards-prod/partner-sync[Deployment] -> 10.20.0.11 tcp 22: denied'),
    ],
    object: policyObject('loyalty-rewards-prod', 'partner-sync-egress', {
      egress: [DNS_RULE, { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }],
      podSelector: byApp('partner-sync'),
      policyTypes: ['Egress'],
    }),
  },
  {
    title: 'A rule left over from a migration: dev reaches the production database',
    place: 'shared-postgres-prod/allow-migration-from-dev',
    wrong: 'The cut-over was in March; the rule stayed. Policies only add up, so no later default deny takes it back.',
    see: 'The dev migration job reaches `postgres` in production.',
    witnesses: [
      witness(
        'orders-checkout-dev/order-migrator[CronJob] -> shared-postgres-prod/postgres[StatefulSet] tcp 5432: allowed',
      ),
      witness(
        'orders-checkout-staging/order-migrator[CronJob] -> shared-postgres-prod/postgres[StatefulSet] tcp 5432: denied',
      ),
    ],
    object: policyObject(
      'shared-postgres-prod',
      'allow-migration-from-dev',
      {
        ingress: [{ from: [{ namespaceSelector: inNamespace('orders-checkout-dev') }], ports: [tcp(5432)] }],
        podSelector: byName('postgres'),
        policyTypes: ['Ingress'],
      },
      { 'marlow.example/ticket': 'MIG-482: remove after the cut-over on 2026-03-14' },
    ),
  },
  {
    title: 'Allow-all left from a debugging session',
    place: 'orders-fulfilment-prod/tmp-debug-allow-all',
    wrong: 'One empty rule in each direction allows everything to and from every pod, whatever the other policies say.',
    see: 'Everything in the namespace is open to all: a dev pod of another tenant reaches `fulfilment-db`.',
    witnesses: [
      witness(
        'loyalty-rewards-dev/rewards-api[Deployment] -> orders-fulfilment-prod/fulfilment-db[StatefulSet] tcp 5432: allowed',
      ),
    ],
    object: policyObject(
      'orders-fulfilment-prod',
      'tmp-debug-allow-all',
      { egress: [{}], ingress: [{}], podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      { 'marlow.example/ticket': 'INC-2291, delete on Monday' },
    ),
  },
  {
    title: 'Egress rules that `policyTypes` does not name',
    place: 'logistics-warehouse-prod/wms-db-ingress',
    wrong: '`policyTypes` names `Ingress` only, so the egress rules are ignored and the database may send anywhere.',
    see: 'An input problem at the policy; `wms-db` is open to the internet on its way out.',
    witnesses: [witness('logistics-warehouse-prod/wms-db[StatefulSet] -> 192.0.2.10 tcp 443: allowed')],
    instead: 'wms-db-ingress',
    object: policyObject('logistics-warehouse-prod', 'wms-db-ingress', {
      egress: [DNS_RULE],
      ingress: [
        { from: [{ podSelector: byApp('wms-api') }, { podSelector: byApp('stock-count') }], ports: [tcp(5432)] },
      ],
      podSelector: byApp('wms-db'),
      policyTypes: ['Ingress'],
    }),
  },
  {
    title: 'Monitoring reaches every port',
    place: 'ClusterNetworkPolicy monitoring-scrapes-everything',
    wrong:
      'The rule accepts whatever comes from the namespace monitoring, on every port, in the Admin tier: no NetworkPolicy can narrow it. Scraping needs the metrics port, from Prometheus.',
    see: 'Grafana, which people log in to, reaches `ledger-db`; Trace shows the Admin tier deciding.',
    witnesses: [
      witness('monitoring/grafana[Deployment] -> payments-ledger-prod/ledger-db[StatefulSet] tcp 5432: allowed'),
      witness('logging/loki-read[Deployment] -> payments-ledger-prod/ledger-db[StatefulSet] tcp 5432: denied'),
    ],
    object: {
      apiVersion: 'policy.networking.k8s.io/v1alpha2',
      kind: 'ClusterNetworkPolicy',
      metadata: { name: 'monitoring-scrapes-everything' },
      spec: {
        ingress: [{ action: 'Accept', from: [{ namespaces: inNamespace('monitoring') }], name: 'scrape' }],
        priority: 2,
        subject: { namespaces: {} },
        tier: 'Admin',
      },
    },
  },
  {
    title: 'Labels copied from production',
    place: 'Namespace loyalty-rewards-staging',
    wrong:
      'The namespace was made by copying that of production and carries `env: prod`. Every policy that opens to `env: prod` opens to it.',
    see: 'Staging pods reach Kafka and PgBouncer in production. The import suggests production for its environment.',
    witnesses: [
      witness(
        'loyalty-rewards-staging/points-engine[Deployment] -> shared-kafka-prod/kafka[StatefulSet] tcp 9092: allowed',
      ),
      witness(
        'loyalty-rewards-staging/rewards-api[Deployment] -> shared-postgres-prod/pgbouncer[Deployment] tcp 6432: allowed',
      ),
      witness(
        'identity-accounts-dev/account-api[Deployment] -> shared-postgres-prod/pgbouncer[Deployment] tcp 6432: denied',
      ),
    ],
  },
  {
    title: 'A policy for a pod on the host’s network',
    place: 'node-agents/node-exporter-ingress',
    wrong:
      'The pods of `node-exporter` run with `hostNetwork: true`. What a policy does to them is undefined; most networks take them for their node and never apply it.',
    see: 'A dev pod of the storefront reaches `node-exporter` as if the policy were not there; Trace says why.',
    witnesses: [
      witness('storefront-web-dev/web[Deployment] -> node-agents/node-exporter[DaemonSet] tcp 9100: allowed'),
    ],
    object: policyObject('node-agents', 'node-exporter-ingress', {
      ingress: [
        {
          from: [{ namespaceSelector: inNamespace('monitoring'), podSelector: byName('prometheus') }],
          ports: [tcp(9100)],
        },
      ],
      podSelector: byName('node-exporter'),
      policyTypes: ['Ingress'],
    }),
  },
];
