import type { Dialect } from '../dialect.ts';
import { isClusterNetworkPolicy, parseClusterNetworkPolicy } from './parse.ts';
import { printClusterNetworkPolicy } from './print.ts';
import type { ClusterNetworkPolicy } from './types.ts';

/** ClusterNetworkPolicy of `policy.networking.k8s.io/v1alpha2`. */
export const clusterNetworkPolicyDialect: Dialect<ClusterNetworkPolicy> = {
  name: 'clusternetworkpolicy',
  detect: isClusterNetworkPolicy,
  parse: (object) => parseClusterNetworkPolicy(object),
  print: printClusterNetworkPolicy,
};
