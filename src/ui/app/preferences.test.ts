import { expect, test } from 'vitest';
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
