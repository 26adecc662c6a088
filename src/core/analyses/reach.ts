/** Whom something of the design reaches and who reaches it, in one hop or through others (blast radius). May bound. */
import { inventoryOfDesign } from '../design/inventory.ts';
import { membersOf } from '../design/members.ts';
import type { Design } from '../design/schema.ts';
import { NO_CONNECTIONS, unionConnections } from '../policy/connection-set.ts';
import type { Direction } from '../policy/policy-set.ts';
import type { ReachAnswer, ReachStep } from './answers.ts';
import { endpointsOf, type SolvedSide, shownId, shownLabel } from './side.ts';
import { spreadFrom } from './spread.ts';

/** `through`: also what is reached through other workloads, with the number of hops. */
export function answerReach(design: Design, side: SolvedSide, id: string, through: boolean): ReachAnswer {
  const start = endpointsOf(side.solution, membersOf(design, id, inventoryOfDesign(design)));
  const steps = (direction: Direction) =>
    mergeSteps(
      spreadFrom(side, direction, start, through ? 'workloads' : 'nothing').map(({ end, hops }) =>
        stepOf(side, direction, start, end, hops),
      ),
    );
  return { reaches: steps('egress'), reachedBy: steps('ingress') };
}

function stepOf(
  side: SolvedSide,
  direction: Direction,
  start: readonly number[],
  end: number,
  hops: number,
): ReachStep {
  let must = NO_CONNECTIONS;
  let may = NO_CONNECTIONS;
  if (hops === 1)
    for (const e of start) {
      const answer = direction === 'egress' ? side.solution.pair(e, end) : side.solution.pair(end, e);
      must = unionConnections(must, answer.must);
      may = unionConnections(may, answer.may);
    }
  return { id: shownId(side, end), label: shownLabel(side, end), must, may, hops };
}

/** Parts of one workload are one step, at the fewest hops. */
function mergeSteps(steps: readonly ReachStep[]): ReachStep[] {
  const out = new Map<string, ReachStep>();
  for (const step of steps) {
    const known = out.get(step.id);
    if (!known) out.set(step.id, step);
    else if (known.hops === step.hops)
      out.set(step.id, {
        ...known,
        must: unionConnections(known.must, step.must),
        may: unionConnections(known.may, step.may),
      });
  }
  return [...out.values()];
}
