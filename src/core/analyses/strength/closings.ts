/** Which wanted connections of somebody else a persona can close: everything it may deny is denied, flows judged on *must*. */
import type { Cluster } from '../../cluster/cluster.ts';
import { connectionsOfPorts } from '../../design/connections.ts';
import { inventoryOfDesign } from '../../design/inventory.ts';
import { type Members, memberLookup } from '../../design/members.ts';
import type { Design, Flow, Persona } from '../../design/schema.ts';
import { sortedBy } from '../../lib/order.ts';
import {
  type ConnectionSet,
  intersectConnections,
  isEmptyConnections,
  subtractConnections,
} from '../../policy/connection-set.ts';
import type { PolicySet } from '../../policy/policy-set.ts';
import type { Solution } from '../../solver/solution.ts';
import { solve } from '../../solver/solve.ts';
import { DEFAULT_OPTIONS } from '../../solver/types.ts';
import { endpointsOf, type SolvedSide } from '../side.ts';
import type { Actors } from './actors.ts';
import { type Closing, MAX_CLOSINGS } from './answer.ts';
import type { PersonaPowers } from './powers.ts';

export interface ClosingsInput {
  readonly design: Design;
  readonly side: SolvedSide;
  readonly persona: Persona;
  readonly powers: PersonaPowers;
  readonly actors: Actors;
  /** The side's cluster with the actors in it. */
  readonly world: Cluster;
  /** Everything that the persona may deny, denied. */
  readonly policies: PolicySet;
}

/** One connection for each flow that works as it is, is not the persona's own, and stops when it writes all it may. */
export function closingsOf(input: ClosingsInput): Closing[] {
  const { design, side } = input;
  const flows = othersFlows(input);
  if (flows.length === 0) return [];
  const closed = solve({
    cluster: input.world,
    policies: input.policies,
    options: { ...DEFAULT_OPTIONS, cuts: side.cuts },
  });
  const members = memberLookup(design, inventoryOfDesign(design));
  const ways = waysOfWorkloads(input.actors);
  const out: Closing[] = [];
  for (const flow of flows) {
    const found = closingOf(flow, members, side.solution, closed, ways);
    if (found) out.push(found);
    if (out.length === MAX_CLOSINGS) break;
  }
  return out;
}

/** Flows that others want: those the persona neither owns nor has both ends of. */
function othersFlows({ design, side, persona, powers }: ClosingsInput): Flow[] {
  const runs = new Set(powers.homes.filter(powers.mayRun).map((h) => h.name));
  const members = memberLookup(design, inventoryOfDesign(design));
  const isOwn = (ref: string) => {
    const { workloads, hosts, ranges, domains } = members(ref);
    const inside = side.cluster.workloads.filter((w) => workloads.has(w.id)).every((w) => runs.has(w.namespace));
    return inside && workloads.size > 0 && hosts.size === 0 && ranges.length === 0 && domains.length === 0;
  };
  return sortedBy(Object.values(design.flows), (f) => f.id).filter(
    (f) =>
      (f.status === 'agreed' || f.status === 'proposed') &&
      f.owner !== persona.name &&
      f.owner !== persona.id &&
      !(isOwn(f.from) && isOwn(f.to)),
  );
}

/** Ids of the virtual workloads that an existing one may be turned into. */
function waysOfWorkloads(actors: Actors): Map<string, string[]> {
  const ways = new Map<string, string[]>();
  for (const [id, actor] of actors.byId) {
    if (!actor.base) continue;
    const list = ways.get(actor.base.id);
    if (list) list.push(id);
    else ways.set(actor.base.id, [id]);
  }
  return ways;
}

function closingOf(
  flow: Flow,
  members: (ref: string) => Members,
  open: Solution,
  closed: Solution,
  ways: ReadonlyMap<string, readonly string[]>,
): Closing | undefined {
  const wanted = connectionsOfPorts(flow.ports);
  if (isEmptyConnections(wanted)) return undefined;
  for (const s of endpointsOf(open, members(flow.from)))
    for (const d of endpointsOf(open, members(flow.to))) {
      const works = intersectConnections(wanted, open.pair(s, d).must);
      if (s === d || isEmptyConnections(works) || !isClosed(open, closed, ways, [s, d], works)) continue;
      return { flow: flow.id, from: open.endpoints[s]?.id ?? '', to: open.endpoints[d]?.id ?? '' };
    }
  return undefined;
}

/** Whether a connection stops for one of its ends as it is, or as that may be labelled. */
function isClosed(
  open: Solution,
  closed: Solution,
  ways: ReadonlyMap<string, readonly string[]>,
  [s, d]: readonly [number, number],
  works: ConnectionSet,
): boolean {
  const [source, destination] = [sameIn(open, closed, s), sameIn(open, closed, d)];
  if (source === undefined || destination === undefined) return false;
  const variants = (end: number): readonly number[] => {
    const e = open.endpoints[end];
    const workload = e?.kind === 'workload' ? open.input.cluster.workloads[e.workload]?.id : undefined;
    return (workload === undefined ? [] : (ways.get(workload) ?? [])).flatMap((id) => closed.ofWorkload.get(id) ?? []);
  };
  const stops = (a: number, b: number) => !isEmptyConnections(subtractConnections(works, closed.pair(a, b).must));
  return (
    stops(source, destination) ||
    variants(s).some((a) => stops(a, destination)) ||
    variants(d).some((b) => stops(source, b))
  );
}

/** The endpoint of another solution that is called the same, or is the address range that this one starts in. */
function sameIn(open: Solution, closed: Solution, end: number): number | undefined {
  const e = open.endpoints[end];
  if (e?.kind !== 'network') return e && closed.byId.get(e.id);
  const { family, first } = e.range;
  const index = closed.endpoints.findIndex(
    (x) => x.kind === 'network' && x.range.family === family && x.range.first <= first && first <= x.range.last,
  );
  return index < 0 ? undefined : index;
}
