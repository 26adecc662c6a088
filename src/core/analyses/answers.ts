/** What the studio and the command line are told: the answers of analyses, imports, proofs and exports, as plain data. */
import type { Cluster } from '../cluster/cluster.ts';
import type { Document } from '../design/change.ts';
import type { DocumentComparison } from '../design/compare/compare.ts';
import type { Loss } from '../design/loss.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { ConnectionSet } from '../policy/connection-set.ts';
import type { Direction } from '../policy/policy-set.ts';
import type { Decision, Packet, SolutionStatistics, UndefinedReason, Verdict } from '../solver/types.ts';

/** A text to read, as `SourceFile` of the dialects. */
export interface PolicySource {
  readonly name: string;
  readonly text: string;
  readonly firstLine?: number;
}

/** Today: what the imported manifests enforce. Design: what the compiled design enforces (`studio.md`, Two sides). */
export type Side = 'today' | 'design';

/** The imported manifests, as far as they are kept: the inventory, and the policy documents without annotations. */
export interface Today {
  readonly cluster: Cluster;
  readonly policies: readonly PolicySource[];
}

/** Files to import, and the document to merge them into. */
export interface ImportRequest {
  readonly files: readonly PolicySource[];
  /** The document to import into; what it holds is kept and matched by namespace, kind and name. */
  readonly document: Document;
}

/** What an import made of the files. */
export interface ImportResult {
  /** The document with the inventory merged in, and new things laid out. */
  readonly document: Document;
  /** The text of a design among the files that took the place of an empty document, for its comments to stay. */
  readonly designText?: string;
  readonly today: Today;
  readonly diagnostics: readonly Diagnostic[];
  /** For the preview: how many of each kind were read, and what was passed over. */
  readonly counts: Readonly<Record<string, number>>;
  readonly passedOver: readonly { readonly kind: string; readonly count: number; readonly why: string }[];
}

/** What is shown of one side without a question: everything the map needs, in one answer. */
export interface SideAnswer {
  readonly side: Side;
  readonly statistics: SolutionStatistics;
  /** Milliseconds of compiling and solving. */
  readonly milliseconds: number;
  readonly flows: Readonly<Record<string, FlowAnswer>>;
  /** What is exposed through a workload or to an external, by id. */
  readonly exposures: Readonly<Record<string, FlowAnswer>>;
  /** What consumers of shared services get through, by the id of the service, then of the consumer. */
  readonly sharedServices: Readonly<Record<string, Readonly<Record<string, FlowAnswer>>>>;
  /** By workload id of the design (`wl:…`). */
  readonly openness: Readonly<Record<string, Openness>>;
  /** Allowed between workloads, grouped by namespace pair; for what no flow declares. */
  readonly traffic: TrafficSummary;
  readonly diagnostics: readonly Diagnostic[];
}

/** How a drawn flow fares, over every pair of endpoints that it stands for. */
export interface FlowAnswer {
  readonly verdict: 'allowed' | 'blocked' | 'partly' | 'undefined' | 'nothing to judge';
  /** Pairs of endpoints that it stands for, and how many of them are allowed in full. */
  readonly pairs: number;
  readonly allowedPairs: number;
  /** One pair that shows the verdict, ready to be traced. */
  readonly witness?: Packet;
  /** Where the witness is blocked, and by what. */
  readonly blocks: readonly Block[];
  readonly reasons: readonly UndefinedReason[];
}

/** What stands in the way of a flow. */
export interface Block {
  readonly direction: Direction;
  readonly tier: string;
  readonly decision?: Decision;
  /** `blocked at ingress of redis-cart by tier NetworkPolicy, policy default/redis-cart`. */
  readonly text: string;
}

/** Who may reach something, and whom it may reach; from the solver, on the may bound (`studio.md`, openness). */
export interface Openness {
  readonly ingress: OpennessOf;
  readonly egress: OpennessOf;
}

/** How open a workload is in one direction. */
export interface OpennessOf {
  readonly to: 'all' | 'some' | 'none';
  /** Namespaces of workloads on the other end. */
  readonly namespaces: number;
  readonly workloads: number;
  /** Whether outside addresses are among them. */
  readonly outside: boolean;
}

/** Who may connect to whom, as the map and the matrix show it. */
export interface TrafficSummary {
  /** Pairs of workloads (`wl:…`) that may connect, up to a limit; `truncated` says whether there are more. */
  readonly pairs: readonly WorkloadPair[];
  readonly truncated: boolean;
  /** Pairs of namespaces (`ns:…`) with the number of workload pairs that may connect. */
  readonly namespaces: readonly { readonly from: string; readonly to: string; readonly pairs: number }[];
}

/** What one workload may send to another. */
export interface WorkloadPair {
  readonly from: string;
  readonly to: string;
  readonly must: ConnectionSet;
  readonly may: ConnectionSet;
}

/** Today against Design, for the map and for review. */
export interface ChangeAnswer {
  readonly pairs: readonly ChangedPair[];
  readonly truncated: boolean;
}

/** A pair of which the two sides say different things. */
export interface ChangedPair {
  /** Design ids where the endpoint is in the design, else solver ids. */
  readonly from: string;
  readonly to: string;
  readonly before: ConnectionSet;
  readonly after: ConnectionSet;
  readonly kind: 'opened' | 'closed' | 'changed';
  /** Whether a flow of the design asks for what was opened or closed. */
  readonly wanted: boolean;
}

/** Two documents side by side, the earlier one first. */
export interface ComparisonAnswer {
  readonly drawn: DocumentComparison;
  /** What the compiled policies of the later one open and close. */
  readonly changes: ChangeAnswer;
  /** What the ends of the changed pairs are called, by their id. */
  readonly names: Readonly<Record<string, string>>;
}

/** Who is reached from, and who reaches, a thing of the design. Ids of the design, outside networks by solver id. */
export interface ReachAnswer {
  readonly reaches: readonly ReachStep[];
  readonly reachedBy: readonly ReachStep[];
}

/** An endpoint within reach, and over how many steps. */
export interface ReachStep {
  readonly id: string;
  readonly label: string;
  readonly must: ConnectionSet;
  readonly may: ConnectionSet;
  /** 1: direct. More: through others (blast radius). */
  readonly hops: number;
}

/** A file of the delivery tree. */
export interface ExportFile {
  readonly path: string;
  readonly text: string;
}

/** The tree that export writes, with everything that has to be said about it. */
export interface ExportAnswer {
  readonly files: readonly ExportFile[];
  readonly proof: Proof;
  readonly losses: readonly Loss[];
  /** Guarantees the target cannot enforce: never shown as holding. */
  readonly notEnforceable: readonly { readonly subject: string; readonly reason: string }[];
  /** Namespaces that generated policies leave alone. */
  readonly skippedNamespaces: readonly string[];
  /** In words, in order. */
  readonly applyOrder: readonly { readonly step: string; readonly paths: readonly string[] }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The written manifests, parsed and solved again, held against the design's own meaning (`solver.md`, Proof). */
export type Proof =
  | {
      readonly kind: 'equal';
      readonly pairs: number;
      readonly required: number;
      readonly forbidden: number;
      readonly unavoidable: number;
      readonly undeclared: number;
    }
  | {
      readonly kind: 'different';
      readonly pairs: number;
      readonly differences: readonly ProofDifference[];
      readonly total: number;
    };

/** A pair for which the written manifests do not say what the design says. */
export interface ProofDifference {
  readonly witness: Packet;
  readonly expected: Verdict;
  readonly actual: Verdict;
  /** `wanted by F-12`, `forbidden by G-1`, `not declared`. */
  readonly because: string;
}

/** One sheet of a diagram, drawn. */
export interface DiagramSheet {
  /** What it is a sheet of: numbers are counted in each by itself. */
  readonly series: 'segmentation' | 'logical';
  /** `Overview`, or what is on it. */
  readonly title: string;
  /** How much is on it; may be empty. */
  readonly note: string;
  readonly paper: 'A4' | 'A3' | 'A2' | 'A1';
  /** Of the paper, landscape. */
  readonly millimetres: { readonly width: number; readonly height: number };
  readonly svg: string;
  /** Where elements of the design stand on it, what is inside another after it; absent where nothing can be pressed. */
  readonly places?: readonly SheetPlace[];
}

/** An element of the design on a sheet. */
export interface SheetPlace {
  readonly element: string;
  /** Files of the exported tree that implement it. */
  readonly files: readonly string[];
  /** As shares of the sheet, 0–1. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** A diagram, drawn: at least one sheet. */
export interface DiagramAnswer {
  readonly sheets: readonly DiagramSheet[];
  /** The same as text, a Mermaid flowchart. */
  readonly mermaid: string;
}
