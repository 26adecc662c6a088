/**
 * Ordered tier: the first match decides, equal ranks may come in either order (semantics/kubernetes.md 2.6). Tells where
 * each rule and each policy is needed, from what may happen before it and what would happen after it.
 */
import { type Bitset, emptyBits, fullBits, isEmptyBits } from '../../lib/bitset.ts';
import type { ReadyTier } from '../stretches.ts';
import type { ActivePolicy, ActiveRule } from './active.ts';
import type { Needs } from './needs.ts';
import { differs, type Outcomes, type Way } from './outcomes.ts';

const ACTIONS = ['allow', 'deny', 'pass'] as const;

/** What the rules of one policy, or of one level, may come to; `none`: none of them may match. */
interface Own extends Outcomes {
  readonly none: Bitset;
}

/** Looks at every rule and policy of the tier in one stretch. */
export function lookAtOrdered(
  tier: ReadyTier,
  policies: readonly ActivePolicy[],
  way: Way,
  mask: Bitset,
  needs: Needs,
): Outcomes {
  const size = mask.length * 32;
  const levels = levelsOf(tier, policies).map((members) => levelOf(members, size));
  const after = suffixes(levels, size);
  let reach = way.reach;
  const soFar = { allow: way.allow, deny: way.deny, pass: emptyBits(size) as Bitset };
  levels.forEach((level, n) => {
    const place: Place = { reach, soFar: { ...soFar }, next: after[n + 1]!, mask };
    const others = othersOf(level, size);
    level.members.forEach((member, m) => {
      lookAtPolicy(tier, member, others[m]!, place, needs);
    });
    if (level.members.length > 1) lookForConflicts(tier, level, others, place, needs);
    for (const action of ACTIONS) soFar[action] = soFar[action].map((w, i) => w | (reach[i]! & level.own[action][i]!));
    reach = reach.map((w, i) => w & level.own.none[i]!);
  });
  return after[0]!;
}

interface Member {
  readonly policy: number;
  readonly rules: readonly ActiveRule[];
  /** What the rules from the nth on may come to. */
  readonly from: readonly Own[];
}

interface Level {
  readonly members: readonly Member[];
  readonly own: Own;
}

function levelsOf(tier: ReadyTier, policies: readonly ActivePolicy[]): ActivePolicy[][] {
  const rankOf = (p: ActivePolicy) => tier.policies[p.policy]?.policy.rank;
  const levels: ActivePolicy[][] = [];
  for (const policy of policies) {
    const last = levels[levels.length - 1];
    const [first] = last ?? [];
    if (last && first && rankOf(first) === rankOf(policy)) last.push(policy);
    else levels.push([policy]);
  }
  return levels;
}

function levelOf(policies: readonly ActivePolicy[], size: number): Level {
  const members = policies.map((p): Member => ({ ...p, from: fromEach(p.rules, size) }));
  return { members, own: together(members, size) };
}

/** The policies of one level together: any of them may come first. */
function together(members: readonly Member[], size: number): Own {
  return members.map((m) => m.from[0]!).reduce(either, nothing(size));
}

function either(a: Own, b: Own): Own {
  return {
    allow: a.allow.map((w, i) => w | b.allow[i]!),
    deny: a.deny.map((w, i) => w | b.deny[i]!),
    pass: a.pass.map((w, i) => w | b.pass[i]!),
    none: a.none.map((w, i) => w & b.none[i]!),
  };
}

/** For each policy of a level all others together. */
function othersOf({ members }: Level, size: number): Own[] {
  const after = [nothing(size)];
  for (const m of [...members].reverse()) after.unshift(either(m.from[0]!, after[0]!));
  let before = nothing(size);
  return members.map((m, i) => {
    const others = either(before, after[i + 1]!);
    before = either(before, m.from[0]!);
    return others;
  });
}

function nothing(size: number): Own {
  return { allow: emptyBits(size), deny: emptyBits(size), pass: emptyBits(size), none: fullBits(size) };
}

function fromEach(rules: readonly ActiveRule[], size: number): Own[] {
  const out: Own[] = [nothing(size)];
  for (const { action, must, may } of [...rules].reverse()) {
    const [next] = out as [Own];
    const of = (x: Bitset, mine: boolean) => x.map((w, i) => (w & ~must[i]!) | (mine ? may[i]! : 0));
    out.unshift({
      allow: of(next.allow, action === 'allow'),
      deny: of(next.deny, action === 'deny'),
      pass: of(next.pass, action === 'pass'),
      none: of(next.none, false),
    });
  }
  return out;
}

/** What may become of traffic from the nth level on; past the last one it goes on to the next tier. */
function suffixes(levels: readonly Level[], size: number): Outcomes[] {
  const out: Outcomes[] = [{ allow: emptyBits(size), deny: emptyBits(size), pass: fullBits(size) }];
  for (const { own } of [...levels].reverse()) {
    const [next] = out as [Outcomes];
    const of = (action: (typeof ACTIONS)[number]) => own[action].map((w, i) => w | (own.none[i]! & next[action][i]!));
    out.unshift({ allow: of('allow'), deny: of('deny'), pass: of('pass') });
  }
  return out;
}

/** Where a level stands. */
interface Place {
  readonly reach: Bitset;
  readonly soFar: Outcomes;
  /** What may become of traffic after the level. */
  readonly next: Outcomes;
  readonly mask: Bitset;
}

function lookAtPolicy(tier: ReadyTier, member: Member, others: Own, place: Place, needs: Needs): void {
  const size = place.mask.length * 32;
  const policy = tier.policies[member.policy]!.policy;
  const whole = member.from[0]!;
  const touched = whole.none.map((_, i) => member.rules.reduce((w, r) => w | r.may[i]!, 0));
  const reachedHere = (at: Bitset) => at.some((w, i) => (w & place.reach[i]! & place.mask[i]!) !== 0);
  if (!needs.isNeeded(policy)) {
    const at = changedBy(whole, nothing(size), touched, others, place);
    needs.policy(
      policy,
      reachedHere(touched),
      at.some((w) => w !== 0),
    );
  }
  const before = nothing(size);
  member.rules.forEach(({ rule, action, must, may }, n) => {
    const live = may.map((w, i) => w & before.none[i]!);
    const rest = member.from[n + 1]!;
    const open = before.none;
    const without: Own = {
      allow: before.allow.map((w, i) => w | (open[i]! & rest.allow[i]!)),
      deny: before.deny.map((w, i) => w | (open[i]! & rest.deny[i]!)),
      pass: before.pass.map((w, i) => w | (open[i]! & rest.pass[i]!)),
      none: open.map((w, i) => w & rest.none[i]!),
    };
    const at = changedBy(whole, without, live, others, place);
    needs.rule(rule, reachedHere(live), at.some((w) => w !== 0) ? at : undefined);
    for (let i = 0; i < may.length; i++) {
      before[action][i]! |= live[i]!;
      before.none[i]! &= ~must[i]!;
    }
  });
}

/** Policies of one rank that say opposite things to the same traffic: which of them comes first is not defined. */
function lookForConflicts(
  tier: ReadyTier,
  { members }: Level,
  others: readonly Own[],
  { reach, mask }: Place,
  needs: Needs,
): void {
  members.forEach((member, m) => {
    const mine = member.from[0]!;
    if (isEmptyBits(disagreeing(mine, others[m]!, reach, mask))) return;
    for (const other of members.slice(m + 1)) {
      const at = disagreeing(mine, other.from[0]!, reach, mask);
      if (isEmptyBits(at)) continue;
      needs.conflict(tier.policies[member.policy]!.policy, tier.policies[other.policy]!.policy, at, {
        one: member.rules,
        other: other.rules,
      });
    }
  });
}

function disagreeing(a: Own, b: Own, reach: Bitset, mask: Bitset): Bitset {
  return reach.map((w, i) => {
    const [allow, deny, pass] = [a.allow[i]!, a.deny[i]!, a.pass[i]!];
    const opposite =
      (allow & (b.deny[i]! | b.pass[i]!)) | (deny & (b.allow[i]! | b.pass[i]!)) | (pass & (b.allow[i]! | b.deny[i]!));
    return w & mask[i]! & opposite;
  });
}

/** The columns, among those touched, where a level comes to something else when one of its policies does. */
function changedBy(own: Own, without: Own, touched: Bitset, others: Own, place: Place): Bitset {
  const { reach, soFar, next, mask } = place;
  return touched.map((t, i) => {
    const live = t & reach[i]! & mask[i]!;
    if (live === 0) return 0;
    const total = (mine: Own, action: (typeof ACTIONS)[number]) =>
      soFar[action][i]! | mine[action][i]! | others[action][i]! | (mine.none[i]! & others.none[i]! & next[action][i]!);
    return (
      live &
      differs(
        total(own, 'allow'),
        total(own, 'deny'),
        total(own, 'pass'),
        total(without, 'allow'),
        total(without, 'deny'),
        total(without, 'pass'),
      )
    );
  });
}
