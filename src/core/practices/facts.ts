/** Everything that checks may look at, handed over by the pipeline. */
import type { SideAnswer } from '../analyses/answers.ts';
import type { CrossClusterJudge } from '../analyses/cross-cluster.ts';
import type { DesignMeaning } from '../analyses/meaning/expected-pair.ts';
import type { SolvedSide } from '../analyses/side.ts';
import type { StrengthAnswer } from '../analyses/strength/answer.ts';
import type { Namespace } from '../cluster/cluster.ts';
import type { Labels } from '../cluster/labels.ts';
import type { MappedPort } from '../cluster/service-ports.ts';
import type { Members } from '../design/members.ts';
import type { Design, Persona } from '../design/schema.ts';
import type { Solution } from '../solver/solution.ts';

/** A namespace that nobody has made yet, with one pod, and what the policies of today do to it. */
export interface Newcomer {
  readonly namespace: Namespace['name'];
  /** Solver id of its pod. */
  readonly pod: string;
  readonly solution: Solution;
}

/** Facts about one side of a design. */
export interface Facts {
  readonly design: Design;
  readonly meaning: DesignMeaning;
  /** What ids of the design stand for. */
  readonly members: (ref: string) => Members;
  /** The side that is judged, cut wherever the design speaks of addresses. */
  readonly side: SolvedSide;
  readonly answer: SideAnswer;
  /** As `2027-01-31`; without it nothing is over. */
  readonly day: string | undefined;
  /** The same policies over a cluster that has one more namespace with these labels. */
  readonly newcomer: (labels: Labels) => Newcomer;
  /** The tree that the design is written as: policies and namespaces, without policies kept as they were. */
  readonly written: () => readonly WrittenFile[];
  /**
   * Whether a guardrail holds whatever a persona writes; each question is answered once, within
   * what one run of the checks may look at. `onProgress`: 0–1.
   */
  readonly strength: (question: StrengthQuestion, onProgress?: (done: number) => void) => StrengthAnswer;
  /** Ports that Services map to others, by workload id of the design. */
  readonly mapped: (id: string) => readonly MappedPort[];
  /** The answer for pairs that lie in different clusters, as the design is placed here. */
  readonly acrossClusters: CrossClusterJudge;
  /** The same manifests with the environments on other clusters; empty in the facts of such a placement. */
  readonly placements: readonly PlacedFacts[];
}

/** One guardrail against one persona. */
export interface StrengthQuestion {
  /** Id of the guardrail. */
  readonly guardrail: string;
  /** Of the design, or one that stands for many. */
  readonly persona: Persona;
  /** The persona does all it may but write policies. */
  readonly labelsOnly: boolean;
}

/** A file of the tree, and what of the design it is written for: handles, and ids of namespaces and zones. */
export interface WrittenFile {
  readonly path: string;
  readonly elements: readonly string[];
}

/** What the facts are in a placement that the design names. */
export interface PlacedFacts {
  /** Id and name of the placement. */
  readonly id: string;
  readonly name: string;
  readonly facts: Facts;
}
