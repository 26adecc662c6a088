/** Ends and pairs of a solved side in the words of an answer. */
import type { Side } from '../../analyses/answers.ts';
import type { Drill, DrillAnswer, DrillEnd, DrillPair, DrillPairs, DrillStep } from '../../analyses/drills/answer.ts';
import { type SolvedSide, shownId, shownLabel } from '../../analyses/side.ts';
import type { Spread } from '../../analyses/spread.ts';
import { entityIn, nameOf } from '../../design/lookup.ts';
import type { Design } from '../../design/schema.ts';
import { firstConnection } from '../../policy/connection-set.ts';
import type { Direction } from '../../policy/policy-set.ts';

/** An endpoint as an answer names it. */
export function endOf(side: SolvedSide, endpoint: number): DrillEnd {
  return { id: shownId(side, endpoint), label: shownLabel(side, endpoint) };
}

/** Endpoints as an answer names them, the parts of one workload once. */
export function endsOf(side: SolvedSide, endpoints: readonly number[]): DrillEnd[] {
  return [...new Map(endpoints.map((e) => [shownId(side, e), endOf(side, e)])).values()];
}

/** What was reached, the parts of one workload once, at the fewest hops. */
export function stepsOf(side: SolvedSide, direction: Direction, spread: readonly Spread[]): DrillStep[] {
  const out = new Map<string, DrillStep>();
  for (const { end, hops, via } of spread) {
    const named = endOf(side, end);
    if (out.has(named.id)) continue;
    const [source, destination] = direction === 'egress' ? [via, end] : [end, via];
    const { may, must } = side.solution.pair(source, destination);
    const first = firstConnection({ ...may, other: false });
    const { endpoints } = side.solution;
    const packet = first && {
      from: endpoints[source]?.id ?? '',
      to: endpoints[destination]?.id ?? '',
      protocol: first.protocol,
      port: first.port,
    };
    out.set(named.id, { ...named, hops, via: endOf(side, via), may, must, ...(packet ? { packet } : {}) });
  }
  return [...out.values()];
}

const FIRST = 100;

/** Pairs, of which the first are told one by one. */
export function pairsOf(pairs: readonly DrillPair[]): DrillPairs {
  return { count: pairs.length, first: pairs.slice(0, FIRST) };
}

const NO_PAIRS: DrillPairs = { count: 0, first: [] };

/** The answer of a drill that nothing comes of; what comes of one is set in it. */
export function nothingComes(drill: Drill, side: Side): DrillAnswer {
  return {
    drill,
    side,
    start: [],
    reached: [],
    ends: 0,
    zones: [],
    reachedBy: [],
    opened: NO_PAIRS,
    closed: NO_PAIRS,
    broken: [],
    guarantees: 'judged',
    limits: [],
  };
}

/** A guardrail by its name, a flow by its ends. */
export function guaranteeText(design: Design, id: string): string {
  const guardrail = entityIn(design, 'guardrails', id);
  if (guardrail) return `“${guardrail.name}”`;
  const flow = entityIn(design, 'flows', id);
  return flow ? `${nameOf(design, flow.from)} → ${nameOf(design, flow.to)}` : nameOf(design, id);
}
