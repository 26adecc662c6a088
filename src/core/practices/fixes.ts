/** Edits that several checks propose. */
import { adoptablePairs } from '../analyses/adoptable.ts';
import type { WayStep } from '../design/edits/way-steps.ts';
import type { Facts } from './facts.ts';

/** The design takes a namespace over; what its policies allow now, and somebody spoke of, becomes flows. */
export function takingOver({ design, answer }: Facts, namespace: string): WayStep {
  return { kind: 'manage namespace', namespace, adopt: adoptablePairs(design, answer, namespace) };
}
