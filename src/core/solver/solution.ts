/** A solved policy set: every pair can be asked for, none is computed before it is asked. */
import type { Direction } from '../policy/policy-set.ts';
import type { Cell } from './evaluate.ts';
import type { Whereabouts } from './exempt.ts';
import type { Endpoint, PairAnswer, SolutionStatistics, SolverInput } from './types.ts';
import type { Universe } from './universe.ts';

export interface Solution {
  readonly input: SolverInput;
  readonly endpoints: readonly Endpoint[];
  /** Index of an endpoint by its id. */
  readonly byId: ReadonlyMap<string, number>;
  /** Endpoint indices of a workload, by `Workload.id`: one, or several where its pods differ in what matters. */
  readonly ofWorkload: ReadonlyMap<string, readonly number[]>;
  readonly statistics: SolutionStatistics;
  /** The same for each end alone: what egress at the source and ingress at the destination let through. */
  readonly sides: (source: number, destination: number) => Readonly<Record<Direction, PairAnswer>>;
  /** The cells of a column in one direction; undefined where no policy applies and everything is allowed. */
  readonly cells: (direction: Direction, column: number) => readonly Cell[] | undefined;
  /** What the policies tell apart; for traces. */
  readonly universe: Universe;
  /** The nodes that an endpoint is, and that it runs on. */
  readonly place: (endpoint: number) => Whereabouts;
  /** Both bounds of the connections from one endpoint to another, by their indices. */
  readonly pair: (source: number, destination: number) => PairAnswer;
}
