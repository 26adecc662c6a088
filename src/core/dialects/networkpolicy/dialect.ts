import type { Dialect } from '../dialect.ts';
import { isNetworkPolicy, parseNetworkPolicy } from './parse.ts';
import { printNetworkPolicy } from './print.ts';
import type { NetworkPolicy } from './types.ts';

/** NetworkPolicy of `networking.k8s.io/v1`. */
export const networkPolicyDialect: Dialect<NetworkPolicy> = {
  name: 'networkpolicy',
  detect: isNetworkPolicy,
  parse: parseNetworkPolicy,
  print: printNetworkPolicy,
};
