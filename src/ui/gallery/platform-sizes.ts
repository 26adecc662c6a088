/** How many namespaces the reference platform has, for its small picture. A test holds them to the example. */

export interface TenantSize {
  readonly name: string;
  /** Namespaces in production, staging, development. */
  readonly lanes: readonly [number, number, number];
}

/** The tenants of the data plane, in the order in which they are drawn. */
export const TENANTS: readonly TenantSize[] = [
  { name: 'storefront', lanes: [1, 1, 1] },
  { name: 'orders', lanes: [2, 1, 1] },
  { name: 'payments', lanes: [3, 1, 2] },
  { name: 'identity', lanes: [1, 1, 1] },
  { name: 'search', lanes: [2, 0, 1] },
  { name: 'loyalty', lanes: [1, 1, 1] },
  { name: 'logistics', lanes: [2, 0, 1] },
  { name: 'analytics', lanes: [2, 0, 1] },
];

/** What all tenants share: in production, for all environments, in development. */
export const SHARED: TenantSize = { name: 'platform', lanes: [3, 4, 3] };

export const MANAGEMENT = 14;
export const CONTROL = 8;
