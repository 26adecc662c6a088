import { expect, test } from 'vitest';
import { TOUR_LENGTH } from '../tour-place.ts';
import { readPreferences } from './preferences.ts';

test('what fits is taken, anything else is left at its default', () => {
  expect(readPreferences({ theme: 'dark', inspectorWidth: 300, minimap: false, later: 1 })).toEqual({
    theme: 'dark',
    inspectorWidth: 300,
    minimap: false,
  });
  expect(readPreferences({ theme: 'neon', inspectorWidth: -4, dockHeight: Number.NaN, inspectorOpen: 'yes' })).toEqual(
    {},
  );
});

test.each([undefined, null, 'dark', 7, []])('%j holds no preferences', (kept) => {
  expect(readPreferences(kept)).toEqual({});
});

test('the tour goes on where it was left, as far as there is such a step', () => {
  expect(readPreferences({ tour: { step: 2, isShown: false, later: 1 } })).toEqual({
    tour: { step: 2, isShown: false },
  });
  expect(readPreferences({ tour: { step: TOUR_LENGTH - 1, isShown: true } }).tour?.step).toBe(TOUR_LENGTH - 1);
});

test.each([
  undefined,
  3,
  { step: TOUR_LENGTH, isShown: true },
  { step: -1, isShown: true },
  { step: 1.5, isShown: true },
  { step: '2', isShown: true },
  { step: 2 },
])('%j is no place in the tour', (tour) => {
  expect(readPreferences({ tour })).toEqual({});
});
