import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineChanges, mergeLines } from './merge-lines.ts';

const lines = (text: string) => text.split('');
const text = (letters: string) => letters.split('').join('\n');
const merged = (base: string, mine: string, theirs: string) => {
  const result = mergeLines(text(base), text(mine), text(theirs));
  return [result.text.replaceAll('\n', ''), result.conflicts];
};

describe('lineChanges', () => {
  it('finds what changed and nothing else', () => {
    expect(lineChanges(lines('abc'), lines('abc'))).toEqual([]);
    expect(lineChanges(lines('abcd'), lines('axd'))).toEqual([{ a: [1, 3], b: [1, 2] }]);
    expect(lineChanges(lines('abc'), lines('xabcy'))).toEqual([
      { a: [0, 0], b: [0, 1] },
      { a: [3, 3], b: [4, 5] },
    ]);
    expect(lineChanges([], lines('a'))).toEqual([{ a: [0, 0], b: [0, 1] }]);
  });

  it('leads from the one to the other', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    fc.assert(
      fc.property(short, short, (x, y) => {
        const [a, b] = [lines(x), lines(y)];
        const out: string[] = [];
        let at = 0;
        for (const change of lineChanges(a, b)) {
          out.push(...a.slice(at, change.a[0]), ...b.slice(...change.b));
          at = change.a[1];
        }
        expect([...out, ...a.slice(at)].join('')).toBe(y);
      }),
    );
  });
});

describe('mergeLines', () => {
  it('takes both where they change different lines', () => {
    expect(merged('abcdef', 'aXcdef', 'abcdYf')).toEqual(['aXcdYf', 0]);
    expect(merged('abcdef', 'abcdefZ', 'Abcdef')).toEqual(['AbcdefZ', 0]);
    expect(merged('abcdef', 'bcdef', 'abcde')).toEqual(['bcde', 0]);
  });

  it('takes mine where both change the same lines, and counts it', () => {
    expect(merged('abc', 'aXc', 'aYc')).toEqual(['aXc', 1]);
    expect(merged('abcdefg', 'aXXdefg', 'abYYefg')).toEqual(['aXXdefg', 1]);
    expect(merged('abc', 'abXc', 'abYc')).toEqual(['abXc', 1]);
  });

  it('is no conflict where both change the same', () => {
    expect(merged('abc', 'aXc', 'aXc')).toEqual(['aXc', 0]);
    expect(merged('abcdef', 'aXcdef', 'aXcdeY')).toEqual(['aXcdeY', 0]);
  });

  it('gives one side where the other changes nothing', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 14 });
    fc.assert(
      fc.property(short, short, (base, other) => {
        expect(mergeLines(base, other, base)).toEqual({ text: other, conflicts: 0 });
        expect(mergeLines(base, base, other)).toEqual({ text: other, conflicts: 0 });
        expect(mergeLines(base, other, other)).toEqual({ text: other, conflicts: 0 });
      }),
    );
  });

  it('is quick for long texts', () => {
    const long = Array.from({ length: 40_000 }, (_, i) => `line ${i}`);
    const mine = long.with(5, 'mine').join('\n');
    const theirs = long.with(39_000, 'theirs').join('\n');
    const result = mergeLines(long.join('\n'), mine, theirs);
    expect(result.conflicts).toBe(0);
    expect(result.text.split('\n').filter((l) => l === 'mine' || l === 'theirs')).toEqual(['mine', 'theirs']);
  });
});
