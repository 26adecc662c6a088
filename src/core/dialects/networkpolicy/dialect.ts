import type { Dialect } from '../dialect.ts';
import { isNetworkPolicy, parseNetworkPolicy } from './parse.ts';
import { printNetworkPolicy } from './print.ts';
import type { NetworkPolicy } from './types.ts';

export const networkPolicyDialect: Dialect<NetworkPolicy> = {
  name: 'networkpolicy',
  detect: isNetworkPolicy,
  parse: parseNetworkPolicy,
  print: printNetworkPolicy,
};
