/** Does a guardrail hold whatever a persona writes: the question, and its answer as plain data (`solver.md`, Guardrail strength). */
import type { Packet, Trace, UndefinedReason } from '../../solver/types.ts';

/** What was covered, counted. */
export interface StrengthCovered {
  /** Places where the persona may write a policy: one for each namespace with NetworkPolicies, one for each tier. */
  readonly positions: number;
  /** Existing endpoints judged, as they are. */
  readonly existing: number;
  /** Existing workloads that the persona may label otherwise. */
  readonly relabelled: number;
  /** Namespaces in which it may make pods, new namespaces included. */
  readonly podNamespaces: number;
  /** Kinds of namespaces that it may make. */
  readonly newNamespaces: number;
  /** Ways to label pods and namespaces that some policy tells apart. */
  readonly assignments: number;
  /** Ordered pairs of endpoints that the guardrail forbids something of. */
  readonly pairs: number;
  /** Of them, pairs where a node and its own pods are all that stands open: no policy can stop that. */
  readonly unavoidable: number;
}

/** A label key, or a port name, with how many ways it may be set. */
export interface KeyWays {
  readonly on: 'pod' | 'namespace' | 'port name';
  readonly key: string;
  readonly ways: number;
}

/** One thing to do, in order. */
export type AttackStep =
  | { readonly kind: 'apply'; readonly title: string; readonly text: string }
  | { readonly kind: 'delete'; readonly title: string; readonly text: string };

/** What breaks a guardrail: written, applied beside the manifests of the side, and traced. */
export interface Attack {
  /** None: nobody needs to write anything, it does not hold as it is. */
  readonly steps: readonly AttackStep[];
  /** The connection that the guardrail forbids. */
  readonly packet: Packet;
  /** Of the replay: the manifests of the side with the steps applied, read, lowered and solved. */
  readonly trace: Trace;
  /** Why no policy of this target could stop it; absent: one could. */
  readonly notEnforceable?: string;
}

/** A wanted connection of somebody else that the persona can close. */
export interface Closing {
  readonly flow: string;
  readonly from: string;
  readonly to: string;
}

/** How the question was settled. */
export type StrengthVerdict =
  | { readonly kind: 'holds' }
  | { readonly kind: 'falls'; readonly attack: Attack }
  /** Too many ways to label: the keys that multiply, most ways first. */
  | { readonly kind: 'over budget'; readonly keys: readonly KeyWays[]; readonly budget: number }
  /** It may be broken, and what would decide that is not known. */
  | { readonly kind: 'left open'; readonly packet: Packet; readonly reasons: readonly UndefinedReason[] };

/** The answer for one guardrail and one persona; without a persona, for nobody writing anything. */
export interface StrengthAnswer {
  readonly guardrail: string;
  readonly persona?: string;
  readonly verdict: StrengthVerdict;
  readonly covered: StrengthCovered;
  /** Keys that the persona may set and policies outside its power look at. */
  readonly keys: readonly KeyWays[];
  /** At most `MAX_CLOSINGS`, one for each flow. */
  readonly closings: readonly Closing[];
}

/** Flows that an answer lists. */
export const MAX_CLOSINGS = 50;

/** Before anything is looked at. */
export const NOTHING_COVERED: StrengthCovered = {
  positions: 0,
  existing: 0,
  relabelled: 0,
  podNamespaces: 0,
  newNamespaces: 0,
  assignments: 0,
  pairs: 0,
  unavoidable: 0,
};
