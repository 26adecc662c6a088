import { describe, expect, it } from 'vitest';
import type { MatrixCell } from '../../core/analyses/matrix/answer.ts';
import { ALL_CONNECTIONS, connectionsOf, NO_CONNECTIONS } from '../../core/policy/connection-set.ts';
import { lookOf } from './cell-looks.ts';
import { axisLabel, cellSentence, isShown, openingText } from './cell-words.ts';

const NONE: MatrixCell = {
  pairs: 12,
  open: 0,
  whole: 0,
  undecided: 0,
  violations: 0,
  surplus: 0,
  broken: 0,
  gates: 0,
  opened: 0,
  closed: 0,
  connections: NO_CONNECTIONS,
};
const SOME = { ...NONE, open: 3, connections: connectionsOf('TCP', 443) };

describe('cellSentence', () => {
  it.each([
    ['nothing', NONE, 'none open; 0 of 12 pairs'],
    ['some ports', SOME, 'only tcp 443; 3 of 12 pairs'],
    ['everything', { ...NONE, open: 12, whole: 12 }, 'all open; 12 of 12 pairs'],
    [
      'everything between a few',
      { ...NONE, open: 3, whole: 3, connections: ALL_CONNECTIONS },
      'all ports of some pairs; 3 of 12 pairs',
    ],
    ['one thing and itself', { ...NONE, pairs: 0 }, 'no pairs'],
    [
      'what is wrong',
      { ...SOME, violations: 1, surplus: 2, broken: 1, gates: 2, undecided: 1 },
      'only tcp 443; 3 of 12 pairs; 1 violation; 1 broken; 2 surplus; 2 through gates; 1 undefined',
    ],
  ])('%s', (_, cell, expected) => {
    expect(cellSentence(cell, 'design')).toBe(expected);
  });

  it('says of a change what it opens and closes', () => {
    expect(openingText(NONE, 'change')).toBe('no change');
    expect(cellSentence({ ...SOME, opened: 2, closed: 1 }, 'change')).toBe('changes tcp 443; 2 opened; 1 closed');
  });
});

describe('lookOf', () => {
  it.each([
    ['nothing open', NONE, 'design', { ink: 'none', share: 0, sign: 'none', hasGate: false }],
    ['a quarter open', SOME, 'design', { ink: 'open', share: 0.25, sign: 'none', hasGate: false }],
    [
      'everything open',
      { ...NONE, open: 12, whole: 12 },
      'design',
      { ink: 'open', share: 1, sign: 'all', hasGate: false },
    ],
    ['a thing and itself', { ...NONE, pairs: 0 }, 'design', { ink: 'void', share: 0, sign: 'none', hasGate: false }],
    [
      'a violation before all else',
      { ...SOME, violations: 6, surplus: 3, broken: 1 },
      'design',
      { ink: 'violation', share: 0.5, sign: 'cross', hasGate: false },
    ],
    [
      'broken before surplus',
      { ...SOME, surplus: 3, broken: 12 },
      'design',
      { ink: 'broken', share: 1, sign: 'gap', hasGate: false },
    ],
    ['surplus', { ...SOME, surplus: 3 }, 'design', { ink: 'surplus', share: 0.25, sign: 'plus', hasGate: false }],
    ['a gate', { ...SOME, gates: 3 }, 'design', { ink: 'open', share: 0.25, sign: 'none', hasGate: true }],
    [
      'what is not decided',
      { ...SOME, undecided: 3 },
      'design',
      { ink: 'undecided', share: 0.25, sign: 'question', hasGate: false },
    ],
    [
      'more than before',
      { ...SOME, opened: 3 },
      'change',
      { ink: 'opened', share: 0.25, sign: 'plus', hasGate: false },
    ],
    [
      'less than before',
      { ...NONE, closed: 6 },
      'change',
      { ink: 'closed', share: 0.5, sign: 'minus', hasGate: false },
    ],
    ['both', { ...SOME, opened: 3, closed: 3 }, 'change', { ink: 'opened', share: 0.5, sign: 'both', hasGate: false }],
    ['what stays as it was', SOME, 'change', { ink: 'none', share: 0, sign: 'none', hasGate: false }],
  ] as const)('%s', (_, cell, side, expected) => {
    expect(lookOf(cell, side)).toEqual(expected);
  });
});

describe('isShown', () => {
  it('takes what the filter counts', () => {
    expect(isShown(NONE, 'all')).toBe(true);
    expect(isShown(SOME, 'open')).toBe(true);
    expect(isShown(SOME, 'violations')).toBe(false);
  });
});

describe('axisLabel', () => {
  it('begins with a capital', () => expect(axisLabel('complianceZone')).toBe('Compliance zone'));
});
