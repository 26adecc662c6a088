/** Rules made ready for evaluation: match rows instead of terms, numbers instead of port names. */
import type { Protocol } from '../cluster/cluster.ts';
import { type Bitset, emptyBits, isEmptyBits, setBit } from '../lib/bitset.ts';
import {
  ALL_CONNECTIONS,
  type ConnectionSet,
  connectionsOf,
  NO_CONNECTIONS,
  unionConnections,
} from '../policy/connection-set.ts';
import type { Action, Direction, Policy, Rule, Traffic, TrafficTerm } from '../policy/policy-set.ts';
import type { MatchRow, MatchRows } from './match-rows.ts';
import { portsAt, type Traits } from './traits.ts';

export interface PortSpan {
  readonly protocol: Protocol;
  readonly first: number;
  readonly last: number;
}

/** One rule, or the part of one whose port name means the same number: a row of peers and the ports it speaks of. */
export interface Entry {
  /** The rule it is, or is part of. */
  readonly rule: Rule;
  readonly action: Action;
  readonly row: MatchRow;
  /** `any`: every protocol. */
  readonly ports: 'any' | readonly PortSpan[];
  /** Whether the rule restricts neither peers nor traffic (semantics/kubernetes.md 1.1, `[{}]`). */
  readonly everything: boolean;
}

/** The traffic that an entry speaks of. */
export function connectionsOfEntry({ ports }: Entry): ConnectionSet {
  if (ports === 'any') return ALL_CONNECTIONS;
  return ports.reduce((all, p) => unionConnections(all, connectionsOf(p.protocol, p.first, p.last)), NO_CONNECTIONS);
}

/** One policy in one direction, ready for evaluation. */
export interface ReadyPolicy {
  readonly policy: Policy;
  readonly entries: readonly Entry[];
}

/** Which columns define a port name, and as what. Only egress needs it: names are looked up at the destination. */
export type PortNames = ReadonlyMap<string, readonly { readonly span: PortSpan; readonly columns: Bitset }[]>;

/** Groups the columns by what they define under each port name. */
export function portNamesOf(columns: readonly Traits[]): PortNames {
  const names = new Map<string, Map<string, { span: PortSpan; columns: Bitset }>>();
  columns.forEach((traits, i) => {
    for (const { name, protocol, port } of traits.ports) {
      if (name === undefined) continue;
      const spans = names.get(name) ?? new Map<string, { span: PortSpan; columns: Bitset }>();
      names.set(name, spans);
      const key = `${protocol} ${port}`;
      const entry = spans.get(key) ?? {
        span: { protocol, first: port, last: port },
        columns: emptyBits(columns.length),
      };
      spans.set(key, entry);
      setBit(entry.columns, i);
    }
  });
  return new Map([...names].map(([name, spans]) => [name, [...spans.values()]]));
}

function isNumeric(traffic: Traffic): boolean {
  return traffic === 'any' || traffic.every((t) => t.kind === 'ports');
}

/** Whether any rule names a port, so that what it means depends on the destination. */
export function namesPorts(policy: Policy): boolean {
  return policy.rules.some((r) => !isNumeric(r.traffic));
}

/** Makes a policy ready for ingress at a destination, or for egress towards all columns. */
export function readyPolicy(
  policy: Policy,
  direction: Direction,
  rows: MatchRows,
  names: PortNames,
  destination: Traits | undefined,
): ReadyPolicy {
  const entries = policy.rules
    .filter((r) => r.action !== 'log')
    .flatMap((rule) =>
      direction === 'ingress' ? ingressEntries(rule, rows, destination) : egressEntries(rule, rows, names),
    );
  return { policy, entries };
}

function entryOf(rule: Rule, row: MatchRow, ports: Entry['ports']): Entry {
  const everything = rule.traffic === 'any' && rule.peers.some((p) => p.kind === 'anything');
  return { rule, action: rule.action, row, ports, everything };
}

function ingressEntries(rule: Rule, rows: MatchRows, destination: Traits | undefined): Entry[] {
  const row = rows.union(rule.peers);
  if (rule.traffic === 'any') return [entryOf(rule, row, 'any')];
  const at = destination ?? { ports: [], location: { kind: 'nowhere' } };
  const spans = rule.traffic.flatMap((t) => portsAt(t, at));
  return spans.length === 0 ? [] : [entryOf(rule, row, spans)];
}

function egressEntries(rule: Rule, rows: MatchRows, names: PortNames): Entry[] {
  const row = rows.union(rule.peers);
  if (rule.traffic === 'any') return [entryOf(rule, row, 'any')];
  const numeric = rule.traffic.flatMap((t) => (t.kind === 'ports' && t.first <= t.last ? [t] : []));
  const named = rule.traffic.flatMap((t) => (t.kind === 'named' ? namedEntries(rule, row, t, names) : []));
  return numeric.length === 0 ? named : [entryOf(rule, row, numeric), ...named];
}

function namedEntries(
  rule: Rule,
  row: MatchRow,
  term: Extract<TrafficTerm, { kind: 'named' }>,
  names: PortNames,
): Entry[] {
  const out: Entry[] = [];
  for (const { span, columns } of names.get(term.name) ?? []) {
    if (term.protocol !== undefined && term.protocol !== span.protocol) continue;
    const part = restrict(row, columns);
    if (!isEmptyBits(part.may)) out.push(entryOf(rule, part, [span]));
  }
  return out;
}

function restrict(row: MatchRow, columns: Bitset): MatchRow {
  const and = (bits: Bitset) => bits.map((word, i) => word & columns[i]!);
  const must = and(row.must);
  if (!row.open) return { must, may: must };
  return { must, may: and(row.may), open: new Map([...row.open].map(([reason, bits]) => [reason, and(bits)])) };
}
