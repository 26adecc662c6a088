import { expect, test } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { counted, countsText, thingsText } from './thing-words.ts';

const design = draw('ns shop\nwl shop/web\nwl shop/db\nF-1 shop/web -> shop/db 80');

test('one thing by name, several by number, larger things first', () => {
  expect(thingsText(design, ['wl:shop/web'])).toBe('shop/web');
  expect(thingsText(design, ['F-1', 'wl:shop/web', 'ns:shop', 'wl:shop/db'])).toBe(
    '1 namespace, 2 workloads and 1 flow',
  );
  expect(countsText(['F-1', 'F-2'])).toBe('2 flows');
  expect(countsText([])).toBe('nothing');
  expect(countsText(['what'])).toBe('1 thing');
  expect(countsText(['policy:a', 'policy:b', 'key:c'])).toBe('1 label key and 2 policies');
});

test('numbers take the plural of their word', () => {
  expect([counted(0, 'key'), counted(1, 'key'), counted(2, 'policy'), counted(3, 'gateway')]).toEqual([
    '0 keys',
    '1 key',
    '2 policies',
    '3 gateways',
  ]);
});
