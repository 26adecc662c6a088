/** What becomes of a file that somebody edits in the tree, as plain data. */
import type { Document } from '../design/change.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { ConnectionSet } from '../policy/connection-set.ts';

/** A text in place of what export would write at a path. */
export interface FileEdit {
  readonly path: string;
  readonly text: string;
}

/** What an edit means, and the ways to take it into the design. */
export interface FileEditAnswer {
  /** What is wrong with the text; lines are its own. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the tree would enforce with this text in it, against what it enforces now. Absent: not worked out. */
  readonly effect?: Connections;
  /** The best one first; empty when there is none, and `refusal` then says why. */
  readonly ways: readonly EditWay[];
  readonly refusal?: string;
}

/** One way to take an edit into the design: one step to undo. */
export interface EditWay {
  /**
   * `document`: the text says it all. `flows`: what opens and closes is said by flows, and the file is written anew.
   * `hand-written`: the text is kept as a policy of its own, beside what the design writes.
   */
  readonly kind: 'document' | 'flows' | 'hand-written';
  /** Of the step to undo. */
  readonly label: string;
  readonly document: Document;
  /** What changes in the design, a sentence each. */
  readonly changes: readonly string[];
  /** What has to be known before one takes it. */
  readonly remarks: readonly string[];
  /**
   * What the tree that is then written enforces, against the text as edited. Absent: the text is taken as it is, so there
   * is nothing to compare.
   */
  readonly check?: Connections;
}

/** Connections that one side allows and the other does not. */
export interface Connections {
  readonly opened: readonly PairConnections[];
  readonly closed: readonly PairConnections[];
  /** How many pairs there are in all; those beyond a limit are not listed. */
  readonly total: number;
}

/** Ends are ids of the design, or the solver's for what it does not hold. */
export interface PairConnections {
  readonly from: string;
  readonly to: string;
  readonly connections: ConnectionSet;
}
