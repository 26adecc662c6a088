/** networking.k8s.io/v1 NetworkPolicy after decoding and defaulting (semantics/kubernetes.md 1.1). */
import type { Protocol } from '../../cluster/cluster.ts';
import type { Selector } from '../../cluster/selector.ts';
import type { AddressRange } from '../../lib/addresses.ts';
import type { Direction, Origin } from '../../policy/policy-set.ts';

export interface NetworkPolicy {
  readonly kind: 'NetworkPolicy';
  readonly namespace: string;
  readonly name: string;
  readonly podSelector: Selector;
  /** Directions in effect; never empty. Rules of other directions are already dropped. */
  readonly directions: readonly Direction[];
  readonly ingress: readonly NetworkPolicyRule[];
  readonly egress: readonly NetworkPolicyRule[];
  readonly origin: Origin;
  /** Comment lines to print above the object, without `#`. */
  readonly comments?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface NetworkPolicyRule {
  /** Empty: not restricted. */
  readonly peers: readonly NetworkPolicyPeer[];
  /** Empty: not restricted, every protocol. */
  readonly ports: readonly NetworkPolicyPort[];
  readonly origin: Origin;
  readonly comments?: readonly string[];
}

export type NetworkPolicyPeer =
  /** At least one of the two selectors. */
  | { readonly kind: 'pods'; readonly pods?: Selector; readonly namespaces?: Selector }
  | { readonly kind: 'ipBlock'; readonly cidr: AddressRange; readonly except: readonly AddressRange[] };

export interface NetworkPolicyPort {
  readonly protocol: Protocol;
  /** Absent: every port of the protocol. */
  readonly port?: number | string;
  readonly endPort?: number;
}
