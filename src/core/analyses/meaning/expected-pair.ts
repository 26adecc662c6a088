/** What the design asks of a pair of endpoints: required, forbidden, unavoidable or undeclared (`solver.md`). */
import { type DesignInventory, inventoryOfDesign } from '../../design/inventory.ts';
import { isolatedDirections } from '../../design/isolation.ts';
import { type Members, memberLookup, rangesOfExternal, rangesOfHostGroup } from '../../design/members.ts';
import type { Design, DesignWorkload, Guardrail } from '../../design/schema.ts';
import { type AddressRange, formatRange, parseAddress, rangesCover, rangesOverlap } from '../../lib/addresses.ts';
import {
  ALL_CONNECTIONS,
  type ConnectionSet,
  intersectConnections,
  isEmptyConnections,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../../policy/connection-set.ts';
import type { Direction } from '../../policy/policy-set.ts';
import { type Rail, type RailEnd, type RailStanding, railOf, railsOf, sparedRanges } from './rails.ts';
import { EVERY_GUARDRAIL, type Statement, statementsOf, type World } from './statements.ts';

/** An end of a connection, as the design speaks of it. */
export type MeaningEndpoint =
  /** A workload of the inventory, by its id there. */
  | { readonly kind: 'workload'; readonly id: string }
  | { readonly kind: 'host'; readonly name: string }
  /** Addresses outside; of one kind as far as `DesignMeaning.cuts` goes. */
  | { readonly kind: 'network'; readonly range: AddressRange };

/** The five sets are disjoint and make up every connection. */
export interface ExpectedPair {
  /** Somebody wants it and nothing forbids it. */
  readonly required: ConnectionSet;
  readonly forbidden: ConnectionSet;
  /** What no policy can stop: a pod to itself. */
  readonly unavoidable: ConnectionSet;
  /** Nobody asks for it; where `closed`, it must not be open either, since the design isolates one of the ends. */
  readonly undeclared: ConnectionSet;
  /** Nobody asks for it, and it may be open in spite of `closed`. */
  readonly tolerated: ConnectionSet;
  readonly closed: boolean;
}

/** What a design says of any pair. */
export interface DesignMeaning {
  readonly design: Design;
  readonly inventory: DesignInventory;
  readonly pair: (source: MeaningEndpoint, destination: MeaningEndpoint) => ExpectedPair;
  /** Who says so, for any of these connections: `wanted by F-12`, `forbidden by G-1`, `not declared`. */
  readonly because: (source: MeaningEndpoint, destination: MeaningEndpoint, at: ConnectionSet) => string;
  /** The same by id, and which gates give some of it back. */
  readonly saying: (source: MeaningEndpoint, destination: MeaningEndpoint, at: ConnectionSet) => Saying;
  /** Ends of equal kind are told apart by nothing that the design says. */
  readonly kindOf: (end: MeaningEndpoint) => string;
  /** Everything that forbids something of a pair, whether or not gates give it back. */
  readonly prohibitions: (source: MeaningEndpoint, destination: MeaningEndpoint) => readonly Prohibition[];
  /** What it says, statement by statement; guardrails are none. */
  readonly statements: readonly Statement[];
  /** Numbers of the statements that speak of all of an end, as source and as destination. */
  readonly spokenOf: (end: MeaningEndpoint) => Spoken;
  /** A guardrail as it stands, or as it might be: what it forbids, asked end by end. */
  readonly railOf: (guardrail: Guardrail) => AskedRail;
  /** Boundaries at which outside addresses mean something different to the design. */
  readonly cuts: readonly AddressRange[];
}

/** One thing that forbids something of a pair. */
export interface Prohibition {
  readonly by: string;
  readonly forbidden: ConnectionSet;
  /** What its exceptions give back, and what shared services do. */
  readonly excepted: ConnectionSet;
  readonly shared: ConnectionSet;
}

/** Everything of a design that speaks of some connections of a pair: handles or ids, in order. */
export interface Saying {
  /** Flows, exposures, shared services; `DNS` for name resolution. */
  readonly wantedBy: readonly string[];
  /** Guardrails and `must not` flows, as far as no gate gives back what they forbid. */
  readonly forbiddenBy: readonly string[];
  /** Exceptions and shared services that give back what a guardrail forbids. */
  readonly gates: readonly string[];
}

/** A guardrail, asked end by end. */
export interface AskedRail {
  readonly standing: (end: MeaningEndpoint) => RailStanding;
  readonly forbids: (source: RailStanding, destination: RailStanding) => boolean;
}

/** Numbers of the statements that speak of an end as source and as destination. */
export interface Spoken {
  readonly from: ReadonlySet<number>;
  readonly to: ReadonlySet<number>;
}

interface Place extends Spoken {
  readonly key: string;
  /** Statements that speak of some of its addresses only. */
  readonly perhapsFrom: ReadonlySet<number>;
  readonly perhapsTo: ReadonlySet<number>;
  /** Where it stands to each guardrail, in their order. */
  readonly standings: readonly RailStanding[];
  /** The directions in which the design isolates it. */
  readonly closed: readonly Direction[];
}

/** Everything that the design says. */
interface Said {
  readonly statements: readonly Statement[];
  readonly rails: readonly Rail[];
}

/** The design's own meaning over its inventory. */
export function meaningOf(design: Design, inventory = inventoryOfDesign(design)): DesignMeaning {
  const namespaces = new Map(
    Object.values(design.namespaces)
      .sort((a, b) => (a.id < b.id ? 1 : -1))
      .map((n) => [n.name, n] as const),
  );
  const world: World = {
    design,
    inventory,
    members: memberLookup(design, inventory),
    namespaces,
  };
  const said: Said = { statements: statementsOf(world), rails: railsOf(world) };
  const places = new Map<string, Place>();
  const seen = new WeakMap<MeaningEndpoint, Place>();
  const placeOf = (e: MeaningEndpoint): Place => {
    const same = seen.get(e);
    if (same) return same;
    const place = places.get(keyOf(e)) ?? locate(world, said, e);
    places.set(place.key, place);
    seen.set(e, place);
    return place;
  };
  return {
    design,
    inventory,
    cuts: cutsOf(world, said.statements),
    pair: (s, d) => judge(said, placeOf(s), placeOf(d)),
    kindOf: (e) => kindOf(placeOf(e)),
    prohibitions: (s, d) => prohibitions(said, placeOf(s), placeOf(d)),
    statements: said.statements,
    spokenOf: placeOf,
    railOf: (g) => {
      const rail = railOf(world, g);
      return { standing: (e) => rail.standing(railEnd(world, e)), forbids: rail.forbids };
    },
    because: (s, d, at) => explain(said, placeOf(s), placeOf(d), at),
    saying: (s, d, at) => sayingOf(said, placeOf(s), placeOf(d), at),
  };
}

/** What the design asks of one pair. */
export function expectedPair(
  meaning: DesignMeaning,
  source: MeaningEndpoint,
  destination: MeaningEndpoint,
): ExpectedPair {
  return meaning.pair(source, destination);
}

function keyOf(e: MeaningEndpoint): string {
  return e.kind === 'workload' ? `w ${e.id}` : e.kind === 'host' ? `h ${e.name}` : `n ${formatRange(e.range)}`;
}

type Membership = 'all' | 'some' | 'none';

function membership(world: World, e: MeaningEndpoint, m: Members): Membership {
  switch (e.kind) {
    case 'workload':
      return m.workloads.has(e.id) ? 'all' : 'none';
    case 'network':
      return rangesCover(m.ranges, e.range) ? 'all' : rangesOverlap(m.ranges, e.range) ? 'some' : 'none';
    case 'host': {
      if (m.hosts.has(e.name)) return 'all';
      const host = world.inventory.cluster.hosts.find((h) => h.name === e.name);
      const inside = (host?.addresses ?? []).map((text) => {
        const a = parseAddress(text);
        return a !== undefined && rangesCover(m.ranges, { family: a.family, first: a.value, last: a.value });
      });
      return inside.length > 0 && inside.every(Boolean) ? 'all' : inside.some(Boolean) ? 'some' : 'none';
    }
  }
}

function locate(world: World, { statements, rails }: Said, e: MeaningEndpoint): Place {
  const pick = (end: 'from' | 'to', how: Membership) =>
    new Set(statements.flatMap((s, i) => (membership(world, e, s[end]) === how ? [i] : [])));
  const end = railEnd(world, e);
  return {
    key: keyOf(e),
    from: pick('from', 'all'),
    to: pick('to', 'all'),
    perhapsFrom: pick('from', 'some'),
    perhapsTo: pick('to', 'some'),
    standings: rails.map((r) => r.standing(end)),
    closed: e.kind === 'workload' ? isolatedDirections(end.namespace, workloadOf(world, e.id)) : [],
  };
}

function workloadOf({ design, inventory }: World, id: string): DesignWorkload | undefined {
  return design.workloads[inventory.designIdOf.get(id) ?? ''];
}

function railEnd(world: World, e: MeaningEndpoint): RailEnd {
  return {
    kind: e.kind,
    namespace: e.kind === 'workload' ? world.namespaces.get(e.id.slice(0, e.id.indexOf('/'))) : undefined,
    range: e.kind === 'network' ? e.range : undefined,
    isIn: (members) => membership(world, e, members) === 'all',
  };
}

function kindOf({ from, to, perhapsFrom, perhapsTo, standings, closed }: Place): string {
  return JSON.stringify([[...from], [...to], [...perhapsFrom], [...perhapsTo], standings, closed]);
}

/** Statements of both ends, in order. */
function shared(a: ReadonlySet<number>, b: ReadonlySet<number>): number[] {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  return [...few].filter((i) => many.has(i)).sort((x, y) => x - y);
}

/** What each guardrail and each `must not` forbids of a pair, and what its gates give back. */
function prohibitions({ statements, rails }: Said, s: Place, d: Place): Prohibition[] {
  const both = shared(s.from, d.to).flatMap((i) => statements[i] ?? []);
  const gates = (of: string) => union(both.filter((x) => x.kind === 'exception' && x.of === of));
  const apart = rails.filter((rail, i) => {
    const [from, to] = [s.standings[i], d.standings[i]];
    return from !== undefined && to !== undefined && rail.forbids(from, to);
  });
  return [
    ...apart.map(({ id, connections }) => ({
      by: id,
      forbidden: connections,
      excepted: gates(id),
      shared: gates(EVERY_GUARDRAIL),
    })),
    ...both
      .filter((x) => x.kind === 'forbidden')
      .map(({ by, connections }) => ({
        by,
        forbidden: connections,
        excepted: NO_CONNECTIONS,
        shared: NO_CONNECTIONS,
      })),
  ];
}

/** What stays forbidden, its gates taken out. */
function standing(all: readonly Prohibition[]): { readonly by: string; readonly connections: ConnectionSet }[] {
  return all.map((p) => ({
    by: p.by,
    connections: subtractConnections(subtractConnections(p.forbidden, p.excepted), p.shared),
  }));
}

function union(all: readonly { readonly connections: ConnectionSet }[]): ConnectionSet {
  return all.reduce((sum, x) => unionConnections(sum, x.connections), NO_CONNECTIONS);
}

function judge(said: Said, s: Place, d: Place): ExpectedPair {
  const { statements } = said;
  const both = shared(s.from, d.to).flatMap((i) => statements[i] ?? []);
  const wanted = union(both.filter((x) => x.kind === 'wanted'));
  const closed = s.closed.includes('egress') || d.closed.includes('ingress');
  const forbidden = union(standing(prohibitions(said, s, d)));
  const required = subtractConnections(wanted, forbidden);
  // a pod always reaches itself; what is wanted between two replicas must work all the same
  if (s.key === d.key)
    return {
      required,
      forbidden: NO_CONNECTIONS,
      unavoidable: subtractConnections(ALL_CONNECTIONS, required),
      undeclared: NO_CONNECTIONS,
      tolerated: NO_CONNECTIONS,
      closed,
    };
  const perhaps = union(
    [...shared(s.perhapsFrom, d.to), ...shared(s.from, d.perhapsTo), ...shared(s.perhapsFrom, d.perhapsTo)]
      .flatMap((i) => statements[i] ?? [])
      .filter((x) => x.kind === 'wanted'),
  );
  const open = unionConnections(perhaps, union(both.filter((x) => x.kind === 'tolerated')));
  const tolerated = subtractConnections(subtractConnections(open, forbidden), required);
  const rest = subtractConnections(subtractConnections(ALL_CONNECTIONS, forbidden), required);
  return {
    required,
    forbidden,
    unavoidable: NO_CONNECTIONS,
    undeclared: subtractConnections(rest, tolerated),
    tolerated,
    closed,
  };
}

function sayingOf(said: Said, s: Place, d: Place, at: ConnectionSet): Saying {
  const hits = ({ connections }: { readonly connections: ConnectionSet }) =>
    !isEmptyConnections(intersectConnections(connections, at));
  const names = (all: readonly { readonly by: string }[]) => [...new Set(all.map((x) => x.by))];
  const both = shared(s.from, d.to).flatMap((i) => said.statements[i] ?? []);
  const wantedBy = names(both.filter((x) => x.kind === 'wanted').filter(hits));
  if (s.key === d.key) return { wantedBy, forbiddenBy: [], gates: [] };
  const parting = prohibitions(said, s, d);
  const gives = (x: Statement) =>
    parting.some(
      (p) =>
        (x.of === EVERY_GUARDRAIL || x.of === p.by) &&
        hits({ connections: intersectConnections(p.forbidden, x.connections) }),
    );
  return {
    wantedBy,
    forbiddenBy: names(standing(parting).filter(hits)),
    gates: parting.length === 0 ? [] : names(both.filter((x) => x.kind === 'exception').filter(gives)),
  };
}

function explain(said: Said, s: Place, d: Place, at: ConnectionSet): string {
  const { wantedBy, forbiddenBy } = sayingOf(said, s, d, at);
  if (forbiddenBy.length > 0) return `forbidden by ${forbiddenBy.join(', ')}`;
  return wantedBy.length > 0 ? `wanted by ${wantedBy.join(', ')}` : 'not declared';
}

function cutsOf(world: World, statements: readonly Statement[]): AddressRange[] {
  const { design } = world;
  const encloses = Object.values(design.guardrails).some((g) => g.rule.kind === 'enclose');
  return [
    ...statements.flatMap((s) => [...s.from.ranges, ...s.to.ranges]),
    ...Object.values(design.externals).flatMap((x) => rangesOfExternal(design, x)),
    ...Object.values(design.hostGroups).flatMap(rangesOfHostGroup),
    ...(encloses ? sparedRanges(world) : []),
  ];
}
