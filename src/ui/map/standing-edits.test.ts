import { expect, test } from 'vitest';
import { change, type Document } from '../../core/design/change.ts';
import type { DocumentDraft } from '../../core/design/edits/draft.ts';
import { groupIntoZone, ungroup } from '../../core/design/edits/group.ts';
import { place } from '../../core/diagram/placement.ts';
import type { GroupBy } from '../../state/studio.ts';
import { draw } from '../../testing/draw.ts';
import { addNeighbour, outermost, putThings, stayPut, wrapInZone } from './standing-edits.ts';

const documentOf = (text: string): Document => ({ design: draw(text), layout: { version: 1, nodes: {} } });
const placed = (d: Document, groupBy: GroupBy = 'plane') => place(d.design, d.layout, groupBy);
const boxIn = (d: Document, id: string, groupBy: GroupBy = 'plane') => placed(d, groupBy).byId.get(id)?.absolute;

const SHOP = documentOf(`
  plane data
  tenant a
  ns shop plane=data tenant=a
  ns orders plane=data tenant=a
  wl shop/web
  wl shop/db
  wl shop/cache`);

function edited<T>(document: Document, recipe: (draft: DocumentDraft) => T): readonly [Document, T] {
  let made: T | undefined;
  const [next] = change(document, 'test', (draft) => {
    made = recipe(draft);
  });
  return [next, made as T];
}

test.each(['plane', 'platform', 'namespace'] as const)(
  'putting one thing by hand leaves its neighbours where they are, by %s',
  (groupBy) => {
    const placement = placed(SHOP, groupBy);
    const { x = 0, y = 0 } = placement.byId.get('wl:shop/web')?.absolute ?? {};
    const spots = new Map([['wl:shop/web', { x: x + 4, y: y + 8 }]]);
    const [next] = edited(SHOP, (d) => putThings(d, { spots, placement, groupBy }));
    expect(boxIn(next, 'wl:shop/web', groupBy)).toMatchObject({ x: x + 4, y: y + 8 });
    expect(boxIn(next, 'wl:shop/db', groupBy)).toEqual(placement.byId.get('wl:shop/db')?.absolute);
  },
);

test('what stands inside another selected thing moves with it', () => {
  const ids = (...chosen: string[]) => outermost(placed(SHOP), chosen).map((p) => p.id);
  expect(ids('wl:shop/web', 'ns:shop', 'ns:orders')).toEqual(['ns:shop', 'ns:orders']);
  expect(ids('wl:shop/web', 'wl:gone', 'F-1')).toEqual(['wl:shop/web']);
});

test('a neighbour stands beside, clear of what is there, with the flow from left to right', () => {
  const neighbour = (document: Document, x: number, y: number) =>
    edited(document, (d) =>
      addNeighbour(d, { of: 'wl:shop/web', step: { x, y }, placement: placed(document), groupBy: 'plane' }),
    );
  const start = documentOf('ns shop\nwl shop/web');
  const [one, right] = neighbour(start, 1, 0);
  const [two, second] = neighbour(one, 1, 0);
  const [three, left] = neighbour(two, -1, 0);
  const box = (id: string) => boxIn(three, id) ?? { x: 0, y: 0 };
  expect(box(right).x).toBeGreaterThan(box('wl:shop/web').x);
  expect(box(right).y).toBe(box('wl:shop/web').y);
  expect(box(second).x).toBe(box(right).x);
  expect(box(second).y).toBeGreaterThan(box(right).y);
  expect(Object.values(three.design.flows).map((f) => [f.from, f.to])).toEqual([
    ['wl:shop/web', right],
    ['wl:shop/web', second],
    [left, 'wl:shop/web'],
  ]);
  const spots = ['wl:shop/web', right, second, left].map((id) => `${box(id).x} ${box(id).y}`);
  expect(new Set(spots).size).toBe(4);
});

test('a zone is put round things that stay where they are, and taken away from them again', () => {
  const ids = ['ns:shop', 'ns:orders'];
  const start = documentOf('ns shop\nns orders\nwl shop/web\nwl orders/api');
  const placement = placed(start);
  const [grouped, zone] = edited(start, (d) => {
    const made = groupIntoZone(d, ids, 'plane') ?? '';
    wrapInZone(d, made, { ids, placement, groupBy: 'plane' });
    return made;
  });
  for (const id of ids) expect(boxIn(grouped, id)).toEqual(placement.byId.get(id)?.absolute);
  const [apart] = edited(grouped, (d) => {
    ungroup(d, [zone], 'plane');
    stayPut(d, { ids, into: () => undefined, placement: placed(grouped), groupBy: 'plane' });
  });
  for (const id of ids) expect(boxIn(apart, id)).toEqual(placement.byId.get(id)?.absolute);
});
