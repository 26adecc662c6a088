/**
 * What guardrails and `must not` flows take from a pair, before and after their exceptions. Pairs are asked by classes:
 * workloads that no prohibition tells apart share one, so that large designs stay cheap.
 */
import { connectionsOfPorts } from '../design/connections.ts';
import type { Design } from '../design/schema.ts';
import { sortedBy } from '../lib/order.ts';
import {
  type ConnectionSet,
  intersectConnections,
  isEmptyConnections,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../policy/connection-set.ts';
import type { Direction } from '../policy/policy-set.ts';
import type { Context } from './context.ts';
import { type Parties, type Party, partiesOf } from './parties.ts';
import { type Rail, railOfFlow, railOfGuardrail } from './rails.ts';

/** One thing that forbids, with what it forbids of a pair and what its exceptions give back. */
export interface Prohibition {
  readonly by: string;
  /** The directions in which the Admin tier denies it. */
  readonly deniedOn: Readonly<Record<Direction, boolean>>;
  readonly forbidden: ConnectionSet;
  readonly granted: ConnectionSet;
}

/** What is forbidden between parties. */
export interface Walls extends Parties {
  /** Whether nothing in the design forbids anything. */
  readonly none: boolean;
  /** Everything that forbids something of a pair. */
  readonly between: (source: Party, destination: Party) => readonly Prohibition[];
  /** What stays forbidden once the exceptions are taken out. */
  readonly net: (source: Party, destination: Party) => ConnectionSet;
}

/** What opens a gate: an exception in its guardrail, a consumer of a shared service in every guardrail. */
interface Opening {
  /** Absent: every guardrail. */
  readonly guardrail?: string;
  readonly from: string;
  readonly to: string;
  readonly connections: ConnectionSet;
}

/** The walls of a design: its guardrails, its `must not` flows and their exceptions. */
export function wallsOf(context: Context): Walls {
  const { design } = context;
  const rails: Rail[] = [
    ...sortedBy(Object.values(design.guardrails), (g) => g.id).map((g) => railOfGuardrail(context, g)),
    ...sortedBy(Object.values(design.flows), (f) => f.id)
      .filter((f) => f.status === 'must not')
      .map(railOfFlow),
  ];
  const openings = openingsOf(design);
  const refs = [...new Set([...rails.flatMap((r) => r.refs), ...openings.flatMap((x) => [x.from, x.to])])];
  const parties = partiesOf(context, refs);
  const memo = new Map<string, readonly Prohibition[]>();
  const nets = new Map<string, ConnectionSet>();
  const between = (s: Party, d: Party): readonly Prohibition[] => {
    const key = `${s.key} -> ${d.key}`;
    const known = memo.get(key);
    if (known) return known;
    const prohibitions = rails
      .filter((rail) => rail.forbids(s, d))
      .map((rail) => ({
        by: rail.by,
        deniedOn: rail.deniesOn(s, d),
        forbidden: rail.connections,
        granted: granted(openings, rail, s, d),
      }));
    memo.set(key, prohibitions);
    return prohibitions;
  };
  return {
    ...parties,
    none: rails.length === 0,
    between,
    net: (s, d) => {
      const key = `${s.key} -> ${d.key}`;
      const known = nets.get(key);
      if (known) return known;
      const net = between(s, d)
        .map((p) => subtractConnections(p.forbidden, p.granted))
        .reduce(unionConnections, NO_CONNECTIONS);
      nets.set(key, net);
      return net;
    },
  };
}

function openingsOf(design: Design): Opening[] {
  const exceptions = sortedBy(Object.values(design.exceptions), (x) => x.id);
  const services = sortedBy(Object.values(design.sharedServices), (s) => s.id);
  return [
    ...exceptions.map(({ guardrail, from, to, ports }) => ({
      guardrail,
      from,
      to,
      connections: connectionsOfPorts(ports),
    })),
    ...services.flatMap((s) =>
      s.consumers.map((from) => ({ from, to: s.target, connections: connectionsOfPorts(s.ports) })),
    ),
  ];
}

function granted(openings: readonly Opening[], rail: Rail, s: Party, d: Party): ConnectionSet {
  return openings
    .filter((x) => (x.guardrail === undefined ? rail.isGuardrail : x.guardrail === rail.by))
    .filter((x) => s.refs.has(x.from) && d.refs.has(x.to))
    .map((x) => x.connections)
    .reduce(unionConnections, NO_CONNECTIONS);
}

/** What of some connections stays forbidden, and by whom. */
export function blockedBy(walls: Walls, s: Party, d: Party, connections: ConnectionSet): readonly string[] {
  return walls
    .between(s, d)
    .filter((p) => !isEmptyConnections(intersectConnections(subtractConnections(p.forbidden, p.granted), connections)))
    .map((p) => p.by);
}
