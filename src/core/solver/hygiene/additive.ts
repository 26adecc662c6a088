/** Additive tier: any allow wins, isolation denies the rest; what a rule or a policy of it is needed for. */
import { type Bitset, emptyBits, orInto } from '../../lib/bitset.ts';
import type { ReadyTier } from '../stretches.ts';
import type { ActivePolicy, ActiveRule } from './active.ts';
import type { Needs } from './needs.ts';
import { differs, type Outcomes, type Way } from './outcomes.ts';

/** Looks at every rule and policy of the tier that select the subject, and tells where they are needed. */
export function lookAtAdditive(
  tier: ReadyTier,
  policies: readonly ActivePolicy[],
  way: Way,
  mask: Bitset,
  leftOpen: boolean,
  needs: Needs,
): Outcomes {
  const size = mask.length * 32;
  const isolated = tier.policies.some((p) => p.policy.isolates);
  const open = leftOpen && isolated;
  const rules = policies.flatMap((p) => p.rules);
  const counted = countedRows(rules, size);
  const before = outcomesOf(counted.may, counted.must, isolated, open);
  for (const rule of rules) {
    const { must, may } = rule;
    const at = emptyBits(size);
    let reached = 0;
    let needed = 0;
    for (let w = 0; w < at.length; w++) {
      const reach = way.reach[w]! & mask[w]!;
      reached |= reach & may[w]!;
      const mayLeft = open ? ~0 : counted.may[w]! & ~(may[w]! & ~counted.mayTwice[w]!);
      const mustLeft = counted.must[w]! & ~(must[w]! & ~counted.mustTwice[w]!);
      at[w] = reach & changed(before, way, w, mayLeft, isolated ? ~mustLeft : 0, isolated ? 0 : ~mustLeft);
      needed |= at[w]!;
    }
    needs.rule(rule.rule, reached !== 0, needed === 0 ? undefined : at);
  }
  lookAtPolicies(tier, policies, before, way, mask, open, needs);
  return before;
}

function changed(before: Outcomes, way: Way, w: number, allow: number, deny: number, pass: number): number {
  const [allowed, denied] = [way.allow[w]!, way.deny[w]!];
  return differs(
    allowed | before.allow[w]!,
    denied | before.deny[w]!,
    before.pass[w]!,
    allowed | allow,
    denied | deny,
    pass,
  );
}

/** Policies, also those without a rule that speaks of the stretch: they isolate. */
function lookAtPolicies(
  tier: ReadyTier,
  active: readonly ActivePolicy[],
  before: Outcomes,
  way: Way,
  mask: Bitset,
  open: boolean,
  needs: Needs,
): void {
  const size = mask.length * 32;
  const ofPolicy = new Map(active.map((p) => [p.policy, unionOf(p.rules, size)]));
  const counted = countedRows([...ofPolicy.values()], size);
  const isolating = tier.policies.filter((p) => p.policy.isolates).length;
  const nothing = { must: emptyBits(size), may: emptyBits(size) };
  tier.policies.forEach(({ policy }, index) => {
    if (needs.isNeeded(policy)) return;
    const { must, may } = ofPolicy.get(index) ?? nothing;
    const isolated = isolating > (policy.isolates ? 1 : 0);
    const stillOpen = open && isolated;
    let reached = 0;
    let needed = 0;
    for (let w = 0; w < mask.length; w++) {
      const reach = way.reach[w]! & mask[w]!;
      if (reach === 0) continue;
      reached |= reach & (policy.isolates ? ~0 : may[w]!);
      const mayLeft = stillOpen ? ~0 : counted.may[w]! & ~(may[w]! & ~counted.mayTwice[w]!);
      const mustLeft = counted.must[w]! & ~(must[w]! & ~counted.mustTwice[w]!);
      needed |= reach & changed(before, way, w, mayLeft, isolated ? ~mustLeft : 0, isolated ? 0 : ~mustLeft);
    }
    needs.policy(policy, reached !== 0, needed !== 0);
  });
}

interface Rows {
  readonly must: Bitset;
  readonly may: Bitset;
}

function unionOf(rules: readonly ActiveRule[], size: number): Rows {
  const [first] = rules;
  if (first && rules.length === 1) return first;
  const out = { must: emptyBits(size), may: emptyBits(size) };
  for (const r of rules) {
    orInto(out.must, r.must);
    orInto(out.may, r.may);
  }
  return out;
}

/** Columns that at least one row holds, and that at least two hold. */
function countedRows(rows: readonly Rows[], size: number) {
  const out = { may: emptyBits(size), mayTwice: emptyBits(size), must: emptyBits(size), mustTwice: emptyBits(size) };
  for (const { must, may } of rows)
    for (let w = 0; w < may.length; w++) {
      out.mayTwice[w]! |= out.may[w]! & may[w]!;
      out.may[w]! |= may[w]!;
      out.mustTwice[w]! |= out.must[w]! & must[w]!;
      out.must[w]! |= must[w]!;
    }
  return out;
}

function outcomesOf(may: Bitset, must: Bitset, isolated: boolean, open: boolean): Outcomes {
  const rest = must.map((w) => ~w);
  const none = new Uint32Array(may.length);
  return { allow: open ? none.map(() => ~0) : may, deny: isolated ? rest : none, pass: isolated ? none : rest };
}
