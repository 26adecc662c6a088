/** What a sentence may go on with, and what is known of the talk for what comes first. */
import type { EndRef, Range } from './sentence.ts';

/** One way to go on. */
export interface Suggestion {
  readonly kind: 'name' | 'new' | 'arrow' | 'port' | 'keyword';
  /** What it takes the place of. */
  readonly range: Range;
  readonly insert: string;
  /** What it is: `workload`, `new namespace`, `port of orders/db`. */
  readonly what: string;
}

/** What the talk is about. */
export interface Talk {
  /** The namespace of the selection, or of the other end. */
  readonly namespace?: EndRef | undefined;
  /** Ends of the sentences before, the latest first. */
  readonly recent?: readonly EndRef[];
}
