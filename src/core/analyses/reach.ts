/** Whom something of the design reaches and who reaches it, in one hop or through others (blast radius). May bound. */
import { inventoryOfDesign } from '../design/inventory.ts';
import { membersOf } from '../design/members.ts';
import type { Design } from '../design/schema.ts';
import { type Bitset, emptyBits, forEachBit, hasBit, orInto, setBit } from '../lib/bitset.ts';
import { NO_CONNECTIONS, unionConnections } from '../policy/connection-set.ts';
import type { Direction } from '../policy/policy-set.ts';
import type { ReachAnswer, ReachStep } from './answers.ts';
import { endpointsOf, type SolvedSide, shownId } from './side.ts';

/** `through`: also what is reached through other workloads, with the number of hops. */
export function answerReach(design: Design, side: SolvedSide, id: string, through: boolean): ReachAnswer {
  const start = endpointsOf(side.solution, membersOf(design, id, inventoryOfDesign(design)));
  return {
    reaches: spread(side, 'egress', start, through),
    reachedBy: spread(side, 'ingress', start, through),
  };
}

function spread(side: SolvedSide, direction: Direction, start: readonly number[], through: boolean): ReachStep[] {
  const seen = emptyBits(side.solution.endpoints.length);
  for (const e of start) setBit(seen, e);
  const steps: ReachStep[] = [];
  let frontier: readonly number[] = start;
  for (let hops = 1; frontier.length > 0; hops++) {
    const next = nextOf(side, direction, frontier, seen);
    for (const e of next) steps.push(stepOf(side, direction, start, e, hops));
    if (!through) break;
    // only what runs inside can be taken over and used as the next step
    frontier = next.filter((e) => side.solution.endpoints[e]?.kind === 'workload');
  }
  return mergeSteps(steps);
}

function nextOf(side: SolvedSide, direction: Direction, frontier: readonly number[], seen: Bitset): number[] {
  const found = emptyBits(side.solution.endpoints.length);
  for (const e of frontier) orInto(found, side.rows.row(direction, e));
  const next: number[] = [];
  forEachBit(found, (e) => {
    const endpoint = side.solution.endpoints[e];
    const unspoken = endpoint?.kind === 'network' && endpoint.range.family === 6 && !side.solution.universe.ipv6;
    if (hasBit(seen, e) || unspoken || endpoint?.kind === 'ingress-controller') return;
    setBit(seen, e);
    next.push(e);
  });
  return next;
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
  const endpoint = side.solution.endpoints[end];
  const label = endpoint?.kind === 'workload' ? `${endpoint.namespace}/${endpoint.name}` : (endpoint?.id ?? '');
  return { id: shownId(side, end), label, must, may, hops };
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
