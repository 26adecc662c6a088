/** policy.networking.k8s.io/v1alpha2 ClusterNetworkPolicy (semantics/kubernetes.md 2.2). */
import type { Protocol } from '../../cluster/cluster.ts';
import type { Selector } from '../../cluster/selector.ts';
import type { AddressRange } from '../../lib/addresses.ts';
import type { Origin } from '../../policy/policy-set.ts';

export interface ClusterNetworkPolicy {
  readonly kind: 'ClusterNetworkPolicy';
  readonly name: string;
  readonly tier: 'Admin' | 'Baseline';
  /** 0–1000, lower first, per tier. */
  readonly priority: number;
  readonly subject: ClusterPodsPeer;
  readonly ingress: readonly ClusterNetworkPolicyRule[];
  readonly egress: readonly ClusterNetworkPolicyRule[];
  readonly origin: Origin;
  readonly comments?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface ClusterNetworkPolicyRule {
  readonly name?: string;
  readonly action: 'Accept' | 'Deny' | 'Pass';
  /** At least one. Ingress rules hold `namespaces` and `pods` only. */
  readonly peers: readonly ClusterPeer[];
  /** Absent: every IP protocol. */
  readonly protocols?: readonly ClusterProtocol[];
  readonly origin: Origin;
  readonly comments?: readonly string[];
}

export type ClusterPodsPeer =
  | { readonly kind: 'namespaces'; readonly namespaces: Selector }
  | { readonly kind: 'pods'; readonly namespaces: Selector; readonly pods: Selector };

export type ClusterPeer =
  | ClusterPodsPeer
  | { readonly kind: 'networks'; readonly ranges: readonly AddressRange[] }
  | { readonly kind: 'nodes'; readonly selector: Selector }
  | { readonly kind: 'domainNames'; readonly names: readonly string[] }
  /** No field of it was understood: Accept matches nothing, Deny and Pass match everything (semantics 2.6, fail closed). */
  | { readonly kind: 'unrecognised' };

export type ClusterProtocol =
  | { readonly kind: 'ports'; readonly protocol: Protocol; readonly first: number; readonly last: number }
  | { readonly kind: 'named'; readonly name: string };
