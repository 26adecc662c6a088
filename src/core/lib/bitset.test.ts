import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  andBits,
  andNotBits,
  type Bitset,
  countBits,
  emptyBits,
  equalBits,
  forEachBit,
  fullBits,
  hashBits,
  isEmptyBits,
  orAndInto,
  setBit,
} from './bitset.ts';

const SIZE = 100;
const numbers = fc.uniqueArray(fc.integer({ min: 0, max: SIZE - 1 }));

function bitsOf(list: readonly number[]): Bitset {
  const bits = emptyBits(SIZE);
  for (const i of list) setBit(bits, i);
  return bits;
}

function listOf(bits: Bitset): number[] {
  const out: number[] = [];
  forEachBit(bits, (i) => out.push(i));
  return out;
}

describe('bitset', () => {
  it('agrees with sets of numbers', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (a, b, c) => {
        const [x, y] = [bitsOf(a), bitsOf(b)];
        const sorted = (list: number[]) => list.sort((p, q) => p - q);
        expect(listOf(andBits(x, y))).toEqual(sorted(a.filter((i) => b.includes(i))));
        expect(listOf(andNotBits(x, y))).toEqual(sorted(a.filter((i) => !b.includes(i))));
        const all = bitsOf(c);
        orAndInto(all, x, y);
        expect(listOf(all)).toEqual(sorted([...new Set([...c, ...a.filter((i) => b.includes(i))])]));
        expect(countBits(x)).toBe(a.length);
        expect(isEmptyBits(x)).toBe(a.length === 0);
        expect(equalBits(x, bitsOf([...a].reverse()))).toBe(true);
        expect(hashBits(x)).toBe(hashBits(bitsOf([...a].reverse())));
      }),
    );
  });

  it.each([0, 1, 31, 32, 33, 64, 100])('has exactly the numbers below %i when full', (size) => {
    expect(listOf(fullBits(size))).toEqual(Array.from({ length: size }, (_, i) => i));
  });
});
