/** What is open over the map. One thing at a time, so Escape always knows what it closes. */
import type { Point } from '../../core/diagram/geometry.ts';

export type Over =
  | { readonly kind: 'menu'; readonly at: Point; readonly canvas: Point }
  /** Ports for a flow that was just drawn. */
  | { readonly kind: 'ports'; readonly at: Point; readonly from: string; readonly to: string }
  /** What to make where a connection was dropped on nothing. */
  | { readonly kind: 'create'; readonly at: Point; readonly canvas: Point; readonly from: string };
