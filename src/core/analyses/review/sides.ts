/** The two sides of a review, their designs, and which ends of the one are which of the other. */
import type { Design } from '../../design/schema.ts';
import { groupBy } from '../../lib/order.ts';
import type { Naming } from '../aligned.ts';
import { type SolvedSide, shownId } from '../side.ts';

/** One side of a review. */
export interface ReviewSide {
  readonly solved: SolvedSide;
  /** Says where the side's things stand: planes, tenants, namespaces. */
  readonly design: Design;
  /** Whether the design also says what is wanted; not so where it was only made up from manifests. */
  readonly speaks: boolean;
}

/** Both, the earlier one first. */
export interface ReviewSides {
  readonly before: ReviewSide;
  readonly after: ReviewSide;
}

/**
 * Names by which ends of the two sides are held side by side: ids of the design, since a thing that moved is the same
 * thing; else namespace and name, where exactly one workload of each side has them (its kind may have changed).
 */
export function namesOfEnds({ before, after }: ReviewSides): { readonly before: Naming; readonly after: Naming } {
  const [old, now] = [unitsOf(before.solved), unitsOf(after.solved)];
  const lonely = (own: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
    groupBy(
      [...own].filter(([id]) => !other.has(id)),
      ([, name]) => name,
    );
  const [gone, come] = [lonely(old, now), lonely(now, old)];
  const renamed = new Map<string, string>();
  for (const [name, [first, ...more]] of gone) {
    const [second, ...others] = come.get(name) ?? [];
    if (first && second && more.length === 0 && others.length === 0) renamed.set(first[0], second[0]);
  }
  return {
    before: (_, i) => {
      const id = shownId(before.solved, i);
      return renamed.get(id) ?? id;
    },
    after: (_, i) => shownId(after.solved, i),
  };
}

/** Workloads of a side by what they are called, each with its namespace and name. */
function unitsOf(side: SolvedSide): Map<string, string> {
  return new Map(
    side.solution.endpoints.flatMap((e, i): [string, string][] =>
      e.kind === 'workload' ? [[shownId(side, i), `${e.namespace}/${e.name}`]] : [],
    ),
  );
}
