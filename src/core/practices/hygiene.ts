/** What policies of a side do nothing or disagree, worked out once for all checks, and how they are called. */
import { policyName } from '../analyses/blocks.ts';
import type { Origin } from '../policy/policy-set.ts';
import { type HygieneAnswer, hygieneOf } from '../solver/hygiene/hygiene.ts';
import type { SolverInput } from '../solver/types.ts';
import type { Facts } from './facts.ts';

const known = new WeakMap<SolverInput, HygieneAnswer>();

/** The answer for a side. `onProgress`: 0–1; it may throw to stop the work. */
export function hygieneOfSide({ side }: Facts, onProgress?: (done: number) => void): HygieneAnswer {
  const { input } = side.solution;
  const answer = known.get(input) ?? hygieneOf(input, onProgress);
  known.set(input, answer);
  return answer;
}

/** `shop/web (shop.yaml:12)`. */
export function placedName(origin: Origin): string {
  return `${policyName(origin)}${placeText(origin)}`;
}

/** ` (shop.yaml:12)`, or nothing where the place is not known. */
export function placeText({ place }: Origin): string {
  return place ? ` (${place.file}:${place.span?.line ?? 1})` : '';
}
