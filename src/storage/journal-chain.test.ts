import { describe, expect, it } from 'vitest';
import { type Change, change, type Document } from '../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import type { StoredChange } from './database-schema.ts';
import { historyAt, replay } from './journal-chain.ts';

const SHOP: Document = { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT };
const NOTHING: Change = { label: '', patches: [], inverse: [] };
const isDocument = (value: unknown): value is Document => typeof value === 'object';

/** A journal in a few words: `A B <1 C >1`: rename to A and B, one step back, rename to C; `^2` opens number 2 again. */
function journal(words: string): StoredChange[] {
  return words.split(' ').map((word, i): StoredChange => {
    const entry = { record: 'r', sequence: i + 1, at: i + 1 };
    const number = Number(word.slice(1));
    if (word.startsWith('<')) return { ...entry, move: 'undo', steps: number, change: NOTHING };
    if (word.startsWith('>')) return { ...entry, move: 'redo', steps: number, change: NOTHING };
    if (word.startsWith('^')) return { ...entry, move: 'open', from: number, change: NOTHING };
    const [, renamed] = change(SHOP, word, (d) => {
      d.design.name = word;
    });
    return { ...entry, move: 'do', change: renamed };
  });
}

/** `A B | C`: what was done, and what redo would do, next first. */
function told(changes: readonly StoredChange[], reached = changes.length): string {
  const { past, future } = historyAt(changes, reached);
  const labels = (steps: readonly StoredChange[]) => steps.map((s) => s.change.label).join(' ');
  return `${labels(past)} | ${labels([...future].reverse())}`.trim();
}

describe('the history in a journal', () => {
  it.each([
    ['A B C', 'A B C |'],
    ['A B C <1', 'A B | C'],
    ['A B C <2', 'A | B C'],
    ['A B C <1 <1', 'A | B C'],
    ['A B C <3 >2', 'A B | C'],
    ['A B C <2 D', 'A D |'],
    ['A B ^2 C', 'A B C |'],
    ['A B C ^1 D', 'A D |'],
    ['A B <1 ^3 >1 C', 'A B C |'],
    ['A <2 B', 'B |'],
    ['A >1', '|'],
  ])('of %s is %s', (words, expected) => {
    expect(told(journal(words))).toBe(expected);
  });

  it('starts after a gap, after what version 1 wrote, and after what is damaged', () => {
    const whole = journal('A B C');
    const { move: _, ...old } = whole[1] as StoredChange;
    const bad = { ...whole[1], change: 'garbage' } as unknown as StoredChange;
    for (const second of [[], [old], [bad]]) {
      expect(told([whole[0], ...second, whole[2]] as StoredChange[], 3)).toBe('C |');
    }
  });

  it('at an earlier entry knows nothing of later ones', () => {
    expect(told(journal('A B C'), 2)).toBe('A B |');
  });

  it('does not run in circles', () => {
    expect(told(journal('A ^2 B'))).toBe('B |');
    expect(replay(SHOP, 0, journal('A ^2 B'), isDocument).reached).toBe(1);
  });
});

describe('a journal replayed', () => {
  const name = (words: string, from = 0) => {
    const { document, reached, lost } = replay(SHOP, from, journal(words), isDocument);
    return `${document.design.name} ${reached} ${lost.length}`;
  };

  it('brings every change back, and leaves behind what was left behind', () => {
    expect(name('A B C')).toBe('C 3 0');
    expect(name('A B C', 2)).toBe('C 3 0');
    expect(name('A B C ^1 D')).toBe('D 5 0');
    expect(name('A ^1 B ^3')).toBe('B 4 0');
  });

  it('stops at a gap and at what cannot be applied, and says what is lost', () => {
    const [a, b, c] = journal('A B C') as [StoredChange, StoredChange, StoredChange];
    expect(replay(SHOP, 0, [a, c], isDocument)).toMatchObject({ reached: 1, lost: [c] });
    const bad = { ...b, change: { ...b.change, patches: [{ op: 'bad', path: 1 }] } } as unknown as StoredChange;
    expect(replay(SHOP, 0, [a, bad, c], isDocument)).toMatchObject({ reached: 1, lost: [bad, c] });
  });
});
