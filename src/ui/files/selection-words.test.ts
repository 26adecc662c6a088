import { expect, test } from 'vitest';
import { nextPlace } from './selection-words.tsx';

test('places are stepped through in order, and start again behind the last', () => {
  const places = [
    { path: 'a', line: 1 },
    { path: 'a', line: 9 },
    { path: 'b', line: 2 },
  ];
  expect(nextPlace(places, undefined)).toBe(places[0]);
  expect(nextPlace(places, { path: 'a', line: 9 })).toBe(places[2]);
  expect(nextPlace(places, { path: 'b', line: 2 })).toBe(places[0]);
  expect(nextPlace([], undefined)).toBeUndefined();
});
