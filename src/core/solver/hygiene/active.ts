/** The rules of one tier that speak of one stretch of traffic, by policy, as match rows. */
import { type Bitset, emptyBits, orInto } from '../../lib/bitset.ts';
import type { Action, Rule } from '../../policy/policy-set.ts';
import type { Placed, ReadyTier } from '../stretches.ts';

/** One rule in one stretch. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly action: Exclude<Action, 'log'>;
  readonly must: Bitset;
  readonly may: Bitset;
}

/** A policy with its rules of a stretch. */
export interface ActivePolicy {
  /** Index in the tier. */
  readonly policy: number;
  readonly rules: readonly ActiveRule[];
}

/**
 * Puts the entries of a tier together by rule and by policy. `leftOpen`: the tier leaves other protocols open, so that
 * there only a rule without restrictions is certain (semantics/kubernetes.md 1.6).
 */
export function activePolicies(active: readonly Placed[], leftOpen: boolean, size: number): ActivePolicy[] {
  const out: { policy: number; rules: ActiveRule[] }[] = [];
  for (const { entry, policy } of active) {
    const { action, rule, row } = entry;
    if (action === 'log') continue;
    let of = out[out.length - 1];
    if (of?.policy !== policy) {
      of = { policy, rules: [] };
      out.push(of);
    }
    const must = leftOpen && !entry.everything ? emptyBits(size) : row.must;
    const before = of.rules[of.rules.length - 1];
    if (before?.rule === rule)
      of.rules[of.rules.length - 1] = {
        rule,
        action,
        must: joined(before.must, must),
        may: joined(before.may, row.may),
      };
    else of.rules.push({ rule, action, must, may: row.may });
  }
  return out;
}

function joined(a: Bitset, b: Bitset): Bitset {
  const out = a.slice();
  orInto(out, b);
  return out;
}

/** The entries of a stretch that stand in one tier. */
export function activeInTier(active: readonly Placed[], tier: number): readonly Placed[] {
  return active.filter((p) => p.tier === tier);
}

/** Whether equal ranks of a tier count together. */
export const isAdditive = ({ tier }: ReadyTier): boolean => tier.ties === 'union';
