/**
 * The tiered representation that every data plane lowers its objects to, and the only thing the solver reads
 * (`solver.md`, The tiered representation). It does not know that a policy language exists.
 */
import type { Protocol } from '../cluster/cluster.ts';
import type { Selector } from '../cluster/selector.ts';
import type { Place } from '../diagnostics.ts';
import type { AddressRange } from '../lib/addresses.ts';

/** Which end of a connection is judged: the source on egress, the destination on ingress. */
export type Direction = 'egress' | 'ingress';

/** Where a rule or policy comes from; kept through every stage so that all messages point at the same line. */
export interface Origin {
  /** Kind as written: `NetworkPolicy`. */
  readonly kind: string;
  /** Absent for cluster-scoped objects. */
  readonly namespace?: string;
  readonly name: string;
  /** `spec.ingress[0]`; absent for the object as a whole. */
  readonly field?: string;
  /** The rule's own name, where the language gives it one. */
  readonly ruleName?: string;
  readonly place?: Place;
}

/** A set of endpoints, said symbolically. A peer list is the union of its terms. */
export type EndpointTerm =
  /** Everything, outside addresses included. */
  | { readonly kind: 'anything' }
  /** Pods whose namespace and own labels match. Host-network pods are not pods here unless the option says so. */
  | { readonly kind: 'pods'; readonly namespaces: Selector; readonly pods: Selector }
  /** Addresses; canonical ranges with exceptions already taken out. */
  | { readonly kind: 'addresses'; readonly ranges: readonly AddressRange[] }
  /** Hosts by their labels; covers host-network pods through their node. */
  | { readonly kind: 'hosts'; readonly selector: Selector }
  /** Domain names, exact or `*.suffix`, lower case and without the final dot. Symbolic: never expanded to addresses. */
  | { readonly kind: 'domains'; readonly names: readonly string[] }
  /** May be any of them: something was not understood. Widens the answer (`solver.md`, must and may). */
  | { readonly kind: 'unread'; readonly reason: string };

/** One alternative of a traffic set. */
export type TrafficTerm =
  /** Inclusive ports of one protocol. */
  | { readonly kind: 'ports'; readonly protocol: Protocol; readonly first: number; readonly last: number }
  /** A container port of the destination pod by name; with `protocol`, only if its protocol is that one. */
  | { readonly kind: 'named'; readonly name: string; readonly protocol?: Protocol };

/** `any`: every IP protocol. A list is a union; an empty list matches nothing. */
export type Traffic = 'any' | readonly TrafficTerm[];

/** What a rule says: allow, deny, pass (leave the tier), log (decides nothing). */
export type Action = 'allow' | 'deny' | 'pass' | 'log';

/** One rule of a policy, for one direction. */
export interface Rule {
  readonly action: Action;
  readonly peers: readonly EndpointTerm[];
  readonly traffic: Traffic;
  readonly origin: Origin;
}

/** What one object says for one direction. */
export interface Policy {
  readonly origin: Origin;
  readonly subject: readonly EndpointTerm[];
  /** Place in the tier: lower comes first. Equal ranks: no order is guaranteed, see `Tier.ties`. */
  readonly rank: number;
  /** Whether an endpoint that it selects is denied what no rule of the tier allows. */
  readonly isolates: boolean;
  readonly rules: readonly Rule[];
}

/** Policies that are asked together. */
export interface Tier {
  /** The language's own name: `Admin`, `NetworkPolicy`, `Baseline`. */
  readonly name: string;
  /**
   * What equal ranks mean. `union`: rules of all of them count together, any allow wins (additive NetworkPolicy).
   * `undefined`: either order may be applied, and where the orders disagree the answer is undefined
   * (semantics/kubernetes.md 2.6).
   */
  readonly ties: 'union' | 'undefined';
  /** Whether protocols other than TCP, UDP, SCTP are decided by rules without ports, or left open under isolation. */
  readonly otherProtocols: 'decided' | 'undefined';
  /** In order of rank. */
  readonly policies: readonly Policy[];
}

/** One place on the path of a packet where policy is applied: at the source on egress, at the destination on ingress. */
export interface Hook {
  readonly direction: Direction;
  /** In order of evaluation. After the last one: allow. */
  readonly tiers: readonly Tier[];
}

/** A policy whose kind or content is not understood. It may do anything to whom it may touch. */
export interface UnreadPolicy {
  readonly origin: Origin;
  readonly subject: readonly EndpointTerm[];
  readonly directions: readonly Direction[];
  readonly reason: string;
}

/** Everything that one data plane enforces. */
export interface PolicySet {
  /** Who enforces it: `kubernetes`. */
  readonly dataPlane: string;
  /** In the order a packet meets them. */
  readonly hooks: readonly Hook[];
  readonly unread: readonly UnreadPolicy[];
}
