/** The sixty namespaces: what each of them is, and what its labels say of it, which is not always the same. */
import { PLATFORM_APPS } from './apps/platform.ts';
import { TENANT_APPS } from './apps/tenants.ts';
import { type WorkloadSpec, workloadsOf } from './notation.ts';

export type EnvironmentName = 'dev' | 'staging' | 'prod' | 'shared';

/**
 * How its people label a namespace. `full`: plane, env, tenant, part-of. `long`: the same with `production` for `prod`.
 * `environment`: `environment` and `team` instead. `tenant`: the environment shows in the name only. `team`: a team by
 * another name than the tenant's. `platform`: plane, tenant, part-of. `copied`: the labels of prod in staging. `helm`:
 * what a chart leaves. `none`: nothing.
 */
export type LabelStyle =
  | 'full'
  | 'long'
  | 'environment'
  | 'tenant'
  | 'team'
  | 'platform'
  | 'copied'
  | 'helm'
  | 'system'
  | 'none';

/**
 * Which policies its people write. `strict`: default deny both ways, DNS, both directions for each workload. `ingress`:
 * default deny inwards, callers for each workload. `open-inside`: nothing from other namespaces but the ingress
 * controller. `vendor`: callers for each workload, as the chart brings them. `none`: no policy.
 */
export type PolicyStyle = 'strict' | 'ingress' | 'open-inside' | 'vendor' | 'none';

export interface PlatformNamespace {
  readonly name: string;
  readonly plane: 'control' | 'management' | 'data';
  readonly environment: EnvironmentName;
  readonly tenant: string;
  readonly app: string;
  readonly owner: string;
  readonly labels: LabelStyle;
  readonly policies: PolicyStyle;
  readonly workloads: readonly WorkloadSpec[];
}

const ROWS = `
kube-system            control     shared   platform    platform-team   system       none
kube-public            control     shared   platform    platform-team   none         none
kube-node-lease        control     shared   platform    platform-team   none         none
calico-system          control     shared   platform    network-team    system       none
tigera-operator        control     shared   platform    network-team    system       none
metallb-system         control     shared   platform    network-team    system       none
cert-manager           control     shared   platform    platform-team   platform     none
longhorn-system        control     shared   platform    storage-team    helm         none
monitoring             management  shared   platform    observability   platform     vendor
node-agents            management  shared   platform    observability   system       none
logging                management  shared   platform    observability   platform     ingress
tracing                management  shared   platform    observability   platform     none
argocd                 management  shared   platform    platform-team   platform     vendor
vault                  management  shared   platform    security-team   platform     ingress
external-secrets       management  shared   platform    security-team   helm         none
velero                 management  shared   platform    storage-team    helm         none
ci-runners             management  shared   platform    developer-experience  none   none
kyverno                management  shared   platform    security-team   helm         none
harbor                 management  shared   platform    developer-experience  platform  ingress
toolbox                management  shared   platform    platform-team   none         none
backstage              management  shared   platform    developer-experience  platform  none
external-dns           management  shared   platform    network-team    helm         none
ingress-nginx          data        shared   platform    network-team    platform     none
envoy-gateway-system   data        shared   platform    network-team    helm         none
shared-postgres-prod   data        prod     platform    database-team   full         ingress
shared-postgres-dev    data        dev      platform    database-team   full         open-inside
shared-kafka-prod      data        prod     platform    streaming-team  full         ingress
shared-kafka-dev       data        dev      platform    streaming-team  full         none
shared-redis-prod      data        prod     platform    database-team   full         ingress
shared-redis-dev       data        dev      platform    database-team   full         none
shared-identity        data        shared   platform    security-team   platform     ingress
shared-mail            data        shared   platform    platform-team   none         none
payments-api-dev       data        dev      payments    payments-team   full         open-inside
payments-api-staging   data        staging  payments    payments-team   full         strict
payments-api-prod      data        prod     payments    payments-team   full         strict
payments-fraud-dev     data        dev      payments    fraud-team      full         open-inside
payments-fraud-prod    data        prod     payments    fraud-team      full         ingress
payments-ledger-prod   data        prod     payments    ledger-team     full         strict
orders-checkout-dev    data        dev      orders      checkout-team   full         open-inside
orders-checkout-staging  data      staging  orders      checkout-team   full         open-inside
orders-checkout-prod   data        prod     orders      checkout-team   full         ingress
orders-fulfilment-prod  data       prod     orders      fulfilment-team  full        ingress
search-catalog-dev     data        dev      search      search-team     environment  none
search-catalog-prod    data        prod     search      search-team     environment  ingress
search-index-prod      data        prod     search      search-team     environment  ingress
identity-accounts-dev  data        dev      identity    accounts-team   full         open-inside
identity-accounts-staging  data    staging  identity    accounts-team   full         strict
identity-accounts-prod  data       prod     identity    accounts-team   full         strict
logistics-tracking-dev  data       dev      logistics   tracking-team   tenant       none
logistics-tracking-prod  data      prod     logistics   tracking-team   tenant       strict
logistics-warehouse-prod  data     prod     logistics   warehouse-team  tenant       ingress
loyalty-rewards-dev    data        dev      loyalty     loyalty-team    full         none
loyalty-rewards-staging  data      staging  loyalty     loyalty-team    copied       open-inside
loyalty-rewards-prod   data        prod     loyalty     loyalty-team    full         open-inside
analytics-ingest-prod  data        prod     analytics   analytics-team  team         ingress
analytics-notebooks-dev  data      dev      analytics   analytics-team  team         none
analytics-customer-lifetime-value-model-training-pipeline-prod  data  prod  analytics  analytics-team  team  open-inside
storefront-web-dev     data        dev      storefront  web-team        long         open-inside
storefront-web-staging  data       staging  storefront  web-team        long         open-inside
storefront-web-prod    data        prod     storefront  web-team        long         ingress`;

const APPS: Readonly<Record<string, string>> = { ...PLATFORM_APPS, ...TENANT_APPS };

/** All namespaces, in the order of the table. */
export const NAMESPACES: readonly PlatformNamespace[] = ROWS.trim().split('\n').map(namespaceOf);

function namespaceOf(row: string): PlatformNamespace {
  const [name = '', plane, environment, tenant = '', owner = '', labels, policies] = row.trim().split(/\s+/);
  const app = name.replace(/-(dev|staging|prod)$/, '');
  const text = APPS[app];
  return {
    name,
    plane: plane as PlatformNamespace['plane'],
    environment: environment as EnvironmentName,
    tenant,
    app,
    owner,
    labels: labels as LabelStyle,
    policies: policies as PolicyStyle,
    workloads: text === undefined ? [] : workloadsOf(text),
  };
}

/** A workload where it stands. */
export interface Standing {
  readonly namespace: PlatformNamespace;
  readonly workload: WorkloadSpec;
}

/**
 * Where a call from a namespace ends: the app's namespace of the same environment, of dev where staging has none of its
 * own, or the only one there is for all environments. Undefined where the app is not run for that environment.
 */
export function targetOf(
  from: PlatformNamespace,
  call: { readonly app?: string; readonly workload: string },
): Standing | undefined {
  const app = call.app ?? from.app;
  const order: readonly EnvironmentName[] =
    from.environment === 'staging' ? ['staging', 'dev', 'shared'] : [from.environment, 'shared'];
  const namespaces = NAMESPACES.filter((n) => n.app === app);
  const namespace = order.flatMap((e) => namespaces.filter((n) => n.environment === e))[0];
  const workload = namespace?.workloads.find((w) => w.name === call.workload);
  if (namespaces.length === 0 || (namespace && !workload)) throw new Error(`nothing is called ${app}/${call.workload}`);
  return namespace && workload && { namespace, workload };
}

/** A caller, with the name of the port that it calls where it is not the first. */
export interface Caller extends Standing {
  readonly port?: string;
}

/** What calls a workload, from anywhere. */
export function callersOf({ namespace, workload }: Standing): readonly Caller[] {
  return NAMESPACES.flatMap((from) =>
    from.workloads.flatMap((caller) =>
      caller.calls.flatMap((call) => {
        if (call.kind !== 'workload' || call.workload !== workload.name) return [];
        const target = targetOf(from, call);
        if (target?.namespace !== namespace) return [];
        return [{ namespace: from, workload: caller, ...(call.port ? { port: call.port } : {}) }];
      }),
    ),
  );
}
