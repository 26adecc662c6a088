/** What the workshop decided about connections. */
import type { Design, Flow } from '../../../core/design/schema.ts';
import { connectionOf, rowsOf } from './notation.ts';

/** connection | owner | reason | who decided it, on which day */
const ROWS = `
payments-api-prod/payments-gateway -> payments-api-prod/payment-service tcp 8080 | payments-team | take a payment
payments-api-prod/payments-gateway -> shared-identity/keycloak tcp 8080 | payments-team | check the caller’s token
payments-api-prod/payment-service -> payments-api-prod/card-vault tcp 8443 | payments-team | exchange a token for the card | security-team 2026-09-08
payments-api-prod/payment-service -> payments-fraud-prod/fraud-scoring tcp 9000 | payments-team | score a payment before it is taken
payments-api-prod/payment-service -> payments-ledger-prod/ledger-api tcp 8080 | payments-team | book a payment
payments-api-prod/payment-service -> payments-api-prod/receipt-renderer tcp 8080 | payments-team | render the receipt
payments-api-prod/payment-service -> payments-api-prod/webhook-dispatcher tcp 8080 | payments-team | tell the merchant
payments-api-prod/payment-service -> ext:acquirer tcp 443 | payments-team | authorise and capture with the acquirer | security-team 2026-09-08
payments-api-prod/card-vault -> vault/vault tcp 8200 | payments-team | fetch the keys that cards are encrypted with; passes the walls by PCI-77 | security-team 2026-09-08
payments-api-prod/refund-worker -> payments-api-prod/payment-service tcp 8080 | payments-team | pay back
payments-api-prod/webhook-dispatcher -> shared-redis-prod/redis tcp 6379 | payments-team | keep the retries
payments-api-prod/receipt-renderer -> shared-mail/postfix-relay tcp 2525 | payments-team | mail the receipt; the Service listens on 25 and ends at 2525
payments-api-prod/payment-service -> shared-postgres-prod/pgbouncer tcp 6432 | payments-team | payments; the Service listens on 5432 and ends at 6432
payments-api-prod/card-vault -> shared-postgres-prod/pgbouncer tcp 6432 | payments-team | encrypted cards
payments-api-prod/outbox-relay -> shared-postgres-prod/pgbouncer tcp 6432 | payments-team | read the outbox
payments-api-prod/reconciliation -> shared-postgres-prod/pgbouncer tcp 6432 | payments-team | compare with the acquirer’s files

payments-fraud-prod/fraud-scoring -> payments-fraud-prod/rules-engine tcp 8080 | fraud-team | apply the rules
payments-fraud-prod/case-console -> payments-fraud-prod/fraud-scoring tcp 8080 | fraud-team | show why a payment was held
payments-fraud-prod/case-console -> shared-identity/keycloak tcp 8080 | fraud-team | sign in
payments-fraud-prod/fraud-scoring -> payments-fraud-prod/feature-store tcp 6379 | fraud-team | read the features
payments-fraud-prod/event-consumer -> payments-fraud-prod/feature-store tcp 6379 | fraud-team | refresh the features
payments-fraud-prod/model-trainer -> payments-fraud-prod/feature-store tcp 6379 | fraud-team | train on the features

payments-ledger-prod/ledger-api -> payments-ledger-prod/ledger-writer tcp 9000 | ledger-team | append a booking
payments-ledger-prod/statement-builder -> payments-ledger-prod/ledger-api tcp 8080 | ledger-team | build the monthly statements
payments-ledger-prod/ledger-api -> payments-ledger-prod/ledger-db tcp 5432 | ledger-team | read balances; today every payments namespace gets in
payments-ledger-prod/ledger-writer -> payments-ledger-prod/ledger-db tcp 5432 | ledger-team | write bookings
payments-ledger-prod/ledger-export -> payments-ledger-prod/ledger-db tcp 5432 | ledger-team | read what changed
payments-ledger-prod/ledger-archiver -> payments-ledger-prod/ledger-db tcp 5432 | ledger-team | archive closed years

orders-checkout-prod/checkout-api -> orders-checkout-prod/cart tcp 8080 | checkout-team | read the cart
orders-checkout-prod/checkout-api -> orders-checkout-prod/pricing tcp 8080 | checkout-team | price the cart
orders-checkout-prod/checkout-api -> orders-checkout-prod/promotions tcp 8080 | checkout-team | apply promotions; today the rule names the port of the Service
orders-checkout-prod/checkout-api -> orders-checkout-prod/order-service tcp 8080 | checkout-team | place the order
orders-checkout-prod/cart -> orders-checkout-prod/checkout-cache tcp 6379 | checkout-team | fall back when Redis is away
orders-checkout-prod/cart -> shared-redis-prod/redis tcp 6379 | checkout-team | keep the carts; today the rule asks for a label that is not there
orders-checkout-prod/pricing -> search-catalog-prod/catalog-api tcp 8080 | checkout-team | read list prices
orders-checkout-prod/promotions -> loyalty-rewards-prod/rewards-api tcp 8080 | checkout-team | know the customer’s tier
orders-checkout-prod/order-service -> payments-api-prod/payments-gateway tcp 8080 | checkout-team | pay the order; passes G-3 by PCI-81 | security-team 2026-09-08
orders-checkout-prod/order-service -> orders-fulfilment-prod/allocation tcp 8080 | checkout-team | reserve the stock
orders-checkout-prod/inventory-sync -> logistics-warehouse-prod/wms-api tcp 8080 | checkout-team | read what is in stock
orders-checkout-prod/order-service -> shared-postgres-prod/pgbouncer tcp 6432 | checkout-team | orders
orders-checkout-prod/order-migrator -> shared-postgres-prod/pgbouncer tcp 6432 | checkout-team | change the schema

identity-accounts-prod/login-service -> identity-accounts-prod/mfa-service tcp 8080 | accounts-team | second factor
identity-accounts-prod/login-service -> identity-accounts-prod/account-api tcp 8080 | accounts-team | look up the account
identity-accounts-prod/login-service -> identity-accounts-prod/email-verifier tcp 8080 | accounts-team | verify an address; today the policy selects nothing
identity-accounts-prod/login-service -> shared-identity/keycloak tcp 8080 | accounts-team | issue tokens
identity-accounts-prod/account-api -> identity-accounts-prod/consent-api tcp 8080 | accounts-team | what the customer agreed to
identity-accounts-prod/email-verifier -> shared-mail/postfix-relay tcp 2525 | accounts-team | send the mail
identity-accounts-prod/gdpr-export -> identity-accounts-prod/account-api tcp 8080 | accounts-team | answer requests for disclosure
identity-accounts-prod/login-service -> identity-accounts-prod/session-store tcp 6379 | accounts-team | sessions
identity-accounts-prod/mfa-service -> identity-accounts-prod/session-store tcp 6379 | accounts-team | pending second factors
identity-accounts-prod/account-api -> shared-postgres-prod/pgbouncer tcp 6432 | accounts-team | accounts
identity-accounts-prod/consent-api -> shared-postgres-prod/pgbouncer tcp 6432 | accounts-team | consents

ns:shared-postgres-prod -> shared-postgres-prod/postgres tcp 5432 | database-team | pool, exporter, console and backup
search-catalog-prod/catalog-api -> shared-postgres-prod/pgbouncer tcp 6432 | search-team | products
search-catalog-prod/reviews -> shared-postgres-prod/pgbouncer tcp 6432 | search-team | reviews
loyalty-rewards-prod/rewards-api -> shared-postgres-prod/pgbouncer tcp 6432 | loyalty-team | points
storefront-web-prod/content-api -> shared-postgres-prod/pgbouncer tcp 6432 | web-team | content
shared-postgres-prod/pgadmin -> shared-identity/keycloak tcp 8080 | database-team | sign in
ns:shared-redis-prod -> shared-redis-prod/redis tcp 6379 | database-team | replication, sentinels, exporter
payments-api-prod/outbox-relay -> shared-kafka-prod/kafka tcp 9092 | payments-team | publish payments
payments-api-prod/refund-worker -> shared-kafka-prod/kafka tcp 9092 | payments-team | read refunds
payments-fraud-prod/event-consumer -> shared-kafka-prod/kafka tcp 9092 | fraud-team | read payments
payments-ledger-prod/ledger-export -> shared-kafka-prod/kafka tcp 9092 | ledger-team | publish bookings
orders-checkout-prod/order-events -> shared-kafka-prod/kafka tcp 9092 | checkout-team | publish orders

monitoring/prometheus -> zone:pci tcp 9090 | observability | scrape; takes the place of monitoring-scrapes-everything
monitoring/prometheus -> ns:orders-checkout-prod tcp 9090 | observability | scrape
monitoring/prometheus -> ns:identity-accounts-prod tcp 9090 | observability | scrape
monitoring/prometheus -> shared-postgres-prod/postgres-exporter tcp 9187 | observability | scrape
monitoring/prometheus -> shared-redis-prod/redis-exporter tcp 9121 | observability | scrape
monitoring/grafana -> monitoring/prometheus tcp 9090 | observability | show the metrics
monitoring/grafana -> logging/loki-gateway tcp 8080 | observability | show the logs
ext:bastion -> host:control-plane tcp 22 | platform-team | administer the nodes, with a second pair of eyes
external-secrets/external-secrets -> vault/vault tcp 8200 | security-team | hand secrets to the tenants

storefront-web-prod/web -> storefront-web-prod/bff tcp 8080 | web-team | everything the shop shows
storefront-web-prod/bff -> orders-checkout-prod/checkout-api tcp 8080 | web-team | cart and checkout
storefront-web-prod/bff -> search-catalog-prod/catalog-api tcp 8080 | web-team | products
storefront-web-prod/bff -> identity-accounts-prod/login-service tcp 8080 | web-team | sign in
storefront-web-prod/bff -> loyalty-rewards-prod/rewards-api tcp 8080 | web-team | points
search-catalog-prod/catalog-api -> search-index-prod/query-router tcp 8080 | search-team | find products
search-index-prod/query-router -> search-index-prod/opensearch tcp 9200 | search-team | find products
loyalty-rewards-prod/partner-sync -> ext:loyalty-partner tcp 443 | loyalty-team | exchange points with the partner

? payments-fraud-prod/fraud-scoring -> tracing/otel-collector tcp 4317 | observability | traces of scoring, without card data
? backstage/backstage -> payments-ledger-prod/ledger-api tcp 8080 | developer-experience | show the ledger’s health in the portal; all three guardrails block it until exceptions are granted or the idea is dropped
~ payments-fraud-prod/fraud-scoring -> ext:risk-data unconfirmed | fraud-team | which ports, and may scores leave the scope of the card standard?
~ analytics-notebooks-dev/notebook-pool -> analytics-ingest-prod/clickhouse tcp 8123 | analytics-team | models are trained on production data today, by export: keep it so?
! orders-checkout-dev/order-migrator -> shared-postgres-prod/postgres tcp 5432 | checkout-team | the migration is over; the exception and the rule of MIG-482 go | database-team 2026-11-03
! ns:ci-runners -> env:prod any | security-team | builds deploy through Argo CD, never by themselves | security-team 2026-09-22`;

export const FLOWS: Design['flows'] = Object.fromEntries(
  rowsOf(ROWS).map(([connection = '', owner = '', reason = '', decision], i) => {
    const id = `F-${i + 1}`;
    const [decidedBy, decidedOn] = decision?.split(' ') ?? [];
    const decided = decidedBy && decidedOn ? { decidedBy, decidedOn } : {};
    return [id, { id, ...connectionOf(connection), owner, reason, ...decided } satisfies Flow];
  }),
);
