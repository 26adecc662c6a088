/** Drills: what would come of an attack or of a change, and which guarantees it breaks (`practices.md`; `studio.md`). */
import type { ConnectionSet } from '../../policy/connection-set.ts';
import type { Packet } from '../../solver/types.ts';
import type { Side } from '../answers.ts';

/** A policy object by name; without a namespace, one of the cluster. */
export interface PolicyName {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** A label as it stands on pods. */
export interface LabelPair {
  readonly key: string;
  readonly value: string;
}

/** Which workloads somebody goes on from. Through name resolution, which everybody reaches, everything is near. */
export type GoesThrough = 'workloads' | 'system, too';

/** What is tried. */
export type Drill =
  /** Somebody holds everything that an id of the design stands for. */
  | { readonly kind: 'compromise'; readonly id: string; readonly through: GoesThrough }
  /** Somebody holds every pod that carries a label. */
  | { readonly kind: 'compromise label'; readonly label: LabelPair; readonly through: GoesThrough }
  /** The environments stand in one cluster, under the manifests of now; of one alone, the other is still to be chosen. */
  | { readonly kind: 'merge environments'; readonly environments: readonly string[] }
  /** One policy is gone. */
  | { readonly kind: 'remove policy'; readonly policy: PolicyName }
  /** Somebody makes a namespace with these labels and nothing else, and runs a pod in it. */
  | { readonly kind: 'new namespace'; readonly labels: readonly LabelPair[]; readonly through: GoesThrough };

/** An end, as the studio calls it. */
export interface DrillEnd {
  /** Id of the design where the design holds it, else the solver's. */
  readonly id: string;
  readonly label: string;
}

/** Something that is reached, and over whom. */
export interface DrillStep extends DrillEnd {
  /** 1: at once. More: through workloads that were reached before. */
  readonly hops: number;
  /** Where the last hop begins. */
  readonly via: DrillEnd;
  /** What the last hop can use, on the may bound; `must`: what of it is certain. */
  readonly may: ConnectionSet;
  readonly must: ConnectionSet;
  /** The last hop, ready to be traced. */
  readonly packet?: Packet;
}

/** How much of a zone is reached. */
export interface ReachedZone {
  readonly id: string;
  readonly reached: number;
  /** Workloads of the zone that the drill did not begin with. */
  readonly of: number;
}

/** A pair that opens or closes. */
export interface DrillPair {
  readonly from: DrillEnd;
  readonly to: DrillEnd;
  readonly at: ConnectionSet;
}

/** Pairs that open or close: how many, and the first of them. */
export interface DrillPairs {
  readonly count: number;
  readonly first: readonly DrillPair[];
}

/** A guarantee that no longer holds. */
export interface Broken {
  readonly kind: 'guardrail' | 'flow' | 'check';
  /** Id of the guardrail, the `must not` flow or the flow; id of the check. */
  readonly id: string;
  readonly text: string;
  /** Pairs that it stands for, where it is about pairs. */
  readonly pairs?: number;
  /** One connection that shows it. A way over several hops: each of them, in order. */
  readonly path: readonly DrillEnd[];
}

/** What there is to try on a side. */
export interface DrillChoices {
  readonly policies: readonly PolicyName[];
  /** Labels that pods carry, by key and value. */
  readonly labels: readonly LabelPair[];
  /** There are more policies or labels than are listed. */
  readonly truncated: boolean;
}

/** What can be tried on a side, and what the drill that was asked for came to. */
export interface DrillsAnswer {
  readonly side: Side;
  readonly choices: DrillChoices;
  /** Absent where no drill was asked for. */
  readonly answer?: DrillAnswer;
}

/** What a drill came to. */
export interface DrillAnswer {
  readonly drill: Drill;
  readonly side: Side;
  /** What the drill begins with: who is held, or the new pod. */
  readonly start: readonly DrillEnd[];
  /** Nearest first. */
  readonly reached: readonly DrillStep[];
  /** How many ends there are that the drill did not begin with. */
  readonly ends: number;
  readonly zones: readonly ReachedZone[];
  /** Who reaches what it begins with, at once; for a new namespace. */
  readonly reachedBy: readonly DrillStep[];
  readonly opened: DrillPairs;
  readonly closed: DrillPairs;
  readonly broken: readonly Broken[];
  /** Whether guarantees were held against it: `broken` is empty where nothing of the design speaks of what was tried, too. */
  readonly guarantees: 'judged' | 'not judged';
  /** What the answer leaves out, in sentences. */
  readonly limits: readonly string[];
}
