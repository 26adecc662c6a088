import { expect, it } from 'vitest';
import { outlived } from './version-ageing.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = 1_000 * DAY;

const automatic = (...ages: readonly number[]) =>
  ages.map((age, id) => ({ id, kind: 'automatic' as const, at: NOW - age }));

it('keeps all of two hours, then one an hour, after a day one a day, after 30 days none', () => {
  expect(outlived(automatic(0, MINUTE, 90 * MINUTE), NOW)).toEqual([]);
  expect(outlived(automatic(3 * HOUR + MINUTE, 3 * HOUR + 2 * MINUTE, 5 * HOUR), NOW)).toEqual([1]);
  expect(outlived(automatic(2 * DAY + HOUR, 2 * DAY + 2 * HOUR, 3 * DAY + HOUR), NOW)).toEqual([1]);
  expect(outlived(automatic(29 * DAY, 31 * DAY), NOW)).toEqual([1]);
});

it('keeps no more than 40, the youngest', () => {
  const many = automatic(...Array.from({ length: 60 }, (_, i) => i * MINUTE));
  expect(outlived(many, NOW)).toEqual(Array.from({ length: 20 }, (_, i) => i + 40));
});

it('leaves named versions alone, whatever their age', () => {
  expect(outlived([{ id: 1, kind: 'named', at: 0 }], NOW)).toEqual([]);
});
