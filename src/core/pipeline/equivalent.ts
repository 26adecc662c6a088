/** Whether two sets of manifests enforce the same, in the form of `bulkhead equivalent --format json` (`cli.md`). */
import type { Diagnostic } from '../diagnostics.ts';
import { equalConnections } from '../policy/connection-set.ts';
import type { SolverOptions } from '../solver/types.ts';
import { type DiffEntry, diffManifests, solveBoth } from './diff.ts';
import type { Solvable } from './load-manifests.ts';
import { pairRows } from './pair-rows.ts';

/** The answer of `equivalent --format json`; `public/schemas` has its form. */
export interface Equivalence {
  readonly version: 1;
  readonly equivalent: boolean;
  /** How many pairs differ, and one of them: what the second set opens before what it closes. */
  readonly differences: number;
  readonly witness?: DiffEntry;
  /** Pairs that neither set decides, alike in both: they are the same only as far as can be known. */
  readonly undecided: number;
  /** Endpoints of one set alone; they count only where they connect. */
  readonly endpoints: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly diagnostics: readonly Diagnostic[];
}

/** Compares both bounds of every pair of two sets of manifests. */
export function equivalenceOf(base: Solvable, head: Solvable, options: SolverOptions): Equivalence {
  const { opened, closed, changed, endpoints, diagnostics } = diffManifests(base, head, options);
  const differing = [...opened, ...changed, ...closed];
  const [witness] = differing;
  return {
    version: 1,
    equivalent: witness === undefined,
    differences: differing.length,
    ...(witness ? { witness } : {}),
    undecided: witness ? 0 : undecidedPairs(base, head, options),
    endpoints,
    diagnostics,
  };
}

/** Both sides have the same bounds, so that one of them tells. */
function undecidedPairs(base: Solvable, head: Solvable, options: SolverOptions): number {
  const [solution] = solveBoth(base, head, options);
  let pairs = 0;
  for (const { must, may } of pairRows(solution, { self: false })) {
    if (!equalConnections({ ...must, other: false }, { ...may, other: false })) pairs++;
  }
  return pairs;
}
