/** What was found out about every rule and policy: whether it matches, whether traffic reaches it, whether it is needed. */
import type { Bitset } from '../../lib/bitset.ts';
import type { ConnectionSet } from '../../policy/connection-set.ts';
import { hasNoPorts, intersectConnections } from '../../policy/connection-set.ts';
import type { Direction, Policy, Rule } from '../../policy/policy-set.ts';
import type { MatchRows } from '../match-rows.ts';
import type { ActiveRule } from './active.ts';
import { type RuleParts, rulePartsOf } from './parts.ts';

/** The rules of two policies, in order, that speak of a stretch. */
export interface ConflictingRules {
  readonly one: readonly ActiveRule[];
  readonly other: readonly ActiveRule[];
}

/** Two policies of one rank that say opposite things, where that was first seen. */
export interface FoundConflict {
  readonly one: Policy;
  readonly other: Policy;
  readonly rules: readonly [Rule, Rule];
  /** Columns of peers. */
  readonly at: Bitset;
  readonly traffic: ConnectionSet;
  /** Columns of the subjects, and which end they are. */
  readonly subjects: readonly number[];
  readonly direction: Direction;
}

/** Receives what is seen in one stretch of one end. */
export interface Needs {
  /** `at`: the columns where the answer would be another without the rule; absent: none. */
  readonly rule: (rule: Rule, reached: boolean, at: Bitset | undefined) => void;
  readonly policy: (policy: Policy, reached: boolean, needed: boolean) => void;
  /** Two policies of one rank whose rules say opposite things `at` some columns. */
  readonly conflict: (one: Policy, other: Policy, at: Bitset, rules: ConflictingRules) => void;
  /** Whether it is known already that the policy is needed, so that nothing more has to be looked at. */
  readonly isNeeded: (policy: Policy) => boolean;
}

/** Collects over all stretches of all ends. */
export class Found implements Needs {
  private readonly matched = new Set<Rule>();
  private readonly reachedRules = new Set<Rule>();
  private readonly neededRules = new Set<Rule>();
  private readonly reachedPolicies = new Set<Policy>();
  private readonly neededPolicies = new Set<Policy>();
  private readonly settledPolicies = new Set<Policy>();
  private readonly parts = new Map<Rule, RuleParts>();
  private readonly rows: MatchRows;
  private readonly conflictOf = new Map<Policy, Map<Policy, FoundConflict>>();
  /** The traffic of the stretch that is looked at, and whose. */
  private traffic: ConnectionSet | undefined;
  private end: Pick<FoundConflict, 'subjects' | 'direction'> | undefined;

  constructor(rows: MatchRows) {
    this.rows = rows;
  }

  /** Says whose traffic the next calls are about. */
  lookingFrom(direction: Direction, subjects: readonly number[]): void {
    this.end = { direction, subjects };
  }

  /** Says which traffic the next calls are about. */
  lookingAt(traffic: ConnectionSet): void {
    this.traffic = traffic;
  }

  conflict(one: Policy, other: Policy, at: Bitset, { one: mine, other: theirs }: ConflictingRules): void {
    const known = this.conflictOf.get(one) ?? new Map<Policy, FoundConflict>();
    this.conflictOf.set(one, known);
    if (known.has(other) || !this.end || !this.traffic) return;
    const meets = (r: ActiveRule) => r.may.some((w, i) => (w & at[i]!) !== 0);
    const [a, b] = [mine.find(meets), theirs.find(meets)];
    if (a && b) known.set(other, { one, other, rules: [a.rule, b.rule], at, traffic: this.traffic, ...this.end });
  }

  /** All that were seen. */
  conflicts(): FoundConflict[] {
    return [...this.conflictOf.values()].flatMap((others) => [...others.values()]);
  }

  rule(rule: Rule, reached: boolean, at: Bitset | undefined): void {
    if (reached) this.reachedRules.add(rule);
    if (!at) return;
    this.neededRules.add(rule);
    this.needParts(rule, at);
  }

  policy(policy: Policy, reached: boolean, needed: boolean): void {
    if (reached) this.reachedPolicies.add(policy);
    if (needed) this.neededPolicies.add(policy);
  }

  isNeeded(policy: Policy): boolean {
    return this.neededPolicies.has(policy);
  }

  /** A rule that somebody matches at an end where it is asked. */
  matches(rule: Rule): void {
    this.matched.add(rule);
  }

  hasMatched = (rule: Rule): boolean => this.matched.has(rule);
  wasReached = (of: Rule | Policy): boolean =>
    this.reachedRules.has(of as Rule) || this.reachedPolicies.has(of as Policy);
  isRuleNeeded = (rule: Rule): boolean => this.neededRules.has(rule);

  /** The parts of a rule that is needed, with those of them that are. */
  partsOf(rule: Rule): RuleParts {
    const known = this.parts.get(rule) ?? rulePartsOf(rule, this.rows);
    this.parts.set(rule, known);
    return known;
  }

  /** What cannot be told from what is not understood counts as needed. */
  unknown(policy: Policy): void {
    this.neededPolicies.add(policy);
    this.reachedPolicies.add(policy);
    for (const rule of policy.rules) {
      for (const set of [this.matched, this.reachedRules, this.neededRules]) set.add(rule);
      const { peers, ports } = this.partsOf(rule);
      for (const part of [...peers, ...ports]) part.needed = true;
    }
  }

  /** Whether nothing about a policy is left to be found out. */
  isSettled(policy: Policy): boolean {
    if (this.settledPolicies.has(policy)) return true;
    const settled =
      this.isNeeded(policy) &&
      policy.rules.every((r) => {
        if (r.action === 'log') return true;
        if (!this.neededRules.has(r)) return false;
        const { peers, ports } = this.partsOf(r);
        return [...peers, ...ports].every((p) => p.needed);
      });
    if (settled) this.settledPolicies.add(policy);
    return settled;
  }

  private needParts(rule: Rule, at: Bitset): void {
    const { peers, mustTwice, mayTwice, ports } = this.partsOf(rule);
    for (const peer of peers) {
      const { must, may } = peer.row;
      peer.needed ||= at.some((w, i) => (w & ((must[i]! & ~mustTwice[i]!) | (may[i]! & ~mayTwice[i]!))) !== 0);
    }
    const { traffic } = this;
    if (!traffic) return;
    for (const port of ports)
      if (!port.needed && (port.alone === 'not told' || !hasNoPorts(intersectConnections(traffic, port.alone))))
        port.needed = true;
  }
}
