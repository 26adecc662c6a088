/** What is open over the map. One thing at a time, so Escape always knows what it closes. */
import type { Point } from '../../core/diagram/geometry.ts';

export type Over =
  /** Ports for a flow that was just drawn. */
  | { readonly kind: 'ports'; readonly at: Point; readonly from: string; readonly to: string }
  /** The fields of a thing, beside it. */
  | { readonly kind: 'fields'; readonly at: Point; readonly id: string }
  /** What to make where a connection was dropped on nothing. */
  | { readonly kind: 'create'; readonly at: Point; readonly canvas: Point; readonly from: string };
