import { expect, test } from 'vitest';
import { expiryOf, gatesText, todayOf } from './expiry.ts';

test.each([
  ['2027-01-31', '2027-01-22', 'expires in 9 days'],
  ['2027-01-31', '2027-01-31', 'expires today'],
  ['2027-01-31', '2027-02-01', 'expired 1 day ago'],
])('of %s on %s: %s', (expires, today, words) => {
  expect(expiryOf(expires, today)?.words).toBe(words);
});

test('without a date nothing expires', () => {
  expect(expiryOf(undefined, '2027-01-01')).toBeUndefined();
  expect(expiryOf('soon', '2027-01-01')).toBeUndefined();
});

test.each([
  [[], ''],
  [[undefined], '1 exception'],
  [[undefined, '2027-01-10', '2027-02-01'], '3 exceptions, 1 expires in 9 days'],
  [['2026-12-31', '2027-01-10'], '2 exceptions, 1 expired'],
] as const)('gates %j together: %s', (expires, text) => {
  expect(gatesText(expires, '2027-01-01')).toBe(text);
});

test('the day is that of the calendar on the wall', () => {
  expect(todayOf(new Date(2027, 0, 5, 23, 59))).toBe('2027-01-05');
});
