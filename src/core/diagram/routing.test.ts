import { describe, expect, it } from 'vitest';
import { CardGrid } from './card-grid.ts';
import { curveBetween, pointAt } from './curve.ts';
import { type Box, CARD } from './geometry.ts';
import { routeAll } from './routing.ts';

const card = (x: number, y: number): Box => ({ x, y, ...CARD });

/** Cards by id, and the arrows between them. */
function routed(cards: Readonly<Record<string, Box>>, arrows: readonly (readonly [string, string])[]) {
  const grid = new CardGrid(Object.entries(cards).map(([id, absolute]) => ({ id, absolute })));
  const none = card(0, 0);
  const ends = arrows.map(([fromId, toId]) => ({
    id: `${fromId} ${toId}`,
    fromId,
    toId,
    from: cards[fromId] ?? none,
    to: cards[toId] ?? none,
  }));
  const curves = routeAll(ends, grid);
  const crossed = ends.flatMap(({ id, fromId, toId }) => {
    const curve = curves.get(id);
    if (!curve) return [];
    const hits = Array.from({ length: 199 }, (_, i) => grid.at(pointAt(curve, (i + 1) / 200)));
    return [...new Set(hits)].filter((h) => h !== undefined && h !== fromId && h !== toId);
  });
  return { curves, crossed };
}

const COLUMN = CARD.width + 52;
const ROW = CARD.height + 28;

describe('arrows', () => {
  it('run straight where nothing is in the way', () => {
    const { curves } = routed({ a: card(0, 0), b: card(COLUMN, 0) }, [['a', 'b']]);
    expect(curves.get('a b')?.pieces).toHaveLength(1);
    expect(curves.get('a b')?.fromSide).toBe('right');
  });

  it('go round the cards between their ends', () => {
    const cards = {
      a: card(0, ROW),
      b: card(2 * COLUMN, ROW),
      x: card(COLUMN, 0),
      y: card(COLUMN, ROW),
      z: card(COLUMN, 2 * ROW),
    };
    expect(routed(cards, [['a', 'b']]).crossed).toEqual([]);
  });

  it('go round to the left, downwards and upwards, too', () => {
    const left = { a: card(2 * COLUMN, 0), b: card(0, 0), x: card(COLUMN, 0) };
    const down = { a: card(0, 0), b: card(0, 2 * ROW), x: card(0, ROW) };
    for (const cards of [left, down]) {
      expect(routed(cards, [['a', 'b']]).crossed).toEqual([]);
      expect(routed(cards, [['b', 'a']]).crossed).toEqual([]);
    }
  });

  it('that share a gap run beside one another', () => {
    const cards = {
      a: card(0, 0),
      b: card(0, ROW),
      c: card(2 * COLUMN, 0),
      d: card(2 * COLUMN, ROW),
      x: card(COLUMN, 0),
      y: card(COLUMN, ROW),
    };
    const { curves, crossed } = routed(cards, [
      ['a', 'd'],
      ['b', 'c'],
    ]);
    expect(crossed).toEqual([]);
    const levels = [...curves.values()].map((c) => Math.round(pointAt(c, 0.5).y));
    expect(new Set(levels).size).toBe(2);
  });

  it('between near columns do not swing past their ends', () => {
    const curve = curveBetween({ x: 0, y: 0 }, 'right', { x: 52, y: 300 }, 'left');
    const xs = Array.from({ length: 21 }, (_, i) => pointAt(curve, i / 20).x);
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xs)).toBeLessThanOrEqual(52);
  });
});
