/** One pass over every end and every stretch of traffic: what each rule and policy is needed for. */
import { andBits, type Bitset, hasBit, isEmptyBits } from '../../lib/bitset.ts';
import type { CompiledHook, CompiledPolicySet, Signature } from '../compile.ts';
import { type ReadyTier, type Stretch, stretches } from '../stretches.ts';
import { activeInTier, activePolicies, isAdditive } from './active.ts';
import { lookAtAdditive } from './additive.ts';
import { type Meeting, metByAny } from './meeting.ts';
import type { Found } from './needs.ts';
import { lookAtOrdered } from './ordered.ts';
import { wayBeyond, wayFrom } from './outcomes.ts';

/** The columns of every signature of a hook. */
export function columnsBySignature(hook: CompiledHook): number[][] {
  const out: number[][] = hook.signatures.map(() => []);
  hook.signatureOf.forEach((s, column) => {
    if (s >= 0) out[s]?.push(column);
  });
  return out;
}

/** What is looked at. */
export interface Scene {
  readonly compiled: CompiledPolicySet;
  readonly meeting: Meeting;
  /** Columns that do not only stand for namespaces to come. */
  readonly today: Bitset;
}

/** Looks at all of it. `onProgress`: 0–1; may throw to stop the work. */
export function lookAtEverything(scene: Scene, found: Found, onProgress: (done: number) => void): void {
  const { compiled, meeting, today } = scene;
  const { hooks, universe } = compiled;
  const total = hooks.egress.signatures.length + hooks.ingress.signatures.length;
  let done = 0;
  for (const hook of [hooks.egress, hooks.ingress]) {
    const columns = columnsBySignature(hook);
    hook.signatures.forEach((signature, s) => {
      if (++done % 64 === 0) onProgress(done / total);
      const policies = signature.tiers.flatMap((t) => t.policies.map((p) => p.policy));
      if (signature.unread) for (const policy of policies) found.unknown(policy);
      if (policies.every((p) => found.isSettled(p)) && !signature.tiers.some(hasEqualRanks)) return;
      const mask = metByAny(meeting, hook.direction, columns[s]!, universe.columns.length);
      found.lookingFrom(hook.direction, columns[s]!);
      const now = columns[s]!.filter((c) => hasBit(today, c));
      const met = metByAny(meeting, hook.direction, now, universe.columns.length);
      noteMatches(signature, andBits(met, today), found);
      for (const stretch of stretches(signature.tiers)) lookAtStretch(signature, stretch, mask, found);
    });
  }
}

/** Whether the order of two of its policies is not defined. */
function hasEqualRanks(tier: ReadyTier): boolean {
  const ranks = tier.policies.map((p) => p.policy.rank);
  return !isAdditive(tier) && new Set(ranks).size < ranks.length;
}

function noteMatches({ tiers }: Signature, met: Bitset, found: Found): void {
  for (const { policies } of tiers)
    for (const { entries } of policies)
      for (const { rule, row } of entries)
        if (!found.hasMatched(rule) && !isEmptyBits(andBits(row.may, met))) found.matches(rule);
}

function lookAtStretch({ tiers }: Signature, stretch: Stretch, mask: Bitset, found: Found): void {
  found.lookingAt(stretch.traffic);
  let way = wayFrom(mask);
  tiers.forEach((tier, t) => {
    if (isEmptyBits(way.reach)) return;
    const leftOpen = stretch.traffic.other && tier.tier.otherProtocols === 'undefined';
    const active = activePolicies(activeInTier(stretch.active, t), leftOpen, mask.length * 32);
    const outcomes = isAdditive(tier)
      ? lookAtAdditive(tier, active, way, mask, leftOpen, found)
      : lookAtOrdered(tier, active, way, mask, found);
    way = wayBeyond(way, outcomes);
  });
}
