import { expect, test } from 'vitest';
import { todayOf } from './today.ts';

test('the day is that of the calendar on the wall', () => {
  expect(todayOf(new Date(2027, 0, 5, 23, 59))).toBe('2027-01-05');
});
