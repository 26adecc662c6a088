import { expect, test } from 'vitest';
import { expiryOf, gatesText } from './expiry.ts';

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

test('days are counted as the calendar counts them', () => {
  for (let i = 0; i < 3000; i += 7) {
    const start = Date.UTC(2023, 11, 30);
    const iso = (days: number) => new Date(start + days * 86_400_000).toISOString().slice(0, 10);
    expect(expiryOf(iso(i), iso(i % 400))?.days).toBe(i - (i % 400));
  }
});

test('a date that no calendar has ends nothing', () => {
  for (const bad of ['2027-02-29', '2027-13-01', '2027-04-31', '2027-00-10', '27-01-01'])
    expect(expiryOf(bad, '2027-01-01')).toBeUndefined();
  expect(expiryOf('2028-02-29', '2028-03-01')?.expired).toBe(true);
});

test('without a day to hold it against, nothing is over', () => {
  expect(expiryOf('2020-01-01', undefined)).toBeUndefined();
  expect(gatesText(['2020-01-01'], undefined)).toBe('1 exception');
});
