/** Every policy object of a set of manifests, typed and sorted by language. */
import type { Diagnostic } from '../diagnostics.ts';
import type { AdminNetworkPolicy } from './adminnetworkpolicy/types.ts';
import type { ClusterNetworkPolicy } from './clusternetworkpolicy/types.ts';
import type { NetworkPolicy } from './networkpolicy/types.ts';
import type { UnreadPolicyObject } from './unread.ts';

/** The policies of a set of manifests, by kind. */
export interface PolicyObjects {
  readonly networkPolicies: readonly NetworkPolicy[];
  readonly clusterNetworkPolicies: readonly ClusterNetworkPolicy[];
  readonly adminNetworkPolicies: readonly AdminNetworkPolicy[];
  readonly unread: readonly UnreadPolicyObject[];
  readonly diagnostics: readonly Diagnostic[];
}

export const NO_POLICIES: PolicyObjects = {
  networkPolicies: [],
  clusterNetworkPolicies: [],
  adminNetworkPolicies: [],
  unread: [],
  diagnostics: [],
};
