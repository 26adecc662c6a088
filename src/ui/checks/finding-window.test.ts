import fc from 'fast-check';
import { expect, it } from 'vitest';
import { heightOf, type Rows, rowAt, rowsInSight, topOf } from './finding-window.ts';

const HEIGHT = 50;
const rows: fc.Arbitrary<Rows> = fc
  .record({ count: fc.integer({ min: 1, max: 400 }), open: fc.nat(), extra: fc.nat(900), isOpen: fc.boolean() })
  .map(({ count, open, extra, isOpen }) => ({
    count,
    height: HEIGHT,
    opened: isOpen ? { index: open % count, extra } : undefined,
  }));

/** Where each row begins and ends, one after the other. */
function edges(r: Rows): [number, number][] {
  let at = 0;
  return Array.from({ length: r.count }, (_, i) => {
    const from = at;
    at += HEIGHT + (r.opened?.index === i ? r.opened.extra : 0);
    return [from, at];
  });
}

it('rows stand where those before them end, and the list is as high as they are together', () => {
  fc.assert(
    fc.property(rows, (r) => {
      const all = edges(r);
      expect(all.map((_, i) => topOf(r, i))).toEqual(all.map(([from]) => from));
      expect(heightOf(r)).toBe(all.at(-1)?.[1]);
    }),
  );
});

it('every row in sight is drawn, few others are, and the open one always is', () => {
  fc.assert(
    fc.property(rows, fc.nat(20_000), fc.integer({ min: 1, max: 900 }), (r, y, seen) => {
      const from = y % heightOf(r);
      const drawn = rowsInSight(r, from, from + seen);
      expect([...drawn].sort((a, b) => a - b)).toEqual(drawn);
      expect(new Set(drawn).size).toBe(drawn.length);
      const inSight = edges(r).flatMap(([a, b], i) => (b > from && a < from + seen ? [i] : []));
      for (const i of inSight) expect(drawn).toContain(i);
      expect(drawn.length).toBeLessThanOrEqual(inSight.length + 22);
      if (r.opened) expect(drawn).toContain(r.opened.index);
      expect(edges(r)[rowAt(r, from)]?.[0]).toBeLessThanOrEqual(from);
    }),
  );
});

it('no rows are none in sight', () => {
  expect(rowsInSight({ count: 0, height: HEIGHT, opened: undefined }, 0, 500)).toEqual([]);
});
