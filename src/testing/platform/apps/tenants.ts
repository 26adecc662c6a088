/** The apps of the business units, in the notation of `notation.ts`. */

export const TENANT_APPS = {
  'payments-api': `
    payments-gateway    3     http:8080            <80:http              >payment-service >shared-identity/keycloak
    payment-service     3     http:8080 grpc:9000  <80:http <9000:grpc   =>card-vault =>payments-fraud/fraud-scoring =>payments-ledger/ledger-api >receipt-renderer >webhook-dispatcher >shared-postgres/pgbouncer >198.51.100.0/24:443
    card-vault          2     https:8443           <443:https  +sa       >vault/vault >shared-postgres/pgbouncer
    webhook-dispatcher  2     http:8080            <80:http              >shared-redis/redis
    receipt-renderer    2     http:8080            <80:http              >shared-mail/postfix-relay
    refund-worker       1                                                >payment-service >shared-kafka/kafka
    outbox-relay        1                                                >shared-postgres/pgbouncer >shared-kafka/kafka
    reconciliation      cron                                             >shared-postgres/pgbouncer`,
  'payments-fraud': `
    fraud-scoring       3     grpc:9000 http:8080  <9000:grpc <80:http   >rules-engine >feature-store
    rules-engine        2     http:8080            <80:http
    feature-store       sts3  redis:6379           <6379:redis
    case-console        1     http:3000            <80:http              >fraud-scoring:http >shared-identity/keycloak
    event-consumer      2                                                >shared-kafka/kafka >feature-store
    model-trainer       cron                                             >feature-store`,
  'payments-ledger': `
    ledger-api          2     http:8080            <80:http              >ledger-db >ledger-writer
    ledger-writer       2     grpc:9000            <9000:grpc            >ledger-db
    ledger-db           sts3  postgres:5432        <5432:postgres
    ledger-export       1                                                >ledger-db >shared-kafka/kafka
    statement-builder   cron                                             >ledger-api
    ledger-archiver     cron                                             >ledger-db`,
  'orders-checkout': `
    checkout-api        3     http:8080            <80:http              >cart =>pricing =>order-service =>promotions
    cart                3     http:8080            <80:http              =>shared-redis/redis =>checkout-cache
    pricing             2     http:8080            <80:http              >search-catalog/catalog-api
    promotions          2     http:8080            <80:http              >loyalty-rewards/rewards-api
    order-service       3     http:8080 grpc:9000  <80:http <9000:grpc   =>payments-api/payments-gateway >orders-fulfilment/allocation >shared-postgres/pgbouncer
    order-events        2                                                >shared-kafka/kafka
    inventory-sync      1                                                >logistics-warehouse/wms-api
    checkout-cache      sts1  redis:6379           <6379:redis
    order-migrator      cron                                             >shared-postgres/pgbouncer`,
  'orders-fulfilment': `
    allocation          2     http:8080            <80:http              >fulfilment-db >logistics-warehouse/wms-api
    picker              2     http:8080            <80:http              >allocation >fulfilment-db
    packer              2     http:8080            <80:http              >fulfilment-db >shipping-label
    shipping-label      1     http:8080            <80:http              >logistics-tracking/carrier-adapter
    returns             1     http:8080            <80:http              >fulfilment-db >payments-api/payments-gateway
    fulfilment-db       sts1  postgres:5432        <5432:postgres
    fulfilment-report   cron                                             >fulfilment-db`,
  'search-catalog': `
    catalog-api         3     http:8080            <80:http              >catalog-cache =>search-index/query-router >shared-postgres/pgbouncer
    catalog-admin       1     http:3000            <80:http              >catalog-api >shared-identity/keycloak
    image-resizer       2     http:8080            <80:http
    suggest             2     http:8080            <80:http              >search-index/query-router
    reviews             2     http:8080            <80:http              >shared-postgres/pgbouncer
    catalog-cache       sts1  redis:6379           <6379:redis
    catalog-import      cron                                             >catalog-api`,
  'search-index': `
    opensearch          sts3  http:9200 transport:9300  <9200:http <9300:transport
    query-router        2     http:8080            <80:http              =>opensearch
    indexer             2                                                >opensearch >shared-kafka/kafka
    opensearch-dashboards  1  http:5601            <5601:http            >opensearch
    synonyms            cron                                             >opensearch`,
  'identity-accounts': `
    login-service       3     http:8080            <80:http              >session-store >mfa-service >account-api =>email-verifier >shared-identity/keycloak
    account-api         3     http:8080            <80:http              >consent-api >shared-postgres/pgbouncer
    session-store       sts3  redis:6379           <6379:redis
    mfa-service         2     http:8080            <80:http              >session-store
    email-verifier      1     http:8080            <80:http              >shared-mail/postfix-relay
    consent-api         2     http:8080            <80:http              >shared-postgres/pgbouncer
    gdpr-export         cron                                             >account-api`,
  'logistics-tracking': `
    tracking-api        2     http:8080            <80:http              >tracking-db >eta-predictor
    carrier-adapter     2     http:8080            <80:http              >203.0.113.0/24:443
    geocoder            1     http:8080            <80:http
    tracking-db         sts1  postgres:5432        <5432:postgres
    position-consumer   2                                                >tracking-db >shared-kafka/kafka
    eta-predictor       1     http:8080            <80:http              >geocoder`,
  'logistics-warehouse': `
    wms-api             2     http:8080            <80:http              >wms-db
    slotting            1     http:8080            <80:http              >wms-api
    barcode-gateway     2     scan:7001            <7001:scan  !np       >wms-api
    robot-bridge        1     grpc:9000            <9000:grpc            >wms-api
    wms-db              sts1  postgres:5432        <5432:postgres
    stock-count         cron                                             >wms-db`,
  'loyalty-rewards': `
    rewards-api         2     http:8080            <80:http              >points-engine >rewards-cache >shared-postgres/pgbouncer
    points-engine       2     http:8080            <80:http              >shared-kafka/kafka
    voucher-service     1     http:8080            <80:http              >rewards-cache
    partner-sync        1                                                >rewards-api >203.0.113.64/26:443
    rewards-cache       sts1  redis:6379           <6379:redis
    tier-calculator     cron                                             >points-engine`,
  'analytics-ingest': `
    collector           3     http:8080            <80:http              >schema-guard >shared-kafka/kafka
    schema-guard        2     web:8080             <80:web
    enricher            2                                                >shared-kafka/kafka
    sink-connector      1     http:8083            <8083:http            >shared-kafka/kafka >clickhouse
    clickhouse          sts2  http:8123 native:9000  <8123:http <9000:native
    dead-letter-replayer  cron                                           >shared-kafka/kafka`,
  'analytics-notebooks': `
    jupyterhub          1     http:8000            <80:http              >hub-proxy
    hub-proxy           1     http:8000            <80:http  !lb         >jupyterhub
    notebook-pool       sts2  http:8888            <8888:http            >dask-scheduler
    dask-scheduler      1     tcp:8786 dashboard:8787  <8786:tcp <80:dashboard
    dask-worker         4                                                >dask-scheduler`,
  'analytics-customer-lifetime-value-model-training-pipeline': `
    feature-builder     1     http:8080            <80:http              >analytics-ingest/clickhouse
    mlflow              1     http:5000            <80:http
    model-server        2     grpc:9000            <9000:grpc            >mlflow
    trainer             cron                                             >mlflow >feature-builder`,
  'storefront-web': `
    web                 4     http:3000            <80:http              =>bff >assets
    bff                 4     http:8080            <80:http              =>orders-checkout/checkout-api =>search-catalog/catalog-api =>identity-accounts/login-service =>loyalty-rewards/rewards-api >analytics-ingest/collector >content-api >feature-flags >session-cache
    assets              2     http:8080            <80:http
    content-api         2     http:8080            <80:http              >shared-postgres/pgbouncer
    feature-flags       1     http:4242            <80:http
    session-cache       sts1  redis:6379           <6379:redis
    sitemap             cron                                             >search-catalog/catalog-api`,
} as const;
