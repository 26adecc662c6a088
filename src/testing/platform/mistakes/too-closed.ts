/** Mistakes that cut off what is needed. */
import { DNS_RULE, peerIn, policyObject, tcp } from '../policies.ts';
import { byApp, byName, inNamespace, type Mistake, witness } from './mistake.ts';

const [DNS_PEER] = DNS_RULE.to;

export const TOO_CLOSED: readonly Mistake[] = [
  {
    title: 'The port of the Service where the port of the pod is enforced',
    place: 'orders-checkout-prod/promotions-ingress',
    wrong:
      'The Service listens on 80 and leads to 8080. Policies see 8080; the rule allows 80, on which nothing listens.',
    see: 'The flow from `checkout-api` to `promotions` is blocked at ingress of promotions.',
    witnesses: [
      witness(
        'orders-checkout-prod/checkout-api[Deployment] -> orders-checkout-prod/promotions[Deployment] tcp 8080: denied',
      ),
      witness(
        'orders-checkout-prod/checkout-api[Deployment] -> orders-checkout-prod/promotions[Deployment] tcp 80: allowed',
      ),
    ],
    instead: 'promotions-ingress',
    object: policyObject('orders-checkout-prod', 'promotions-ingress', {
      ingress: [{ from: [{ podSelector: byApp('checkout-api') }], ports: [tcp(80)] }],
      podSelector: byApp('promotions'),
      policyTypes: ['Ingress'],
    }),
  },
  {
    title: 'Egress default deny without DNS',
    place: 'search-index-prod/restrict-egress',
    wrong:
      'OpenSearch and Kafka are allowed, name resolution is not: nothing finds them once the cached names run out.',
    see: '`indexer` is blocked at egress on its way to coredns, and allowed to OpenSearch.',
    witnesses: [
      witness('search-index-prod/indexer[Deployment] -> kube-system/coredns[Deployment] udp 53: denied'),
      witness('search-index-prod/indexer[Deployment] -> search-index-prod/opensearch[StatefulSet] tcp 9200: allowed'),
    ],
    object: policyObject('search-index-prod', 'restrict-egress', {
      egress: [
        { ports: [tcp(9200), tcp(9300)], to: [{ podSelector: byApp('opensearch') }] },
        { ports: [tcp(9092)], to: [peerIn('shared-kafka-prod', { 'app.kubernetes.io/name': 'kafka' })] },
      ],
      podSelector: {},
      policyTypes: ['Egress'],
    }),
  },
  {
    title: 'DNS by UDP only',
    place: 'logistics-tracking-prod/allow-dns',
    wrong:
      'Answers that do not fit a datagram are asked again by TCP, which is denied: some names fail, some of the time.',
    see: '`tracking-api` to coredns: udp 53 allowed, tcp 53 blocked at egress.',
    witnesses: [
      witness('logistics-tracking-prod/tracking-api[Deployment] -> kube-system/coredns[Deployment] udp 53: allowed'),
      witness('logistics-tracking-prod/tracking-api[Deployment] -> kube-system/coredns[Deployment] tcp 53: denied'),
    ],
    instead: 'allow-dns',
    object: policyObject('logistics-tracking-prod', 'allow-dns', {
      egress: [{ ports: [{ port: 53, protocol: 'UDP' }], to: [DNS_PEER] }],
      podSelector: {},
      policyTypes: ['Egress'],
    }),
  },
  {
    title: 'A typo in a selector, which matches nothing',
    place: 'identity-accounts-prod/email-verifier',
    wrong: '`email-verifer` is nobody’s label. The policy selects no pod, and the default deny stands.',
    see: 'The flow from `login-service` to `email-verifier` is blocked by default-deny; the policy selects nothing.',
    witnesses: [
      witness(
        'identity-accounts-prod/login-service[Deployment] -> identity-accounts-prod/email-verifier[Deployment] tcp 8080: denied',
      ),
      witness(
        'identity-accounts-prod/email-verifier[Deployment] -> shared-mail/postfix-relay[Deployment] tcp 2525: denied',
      ),
    ],
    instead: 'email-verifier',
    object: policyObject('identity-accounts-prod', 'email-verifier', {
      egress: [{ ports: [tcp(2525)], to: [peerIn('shared-mail', { 'app.kubernetes.io/name': 'postfix-relay' })] }],
      ingress: [{ from: [{ podSelector: byName('login-service') }], ports: [tcp(8080)] }],
      podSelector: byName('email-verifer'),
      policyTypes: ['Ingress', 'Egress'],
    }),
  },
  {
    title: 'A namespace selected by a label that it does not carry',
    place: 'shared-redis-prod/redis-ingress',
    wrong: 'The rule asks for `team: orders`; the namespaces of orders carry `tenant: orders`, and the peer is empty.',
    see: 'The flow from `cart` to `redis` is blocked at ingress of redis.',
    witnesses: [
      witness('orders-checkout-prod/cart[Deployment] -> shared-redis-prod/redis[StatefulSet] tcp 6379: denied'),
      witness(
        'payments-api-prod/webhook-dispatcher[Deployment] -> shared-redis-prod/redis[StatefulSet] tcp 6379: allowed',
      ),
    ],
    instead: 'redis-ingress',
    object: policyObject('shared-redis-prod', 'redis-ingress', {
      ingress: [
        {
          from: [
            { podSelector: {} },
            { namespaceSelector: { matchLabels: { team: 'orders' } }, podSelector: byApp('cart') },
            { namespaceSelector: inNamespace('payments-api-prod'), podSelector: byName('webhook-dispatcher') },
          ],
          ports: [tcp(6379)],
        },
      ],
      podSelector: byName('redis'),
      policyTypes: ['Ingress'],
    }),
  },
  {
    title: 'A named port that the target does not have',
    place: 'analytics-ingest-prod/schema-guard-ingress',
    wrong:
      'The rule opens the port named `http`; the container calls its port `web`. A name that nobody has opens nothing.',
    see: '`collector` is blocked at ingress of schema-guard.',
    witnesses: [
      witness(
        'analytics-ingest-prod/collector[Deployment] -> analytics-ingest-prod/schema-guard[Deployment] tcp 8080: denied',
      ),
    ],
    instead: 'schema-guard-ingress',
    object: policyObject('analytics-ingest-prod', 'schema-guard-ingress', {
      ingress: [{ from: [{ podSelector: byApp('collector') }], ports: [tcp('http')] }],
      podSelector: byApp('schema-guard'),
      policyTypes: ['Ingress'],
    }),
  },
];
