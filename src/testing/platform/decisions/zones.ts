/** How the people of the workshop cut the platform: cluster, planes, environments, tenants, scope of the card standard. */
import type { Design, Zone } from '../../../core/design/schema.ts';

type Zones = Pick<Design, 'clusters' | 'planes' | 'environments' | 'tenants' | 'complianceZones'>;

const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
  Object.fromEntries(items.map((x) => [x.id, x]));

const zone = (id: string, name: string, key: string, rest: Partial<Zone> = {}): Zone => ({
  id,
  name,
  label: { key, value: id.slice(id.indexOf(':') + 1) },
  ...rest,
});

const plane = (id: string, name: string, owner: string, description: string) =>
  zone(`plane:${id}`, name, 'plane', { owner, description });

const environment = (id: string, name: string) => zone(`env:${id}`, name, 'env');

const tenant = (id: string, owner: string) => zone(`tenant:${id}`, id, 'tenant', { owner });

export const CLUSTER = 'cluster:marlow-hall';

export const ZONES: Zones = {
  clusters: byId([
    {
      id: CLUSTER,
      name: 'marlow-hall',
      site: 'on-premises' as const,
      dataPlane: 'kubernetes' as const,
      distribution: 'kubernetes' as const,
      nodeLocalDns: false,
      podRanges: ['10.244.0.0/16'],
      serviceRanges: ['10.96.0.0/16'],
      nodeRanges: ['10.20.0.0/24'],
    },
  ]),
  planes: byId([
    plane('control', 'Control plane', 'platform-team', 'What the cluster itself runs on.'),
    plane('data', 'Data plane', 'platform-team', 'What customers and their orders go through.'),
    plane('management', 'Management plane', 'platform-team', 'What operates and watches the other two.'),
  ]),
  environments: byId([
    zone('env:shared', 'shared', 'env', {
      description: 'Serves all environments: around them, so that none is cut off.',
    }),
    environment('dev', 'development'),
    environment('staging', 'staging'),
    environment('prod', 'production'),
  ]),
  tenants: byId([
    zone('tenant:platform', 'platform', 'tenant', {
      owner: 'platform-team',
      description: 'Runs what all tenants share, through exceptions of G-3.',
    }),
    tenant('analytics', 'analytics-team'),
    tenant('identity', 'accounts-team'),
    tenant('logistics', 'warehouse-team'),
    tenant('loyalty', 'loyalty-team'),
    tenant('orders', 'checkout-team'),
    tenant('payments', 'payments-team'),
    tenant('search', 'search-team'),
    tenant('storefront', 'web-team'),
  ]),
  complianceZones: byId([
    {
      ...zone('zone:pci', 'PCI DSS scope', 'marlow.example/pci', { owner: 'security-team' }),
      label: { key: 'marlow.example/pci', value: 'true' },
    },
  ]),
};
