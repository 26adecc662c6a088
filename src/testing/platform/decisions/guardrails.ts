/** What must hold whatever tenants write, and the gates that were granted in it. */
import type { Design, Exception, Guardrail } from '../../../core/design/schema.ts';
import { connectionOf, rowsOf } from './notation.ts';

const apart = (id: string, name: string, axis: 'plane' | 'environment' | 'tenant', reason: string): Guardrail => ({
  id,
  name,
  rule: { kind: 'separate', axis },
  owner: 'security-team',
  reason,
});

export const GUARDRAILS: Design['guardrails'] = Object.fromEntries(
  [
    apart('G-1', 'Planes stay apart', 'plane', 'who breaks into a shop must not reach what operates it'),
    apart('G-2', 'Environments stay apart', 'environment', 'nothing untested may touch the data of customers'),
    apart('G-3', 'Tenants stay apart', 'tenant', 'one business unit’s incident must stay one business unit’s'),
  ].map((g) => [g.id, g]),
);

/** guardrail | connection | owner | reason | ticket | expires */
const ROWS = `
G-1 | monitoring/prometheus -> plane:data tcp 9090, tcp 9121, tcp 9187, tcp 9308 | observability | scrape the metrics of the tenants | SEC-1021 | 2027-06-30
G-1 | monitoring/prometheus -> plane:control tcp 9402 | observability | scrape cert-manager | SEC-1021 | 2027-06-30
G-1 | ns:ingress-nginx -> plane:management tcp 3000, tcp 7007, tcp 8080 | network-team | people reach Grafana, Argo CD, Harbor and Backstage | SEC-1034 | 2027-06-30
G-1 | plane:data -> tracing/otel-collector tcp 4317 | observability | tenants send their traces | SEC-1055 | 2027-03-31
G-1 | plane:management -> shared-identity/keycloak tcp 8080 | security-team | people sign in to the tools of the platform | SEC-1034 | 2027-06-30
G-1 | payments-api-prod/card-vault -> vault/vault tcp 8200 | payments-team | the card vault takes its keys from Vault | PCI-77 | 2027-01-31

G-2 | monitoring/prometheus -> plane:data tcp 9090, tcp 9121, tcp 9187, tcp 9308 | observability | scrape the metrics of the tenants | SEC-1021 | 2027-06-30
G-2 | ns:ingress-nginx -> plane:data tcp 3000, tcp 8080 | network-team | one way in for everybody | SEC-1034 | 2027-06-30
G-2 | ns:envoy-gateway-system -> tenant:logistics tcp 8080 | network-team | carriers come in | SEC-1034 | 2027-06-30
G-2 | plane:data -> tracing/otel-collector tcp 4317 | observability | tenants send their traces | SEC-1055 | 2027-03-31
G-2 | plane:data -> shared-identity/keycloak tcp 8080 | security-team | single sign-on for everybody | SEC-1090 | 2027-06-30
G-2 | plane:data -> shared-mail/postfix-relay tcp 2525 | platform-team | mail for everybody | SEC-1090 | 2027-06-30
G-2 | payments-api-prod/card-vault -> vault/vault tcp 8200 | payments-team | the card vault takes its keys from Vault | PCI-77 | 2027-01-31
G-2 | env:staging -> ns:shared-postgres-dev tcp 6432 | database-team | staging has no database of its own before the first quarter | PLAT-618 | 2027-03-31
G-2 | env:staging -> ns:shared-kafka-dev tcp 9092 | streaming-team | staging has no brokers of its own before the first quarter | PLAT-618 | 2027-03-31
G-2 | orders-checkout-dev/order-migrator -> shared-postgres-prod/postgres tcp 5432 | checkout-team | move the old orders over | MIG-482 | 2026-03-31

G-3 | monitoring/prometheus -> plane:data tcp 9090, tcp 9121, tcp 9187, tcp 9308 | observability | scrape the metrics of the tenants | SEC-1021 | 2027-06-30
G-3 | ns:ingress-nginx -> plane:data tcp 3000, tcp 8080 | network-team | one way in for everybody | SEC-1034 | 2027-06-30
G-3 | ns:envoy-gateway-system -> tenant:logistics tcp 8080 | network-team | carriers come in | SEC-1034 | 2027-06-30
G-3 | plane:data -> tracing/otel-collector tcp 4317 | observability | tenants send their traces | SEC-1055 | 2027-03-31
G-3 | plane:data -> shared-identity/keycloak tcp 8080 | security-team | single sign-on for everybody | SEC-1090 | 2027-06-30
G-3 | plane:data -> shared-mail/postfix-relay tcp 2525 | platform-team | mail for everybody | SEC-1090 | 2027-06-30
G-3 | payments-api-prod/card-vault -> vault/vault tcp 8200 | payments-team | the card vault takes its keys from Vault | PCI-77 | 2027-01-31
G-3 | env:staging -> ns:shared-postgres-dev tcp 6432 | database-team | staging has no database of its own before the first quarter | PLAT-618 | 2027-03-31
G-3 | env:staging -> ns:shared-kafka-dev tcp 9092 | streaming-team | staging has no brokers of its own before the first quarter | PLAT-618 | 2027-03-31
G-3 | env:dev -> ns:shared-postgres-dev tcp 6432 | database-team | tenants use the shared databases | SEC-1090 | 2027-06-30
G-3 | env:dev -> ns:shared-kafka-dev tcp 9092 | streaming-team | tenants use the shared brokers | SEC-1090 | 2027-06-30
G-3 | env:dev -> ns:shared-redis-dev tcp 6379 | database-team | tenants use the shared caches | SEC-1090 | 2027-06-30
G-3 | env:prod -> ns:shared-postgres-prod tcp 6432 | database-team | tenants use the shared databases | SEC-1090 | 2027-06-30
G-3 | env:prod -> ns:shared-kafka-prod tcp 9092 | streaming-team | tenants use the shared brokers | SEC-1090 | 2027-06-30
G-3 | env:prod -> ns:shared-redis-prod tcp 6379 | database-team | tenants use the shared caches | SEC-1090 | 2027-06-30
G-3 | tenant:storefront -> tenant:orders tcp 8080 | web-team | the shop puts things into the cart and orders them | SEC-1102 | 2027-06-30
G-3 | tenant:storefront -> tenant:search tcp 8080 | web-team | the shop shows and finds products | SEC-1102 | 2027-06-30
G-3 | tenant:storefront -> tenant:identity tcp 8080 | web-team | customers sign in | SEC-1102 | 2027-06-30
G-3 | tenant:storefront -> tenant:loyalty tcp 8080 | web-team | customers see their points | SEC-1102 | 2027-06-30
G-3 | storefront-web-prod/bff -> analytics-ingest-prod/collector tcp 8080 | analytics-team | the shop reports what was looked at | SEC-1119 | 2026-12-18
G-3 | tenant:orders -> tenant:search tcp 8080 | checkout-team | prices come from the catalogue | SEC-1107 | 2027-06-30
G-3 | tenant:orders -> tenant:loyalty tcp 8080 | checkout-team | promotions know the customer’s tier | SEC-1107 | 2027-06-30
G-3 | tenant:orders -> tenant:logistics tcp 8080 | fulfilment-team | stock is reserved and labels are printed | SEC-1107 | 2027-06-30
G-3 | orders-checkout-prod/order-service -> payments-api-prod/payments-gateway tcp 8080 | payments-team | an order is paid | PCI-81 | 2027-01-31
G-3 | orders-fulfilment-prod/returns -> payments-api-prod/payments-gateway tcp 8080 | payments-team | a return is paid back | PCI-81 | 2027-01-31`;

export const EXCEPTIONS: Design['exceptions'] = Object.fromEntries(
  rowsOf(ROWS).map(([guardrail = '', connection = '', owner = '', reason = '', ticket = '', expires = ''], i) => {
    const { from, to, ports } = connectionOf(connection);
    const id = `X-${i + 1}`;
    const said = { reason, ticket, owner, approver: 'security-team', expires };
    return [id, { id, guardrail, from, to, ports, ...said } satisfies Exception];
  }),
);
