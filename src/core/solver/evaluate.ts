/**
 * One signature in one direction: for each stretch of traffic that its rules tell apart, which peers are certainly
 * allowed and which may be (`solver.md`, Bit-parallel evaluation; semantics/kubernetes.md 2.5 and 2.6).
 */
import type { Protocol } from '../cluster/cluster.ts';
import {
  andBits,
  andNotInto,
  type Bitset,
  emptyBits,
  equalBits,
  fullBits,
  hashBits,
  isEmptyBits,
  orAndInto,
  orInto,
} from '../lib/bitset.ts';
import { type Interval, intervalsOf } from '../lib/intervals.ts';
import { ALL_CONNECTIONS, type ConnectionSet } from '../policy/connection-set.ts';
import type { Tier } from '../policy/policy-set.ts';
import type { Entry, ReadyPolicy } from './entries.ts';
import type { UndefinedReason } from './types.ts';

/** The policies of one tier that select the subject, in order of rank. */
export interface ReadyTier {
  readonly tier: Tier;
  readonly policies: readonly ReadyPolicy[];
}

/** Traffic that one signature treats alike, and the peers it goes to or comes from. must ⊆ may. */
export interface Cell {
  readonly traffic: ConnectionSet;
  readonly must: Bitset;
  readonly may: Bitset;
  readonly open: ReadonlyMap<UndefinedReason, Bitset>;
  /** Of the given nodes, those that only isolation by an additive tier may deny; absent: none. */
  readonly isolatedNodes?: Bitset;
}

const NO_NODES = emptyBits(0);
const NOTHING_OPEN: ReadonlyMap<UndefinedReason, Bitset> = new Map();

/** The answer for an endpoint that an unread policy selects: anything may be. */
export function nothingKnown(size: number): readonly Cell[] {
  const all = fullBits(size);
  return [{ traffic: ALL_CONNECTIONS, must: emptyBits(size), may: all, open: new Map([['unread-policy', all]]) }];
}

/**
 * Evaluates the tiers of one signature over `size` columns. `nodes`: the columns that may be a pod's own node, for which
 * isolation leaves egress undefined (semantics/kubernetes.md 1.6); absent where there are none.
 */
export function evaluate(tiers: readonly ReadyTier[], size: number, nodes?: Bitset): readonly Cell[] {
  const byHash = new Map<number, { cell: Cell; spans: ConnectionSet[] }[]>();
  for (const { entries, traffic } of stretches(tiers)) {
    const cell = new Evaluation(size, traffic.other, nodes).run(tiers, entries, traffic);
    const hash = hashBits(cell.must) ^ Math.imul(hashBits(cell.may), 31);
    const bucket = byHash.get(hash) ?? [];
    byHash.set(hash, bucket);
    const same = bucket.find((c) => alike(c.cell, cell));
    if (same) same.spans.push(traffic);
    else bucket.push({ cell, spans: [traffic] });
  }
  return [...byHash.values()].flat().map(({ cell, spans }) => ({ ...cell, traffic: joined(spans) }));
}

function alike(a: Cell, b: Cell): boolean {
  if (!equalBits(a.must, b.must) || !equalBits(a.may, b.may) || a.open.size !== b.open.size) return false;
  if (!equalBits(a.isolatedNodes ?? NO_NODES, b.isolatedNodes ?? NO_NODES)) return false;
  return [...a.open].every(([reason, bits]) => {
    const other = b.open.get(reason);
    return other !== undefined && equalBits(bits, other);
  });
}

function joined(spans: readonly ConnectionSet[]): ConnectionSet {
  const only = spans[0];
  if (only && spans.length === 1) return only;
  const of = (p: Protocol) => intervalsOf(spans.flatMap((s) => s[p]));
  return { TCP: of('TCP'), UDP: of('UDP'), SCTP: of('SCTP'), other: spans.some((s) => s.other) };
}

interface Stretch {
  readonly entries: ReadonlySet<Entry>;
  readonly traffic: ConnectionSet;
}

/** Cuts all traffic at the ports that the entries name; stretches matched by the same entries are one. */
function stretches(tiers: readonly ReadyTier[]): Stretch[] {
  const entries = tiers.flatMap((t) => t.policies.flatMap((p) => p.entries));
  const always = entries.filter((e) => e.ports === 'any');
  const groups = new Map<string, { entries: ReadonlySet<Entry>; spans: Record<Protocol, Interval[]> }>();
  for (const protocol of ['TCP', 'UDP', 'SCTP'] as const)
    for (const { span, active } of sweep(entries, protocol)) {
      const key = active.join();
      const group = groups.get(key) ?? {
        entries: new Set([...always, ...active.map((i) => entries[i]!)]),
        spans: { TCP: [], UDP: [], SCTP: [] },
      };
      groups.set(key, group);
      group.spans[protocol].push(span);
    }
  const ports = [...groups.values()].map(({ entries: active, spans }) => ({
    entries: active,
    traffic: {
      TCP: intervalsOf(spans.TCP),
      UDP: intervalsOf(spans.UDP),
      SCTP: intervalsOf(spans.SCTP),
      other: false,
    },
  }));
  const other = { entries: new Set(always), traffic: { TCP: [], UDP: [], SCTP: [], other: true } };
  return [...ports, other];
}

function sweep(entries: readonly Entry[], protocol: Protocol): { span: Interval; active: number[] }[] {
  const opens = new Map<number, number[]>([[1, []]]);
  const closes = new Map<number, number[]>();
  const add = (map: Map<number, number[]>, at: number, i: number) => {
    const list = map.get(at);
    if (list) list.push(i);
    else map.set(at, [i]);
  };
  entries.forEach((entry, i) => {
    if (entry.ports === 'any') return;
    for (const span of entry.ports) {
      if (span.protocol !== protocol) continue;
      add(opens, span.first, i);
      if (span.last < 65535) add(closes, span.last + 1, i);
    }
  });
  const starts = [...new Set([...opens.keys(), ...closes.keys()])].sort((a, b) => a - b);
  const depth = new Map<number, number>();
  return starts.map((start, n) => {
    for (const i of closes.get(start) ?? []) depth.set(i, depth.get(i)! - 1);
    for (const i of opens.get(start) ?? []) depth.set(i, (depth.get(i) ?? 0) + 1);
    const active = [...depth].filter(([, d]) => d > 0).map(([i]) => i);
    for (const [i, d] of depth) if (d === 0) depth.delete(i);
    return { span: [start, (starts[n + 1] ?? 65536) - 1] as const, active: active.sort((a, b) => a - b) };
  });
}

/** The running state of one cell: for each peer the outcomes that are possible. */
class Evaluation {
  /** Peers that may still be undecided. */
  private open: Bitset;
  private readonly allow: Bitset;
  private readonly deny: Bitset;
  private readonly reasons = new Map<UndefinedReason, Bitset>();
  private readonly size: number;
  private readonly other: boolean;
  private readonly nodes: Bitset | undefined;
  private isolatedNodes: Bitset | undefined;

  constructor(size: number, other: boolean, nodes: Bitset | undefined) {
    this.size = size;
    this.other = other;
    this.nodes = nodes;
    this.open = fullBits(size);
    this.allow = emptyBits(size);
    this.deny = emptyBits(size);
  }

  run(tiers: readonly ReadyTier[], active: ReadonlySet<Entry>, traffic: ConnectionSet): Cell {
    for (const tier of tiers) {
      if (tier.policies.length === 0) continue;
      if (tier.tier.ties === 'union') this.additive(tier, active);
      else this.ordered(tier, active);
    }
    orInto(this.allow, this.open);
    const must = this.allow.slice();
    andNotInto(must, this.deny);
    const may = equalBits(must, this.allow) ? must : this.allow;
    const isolated = this.isolatedNodes ? { isolatedNodes: this.isolatedNodes } : {};
    return { traffic, must, may, open: this.openReasons(must), ...isolated };
  }

  /** Reasons, but only where the answer is in fact open. */
  private openReasons(must: Bitset): ReadonlyMap<UndefinedReason, Bitset> {
    if (this.reasons.size === 0) return NOTHING_OPEN;
    const undecided = this.allow.slice();
    andNotInto(undecided, must);
    const out = new Map<UndefinedReason, Bitset>();
    for (const [reason, bits] of this.reasons) {
      const here = bits.map((word, i) => word & undecided[i]!);
      if (!isEmptyBits(here)) out.set(reason, here);
    }
    return out;
  }

  private because(reason: UndefinedReason, bits: Bitset): void {
    const all = this.reasons.get(reason) ?? emptyBits(this.size);
    orInto(all, bits);
    this.reasons.set(reason, all);
  }

  private becauseOf(entry: Entry): void {
    for (const [reason, bits] of entry.row.open ?? []) this.because(reason, bits);
  }

  /** Additive tier: any allow wins, and what is isolated without one is denied (semantics/kubernetes.md 1.3). */
  private additive(tier: ReadyTier, active: ReadonlySet<Entry>): void {
    const must = emptyBits(this.size);
    const may = emptyBits(this.size);
    const leftOpen = this.other && tier.tier.otherProtocols === 'undefined';
    for (const { entries } of tier.policies)
      for (const entry of entries) {
        if (!active.has(entry)) continue;
        if (!leftOpen || entry.everything) orInto(must, entry.row.must);
        orInto(may, entry.row.may);
        this.becauseOf(entry);
      }
    const isolated = tier.policies.some((p) => p.policy.isolates);
    if (leftOpen && isolated) {
      may.fill(0xffffffff);
      this.because('other-protocol', this.open);
    }
    orAndInto(this.allow, this.open, may);
    if (isolated) {
      const rest = this.open.slice();
      andNotInto(rest, must);
      orInto(this.deny, rest);
      this.isolate(rest);
      this.open = emptyBits(this.size);
    } else andNotInto(this.open, must);
  }

  private isolate(denied: Bitset): void {
    if (!this.nodes) return;
    const here = andBits(denied, this.nodes);
    if (!isEmptyBits(here)) this.isolatedNodes = here;
  }

  /** Ordered tier: the first match decides; equal ranks may come in either order (semantics/kubernetes.md 2.6). */
  private ordered(tier: ReadyTier, active: ReadonlySet<Entry>): void {
    const passed = emptyBits(this.size);
    const { policies } = tier;
    for (let i = 0; i < policies.length; ) {
      let end = i + 1;
      while (end < policies.length && policies[end]!.policy.rank === policies[i]!.policy.rank) end++;
      const results = policies.slice(i, end).map((p) => this.firstMatches(p, active));
      this.applyLevel(results, passed);
      i = end;
    }
    orInto(this.open, passed);
  }

  private applyLevel(results: readonly FirstMatches[], passed: Bitset): void {
    const before = this.open.slice();
    const level = { allow: emptyBits(this.size), deny: emptyBits(this.size), pass: emptyBits(this.size) };
    for (const result of results) {
      orAndInto(level.allow, before, result.allow);
      orAndInto(level.deny, before, result.deny);
      orAndInto(level.pass, before, result.pass);
      andNotInto(this.open, result.matched);
    }
    orInto(this.allow, level.allow);
    orInto(this.deny, level.deny);
    orInto(passed, level.pass);
    if (results.length > 1)
      this.because(
        'same-priority',
        level.allow.map((w, i) => (w & level.deny[i]!) | (w & level.pass[i]!) | (level.deny[i]! & level.pass[i]!)),
      );
  }

  private firstMatches(ready: ReadyPolicy, active: ReadonlySet<Entry>): FirstMatches {
    const open = this.open.slice();
    const out = { allow: emptyBits(this.size), deny: emptyBits(this.size), pass: emptyBits(this.size) };
    const matched = emptyBits(this.size);
    for (const entry of ready.entries) {
      if (!active.has(entry) || entry.action === 'log') continue;
      orAndInto(out[entry.action], open, entry.row.may);
      orAndInto(matched, open, entry.row.must);
      andNotInto(open, entry.row.must);
      this.becauseOf(entry);
    }
    return { ...out, matched };
  }
}

interface FirstMatches {
  /** By action, the peers whose first match may be it. */
  readonly allow: Bitset;
  readonly deny: Bitset;
  readonly pass: Bitset;
  /** Peers that some rule certainly matches. */
  readonly matched: Bitset;
}
