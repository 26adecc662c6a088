import type { Dialect } from '../dialect.ts';
import { isAdminNetworkPolicy, parseAdminNetworkPolicy } from './parse.ts';
import type { AdminNetworkPolicy } from './types.ts';

/** Read, never written: its successor is ClusterNetworkPolicy. */
export const adminNetworkPolicyDialect: Dialect<AdminNetworkPolicy> = {
  name: 'adminnetworkpolicy',
  detect: isAdminNetworkPolicy,
  parse: (object) => parseAdminNetworkPolicy(object),
};
