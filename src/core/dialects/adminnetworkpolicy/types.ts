/** policy.networking.k8s.io/v1alpha1 AdminNetworkPolicy and BaselineAdminNetworkPolicy (semantics/kubernetes.md 2.3). */
import type { Protocol } from '../../cluster/cluster.ts';
import type { Origin } from '../../policy/policy-set.ts';
import type { ClusterPeer, ClusterPodsPeer } from '../clusternetworkpolicy/types.ts';

export interface AdminNetworkPolicy {
  readonly kind: 'AdminNetworkPolicy' | 'BaselineAdminNetworkPolicy';
  readonly name: string;
  /** 0–1000, lower first; the baseline policy, of which there is one, has 0. */
  readonly priority: number;
  readonly subject: ClusterPodsPeer;
  readonly ingress: readonly AdminNetworkPolicyRule[];
  readonly egress: readonly AdminNetworkPolicyRule[];
  readonly origin: Origin;
}

export interface AdminNetworkPolicyRule {
  readonly name?: string;
  /** `Pass` only in AdminNetworkPolicy. */
  readonly action: 'Allow' | 'Deny' | 'Pass';
  readonly peers: readonly ClusterPeer[];
  /** Absent: every IP protocol. */
  readonly ports?: readonly AdminNetworkPolicyPort[];
  readonly origin: Origin;
}

export type AdminNetworkPolicyPort =
  | { readonly kind: 'ports'; readonly protocol: Protocol; readonly first: number; readonly last: number }
  | { readonly kind: 'named'; readonly name: string };
