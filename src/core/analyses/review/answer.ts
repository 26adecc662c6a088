/** What a review answers (`studio.md`, Views 6): the difference of two sides as sentences. Plain data. */
import type { ConnectionSet } from '../../policy/connection-set.ts';
import type { Packet } from '../../solver/types.ts';
import type { Cause, Default } from '../causes.ts';

/**
 * What becomes of some connections of a pair. Every port on which the two sides differ is of exactly one kind.
 * `lost`: wanted, and possible no more. `violation`: opened though forbidden. `opened`: opened, and nobody asked.
 * `granted`: opened as asked. `unsettled`: was certain, is possible only perhaps. `settled`: forbidden, and closed at
 * last. `closed`: closed, and nobody asks for it. `certain`: was possible perhaps, is certain now.
 */
export type ChangeKind = 'lost' | 'violation' | 'opened' | 'granted' | 'unsettled' | 'settled' | 'closed' | 'certain';

/** In the order of a review: what is lost, then what opens, then the rest. */
export const CHANGE_KINDS: readonly ChangeKind[] = [
  'lost',
  'violation',
  'opened',
  'granted',
  'unsettled',
  'settled',
  'closed',
  'certain',
];

/** The parts of a review, in order, each with its kinds. */
export const REVIEW_PARTS: readonly { readonly title: string; readonly kinds: readonly ChangeKind[] }[] = [
  { title: 'Wanted connections lost', kinds: ['lost'] },
  { title: 'New openings', kinds: ['violation', 'opened', 'granted'] },
  { title: 'The rest', kinds: ['unsettled', 'settled', 'closed', 'certain'] },
];

/**
 * How the later design, or else the earlier one, stands to some connections (`expected-pair.ts`). `surplus`: nobody asks
 * for it, and it manages one of the ends. `undeclared`: it says nothing.
 */
export type Standing = 'required' | 'forbidden' | 'tolerated' | 'unavoidable' | 'surplus' | 'undeclared';

/** What parts two ends: the first of these on which they differ. `inside`: they are in one namespace. */
export type BoundaryAxis =
  | 'outside'
  | 'hosts'
  | 'plane'
  | 'environment'
  | 'tenant'
  | 'complianceZone'
  | 'cluster'
  | 'namespace'
  | 'inside';

/** Where a sentence applies: from one group to another. */
export interface Boundary {
  readonly axis: BoundaryAxis;
  readonly from: string;
  readonly to: string;
}

/** Something of a design that stands behind a change, with what it says of itself. */
export interface Behind {
  readonly id: string;
  /** Which design says so. */
  readonly side: 'before' | 'after';
  readonly role: 'wants' | 'forbids' | 'excepts';
  /** `shop/web -> shop/db tcp 5432`, or what a guardrail demands. */
  readonly text: string;
  readonly status?: string;
  readonly reason?: string;
  readonly ticket?: string;
  readonly owner?: string;
  readonly approver?: string;
  readonly expires?: string;
  readonly decided?: string;
}

/** A pair of ends that a sentence speaks of. */
export interface ChangedEnds {
  readonly from: string;
  readonly to: string;
  /** Ids of the design where it holds them, for the map; else of the solver. */
  readonly fromId: string;
  readonly toId: string;
  /** For the trace, in the ids of that side; absent where an end is not there. */
  readonly before?: Packet;
  readonly after?: Packet;
}

/** One end's part of a sentence. */
export interface SentenceEnd {
  /** `shop/web`, or `3 workloads of shop`. */
  readonly text: string;
  readonly count: number;
  /** Names, the first ones. */
  readonly names: readonly string[];
}

/** Pairs of which the same is to be said, across one boundary. */
export interface ReviewSentence {
  /** Stays the same from run to run, so that comments find their sentence again. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly standing: Standing;
  /** Whether the open side is open perhaps only: the two bounds differ there. */
  readonly perhaps: boolean;
  /** Why it is not certain; empty where it is. */
  readonly uncertain: readonly string[];
  readonly boundary: Boundary;
  readonly text: string;
  readonly connections: ConnectionSet;
  readonly from: SentenceEnd;
  readonly to: SentenceEnd;
  /** Pairs of ends; a stretch of addresses that are alike is one end. */
  readonly pairs: number;
  /** The first of the pairs. */
  readonly examples: readonly ChangedEnds[];
  readonly behind: readonly Behind[];
  /** What decides about the examples, on each side. */
  readonly deciding: readonly (Cause | Default)[];
  /** Who answers for the ends and for what stands behind. */
  readonly owners: readonly string[];
}

/** How much of a kind there is. */
export interface KindCount {
  readonly sentences: number;
  readonly pairs: number;
  /** Of the pairs, those that are open perhaps only. */
  readonly perhaps: number;
}

/** A card of the diagram of the difference. */
export interface DrawnNode {
  readonly id: string;
  readonly kind: 'workload' | 'namespace' | 'zone' | 'outside' | 'host';
  readonly name: string;
  readonly line: string;
}

/** An arrow of it: everything of one kind from one card to another, or what stays as it is. */
export interface DrawnLink {
  readonly from: string;
  readonly to: string;
  readonly kind: ChangeKind | 'unchanged';
  /** Ports; empty for what stays. */
  readonly label: string;
}

/** What the diagram of the difference shows. */
export interface DifferenceDrawing {
  readonly grain: 'ends' | 'namespaces' | 'zones';
  readonly nodes: readonly DrawnNode[];
  readonly links: readonly DrawnLink[];
  /** Arrows that are not drawn, since there are too many. */
  readonly left: number;
  readonly unchangedLeft: number;
}

/** A label that namespaces, or pods of workloads, have otherwise than before, and that a policy looks at. */
export interface LabelEdit {
  readonly on: 'namespace' | 'workload';
  readonly key: string;
  /** Absent where the label was not there, or is no more. */
  readonly before?: string;
  readonly after?: string;
  /** Names of the namespaces or workloads, as they are called later. */
  readonly names: readonly string[];
}

/** Things of one kind that came, went, or say something else. */
export interface EditGroup {
  /** `Flows`, `Label keys`. */
  readonly title: string;
  /** A sentence for each thing, the first ones; the user's words in backticks. */
  readonly sentences: readonly string[];
  /** How many more there are. */
  readonly left: number;
}

/**
 * What was edited. Policies by kind and name; labels as far as policies look at them. `drawn`: where both sides have a
 * design, everything that the two say otherwise; else what workloads of both sides have otherwise.
 */
export interface ReviewEdits {
  readonly policies: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly string[];
  };
  readonly labels: readonly LabelEdit[];
  readonly drawn: readonly EditGroup[];
}

/** Something that no sentence speaks of. */
export interface BeyondSentence {
  readonly about: 'entry points' | 'domains' | 'other protocols';
  readonly text: string;
  /** Whom or what it is about, where that has names. */
  readonly names: readonly string[];
}

/** The whole review. */
export interface ReviewAnswer {
  /** Which design says what is wanted; `none`: neither side has one. */
  readonly speaks: 'after' | 'before' | 'none';
  readonly sentences: readonly ReviewSentence[];
  /** Sentences beyond those listed, by kind in `totals`. */
  readonly left: number;
  readonly totals: Readonly<Record<ChangeKind, KindCount>>;
  /** How far the difference reaches. */
  readonly reach: { readonly workloads: number; readonly namespaces: number };
  readonly edits: ReviewEdits;
  /** The sides that do not say where their pods are: they are judged where the other side shows them. */
  readonly located: readonly ('before' | 'after')[];
  /** What changes beyond the sentences, or is not judged. */
  readonly beyond: readonly BeyondSentence[];
  readonly drawing: DifferenceDrawing;
  /** Workloads and hosts of one side alone, by name. */
  readonly ends: { readonly added: readonly string[]; readonly removed: readonly string[] };
}
