/** One pass over every pair: what may connect across zones, and what of it nobody approved. */
import { certain, type JudgedPair, placeOf, stoppable } from '../analyses/judged-pairs.ts';
import type { ExpectedPair, MeaningEndpoint, Spoken } from '../analyses/meaning/expected-pair.ts';
import { connectionsOfPorts } from '../design/connections.ts';
import { nameOf } from '../design/lookup.ts';
import type { Axis, Ports } from '../design/schema.ts';
import {
  type ConnectionSet,
  describeConnections,
  firstConnection,
  hasNoPorts,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../policy/connection-set.ts';
import { endpointName } from '../solver/endpoint-name.ts';
import type { Packet, PairAnswer } from '../solver/types.ts';
import { alikePairs, pairCounts } from './alike-pairs.ts';
import type { Finding } from './check.ts';
import type { Facts } from './facts.ts';
import { isMember } from './membership.ts';
import { type Standings, standingsOf } from './standing.ts';

/** Pairs that are alike in everything that checks ask about, and the first of them in the fields of a pair. */
export interface Crossing extends JudgedPair {
  /** Endpoints of which each source with each destination is one of the pairs, but for two parts of one workload. */
  readonly sources: readonly number[];
  readonly destinations: readonly number[];
  /** How many pairs that makes. */
  readonly count: number;
  readonly expected: ExpectedPair;
  readonly may: ConnectionSet;
  readonly must: ConnectionSet;
  /** What exceptions and shared services grant between the two. */
  readonly approved: ConnectionSet;
  /** Between two clusters, judged at addresses; a trace, which stays within one cluster, cannot show it. */
  readonly isFar: boolean;
}

/** Every pair of a side, judged once for all checks. */
export interface Crossings {
  readonly pairs: readonly Crossing[];
  readonly standings: Standings;
  /** How many pairs were looked at, and how many of them lie across the zones of each axis. */
  readonly looked: number;
  readonly across: Readonly<Record<Axis, number>>;
  /** How many pairs across are open only since a node and its own pods always connect: no policy decides about that. */
  readonly ownNode: Readonly<Record<Axis, number>>;
}

const AXES: readonly Axis[] = ['plane', 'environment', 'tenant'];
const known = new WeakMap<Facts, Crossings>();

/** The pairs of the facts in which anything may connect or must. `onProgress`: 0–1, where they are judged now; it may throw to stop. */
export function crossingsOf(facts: Facts, onProgress?: (done: number) => void): Crossings {
  const before = known.get(facts);
  if (before) return before;
  const approvedOf = approvals(facts);
  const standings = standingsOf(facts);
  const isAsked = asking(facts);
  const expectedOf = expectations(facts);
  const boundsOf = new WeakMap<PairAnswer, Bounds>();
  const pairs: Crossing[] = [];
  const ownNode: Record<Axis, number> = { plane: 0, environment: 0, tenant: 0 };
  for (const alike of alikePairs(facts, onProgress)) {
    const { pair, sources, destinations, count } = alike;
    const across = facts.acrossClusters(pair);
    const answer = across ?? pair.answer;
    const { may, must } = kept(boundsOf, answer, () => ({ may: stoppable(answer), must: certain(answer) }));
    if (
      across === undefined &&
      answer.reasons.includes('own-node') &&
      !hasNoPorts(subtractConnections(answer.may, may))
    )
      for (const axis of AXES) if (standings.apart(axis, pair.s, pair.d)) ownNode[axis] += count;
    if (hasNoPorts(may) && !isAsked(pair)) continue;
    const expected = expectedOf(pair);
    if (hasNoPorts(may) && hasNoPorts(expected.required)) continue;
    const approved = approvedOf(pair);
    const isFar = across !== undefined;
    pairs.push({ ...pair, answer, sources, destinations, count, expected, may, must, approved, isFar });
  }
  const crossings = { pairs, standings, ownNode, ...counted(facts, standings) };
  known.set(facts, crossings);
  return crossings;
}

function counted(facts: Facts, standings: Standings): Pick<Crossings, 'looked' | 'across'> {
  const across: Record<Axis, number> = { plane: 0, environment: 0, tenant: 0 };
  let looked = 0;
  const zonesOf = (end: MeaningEndpoint) => JSON.stringify(AXES.map((axis) => standings.zonesOf(axis, end) ?? null));
  for (const { s, d, count } of pairCounts(facts, zonesOf)) {
    looked += count;
    for (const axis of AXES) if (standings.apart(axis, s, d)) across[axis] += count;
  }
  return { looked, across };
}

type Bounds = Pick<Crossing, 'may' | 'must'>;

/** What a map holds of a key, made where it holds nothing: what equal pairs come to is worked out, and held, once. */
function kept<K extends object, V>(memo: WeakMap<K, V>, key: K, make: () => V): V {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make();
  memo.set(key, made);
  return made;
}

/** What the design asks of a pair: the same of all pairs of ends of the same kinds, but for what connects to itself. */
function expectations({ meaning }: Facts): (pair: JudgedPair) => ExpectedPair {
  interface Kind {
    readonly to: WeakMap<Kind, ExpectedPair>;
  }
  const kinds = new Map<string, Kind>();
  const memo = new WeakMap<MeaningEndpoint, Kind>();
  const kindOf = (end: MeaningEndpoint) =>
    kept(memo, end, () => {
      const key = meaning.kindOf(end);
      const kind = kinds.get(key) ?? { to: new WeakMap() };
      kinds.set(key, kind);
      return kind;
    });
  return ({ s, d }) => {
    if (s.kind === 'workload' && d.kind === 'workload' && s.id === d.id) return meaning.pair(s, d);
    return kept(kindOf(s).to, kindOf(d), () => meaning.pair(s, d));
  };
}

/** Whether anything is wanted of a pair: most pairs are closed, and nobody speaks of them. */
function asking({ meaning }: Facts): (pair: JudgedPair) => boolean {
  const wanted = (numbers: ReadonlySet<number>) =>
    new Set([...numbers].filter((i) => meaning.statements[i]?.kind === 'wanted'));
  const memo = new WeakMap<MeaningEndpoint, Spoken>();
  const spokenOf = (end: MeaningEndpoint): Spoken =>
    kept(memo, end, () => {
      const { from, to } = meaning.spokenOf(end);
      return { from: wanted(from), to: wanted(to) };
    });
  return ({ s, d }) => {
    const { to } = spokenOf(d);
    for (const i of spokenOf(s).from) if (to.has(i)) return true;
    return false;
  };
}

interface Grant {
  readonly isFrom: (pair: JudgedPair) => boolean;
  readonly isTo: (pair: JudgedPair) => boolean;
  readonly connections: ConnectionSet;
}

function approvals(facts: Facts): (pair: JudgedPair) => ConnectionSet {
  const { design } = facts;
  const grant = (from: string, to: string, ports: Ports): Grant => ({
    isFrom: (pair) => isMember(facts, pair.s, from),
    isTo: (pair) => isMember(facts, pair.d, to),
    connections: connectionsOfPorts(ports),
  });
  const grants = [
    ...Object.values(design.exceptions).map((x) => grant(x.from, x.to, x.ports)),
    ...Object.values(design.sharedServices).flatMap((s) => s.consumers.map((c) => grant(c, s.target, s.ports))),
  ];
  return (pair) =>
    grants
      .filter((g) => g.isFrom(pair) && g.isTo(pair))
      .reduce((all, g) => unionConnections(all, g.connections), NO_CONNECTIONS);
}

type LeftOver = WeakMap<ExpectedPair, WeakMap<ConnectionSet, ConnectionSet>>;
const stopped: LeftOver = new WeakMap();
const unasked: LeftOver = new WeakMap();

/** What of a pair nobody asked for or approved: what checks of separation complain about. */
export function unapproved({ may, approved, expected }: Crossing): ConnectionSet {
  const left = kept(
    kept(stopped, expected, () => new WeakMap()),
    may,
    () => [expected.tolerated, expected.unavoidable].reduce(subtractConnections, may),
  );
  return approved === NO_CONNECTIONS ? left : subtractConnections(left, approved);
}

/** What of a pair no flow asks for. */
export function undeclared({ may, expected }: Crossing): ConnectionSet {
  return kept(
    kept(unasked, expected, () => new WeakMap()),
    may,
    () => [expected.required, expected.tolerated, expected.unavoidable].reduce(subtractConnections, may),
  );
}

/** Another of the pairs that are alike, by its endpoints. */
export function pairAt({ side: { solution } }: Facts, pair: Crossing, source: number, destination: number): Crossing {
  const [from, to] = [solution.endpoints[source], solution.endpoints[destination]];
  const [s, d] = [from && placeOf(solution, from), to && placeOf(solution, to)];
  return from && to && s && d ? { ...pair, source, destination, from: from.id, to: to.id, s, d } : pair;
}

/** The packet that shows some connections of a pair; none between clusters. */
export function witnessOf(pair: Crossing, at: ConnectionSet): Packet | undefined {
  if (pair.isFar) return undefined;
  const first = firstConnection({ ...at, other: false });
  return first && { from: pair.from, to: pair.to, protocol: first.protocol, port: first.port };
}

/** Across one pair of zones: how many pairs are open, and one of them. */
export interface Breach {
  readonly from: string;
  readonly to: string;
  readonly pairs: number;
  readonly at: ConnectionSet;
  readonly example: Crossing;
}

/** The open pairs across the zones of an axis, one breach for each ordered pair of zones. */
export function breachesOf(
  { pairs, standings }: Crossings,
  axis: Axis,
  openOf: (pair: Crossing) => ConnectionSet,
): Breach[] {
  const found = new Map<string, Breach>();
  for (const pair of pairs) {
    const zones = standings.apart(axis, pair.s, pair.d);
    if (!zones) continue;
    const at = openOf(pair);
    if (hasNoPorts(at)) continue;
    const [from, to] = zones;
    const before = found.get(`${from} ${to}`);
    found.set(
      `${from} ${to}`,
      before ? { ...before, pairs: before.pairs + pair.count } : { from, to, pairs: pair.count, at, example: pair },
    );
  }
  return [...found.values()];
}

/** A breach as a finding. */
export function breachFinding(facts: Facts, breach: Breach, what: string): Finding {
  const { design } = facts;
  const { from, to, pairs, at, example } = breach;
  const witness = witnessOf(example, at);
  const text =
    `${nameOf(design, from)} reaches ${nameOf(design, to)}${what}: ${pairs} ${pairs === 1 ? 'pair' : 'pairs'}, ` +
    `such as ${shownEnd(facts, example.from)} → ${shownEnd(facts, example.to)} ${describeConnections({ ...at, other: false })}` +
    (example.isFar ? farText(example) : '');
  return { subject: `${from} ${to}`, text, ids: [from, to], pairs, ...(witness ? { witness } : {}) };
}

function farText({ answer }: Crossing): string {
  return answer.reasons.includes('host-address-unknown')
    ? ', between clusters whose node addresses are not given'
    : ', between clusters, by address';
}

/** An end as people call it: a workload by its name in the design, where that holds it. */
export function shownEnd({ design, side }: Facts, id: string): string {
  const endpoint = side.solution.endpoints[side.solution.byId.get(id) ?? -1];
  if (endpoint?.kind !== 'workload') return endpointName(id);
  const workload = side.solution.input.cluster.workloads[endpoint.workload];
  const drawn = workload && side.designIdOf.get(workload.id);
  return drawn === undefined ? `${endpoint.namespace}/${endpoint.name}` : nameOf(design, drawn);
}

/** The design's ids of the ends of a pair, where it holds them. */
export function idsOf({ side }: Facts, pair: JudgedPair): string[] {
  return [pair.s, pair.d].flatMap((end) => (end.kind === 'workload' ? (side.designIdOf.get(end.id) ?? []) : []));
}
