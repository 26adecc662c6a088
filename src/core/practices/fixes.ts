/** Edits that several checks propose. */
import { adoptablePairs } from '../analyses/adoptable.ts';
import type { WayStep } from '../design/edits/way-steps.ts';
import type { Facts } from './facts.ts';

const known = new WeakMap<Facts, Map<string, WayStep>>();

/** The design takes a namespace over; what its policies allow now, and somebody spoke of, becomes flows. */
export function takingOver(facts: Facts, namespace: string): WayStep {
  const steps = known.get(facts) ?? new Map<string, WayStep>();
  known.set(facts, steps);
  const { design, answer } = facts;
  const step = steps.get(namespace) ?? {
    kind: 'manage namespace',
    namespace,
    adopt: adoptablePairs(design, answer, namespace),
  };
  steps.set(namespace, step);
  return step;
}
