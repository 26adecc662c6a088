/** Fixed-size sets of small numbers as words of 32 bits. Functions ending in `Into` change their first argument. */
export type Bitset = Uint32Array;

/** An empty set for numbers 0 … size−1. */
export function emptyBits(size: number): Bitset {
  return new Uint32Array((size + 31) >>> 5);
}

/** The set of all numbers 0 … size−1. */
export function fullBits(size: number): Bitset {
  const bits = emptyBits(size).fill(0xffffffff);
  if (size & 31) bits[bits.length - 1] = (1 << (size & 31)) - 1;
  return bits;
}

/** Puts `i` in. */
export function setBit(bits: Bitset, i: number): void {
  bits[i >>> 5]! |= 1 << (i & 31);
}

/** Whether `i` is in. */
export function hasBit(bits: Bitset, i: number): boolean {
  return (bits[i >>> 5]! & (1 << (i & 31))) !== 0;
}

/** Puts everything of `b` into `a`. */
export function orInto(a: Bitset, b: Bitset): void {
  for (let i = 0; i < a.length; i++) a[i]! |= b[i]!;
}

/** Keeps in `a` what is in `b` too. */
export function andInto(a: Bitset, b: Bitset): void {
  for (let i = 0; i < a.length; i++) a[i]! &= b[i]!;
}

/** Takes everything of `b` out of `a`. */
export function andNotInto(a: Bitset, b: Bitset): void {
  for (let i = 0; i < a.length; i++) a[i]! &= ~b[i]!;
}

/** `a |= b & c`. */
export function orAndInto(a: Bitset, b: Bitset, c: Bitset): void {
  for (let i = 0; i < a.length; i++) a[i]! |= b[i]! & c[i]!;
}

/** What is in both. */
export function andBits(a: Bitset, b: Bitset): Bitset {
  const out = a.slice();
  andInto(out, b);
  return out;
}

/** What is in `a` and not in `b`. */
export function andNotBits(a: Bitset, b: Bitset): Bitset {
  const out = a.slice();
  andNotInto(out, b);
  return out;
}

/** Whether nothing is in. */
export function isEmptyBits(bits: Bitset): boolean {
  for (let i = 0; i < bits.length; i++) if (bits[i] !== 0) return false;
  return true;
}

/** Whether both hold the same. */
export function equalBits(a: Bitset, b: Bitset): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** How many numbers are in the set. */
export function countBits(bits: Bitset): number {
  let n = 0;
  for (let i = 0; i < bits.length; i++) {
    let v = bits[i]!;
    v -= (v >>> 1) & 0x55555555;
    v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
    n += (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return n;
}

/** Calls back with every number of the set, in order. */
export function forEachBit(bits: Bitset, visit: (i: number) => void): void {
  for (let w = 0; w < bits.length; w++) {
    let word = bits[w]!;
    while (word !== 0) {
      const low = word & -word;
      visit((w << 5) + 31 - Math.clz32(low));
      word ^= low;
    }
  }
}

/** A hash of the content; equal sets have equal hashes. */
export function hashBits(bits: Bitset): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < bits.length; i++) h = Math.imul(h ^ bits[i]!, 0x01000193) ^ (h >>> 15);
  return h >>> 0;
}
