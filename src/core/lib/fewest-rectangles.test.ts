import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestSubjects } from '../../testing/synthesis/brute.ts';
import { fewestRectangles } from './fewest-rectangles.ts';

const SEED = 20261126;

const bitsOf = (cells: Iterable<number>) => [...cells].reduce((all, cell) => all | (1 << cell), 0);
const row = fc.uniqueArray(fc.nat(5), { maxLength: 5 }).map((cells) => new Set(cells));
const sets = (...rows: number[][]) => rows.map((cells) => new Set(cells));

describe(`fewestRectangles (seed ${SEED})`, () => {
  it('gives each row exactly its cells, with as few rectangles as brute force finds', () => {
    let [joined, crossed] = [0, 0];
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const found = fewestRectangles(rows);
        rows.forEach((cells, i) => {
          const said = found.filter((r) => r.rows.includes(i)).flatMap((r) => r.cells);
          expect(bitsOf(said)).toBe(bitsOf(cells));
        });
        const different = new Set(rows.map(bitsOf).filter((bits) => bits !== 0)).size;
        expect(found.length).toBe(fewestSubjects(rows.map(bitsOf)));
        if (found.some((r) => r.rows.length > 1)) joined++;
        if (found.length < different) crossed++;
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect([joined > 30, crossed > 20]).toEqual([true, true]);
  });

  it('says nothing twice: no cell can be taken out of a rectangle', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), (rows) => {
        const found = fewestRectangles(rows);
        for (const r of found)
          for (const cell of r.cells) {
            const others = found.filter((o) => o !== r && o.cells.includes(cell));
            expect(r.rows.every((i) => others.some((o) => o.rows.includes(i)))).toBe(false);
          }
      }),
      { seed: SEED },
    );
  });

  it('joins only rows that may be joined', () => {
    expect(fewestRectangles(sets([1, 2], [1, 2], []), () => false)).toEqual([
      { rows: [0], cells: [1, 2] },
      { rows: [1], cells: [1, 2] },
    ]);
    expect(fewestRectangles(sets([1], [2], [1, 2]))).toEqual([
      { rows: [0, 2], cells: [1] },
      { rows: [1, 2], cells: [2] },
    ]);
    expect(fewestRectangles(sets([1], [2], [1, 2]), () => false)).toHaveLength(3);
  });

  it('spares rows that smaller ones make up where there are many', () => {
    const many = sets(...Array.from({ length: 9 }, (_, i) => [i]), [0, 3, 7]);
    const found = fewestRectangles(many);
    expect(found).toHaveLength(9);
    expect(found.filter((r) => r.rows.includes(9)).flatMap((r) => r.cells)).toEqual([0, 3, 7]);
  });
});
