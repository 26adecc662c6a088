import { expect, test } from 'vitest';
import { alignedSpots, distributedSpots, type Standing, steppedSpots } from './align.ts';

/** `a 0 0 100 50`: id, left, top, width, height. */
const things = (...lines: string[]): Standing[] =>
  lines.map((line) => {
    const [id = '', ...numbers] = line.split(' ');
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
    return { id, x, y, width, height };
  });

const boxes = things('a 0 0 100 50', 'b 40 80 60 20', 'c 10 200 200 100');
const spotsOf = (spots: ReturnType<typeof alignedSpots>) =>
  [...spots].map(([id, { x, y }]) => `${id} ${x} ${y}`).join(', ');

test.each([
  ['left', 'b 0 80, c 0 200'],
  ['centre', 'a 55 0, b 75 80, c 5 200'],
  ['right', 'a 110 0, b 150 80'],
  ['top', 'b 40 0, c 10 0'],
  ['middle', 'a 0 125, b 40 140, c 10 100'],
  ['bottom', 'a 0 250, b 40 280'],
] as const)('aligned %s', (to, spots) => {
  expect(spotsOf(alignedSpots(boxes, to))).toBe(spots);
});

test('distributed, the gaps are equal and the outermost stay', () => {
  expect(spotsOf(distributedSpots(boxes, 'vertically'))).toBe('b 40 115');
  const wide = things('a 300 0 100 10', 'b 0 0 50 10', 'c 60 0 50 10', 'd 100 0 20 10');
  expect(spotsOf(distributedSpots(wide, 'horizontally'))).toBe('c 110 0, d 220 0');
});

test('one thing has nothing to be aligned with, two have no gap to share', () => {
  expect(alignedSpots(boxes.slice(0, 1), 'left').size).toBe(0);
  expect(distributedSpots(boxes.slice(0, 2), 'vertically').size).toBe(0);
});

test('what is aligned already stays', () => {
  const once = things('a 0 0 100 50', 'b 0 80 60 20');
  expect(alignedSpots(once, 'left').size).toBe(0);
});

test('a step moves all of them', () => {
  expect(spotsOf(steppedSpots(boxes.slice(0, 2), 4, -20))).toBe('a 4 -20, b 44 60');
});
