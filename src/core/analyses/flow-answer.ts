/** How the drawn flows fare on one side (`studio.md`, Inspector; judged on both bounds, `solver.md`). */

import { connectionsOfPorts } from '../design/connections.ts';
import type { DesignInventory } from '../design/inventory.ts';
import { memberLookup } from '../design/members.ts';
import type { Design, Ports } from '../design/schema.ts';
import {
  type ConnectionSet,
  firstConnection,
  hasNoPorts,
  intersectConnections,
  subtractConnections,
} from '../policy/connection-set.ts';
import { trace } from '../solver/trace.ts';
import type { Packet, PairAnswer, UndefinedReason } from '../solver/types.ts';
import type { FlowAnswer } from './answers.ts';
import { blocksOf } from './blocks.ts';
import { endpointsOf, type SolvedSide } from './side.ts';

type PairVerdict = 'allowed' | 'blocked' | 'partly' | 'undefined';

const NOTHING: FlowAnswer = { verdict: 'nothing to judge', pairs: 0, allowedPairs: 0, blocks: [], reasons: [] };

/** Answers for every flow of the design, by its handle. */
export function answerFlows(design: Design, inventory: DesignInventory, side: SolvedSide): Record<string, FlowAnswer> {
  const of = endpointLookup(design, inventory, side);
  return Object.fromEntries(
    Object.values(design.flows).map((flow) => [flow.id, answerPorts(side, flow.ports, of(flow.from), of(flow.to))]),
  );
}

/** Answers for what is exposed through a workload, or to an external, by its id; what is exposed to anybody has none. */
export function answerExposures(
  design: Design,
  inventory: DesignInventory,
  side: SolvedSide,
): Record<string, FlowAnswer> {
  const of = endpointLookup(design, inventory, side);
  return Object.fromEntries(
    Object.values(design.exposures).flatMap(({ id, via, from, target, ports }) => {
      const source = via ?? from;
      return source === undefined ? [] : [[id, answerPorts(side, ports, of(source), of(target))] as const];
    }),
  );
}

/** Answers for every consumer of every shared service, by the id of the service, then of the consumer. */
export function answerSharedServices(
  design: Design,
  inventory: DesignInventory,
  side: SolvedSide,
): Record<string, Record<string, FlowAnswer>> {
  const of = endpointLookup(design, inventory, side);
  return Object.fromEntries(
    Object.values(design.sharedServices).map(({ id, target, ports, consumers }) => [
      id,
      Object.fromEntries(consumers.map((c) => [c, answerPorts(side, ports, of(c), of(target))])),
    ]),
  );
}

/** The solver's endpoints of an id; each id is looked up once. */
function endpointLookup(design: Design, inventory: DesignInventory, side: SolvedSide): (ref: string) => number[] {
  const lookup = memberLookup(design, inventory);
  const endpoints = new Map<string, number[]>();
  return (ref) => {
    const known = endpoints.get(ref);
    if (known) return known;
    const found = endpointsOf(side.solution, lookup(ref));
    endpoints.set(ref, found);
    return found;
  };
}

function answerPorts(side: SolvedSide, ports: Ports, from: readonly number[], to: readonly number[]): FlowAnswer {
  if (ports === 'unconfirmed') return NOTHING;
  const wanted = connectionsOfPorts(ports);
  const tally = new Tally(side, wanted);
  for (const [source, sources] of groups(side, from))
    for (const [destination, destinations] of groups(side, to)) tally.add(source, destination, sources, destinations);
  return tally.answer();
}

/** Endpoints that no policy tells apart, as one of them and all of them. */
function groups(side: SolvedSide, endpoints: readonly number[]): [number, readonly number[]][] {
  const { universe } = side.solution;
  const out = new Map<string, number[]>();
  for (const e of endpoints) {
    const lanes = universe.lanes[e] ?? [];
    const placed = lanes.some((l) => universe.columns[l.column]?.host) ? `${e}` : '';
    const key = `${lanes.map((l) => l.column).join()}|${placed}`;
    const group = out.get(key);
    if (group) group.push(e);
    else out.set(key, [e]);
  }
  return [...out.values()].map((all) => [all[0] ?? 0, all]);
}

/** Counts pairs by verdict and keeps the pair that shows the worst one. */
class Tally {
  private readonly side: SolvedSide;
  private readonly wanted: ConnectionSet;
  private readonly counts: Record<PairVerdict, number> = { allowed: 0, blocked: 0, partly: 0, undefined: 0 };
  private readonly reasons = new Set<UndefinedReason>();
  private readonly witness = new Map<PairVerdict, Packet>();

  constructor(side: SolvedSide, wanted: ConnectionSet) {
    this.side = side;
    this.wanted = wanted;
  }

  add(source: number, destination: number, sources: readonly number[], destinations: readonly number[]): void {
    const shared = sources.filter((s) => destinations.includes(s)).length;
    const pairs = sources.length * destinations.length - shared;
    if (pairs === 0) return;
    const [s, d] =
      source === destination ? [source, destinations.find((x) => x !== source) ?? destination] : [source, destination];
    const answer = this.side.solution.pair(s, d);
    const verdict = this.judge(answer);
    this.counts[verdict] += pairs;
    if (verdict === 'undefined' || verdict === 'partly') for (const r of answer.reasons) this.reasons.add(r);
    if (!this.witness.has(verdict)) this.witness.set(verdict, this.packet(s, d, answer, verdict));
  }

  private judge({ must, may }: PairAnswer): PairVerdict {
    if (hasNoPorts(subtractConnections(this.wanted, must))) return 'allowed';
    if (hasNoPorts(intersectConnections(this.wanted, may))) return 'blocked';
    return hasNoPorts(subtractConnections(this.wanted, may)) ? 'undefined' : 'partly';
  }

  private packet(source: number, destination: number, { must, may }: PairAnswer, verdict: PairVerdict): Packet {
    const { endpoints } = this.side.solution;
    const ends = { from: endpoints[source]?.id ?? '', to: endpoints[destination]?.id ?? '' };
    const shows =
      verdict === 'allowed' || verdict === 'blocked'
        ? this.wanted
        : subtractConnections(this.wanted, verdict === 'partly' ? may : must);
    return { ...ends, ...(firstConnection(shows) ?? { protocol: 'other', port: 0 }) };
  }

  answer(): FlowAnswer {
    const { allowed, blocked, partly, undefined: open } = this.counts;
    const pairs = allowed + blocked + partly + open;
    if (pairs === 0) return NOTHING;
    const verdict =
      allowed === pairs ? 'allowed' : blocked === pairs ? 'blocked' : allowed + open === pairs ? 'undefined' : 'partly';
    const witness = this.worst();
    const traced = witness && verdict !== 'allowed' ? trace(this.side.solution, witness) : undefined;
    return {
      verdict,
      pairs,
      allowedPairs: allowed,
      ...(witness ? { witness } : {}),
      blocks: traced ? blocksOf(traced) : [],
      reasons: [...this.reasons],
    };
  }

  private worst(): Packet | undefined {
    for (const verdict of ['blocked', 'partly', 'undefined', 'allowed'] as const) {
      const packet = this.witness.get(verdict);
      if (packet) return packet;
    }
    return undefined;
  }
}
