/** What decides in the place of a policy or rule that does nothing, and a connection that shows it. */
import { andBits, type Bitset, emptyBits, fullBits, hasBit, isEmptyBits, orInto } from '../../lib/bitset.ts';
import { firstConnection } from '../../policy/connection-set.ts';
import type { Direction, Origin, Policy, Rule } from '../../policy/policy-set.ts';
import type { CompiledPolicySet, Signature } from '../compile.ts';
import { type Placed, type Stretch, stretches } from '../stretches.ts';
import type { Packet } from '../types.ts';
import { columnsBySignature } from './look.ts';
import { type Meeting, metByAny } from './meeting.ts';
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
  for (const hook of [compiled.hooks.egress, compiled.hooks.ingress]) {
    const columns = columnsBySignature(hook);
    hook.signatures.forEach((signature, s) => {
      const here = signature.tiers.flatMap((t, tier) =>
        t.policies.flatMap(({ policy }, index) =>
          [policy, ...policy.rules].filter((x) => open.has(x)).map((of) => ({ of, tier, index })),
        ),
      );
      if (here.length === 0) return;
      const mask = metByAny(meeting, hook.direction, columns[s]!, compiled.universe.columns.length);
      const subject = columns[s]!.find((c) => realEndpoint(compiled, c) !== undefined) ?? -1;
      const all = stretches(signature.tiers);
      for (const asked of here)
        for (const stretch of all) {
          const cover = coverIn(compiled, signature, stretch, asked, mask, { direction: hook.direction, subject });
          if (!cover) continue;
          out.set(asked.of, cover);
          open.delete(asked.of);
          break;
        }
    });
  }
  return out;
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
}

function coverIn(
  compiled: CompiledPolicySet,
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
  let left = andBits(isPolicy && of.isolates && isEmptyBits(mine) ? fullBits(mask.length * 32) : mine, mask);
  if (isEmptyBits(left)) return undefined;
  const witness = witnessOf(compiled, left, traffic, at);
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

/** Id of something that exists and that a column stands for. */
function realEndpoint({ universe, input }: CompiledPolicySet, column: number): string | undefined {
  const e = universe.lanes.findIndex((lanes) => lanes.some((l) => l.column === column));
  const endpoint = universe.endpoints[e];
  if (!endpoint || endpoint.kind === 'ingress-controller') return undefined;
  const workload = endpoint.kind === 'workload' ? input.cluster.workloads[endpoint.workload] : undefined;
  return workload && isNewcomer(workload) ? undefined : endpoint.id;
}

function witnessOf(
  compiled: CompiledPolicySet,
  peers: Bitset,
  traffic: Stretch['traffic'],
  { direction, subject }: Subject,
): Packet | undefined {
  const first = firstConnection(traffic);
  const me = subject < 0 ? undefined : realEndpoint(compiled, subject);
  const other = compiled.universe.columns.findIndex(
    (_, c) => c !== subject && hasBit(peers, c) && realEndpoint(compiled, c) !== undefined,
  );
  const peer = other < 0 ? undefined : realEndpoint(compiled, other);
  if (!first || !me || !peer) return undefined;
  const [from, to] = direction === 'egress' ? [me, peer] : [peer, me];
  return { from, to, ...first };
}
