/** Cuts all traffic at the ports that the rules of one signature name; alike stretches are one (`solver.md`, atoms). */
import type { Protocol } from '../cluster/cluster.ts';
import { type Interval, intervalsOf } from '../lib/intervals.ts';
import { type ConnectionSet, NO_CONNECTIONS } from '../policy/connection-set.ts';
import type { Tier } from '../policy/policy-set.ts';
import type { Entry, ReadyPolicy } from './entries.ts';

/** The policies of one tier that select the subject, in order of rank. */
export interface ReadyTier {
  readonly tier: Tier;
  readonly policies: readonly ReadyPolicy[];
}

/** An entry with its place: indices of its tier and of its policy there. */
export interface Placed {
  readonly entry: Entry;
  readonly tier: number;
  readonly policy: number;
}

/** Traffic that the same entries speak of. */
export interface Stretch {
  /** In order of evaluation. */
  readonly active: readonly Placed[];
  readonly traffic: ConnectionSet;
}

function place(tiers: readonly ReadyTier[]): Placed[] {
  return tiers.flatMap(({ policies }, tier) =>
    policies.flatMap(({ entries }, policy) => entries.map((entry) => ({ entry, tier, policy }))),
  );
}

/** The stretches of a signature: those with ports, and last the one of all other protocols. */
export function stretches(tiers: readonly ReadyTier[]): Stretch[] {
  const placed = place(tiers);
  const always = placed.flatMap((p, i) => (p.entry.ports === 'any' ? [i] : []));
  const groups = new Map<string, { active: readonly number[]; spans: Record<Protocol, Interval[]> }>();
  for (const protocol of ['TCP', 'UDP', 'SCTP'] as const)
    for (const { span, active } of sweep(placed, protocol)) {
      const key = active.join();
      const group = groups.get(key) ?? { active, spans: { TCP: [], UDP: [], SCTP: [] } };
      groups.set(key, group);
      group.spans[protocol].push(span);
    }
  const at = (indices: readonly number[]) => indices.map((i) => placed[i]!);
  const out = [...groups.values()].map(
    ({ active, spans }): Stretch => ({
      active: at(merge(always, active)),
      traffic: {
        TCP: intervalsOf(spans.TCP),
        UDP: intervalsOf(spans.UDP),
        SCTP: intervalsOf(spans.SCTP),
        other: false,
      },
    }),
  );
  out.push({ active: at(always), traffic: { ...NO_CONNECTIONS, other: true } });
  return out;
}

function merge(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a.length === 0) return b;
  return b.length === 0 ? a : [...a, ...b].sort((x, y) => x - y);
}

/** Disjoint spans over all ports of a protocol, each with the numbers of the entries that name it, ascending. */
function sweep(placed: readonly Placed[], protocol: Protocol): { span: Interval; active: number[] }[] {
  const changes = new Map<number, { opens: number[]; closes: number[] }>([[1, { opens: [], closes: [] }]]);
  const changeAt = (port: number) => {
    const change = changes.get(port) ?? { opens: [], closes: [] };
    changes.set(port, change);
    return change;
  };
  placed.forEach(({ entry }, i) => {
    if (entry.ports === 'any') return;
    for (const span of entry.ports) {
      if (span.protocol !== protocol) continue;
      changeAt(span.first).opens.push(i);
      if (span.last < 65535) changeAt(span.last + 1).closes.push(i);
    }
  });
  const starts = [...changes.keys()].sort((a, b) => a - b);
  const depth = new Map<number, number>();
  return starts.map((start, n) => {
    const { opens, closes } = changes.get(start)!;
    for (const i of opens) depth.set(i, (depth.get(i) ?? 0) + 1);
    for (const i of closes) {
      if (depth.get(i) === 1) depth.delete(i);
      else depth.set(i, depth.get(i)! - 1);
    }
    const active = [...depth.keys()].sort((a, b) => a - b);
    return { span: [start, (starts[n + 1] ?? 65536) - 1] as const, active };
  });
}
