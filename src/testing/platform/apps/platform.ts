/** Control plane, management plane, the way in, and what all tenants share, in the notation of `notation.ts`. */

export const PLATFORM_APPS = {
  'kube-system': `
    coredns             2        dns:53/udp dns-tcp:53 metrics:9153  <53:dns/udp <53:dns-tcp <9153:metrics
    kube-proxy          ds@host  metrics:10249
    metrics-server      2        https:10250          <443:https
    etcd-cp-1           pod@host
    etcd-cp-2           pod@host
    etcd-cp-3           pod@host
    kube-apiserver-cp-1  pod@host
    kube-apiserver-cp-2  pod@host
    kube-apiserver-cp-3  pod@host
    kube-controller-manager-cp-1  pod@host
    kube-controller-manager-cp-2  pod@host
    kube-controller-manager-cp-3  pod@host
    kube-scheduler-cp-1  pod@host
    kube-scheduler-cp-2  pod@host
    kube-scheduler-cp-3  pod@host`,
  'calico-system': `
    calico-node         ds@host  felix:9091
    calico-typha        3@host   typha:5473           <5473:typha
    calico-kube-controllers  1   metrics:9094`,
  'tigera-operator': `
    tigera-operator     1@host`,
  'metallb-system': `
    controller          1        webhook:9443         <443:webhook
    speaker             ds@host  memberlist:7946`,
  'cert-manager': `
    cert-manager        2        http-metrics:9402
    cert-manager-cainjector  1   http-metrics:9402
    cert-manager-webhook  3      https:10250          <443:https`,
  'longhorn-system': `
    longhorn-manager    ds       manager:9500 webhook:9502  <9500:manager <9502:webhook
    longhorn-driver-deployer  1                               >longhorn-manager
    longhorn-ui         2        http:8000            <80:http  >longhorn-manager
    csi-attacher        3
    csi-provisioner     3`,
  monitoring: `
    prometheus          sts2     web:9090             <9090:web  +sa  >alertmanager >kube-state-metrics >blackbox-exporter
    alertmanager        sts3     web:9093             <9093:web
    grafana             2        http:3000            <80:http   =>prometheus =>logging/loki-gateway >tracing/tempo:http >shared-identity/keycloak
    kube-state-metrics  1        http-metrics:8080    <8080:http-metrics  +sa
    blackbox-exporter   1        http:9115            <9115:http
    pushgateway         1        http:9091            <9091:http
    thanos-query        2        http:10902 grpc:10901  <10902:http <10901:grpc  >prometheus
    prometheus-operator  1       https:8443           <443:https +sa`,
  'node-agents': `
    node-exporter       ds@host  metrics:9100         <9100:metrics
    fluent-bit          ds       http:2020            >logging/loki-gateway`,
  logging: `
    loki-gateway        2        http:8080            <80:http   >loki-write >loki-read
    loki-write          sts3     http:3100 grpc:9095  <3100:http <9095:grpc
    loki-read           3        http:3100 grpc:9095  <3100:http <9095:grpc  >loki-backend
    loki-backend        sts2     http:3100 grpc:9095  <3100:http <9095:grpc`,
  tracing: `
    otel-collector      3        otlp-grpc:4317 otlp-http:4318  <4317:otlp-grpc <4318:otlp-http  >tempo
    tempo               sts2     http:3200 otlp-grpc:4317       <4317:otlp-grpc <3200:http
    jaeger-ui           1        http:16686           <80:http   >tempo:http`,
  argocd: `
    argocd-server       2        server:8080 metrics:8083  <443:server <80:server  >argocd-repo-server >argocd-redis >argocd-dex-server
    argocd-repo-server  2        repo:8081 metrics:8084    <8081:repo  >argocd-redis
    argocd-application-controller  sts1  metrics:8082  +sa  >argocd-repo-server >argocd-redis
    argocd-applicationset-controller  1  webhook:7000  <7000:webhook  >argocd-repo-server
    argocd-notifications-controller  1  metrics:9001
    argocd-dex-server   1        http:5556 grpc:5557  <5556:http <5557:grpc  >shared-identity/keycloak
    argocd-redis        1        redis:6379           <6379:redis`,
  vault: `
    vault               sts3     http:8200 https-internal:8201  <8200:http <8201:https-internal  +sa
    vault-agent-injector  2      https:8080           <443:https +sa  >vault
    vault-snapshot      cron                          +sa  >vault`,
  'external-secrets': `
    external-secrets    2        metrics:8080         +sa  =>vault/vault
    external-secrets-webhook  1  webhook:10250        <443:webhook
    external-secrets-cert-controller  1  metrics:8080`,
  velero: `
    velero              1        http-monitoring:8085  +sa
    node-agent          ds`,
  'ci-runners': `
    gitlab-runner       3        metrics:9252         >buildkitd >harbor/harbor-core
    buildkitd           2        grpc:1234            <1234:grpc  >harbor/harbor-core
    runner-cache        sts1     s3:9000              <9000:s3
    runner-janitor      cron                          >runner-cache`,
  kyverno: `
    kyverno-admission-controller  3  https:9443 metrics-port:8000  <443:https  +sa
    kyverno-background-controller  2  metrics-port:8000
    kyverno-cleanup-controller  2  https:9443         <443:https
    kyverno-reports-controller  2  metrics-port:8000`,
  harbor: `
    harbor-core         2        http:8080            <80:http   >harbor-database >harbor-redis >harbor-registry
    harbor-portal       1        http:8080            <80:http   >harbor-core
    harbor-registry     2        http:5000            <5000:http >harbor-redis
    harbor-jobservice   1        http:8080            <80:http   >harbor-core >harbor-redis
    harbor-database     sts1     postgres:5432        <5432:postgres
    harbor-redis        sts1     redis:6379           <6379:redis
    harbor-trivy        sts1     http:8080            <8080:http >harbor-redis`,
  toolbox: `
    netshoot            1`,
  backstage: `
    backstage           2        http:7007            <80:http   >backstage-db >argocd/argocd-server >shared-identity/keycloak
    backstage-db        sts1     postgres:5432        <5432:postgres`,
  'external-dns': `
    external-dns        1        http:7979            +sa`,
  'ingress-nginx': `
    ingress-nginx-controller  3  http:80 https:443 metrics:10254  <80:http <443:https  !lb +sa  >default-backend
    default-backend     2        http:8080            <80:http`,
  'envoy-gateway-system': `
    envoy-gateway       2        grpc:18000 metrics:19001  <18000:grpc  +sa
    envoy-partners      2        https:8443 metrics:19001  <443:https  !lb  >envoy-gateway`,
  'shared-postgres': `
    postgres            sts3     postgres:5432        <5432:postgres
    pgbouncer           2        pgbouncer:6432       <5432:pgbouncer   >postgres
    postgres-exporter   1        metrics:9187         >postgres
    pgadmin             1        http:8080            <80:http   >postgres >shared-identity/keycloak
    pgbackrest          cron                          >postgres`,
  'shared-kafka': `
    kafka               sts3     plain:9092 tls:9093  <9092:plain <9093:tls  >kafka-controller
    kafka-controller    sts3     controller:9094      <9094:controller
    schema-registry     2        http:8081            <80:http   >kafka
    kafka-connect       2        http:8083            <8083:http >kafka >schema-registry
    kafka-exporter      1        metrics:9308         >kafka
    kafka-ui            1        http:8080            <80:http   >kafka >schema-registry`,
  'shared-redis': `
    redis               sts3     redis:6379           <6379:redis
    redis-sentinel      sts3     sentinel:26379       <26379:sentinel  >redis
    redis-exporter      1        metrics:9121         >redis`,
  'shared-identity': `
    keycloak            sts2     http:8080            <80:http   >keycloak-db
    keycloak-db         sts1     postgres:5432        <5432:postgres
    keycloak-backup     cron                          >keycloak-db`,
  'shared-mail': `
    postfix-relay       2        smtp:2525            <25:smtp   >0.0.0.0/0:25
    mail-archiver       cron`,
} as const;
