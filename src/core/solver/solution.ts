/** A solved policy set: every pair can be asked for, none is computed before it is asked. */
import type { Endpoint, PairAnswer, SolutionStatistics, SolverInput } from './types.ts';

export interface Solution {
  readonly input: SolverInput;
  readonly endpoints: readonly Endpoint[];
  /** Index of an endpoint by its id. */
  readonly byId: ReadonlyMap<string, number>;
  /** Endpoint indices of a workload, by `Workload.id`: one, or several where its pods differ in what matters. */
  readonly ofWorkload: ReadonlyMap<string, readonly number[]>;
  readonly statistics: SolutionStatistics;
  /** Both bounds of the connections from one endpoint to another, by their indices. */
  readonly pair: (source: number, destination: number) => PairAnswer;
}
