/** Who stands outside the cluster, and through what the ways in lead. */
import type { Design, Exposure, External } from '../../../core/design/schema.ts';

const external = (id: string, name: string, rest: Partial<External>): External => ({
  id,
  name,
  networks: [],
  internet: false,
  domains: [],
  ...rest,
});

/** Networks are those kept for documentation, and private ones. */
export const EXTERNALS: Design['externals'] = Object.fromEntries(
  [
    external('ext:acquirer', 'Card acquirer', {
      networks: ['198.51.100.0/24'],
      audience: 'partner',
      owner: 'payments-team',
    }),
    external('ext:bastion', 'Bastion', {
      networks: ['10.30.0.10/32'],
      audience: 'own organisation',
      owner: 'platform-team',
    }),
    external('ext:carriers', 'Parcel carriers', {
      networks: ['203.0.113.0/26'],
      audience: 'partner',
      owner: 'tracking-team',
    }),
    external('ext:internet', 'Internet', { internet: true, audience: 'internet' }),
    external('ext:loyalty-partner', 'Loyalty partner', {
      networks: ['203.0.113.64/26'],
      audience: 'partner',
      owner: 'loyalty-team',
    }),
    external('ext:risk-data', 'Risk data provider', {
      domains: ['api.risk-data.example'],
      audience: 'partner',
      owner: 'fraud-team',
    }),
    external('ext:warehouse-network', 'Warehouse network', {
      networks: ['10.40.0.0/16'],
      audience: 'own organisation',
      owner: 'warehouse-team',
    }),
  ].map((e) => [e.id, e]),
);

const CONTROLLER = 'wl:ingress-nginx/ingress-nginx-controller';
const PARTNERS = 'wl:envoy-gateway-system/envoy-partners';

/** An imported exposure with what the manifests do not say: the controller before it, or who its clients are. */
export function decidedExposure(exposure: Exposure): Exposure {
  if (exposure.kind === 'Ingress') return { ...exposure, via: CONTROLLER };
  if (exposure.kind === 'Gateway') return { ...exposure, via: PARTNERS };
  if (exposure.target === PARTNERS) return { ...exposure, from: 'ext:carriers' };
  return exposure.kind === 'NodePort' ? { ...exposure, from: 'ext:warehouse-network' } : exposure;
}
