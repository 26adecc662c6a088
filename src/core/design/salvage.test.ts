import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDesign } from '../../testing/arbitrary-design.ts';
import { draw } from '../../testing/draw.ts';
import type { Document } from './change.ts';
import { EMPTY_LAYOUT } from './empty.ts';
import { isNewerDesign, salvageDocument } from './salvage.ts';

const SHOP: Document = {
  design: draw(`
    ns shop managed
    wl shop/web app=web 8080
    wl shop/db app=db 5432
    F-1 shop/web -> shop/db 5432
  `),
  layout: { version: 1, nodes: { 'ns:shop': { x: 1, y: 2 } } },
};

/** The document with something else somewhere inside. */
function damaged(path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(SHOP) as unknown as Record<string, unknown>;
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[path.at(-1) ?? ''] = value;
  return copy;
}

describe('a kept document', () => {
  it('that is sound comes back as it was', () => {
    expect(salvageDocument(structuredClone(SHOP))).toEqual({ document: SHOP, lost: [] });
    fc.assert(
      fc.property(arbitraryDesign, (design) => {
        expect(salvageDocument({ design, layout: EMPTY_LAYOUT })).toEqual({
          document: { design, layout: EMPTY_LAYOUT },
          lost: [],
        });
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [['design', 'flows', 'F-1'], 7, ['F-1']],
    [['design', 'flows', 'F-1', 'ports'], { a: 1 }, ['F-1']],
    [['design', 'workloads', 'wl:shop/web', 'labels'], undefined, []],
    [['design', 'workloads', 'wl:shop/web', 'id'], 'wl:else', ['wl:shop/web']],
    [['design', 'flows'], 'garbage', ['flows']],
    [['design', 'flows'], [1, 2], ['flows']],
    [['layout'], null, ['layout']],
    [['layout', 'nodes', 'ns:shop', 'x'], Number.NaN, ['layout']],
  ] as const)('with something else at %j loses that, and nothing else', (path, value, lost) => {
    const salvaged = salvageDocument(damaged(path, value));
    expect(salvaged?.lost).toEqual(lost);
    expect(salvaged?.document.design.namespaces).toEqual(SHOP.design.namespaces);
    expect(salvaged?.document.design.workloads).toHaveProperty('wl:shop/db');
  });

  it('with no design in it is none', () => {
    for (const value of [undefined, null, 7, 'text', [], {}, { design: 7 }, damaged(['design', 'name'], 7)]) {
      expect(salvageDocument(value)).toBeUndefined();
    }
  });

  it('of a newer form is left alone', () => {
    const newer = damaged(['design', 'version'], 99);
    expect(isNewerDesign(newer)).toBe(true);
    expect(isNewerDesign(SHOP)).toBe(false);
    expect(salvageDocument(newer)).toBeUndefined();
  });
});
