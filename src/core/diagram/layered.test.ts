import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARD, overlaps } from './geometry.ts';
import { layered } from './layered.ts';

const places = (ids: string, links: string) =>
  layered(
    ids.split(' '),
    links.split(' ').map((l) => ({ from: l.split('>')[0] ?? '', to: l.split('>')[1] ?? '' })),
  );
const at = (all: ReturnType<typeof layered>, id: string) => all.get(id) ?? { x: Number.NaN, y: Number.NaN };

describe('cards along their flows', () => {
  it('stand left of what they reach, by the longest way', () => {
    const all = places('db web api', 'web>api api>db web>db');
    expect(at(all, 'web').x).toBeLessThan(at(all, 'api').x);
    expect(at(all, 'api').x).toBeLessThan(at(all, 'db').x);
  });

  it('stand level where one leads to the next', () => {
    const all = places('a b c', 'a>b b>c');
    expect(new Set(['a', 'b', 'c'].map((id) => at(all, id).y)).size).toBe(1);
  });

  it('are ordered so that flows do not cross where they need not', () => {
    const all = places('a b c x y z', 'a>z b>y c>x');
    const order = (ids: string[]) => ids.sort((i, j) => at(all, i).y - at(all, j).y);
    const right = order(['x', 'y', 'z']);
    expect(order(['a', 'b', 'c']).map((s) => ({ a: 'z', b: 'y', c: 'x' })[s])).toEqual(right);
  });

  it('end where flows form a ring', () => {
    expect(places('a b c d', 'a>b b>c c>a a>a').size).toBe(4);
  });

  it('stand below the others without a flow', () => {
    const all = places('a b lone', 'a>b');
    expect(at(all, 'lone').y).toBeGreaterThan(at(all, 'a').y);
  });

  it('never overlap, have whole places on the grid, and are the same for the same input', () => {
    const graph = fc.array(fc.tuple(fc.nat(14), fc.nat(14)), { maxLength: 30 });
    fc.assert(
      fc.property(graph, (arcs) => {
        const ids = Array.from({ length: 15 }, (_, i) => `w${i}`);
        const links = arcs.map(([a, b]) => ({ from: `w${a}`, to: `w${b}` }));
        const all = layered(ids, links);
        expect([...all.keys()].sort()).toEqual([...ids].sort());
        const boxes = [...all.values()].map((p) => ({ ...p, ...CARD }));
        for (const [i, a] of boxes.entries()) {
          expect(a.x >= 0 && a.y >= 0 && a.x % 4 === 0 && a.y % 4 === 0).toBe(true);
          for (const b of boxes.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
        }
        expect(layered(ids, links)).toEqual(all);
      }),
      { numRuns: 200 },
    );
  });
});
