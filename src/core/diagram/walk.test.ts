import { expect, test } from 'vitest';
import { draw } from '../../testing/draw.ts';
import type { Box } from './geometry.ts';
import { walk } from './walk.ts';

const design = draw(`
  ns a
  wl a/web
  wl a/db
  wl a/cache
  wl a/client
  wl a/alone
  F-1 a/web -> a/db 1
  F-2 a/web -> a/cache 1
  F-3 a/client -> a/web 1`);
const at = (x: number, y: number): Box => ({ x, y, width: 100, height: 40 });
const boxes = new Map([
  ['wl:a/web', at(300, 200)],
  ['wl:a/db', at(600, 200)],
  ['wl:a/cache', at(560, 320)],
  ['wl:a/client', at(0, 180)],
  ['wl:a/alone', at(300, 0)],
]);
const go = (from: string, direction: Parameters<typeof walk>[2]) =>
  walk(design, from, direction, (id) => boxes.get(id));

test('leads along a flow to what stands in that direction, either way of the arrow', () => {
  expect(go('wl:a/web', 'right')).toBe('wl:a/db');
  expect(go('wl:a/web', 'left')).toBe('wl:a/client');
  expect(go('wl:a/web', 'down')).toBe('wl:a/cache');
  expect(go('wl:a/db', 'left')).toBe('wl:a/web');
});

test('nothing connected there, nowhere to go', () => {
  expect(go('wl:a/web', 'up')).toBeUndefined();
  expect(go('wl:a/alone', 'right')).toBeUndefined();
  expect(go('wl:a/gone', 'right')).toBeUndefined();
});

test('on a flow it leads to the ends', () => {
  expect(go('F-1', 'left')).toBe('wl:a/web');
  expect(go('F-1', 'right')).toBe('wl:a/db');
});
