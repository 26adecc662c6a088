/** What is asked and answered about making a connection possible, or impossible (`studio.md`, Why, why not, make it so). */
import type { WayStep } from '../design/edits/way-steps.ts';
import type { Packet, Verdict } from '../solver/types.ts';
import type { ComparisonAnswer } from './answers.ts';

/** One packet of the design's side, and what should become of it. Ends are ids of the solver. */
export interface WaysRequest {
  readonly packet: Packet;
  readonly want: 'open' | 'closed';
}

/** An edit of a way, in words, with who may make it. */
export interface WayStepAnswer {
  readonly step: WayStep;
  /** `Grant an exception in G-1 “Planes stay apart” from shop/web to orders/db`. */
  readonly text: string;
  /** Who answers for what it changes; absent where nobody was named. */
  readonly owner?: string;
  /** Names of the personas whose powers cover it. */
  readonly personas: readonly string[];
}

/** Edits that together reach what is wanted, and none of which can be dropped: solved, not guessed. */
export interface Way {
  readonly steps: readonly WayStepAnswer[];
  /** What the way opens and closes, the pair that was asked about included. */
  readonly comparison: ComparisonAnswer;
}

export interface WaysAnswer {
  readonly request: WaysRequest;
  /** What becomes of the packet now, in the design. */
  readonly verdict: Verdict;
  readonly ways: readonly Way[];
  /** Why there is no way, or none further: what no edit of the design can change. */
  readonly obstacles: readonly string[];
}
