/** What each tier allowed, denied and passed on for one pair, over all traffic (`solver.md`, What it answers). */
import { PROTOCOLS, type Protocol } from '../cluster/cluster.ts';
import { type Interval, intervalsOf } from '../lib/intervals.ts';
import { type ConnectionSet, NO_CONNECTIONS } from '../policy/connection-set.ts';
import type { Direction } from '../policy/policy-set.ts';
import type { Solution } from './solution.ts';
import { trace } from './trace.ts';
import { portsAt } from './traits.ts';
import type { Packet, TierTrace } from './types.ts';

/** The traffic that reached a tier, by what became of it there. */
export interface TierSets {
  readonly tier: string;
  readonly allowed: ConnectionSet;
  readonly denied: ConnectionSet;
  /** Went on to the next tier, or past the last one: allowed by default. */
  readonly passed: ConnectionSet;
  /** Not known, or left open by the semantics. */
  readonly open: ConnectionSet;
}

type Outcome = 'allowed' | 'denied' | 'passed' | 'open';

const OUTCOME: Readonly<Record<TierTrace['outcome'], Outcome>> = {
  allow: 'allowed',
  deny: 'denied',
  pass: 'passed',
  'no policy': 'passed',
  undefined: 'open',
};

/**
 * The tiered sets of a pair, by direction, tiers in order. A tier that no traffic reaches has empty sets; a direction
 * without tiers is exempt (`HookTrace.exempt`). Undefined when an id is not an endpoint of the solution.
 */
export function tieredSets(
  solution: Solution,
  from: string,
  to: string,
): Readonly<Record<Direction, readonly TierSets[]>> | undefined {
  const destination = solution.byId.get(to);
  if (destination === undefined || !solution.byId.has(from)) return undefined;
  const collected = { egress: new Map<string, Collected>(), ingress: new Map<string, Collected>() };
  for (const { packet, span } of samples(solution, destination))
    for (const hook of trace(solution, { from, to, ...packet })?.hooks ?? [])
      for (const { tier, outcome } of hook.tiers) {
        const sets = collected[hook.direction].get(tier) ?? newCollected();
        collected[hook.direction].set(tier, sets);
        if (packet.protocol === 'other') sets[OUTCOME[outcome]].other = true;
        else sets[OUTCOME[outcome]][packet.protocol].push(span);
      }
  const of = (direction: Direction) => [...collected[direction]].map(([tier, sets]) => finished(tier, sets));
  return { egress: of('egress'), ingress: of('ingress') };
}

type Collecting = Record<Protocol, Interval[]> & { other: boolean };
type Collected = Record<Outcome, Collecting>;

function newCollected(): Collected {
  const none = (): Collecting => ({ TCP: [], UDP: [], SCTP: [], other: false });
  return { allowed: none(), denied: none(), passed: none(), open: none() };
}

function finished(tier: string, sets: Collected): TierSets {
  const of = ({ TCP, UDP, SCTP, other }: Collecting): ConnectionSet => ({
    ...NO_CONNECTIONS,
    TCP: intervalsOf(TCP),
    UDP: intervalsOf(UDP),
    SCTP: intervalsOf(SCTP),
    other,
  });
  return { tier, allowed: of(sets.allowed), denied: of(sets.denied), passed: of(sets.passed), open: of(sets.open) };
}

interface Sample {
  readonly packet: Pick<Packet, 'protocol' | 'port'>;
  readonly span: Interval;
}

/** One packet for each stretch of traffic that some rule may tell apart at this destination. */
function samples(solution: Solution, destination: number): Sample[] {
  const at = solution.universe.columns[solution.universe.lanes[destination]![0]!.column]!;
  const starts = new Map(PROTOCOLS.map((p) => [p, new Set([1])]));
  for (const hook of solution.input.policies.hooks)
    for (const policy of hook.tiers.flatMap((t) => t.policies))
      for (const term of policy.rules.flatMap((r) => (r.traffic === 'any' ? [] : r.traffic)))
        for (const span of portsAt(term, at)) {
          starts.get(span.protocol)?.add(span.first);
          if (span.last < 65535) starts.get(span.protocol)?.add(span.last + 1);
        }
  const ports = [...starts].flatMap(([protocol, set]) => {
    const sorted = [...set].sort((a, b) => a - b);
    return sorted.map(
      (port, i): Sample => ({ packet: { protocol, port }, span: [port, (sorted[i + 1] ?? 65536) - 1] }),
    );
  });
  return [...ports, { packet: { protocol: 'other', port: 0 }, span: [0, 0] }];
}
