import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  containsNumber,
  equalIntervals,
  type Interval,
  type Intervals,
  intersectIntervals,
  intervalsOf,
  subtractIntervals,
  unionIntervals,
} from './intervals.ts';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 8 }))
  .map(([first, length]): Interval => [first, first + length]);
const anyIntervals = fc.array(interval, { maxLength: 6 }).map(intervalsOf);

function numbers(set: Intervals): number[] {
  return Array.from({ length: 60 }, (_, n) => n).filter((n) => containsNumber(set, n));
}

function isCanonical(set: Intervals): boolean {
  return set.every(([first, last], i) => first <= last && (i === 0 || first > (set[i - 1]?.[1] ?? 0) + 1));
}

describe('intervals', () => {
  it('agree with sets of numbers, and stay canonical', () => {
    fc.assert(
      fc.property(anyIntervals, anyIntervals, (a, b) => {
        const cases: [Intervals, (n: number) => boolean][] = [
          [unionIntervals(a, b), (n) => containsNumber(a, n) || containsNumber(b, n)],
          [intersectIntervals(a, b), (n) => containsNumber(a, n) && containsNumber(b, n)],
          [subtractIntervals(a, b), (n) => containsNumber(a, n) && !containsNumber(b, n)],
        ];
        for (const [set, holds] of cases) {
          expect(isCanonical(set)).toBe(true);
          expect(numbers(set)).toEqual(Array.from({ length: 60 }, (_, n) => n).filter(holds));
        }
      }),
    );
  });

  it('are equal exactly when they hold the same numbers', () => {
    fc.assert(
      fc.property(anyIntervals, anyIntervals, (a, b) => {
        expect(equalIntervals(a, b)).toBe(JSON.stringify(numbers(a)) === JSON.stringify(numbers(b)));
      }),
    );
  });

  it('join neighbours and drop what is upside down', () => {
    expect(
      intervalsOf([
        [5, 9],
        [1, 4],
        [20, 10],
      ]),
    ).toEqual([[1, 9]]);
  });
});
