import { expect, test } from 'vitest';
import { clockText, whenText } from './when-text.ts';

const now = Date.UTC(2026, 5, 15, 12);

test.each([
  [0, 'just now'],
  [59_000, 'just now'],
  [3 * 60_000, '3 minutes ago'],
  [5 * 3_600_000, '5 hours ago'],
  [86_400_000, 'yesterday'],
  [20 * 86_400_000, '2026-05-26'],
])('%i ms before now is %s', (before, text) => {
  expect(whenText(now - before, now)).toBe(text);
});

test('the clock says the day, too, when it is another', () => {
  expect(clockText(now - 60_000, now)).toMatch(/^\d\d:\d\d$/);
  expect(clockText(now - 3 * 86_400_000, now)).toMatch(/^12 Jun 2026, \d\d:\d\d$/);
});
