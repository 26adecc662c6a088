/** What the solver is asked and what it answers (`solver.md`, What it answers). */
import type { Cluster } from '../cluster/cluster.ts';
import type { AddressRange } from '../lib/addresses.ts';
import type { ConnectionSet } from '../policy/connection-set.ts';
import type { Action, Direction, Origin, PolicySet } from '../policy/policy-set.ts';

export interface SolverOptions {
  /** Whether address peers also match pods whose address is given (`cli.md`, `--pod-addresses`). */
  readonly podAddresses: 'match' | 'ignore';
  /** Whether host-networked pods are judged as their host or like any pod (`cli.md`, `--host-network`). */
  readonly hostNetwork: 'host' | 'pod';
  /** Further boundaries at which outside addresses are told apart, for comparing two solutions. */
  readonly cuts?: readonly AddressRange[];
}

export const DEFAULT_OPTIONS: SolverOptions = { podAddresses: 'match', hostNetwork: 'host' };

export interface SolverInput {
  readonly cluster: Cluster;
  readonly policies: PolicySet;
  readonly options: SolverOptions;
}

/** One thing that policy can tell apart. Its index in `Solution.endpoints` names it in queries. */
export type Endpoint =
  | {
      readonly kind: 'workload';
      /** `namespace/name[Kind]`; with `{pod}` appended for a part of a workload whose pods differ in what matters. */
      readonly id: string;
      readonly namespace: string;
      readonly name: string;
      readonly workloadKind: string;
      /** Index in `Cluster.workloads`. */
      readonly workload: number;
      /** Indices of its pods in that workload. */
      readonly pods: readonly number[];
    }
  | { readonly kind: 'host'; readonly id: string; readonly host: number }
  | { readonly kind: 'network'; readonly id: string; readonly range: AddressRange }
  | { readonly kind: 'domain'; readonly id: string; readonly domain: string }
  | { readonly kind: 'ingress-controller'; readonly id: '{ingress-controller}' };

/** Why an answer is left open. */
export type UndefinedReason =
  | 'own-node'
  | 'other-protocol'
  | 'pod-address-unknown'
  | 'host-address-unknown'
  | 'same-priority'
  | 'unread-policy'
  | 'address-differs'
  | 'domain-name';

/** Both bounds of a pair, must ⊆ may. The difference is undefined, for the reasons given. */
export interface PairAnswer {
  readonly must: ConnectionSet;
  readonly may: ConnectionSet;
  readonly reasons: readonly UndefinedReason[];
}

export interface SolutionStatistics {
  readonly endpoints: number;
  readonly classes: number;
  readonly policies: number;
  readonly signatures: { readonly egress: number; readonly ingress: number };
}

/** One packet to explain: endpoint ids and a destination port. */
export interface Packet {
  readonly from: string;
  readonly to: string;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP' | 'other';
  /** 1–65535; ignored for `other`. */
  readonly port: number;
}

export type Verdict = 'allowed' | 'denied' | 'undefined';

/** The tree of steps that led to a verdict. */
export interface Trace {
  readonly packet: Packet;
  readonly verdict: Verdict;
  readonly reasons: readonly UndefinedReason[];
  readonly hooks: readonly HookTrace[];
}

export interface HookTrace {
  readonly direction: Direction;
  /** The endpoint whose policies are consulted. */
  readonly subject: string;
  readonly peer: string;
  readonly verdict: Verdict;
  /** Why no policy was asked: the packet goes to the pod itself, comes from its own node, … */
  readonly exempt?: string;
  /** Every tier of the data plane in order, up to the deciding one. */
  readonly tiers: readonly TierTrace[];
  /** What decided; absent when nothing did and the default applies. */
  readonly decidedBy?: Decision;
}

export interface TierTrace {
  readonly tier: string;
  readonly outcome: 'allow' | 'deny' | 'pass' | 'no policy' | 'undefined';
  readonly policies: readonly PolicyTrace[];
  /** One sentence in the field's terms: `selected by 2 policies, no rule matches: denied`. */
  readonly summary: string;
}

export interface PolicyTrace {
  readonly origin: Origin;
  readonly rules: readonly RuleTrace[];
}

export interface RuleTrace {
  readonly origin: Origin;
  readonly action: Action;
  /** `yes`, `no`, or `maybe` where it is left open. */
  readonly peers: 'yes' | 'no' | 'maybe';
  readonly traffic: 'yes' | 'no' | 'maybe';
}

/** What decided a direction: a rule, or the policies that isolate the endpoint with no rule that allows. */
export type Decision =
  | { readonly kind: 'rule'; readonly tier: string; readonly action: Action; readonly origin: Origin }
  | { readonly kind: 'isolation'; readonly tier: string; readonly origins: readonly Origin[] };
