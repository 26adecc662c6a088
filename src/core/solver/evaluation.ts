/** One stretch of traffic through the tiers: for every peer at once, which outcomes are possible (semantics 2.5, 2.6). */
import {
  andBits,
  andNotInto,
  type Bitset,
  emptyBits,
  equalBits,
  fullBits,
  isEmptyBits,
  orAndInto,
  orInto,
} from '../lib/bitset.ts';
import type { Placed, ReadyTier, Stretch } from './stretches.ts';
import type { UndefinedReason } from './types.ts';

/** Peers that are certainly allowed, peers that may be, and why those in between are open. must ⊆ may. */
export interface Outcome {
  readonly must: Bitset;
  readonly may: Bitset;
  readonly open: ReadonlyMap<UndefinedReason, Bitset>;
  /** Of the given nodes, those that only isolation by an additive tier may deny; absent: none. */
  readonly isolatedNodes?: Bitset;
}

export const NOTHING_OPEN: ReadonlyMap<UndefinedReason, Bitset> = new Map();

/**
 * Evaluates one stretch over `size` columns. `nodes`: the columns that may be a pod's own node, for which isolation
 * leaves egress undefined (semantics/kubernetes.md 1.6); absent where there are none.
 */
export function evaluateStretch(
  tiers: readonly ReadyTier[],
  stretch: Stretch,
  size: number,
  nodes: Bitset | undefined,
): Outcome {
  return (
    allowedAlone(tiers, stretch, size, nodes) ?? new Evaluation(size, stretch.traffic.other, nodes).run(tiers, stretch)
  );
}

/** The usual case by the short way: one isolating additive tier, nothing left open. Undefined in any other case. */
function allowedAlone(
  tiers: readonly ReadyTier[],
  { active, traffic }: Stretch,
  size: number,
  nodes: Bitset | undefined,
): Outcome | undefined {
  const only = tiers[0];
  if (nodes || traffic.other || tiers.length !== 1 || !only || only.tier.ties !== 'union') return undefined;
  if (!only.policies.some((p) => p.policy.isolates) || active.some((a) => a.entry.row.open)) return undefined;
  const first = active[0];
  if (first && active.length === 1)
    return { must: first.entry.row.must, may: first.entry.row.must, open: NOTHING_OPEN };
  const allowed = emptyBits(size);
  for (const { entry } of active) orInto(allowed, entry.row.must);
  return { must: allowed, may: allowed, open: NOTHING_OPEN };
}

/** By action, the peers whose first match may be it, and the peers that some rule certainly matches. */
interface FirstMatches {
  readonly allow: Bitset;
  readonly deny: Bitset;
  readonly pass: Bitset;
  readonly matched: Bitset;
}

/** The running state: for each peer the outcomes that are possible. */
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

  run(tiers: readonly ReadyTier[], { active }: Stretch): Outcome {
    let at = 0;
    tiers.forEach((tier, t) => {
      const start = at;
      while (at < active.length && active[at]!.tier === t) at++;
      const mine = active.slice(start, at);
      if (tier.tier.ties === 'union') this.additive(tier, mine);
      else this.ordered(tier, mine);
    });
    orInto(this.allow, this.open);
    const must = this.allow.slice();
    andNotInto(must, this.deny);
    const may = equalBits(must, this.allow) ? must : this.allow;
    const isolated = this.isolatedNodes ? { isolatedNodes: this.isolatedNodes } : {};
    return { must, may, open: this.openReasons(must), ...isolated };
  }

  /** Reasons, but only where the answer is in fact open. */
  private openReasons(must: Bitset): ReadonlyMap<UndefinedReason, Bitset> {
    if (this.reasons.size === 0) return NOTHING_OPEN;
    const undecided = this.allow.slice();
    andNotInto(undecided, must);
    const out = new Map<UndefinedReason, Bitset>();
    for (const [reason, bits] of this.reasons) {
      const here = andBits(bits, undecided);
      if (!isEmptyBits(here)) out.set(reason, here);
    }
    return out;
  }

  private because(reason: UndefinedReason, bits: Bitset): void {
    const all = this.reasons.get(reason) ?? emptyBits(this.size);
    orInto(all, bits);
    this.reasons.set(reason, all);
  }

  private becauseOf({ entry }: Placed): void {
    for (const [reason, bits] of entry.row.open ?? []) this.because(reason, bits);
  }

  /** Additive tier: any allow wins, and what is isolated without one is denied (semantics/kubernetes.md 1.3). */
  private additive(tier: ReadyTier, active: readonly Placed[]): void {
    const must = emptyBits(this.size);
    const may = emptyBits(this.size);
    const leftOpen = this.other && tier.tier.otherProtocols === 'undefined';
    for (const placed of active) {
      const { row, everything } = placed.entry;
      if (!leftOpen || everything) orInto(must, row.must);
      orInto(may, row.may);
      this.becauseOf(placed);
    }
    const isolated = tier.policies.some((p) => p.policy.isolates);
    if (leftOpen && isolated) {
      orInto(may, this.open);
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
  private ordered(tier: ReadyTier, active: readonly Placed[]): void {
    const passed = emptyBits(this.size);
    const rankOf = (p: Placed) => tier.policies[p.policy]!.policy.rank;
    for (let i = 0; i < active.length; ) {
      let end = i;
      const rank = rankOf(active[i]!);
      const results: FirstMatches[] = [];
      while (end < active.length && rankOf(active[end]!) === rank) {
        const start = end;
        while (end < active.length && active[end]!.policy === active[start]!.policy) end++;
        results.push(this.firstMatches(active.slice(start, end)));
      }
      this.applyLevel(results, passed);
      i = end;
    }
    orInto(this.open, passed);
  }

  private applyLevel(results: readonly FirstMatches[], passed: Bitset): void {
    const before = this.open.slice();
    const level = { allow: emptyBits(this.size), deny: emptyBits(this.size), pass: emptyBits(this.size) };
    const torn = emptyBits(this.size);
    for (const result of results) {
      // two policies disagree, not the rules of one about what is not known
      const { allow, deny, pass } = result;
      for (let i = 0; i < torn.length; i++)
        torn[i]! |=
          before[i]! &
          ((level.allow[i]! & (deny[i]! | pass[i]!)) |
            (level.deny[i]! & (allow[i]! | pass[i]!)) |
            (level.pass[i]! & (allow[i]! | deny[i]!)));
      orAndInto(level.allow, before, allow);
      orAndInto(level.deny, before, deny);
      orAndInto(level.pass, before, pass);
      andNotInto(this.open, result.matched);
    }
    orInto(this.allow, level.allow);
    orInto(this.deny, level.deny);
    orInto(passed, level.pass);
    if (results.length > 1) this.because('same-priority', torn);
  }

  /** What the rules of one policy say to each peer that is still undecided. */
  private firstMatches(active: readonly Placed[]): FirstMatches {
    const open = this.open.slice();
    const out = { allow: emptyBits(this.size), deny: emptyBits(this.size), pass: emptyBits(this.size) };
    const matched = emptyBits(this.size);
    for (const placed of active) {
      const { action, row } = placed.entry;
      if (action === 'log') continue;
      orAndInto(out[action], open, row.may);
      orAndInto(matched, open, row.must);
      andNotInto(open, row.must);
      this.becauseOf(placed);
    }
    return { ...out, matched };
  }
}
