/** What decides in the place of a policy or rule that does nothing, and a connection that shows it. */
import { andBits, type Bitset, emptyBits, fullBits, hasBit, isEmptyBits, orInto } from '../../lib/bitset.ts';
import { firstConnection } from '../../policy/connection-set.ts';
import type { Direction, Origin, Policy, Rule } from '../../policy/policy-set.ts';
import type { CompiledPolicySet, Signature } from '../compile.ts';
import { type Placed, type Stretch, stretches } from '../stretches.ts';
import type { Packet } from '../types.ts';
import { columnsBySignature } from './look.ts';
import { type Meeting, metByAny } from './meeting.ts';
import type { FoundConflict } from './needs.ts';
import { isNewcomer } from './newcomers.ts';

export interface Cover {
  /** Origins of rules, or of policies that isolate. */
  readonly by: readonly Origin[];
  readonly witness?: Packet;
}

/** For each of the given policies and rules, what covers it where it first matches something. */
export function coversOf(
  compiled: CompiledPolicySet,
  meeting: Meeting,
  wanted: readonly (Policy | Rule)[],
): Map<Policy | Rule, Cover> {
  const out = new Map<Policy | Rule, Cover>();
  const open = new Set(wanted);
  if (open.size === 0) return out;
  const real = realEndpoints(compiled);
  for (const hook of [compiled.hooks.egress, compiled.hooks.ingress]) {
    const columns = columnsBySignature(hook);
    // those with the fewest policies first: what is left there says most plainly what covers it
    const order = hook.signatures.map((signature, s) => ({ signature, s, size: policiesIn(signature) }));
    for (const { signature, s } of order.sort((a, b) => a.size - b.size)) {
      const here = signature.tiers.flatMap((t, tier) =>
        t.policies.flatMap(({ policy }, index) =>
          [policy, ...policy.rules].filter((x) => open.has(x)).map((of) => ({ of, tier, index })),
        ),
      );
      if (here.length === 0) continue;
      const mask = metByAny(meeting, hook.direction, columns[s]!, compiled.universe.columns.length);
      const subject = columns[s]!.find((c) => real[c]!.length > 0) ?? -1;
      const all = stretches(signature.tiers);
      for (const asked of here)
        for (const stretch of all) {
          const cover = coverIn(signature, stretch, asked, mask, { direction: hook.direction, subject, real });
          if (!cover) continue;
          out.set(asked.of, cover);
          open.delete(asked.of);
          break;
        }
    }
  }
  return out;
}

function policiesIn({ tiers }: Signature): number {
  return tiers.reduce((n, t) => n + t.policies.length, 0);
}

interface Asked {
  readonly of: Policy | Rule;
  readonly tier: number;
  /** Of the policy, in the tier. */
  readonly index: number;
}

interface Subject {
  readonly direction: Direction;
  /** A column of something real; −1: there is none. */
  readonly subject: number;
  readonly real: readonly string[][];
}

function coverIn(
  { tiers }: Signature,
  { active, traffic }: Stretch,
  { of, tier, index }: Asked,
  mask: Bitset,
  at: Subject,
): Cover | undefined {
  const isPolicy = 'subject' in of;
  const isMine = (p: Placed) => (isPolicy ? p.tier === tier && p.policy === index : p.entry.rule === of);
  const mine = emptyBits(mask.length * 32);
  for (const p of active) if (isMine(p)) orInto(mine, p.entry.row.may);
  const wall = isPolicy && of.isolates && isEmptyBits(mine);
  let left = andBits(wall ? fullBits(mask.length * 32) : mine, mask);
  if (isEmptyBits(left)) return undefined;
  if (wall) {
    const beside = tiers[tier]?.policies.find((p, i) => p.policy.isolates && i !== index);
    if (beside) return { by: [beside.policy.origin] };
  }
  const witness = witnessOf(left, traffic, at);
  const by: Origin[] = [];
  const take = (origin: Origin, row: Bitset) => {
    if (isEmptyBits(andBits(left, row))) return;
    by.push(origin);
    left = left.map((w, i) => w & ~row[i]!);
  };
  tiers.forEach((ready, t) => {
    if (t > tier) return;
    const others = active.filter((p) => p.tier === t && !isMine(p));
    // of its own tier, what comes after decides once it is gone
    for (const { entry } of others) take(entry.rule.origin, entry.row.must);
    const isolating = ready.policies.find((p, i) => p.policy.isolates && !(isPolicy && t === tier && i === index));
    if (isolating && (t < tier || isPolicy)) take(isolating.policy.origin, fullBits(mask.length * 32));
  });
  return { by, ...(witness ? { witness } : {}) };
}

/** For each column the ids of two things that exist and that it stands for, as far as there are any. */
function realEndpoints({ universe, input }: CompiledPolicySet): readonly string[][] {
  const out: string[][] = universe.columns.map(() => []);
  universe.endpoints.forEach((endpoint, e) => {
    const workload = endpoint.kind === 'workload' ? input.cluster.workloads[endpoint.workload] : undefined;
    if (endpoint.kind === 'ingress-controller' || (workload && isNewcomer(workload))) return;
    for (const { column } of universe.lanes[e]!) if (out[column]!.length < 2) out[column]!.push(endpoint.id);
  });
  return out;
}

/** A connection of something that exists, out of some subjects, peers and traffic. */
export function witnessAt(
  compiled: CompiledPolicySet,
  { subjects, at, traffic, direction }: Pick<FoundConflict, 'subjects' | 'at' | 'traffic' | 'direction'>,
): Packet | undefined {
  const real = realEndpoints(compiled);
  for (const subject of subjects) {
    const witness = witnessOf(at, traffic, { direction, subject, real });
    if (witness) return witness;
  }
  return undefined;
}

function witnessOf(
  peers: Bitset,
  traffic: Stretch['traffic'],
  { direction, subject, real }: Subject,
): Packet | undefined {
  const first = firstConnection(traffic);
  const me = real[subject]?.[0];
  let peer: string | undefined;
  for (let c = 0; c < real.length && peer === undefined; c++)
    if (hasBit(peers, c)) peer = real[c]!.find((id) => id !== me);
  if (!first || me === undefined || peer === undefined) return undefined;
  const [from, to] = direction === 'egress' ? [me, peer] : [peer, me];
  return { from, to, ...first };
}
