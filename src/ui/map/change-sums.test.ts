import { expect, test } from 'vitest';
import type { ChangedPair } from '../../core/analyses/answers.ts';
import { ALL_CONNECTIONS, NO_CONNECTIONS } from '../../core/policy/connection-set.ts';
import { changeSums } from './change-sums.ts';

const pair = (kind: ChangedPair['kind'], wanted: boolean): ChangedPair => ({
  from: 'wl:shop/web',
  to: 'wl:shop/db',
  before: NO_CONNECTIONS,
  after: ALL_CONNECTIONS,
  kind,
  wanted,
});

test('lost wishes come first, then what nobody asked for', () => {
  const pairs = [pair('opened', true), pair('opened', false), pair('closed', true), pair('opened', true)];
  expect(changeSums({ pairs, truncated: false }).map((s) => s.words)).toEqual([
    '1 closed though wanted',
    '1 opened, not wanted',
    '2 opened, wanted',
  ]);
});

test('a cut list says so, and an empty one sums to nothing', () => {
  expect(changeSums({ pairs: [pair('closed', false)], truncated: true })[0]?.words).toBe(
    'at least 1 closed, not wanted',
  );
  expect(changeSums({ pairs: [], truncated: false })).toEqual([]);
});
