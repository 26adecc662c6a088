import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { change, type Document } from '../change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../empty.ts';
import { validateDesign } from '../validate.ts';
import { type Applied, applySentences } from './apply.ts';
import { parseSentences } from './parse.ts';
import { sentenceOf } from './print.ts';
import type { HomeZones } from './sentence.ts';

const DESIGN = draw(`
  plane data
  ns shop plane=data
  ns orders
  wl shop/web
  wl orders/db
  F-7 shop/web -> orders/db 5432 because checkout
`);

function add(
  lines: readonly string[],
  design = DESIGN,
  home: HomeZones = {},
): Document & { readonly applied: Applied } {
  let applied: Applied = { added: [], changed: [], made: [] };
  const [document] = change({ design, layout: EMPTY_LAYOUT }, 'Add', (draft) => {
    applied = applySentences(draft, parseSentences(lines, design), home);
  });
  return { ...document, applied };
}

describe('sentences as an edit', () => {
  it('make what does not exist yet, from nothing', () => {
    const { design, layout, applied } = add(
      [
        'cart/web -> cart/db 5432 because carts',
        'internet -> cart/web https',
        'cart/web -x> 10.0.0.0/8',
        'cart/web -> plane:edge 1',
      ],
      emptyDesign('New'),
    );
    expect(applied.made).toEqual([
      'ns:cart',
      'wl:cart/web',
      'wl:cart/db',
      'ext:internet',
      'ext:10.0.0.0/8',
      'plane:edge',
    ]);
    expect(Object.values(design.flows).map((f) => `${f.id} ${sentenceOf(design, f)}`)).toEqual([
      'F-1 cart/web -> cart/db tcp 5432 because carts',
      'F-2 Internet -> cart/web tcp 443',
      'F-3 cart/web must not reach 10.0.0.0/8 any port',
      'F-4 cart/web -> plane:edge tcp 1',
    ]);
    expect(design.workloads['wl:cart/db']?.labels).toEqual({ app: 'db' });
    expect(design.externals['ext:internet']).toMatchObject({ name: 'Internet', internet: true, audience: 'internet' });
    expect(Object.keys(layout.nodes)).toEqual(expect.arrayContaining([...applied.made]));
    expect(validateDesign(design)).toEqual([]);
  });

  it('put new namespaces where the talk is, and leave those of the cluster alone', () => {
    const { design } = add(['cart/web -> kube-system/coredns dns'], DESIGN, { plane: 'plane:data' });
    expect(design.namespaces['ns:cart']).toMatchObject({
      plane: 'plane:data',
      isolation: 'default-deny',
      system: false,
    });
    expect(design.namespaces['ns:kube-system']).toMatchObject({ isolation: 'as-imported', system: true });
    expect(design.namespaces['ns:kube-system']?.plane).toBeUndefined();
  });

  it('widen a flow that is there, and say nothing twice', () => {
    const { design, applied } = add([
      'shop/web -> orders/db 5432',
      'shop/web -> orders/db 6432 because pooling',
      'orders/db -> shop/web 80',
      'orders/db -> shop/web 81 proposed',
    ]);
    expect(applied).toEqual({ added: ['F-8'], changed: ['F-7'], made: [] });
    expect(Object.values(design.flows).map((f) => `${f.id} ${sentenceOf(design, f)}`)).toEqual([
      'F-7 shop/web -> orders/db tcp 5432, 6432 because checkout; pooling',
      'F-8 orders/db -> shop/web tcp 80-81 proposed',
    ]);
  });

  it('leave out lines with a problem, and what only they would make', () => {
    const { design, applied } = add([
      'cart/web -> cart/db 99999',
      'shop/web -> orders/db',
      'shop/web -> orders/cache 6379',
    ]);
    expect(applied).toEqual({ added: ['F-8'], changed: [], made: ['wl:orders/cache'] });
    expect(design.namespaces['ns:cart']).toBeUndefined();
  });

  it('change nothing when everything is said already', () => {
    const { design, layout } = add(['shop/web -> orders/db 5432', '# a remark', '']);
    expect(design).toBe(DESIGN);
    expect(layout).toBe(EMPTY_LAYOUT);
  });

  it('make label groups by their labels, once', () => {
    const { design, applied } = add([
      'shop{app=web} -> orders/db 1',
      'shop{ app = web } -> orders/db 2',
      '* -> orders/db 3',
    ]);
    expect(applied.made).toEqual(['group:app-web', 'group:every-pod']);
    expect(design.labelGroups['group:app-web']).toMatchObject({ namespace: 'ns:shop', labels: { app: 'web' } });
    expect(
      Object.values(design.flows)
        .map((f) => sentenceOf(design, f))
        .slice(1),
    ).toEqual(['shop{app=web} -> orders/db tcp 1-2', '*{} -> orders/db tcp 3']);
  });
});
