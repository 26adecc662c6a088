/** What is open over the map. One thing at a time, so Escape always knows what it closes. */
import type { ComparisonAnswer } from '../../core/analyses/answers.ts';
import type { Point } from '../../core/diagram/geometry.ts';

export type Over =
  /** Ports for a flow that was just drawn. */
  | { readonly kind: 'ports'; readonly at: Point; readonly from: string; readonly to: string }
  /** The fields of a thing, beside it. */
  | { readonly kind: 'fields'; readonly at: Point; readonly id: string }
  /** Whether to move, with what that would open and close; no answer yet: it is being worked out. */
  | {
      readonly kind: 'move';
      readonly at: Point;
      readonly title: string;
      readonly answer: ComparisonAnswer | undefined;
      readonly settle: (isWanted: boolean) => void;
    }
  /** What to make where a connection was dropped on nothing. */
  | { readonly kind: 'create'; readonly at: Point; readonly canvas: Point; readonly from: string };
