/** What a drill is run over. */
import type { SolvedSide } from '../../analyses/side.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import type { Design } from '../../design/schema.ts';

/** The side that is tried, and what is known beside it. */
export interface DrillGround {
  readonly design: Design;
  readonly side: SolvedSide;
  /** The imported cluster, for its Services. */
  readonly today: Cluster | undefined;
  /** 0–1. */
  readonly onProgress?: (done: number) => void;
}
