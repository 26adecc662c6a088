/** Which outcomes are possible for every column at once, and how removing something changes them. */
import { type Bitset, emptyBits } from '../../lib/bitset.ts';

/** Columns by what may become of their traffic in a tier; one column may be in several. */
export interface Outcomes {
  readonly allow: Bitset;
  readonly deny: Bitset;
  /** Goes on to the next tier. */
  readonly pass: Bitset;
}

/** Traffic on its way through the tiers of one end. */
export interface Way {
  /** Columns whose traffic may reach the next tier. */
  readonly reach: Bitset;
  /** Columns that may have been allowed or denied before. */
  readonly allow: Bitset;
  readonly deny: Bitset;
}

/** Nothing is decided yet. */
export function wayFrom(reach: Bitset): Way {
  return { reach, allow: emptyBits(reach.length * 32), deny: emptyBits(reach.length * 32) };
}

/** A way beyond a tier that may do this to what reaches it. */
export function wayBeyond(way: Way, tier: Outcomes): Way {
  const { reach } = way;
  return {
    reach: reach.map((w, i) => w & tier.pass[i]!),
    allow: way.allow.map((w, i) => w | (reach[i]! & tier.allow[i]!)),
    deny: way.deny.map((w, i) => w | (reach[i]! & tier.deny[i]!)),
  };
}

/**
 * Bits of a word in which a tier's outcome differs in a way that some later tier could show: whatever comes next allows
 * what passes, or denies it, and the bounds of the end are not the same.
 */
export function differs(
  allowA: number,
  denyA: number,
  passA: number,
  allowB: number,
  denyB: number,
  passB: number,
): number {
  const decided = allowA & denyA & allowB & denyB;
  return (allowA ^ allowB) | (denyA ^ denyB) | ((passA ^ passB) & ~decided);
}
