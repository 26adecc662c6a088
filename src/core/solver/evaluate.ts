/**
 * One signature in one direction: for each stretch of traffic that its rules tell apart, which peers are certainly
 * allowed and which may be (`solver.md`, Bit-parallel evaluation; semantics/kubernetes.md 2.5 and 2.6).
 */
import type { Protocol } from '../cluster/cluster.ts';
import { type Bitset, emptyBits, equalBits, fullBits } from '../lib/bitset.ts';
import { intervalsOf } from '../lib/intervals.ts';
import { ALL_CONNECTIONS, type ConnectionSet } from '../policy/connection-set.ts';
import { evaluateStretch, type Outcome } from './evaluation.ts';
import type { RowPool } from './row-pool.ts';
import { type ReadyTier, stretches } from './stretches.ts';

/** Traffic that one signature treats alike, and the peers it goes to or comes from. */
export interface Cell extends Outcome {
  readonly traffic: ConnectionSet;
}

const NO_NODES = emptyBits(0);

/** The answer for an endpoint that an unread policy selects: anything may be. */
export function nothingKnown(size: number): readonly Cell[] {
  const all = fullBits(size);
  return [{ traffic: ALL_CONNECTIONS, must: emptyBits(size), may: all, open: new Map([['unread-policy', all]]) }];
}

/** Evaluates the tiers of one signature over `size` columns; stretches with equal outcomes become one cell. */
export function evaluate(
  tiers: readonly ReadyTier[],
  size: number,
  pool: RowPool,
  nodes: Bitset | undefined,
): readonly Cell[] {
  const byRow = new Map<Bitset, { outcome: Outcome; spans: ConnectionSet[] }[]>();
  for (const stretch of stretches(tiers)) {
    const outcome = pooled(evaluateStretch(tiers, stretch, size, nodes), pool);
    const bucket = byRow.get(outcome.must) ?? [];
    byRow.set(outcome.must, bucket);
    const same = bucket.find((c) => alike(c.outcome, outcome));
    if (same) same.spans.push(stretch.traffic);
    else bucket.push({ outcome, spans: [stretch.traffic] });
  }
  return [...byRow.values()].flat().map(({ outcome, spans }) => ({ ...outcome, traffic: joined(spans) }));
}

function pooled(outcome: Outcome, pool: RowPool): Outcome {
  const must = pool.keep(outcome.must);
  return { ...outcome, must, may: outcome.may === outcome.must ? must : pool.keep(outcome.may) };
}

function alike(a: Outcome, b: Outcome): boolean {
  if (a.must !== b.must || a.may !== b.may || a.open.size !== b.open.size) return false;
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
