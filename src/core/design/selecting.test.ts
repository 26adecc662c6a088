import { expect, test } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { aroundOf, connectedTo, endsOf, insideOf, invertedOf, selectableIds } from './selecting.ts';

const design = draw(`
  plane data
  plane inner in data
  tenant a
  ns shop plane=inner tenant=a
  ns orders
  wl shop/web
  wl shop/db
  wl orders/api
  ext net internet
  F-1 ext:net -> shop/web 443
  F-2 shop/web -> shop/db 5432
  F-3 ns:orders -> shop/db 5432
  G-1 forbid ns:orders -> ns:shop any
  X-1 of G-1 orders/api -> shop/web 80
  exp:w shop/web Ingress 443 from=ext:net`);

test('inside a zone is everything down to its workloads', () => {
  expect(insideOf(design, ['plane:data'])).toEqual(['plane:inner', 'ns:shop', 'wl:shop/web', 'wl:shop/db']);
  expect(insideOf(design, ['ns:shop', 'wl:shop/web'])).toEqual(['wl:shop/db']);
  expect(insideOf(design, ['wl:shop/web', 'ns:gone'])).toEqual([]);
});

test('around goes one level out, along the grouping', () => {
  expect(aroundOf(design, ['wl:shop/web', 'wl:orders/api'], 'plane')).toEqual(['ns:shop', 'ns:orders']);
  expect(aroundOf(design, ['ns:shop'], 'plane')).toEqual(['plane:inner']);
  expect(aroundOf(design, ['ns:shop'], 'tenant')).toEqual(['tenant:a']);
  expect(aroundOf(design, ['ns:shop'], 'namespace')).toEqual([]);
  expect(aroundOf(design, ['plane:inner', 'plane:data'], 'plane')).toEqual(['plane:data']);
  expect(aroundOf(design, ['F-2', 'X-1'], 'plane')).toEqual(['wl:shop/web', 'wl:shop/db', 'G-1']);
});

test('ends of what stands in between', () => {
  expect(endsOf(design, 'F-3')).toEqual(['ns:orders', 'wl:shop/db']);
  expect(endsOf(design, 'X-1')).toEqual(['wl:orders/api', 'wl:shop/web']);
  expect(endsOf(design, 'G-1')).toEqual(['ns:orders', 'ns:shop']);
  expect(endsOf(design, 'exp:w')).toEqual(['wl:shop/web', 'ext:net']);
  expect(endsOf(design, 'wl:shop/web')).toEqual([]);
});

test('connected are the flows of a thing and what is in it, with their other ends', () => {
  expect(connectedTo(design, ['wl:shop/web']).sort()).toEqual(['F-1', 'F-2', 'ext:net', 'wl:shop/db', 'wl:shop/web']);
  expect(connectedTo(design, ['ns:shop'])).toContain('ns:orders');
  expect(connectedTo(design, ['F-3'])).toEqual(['F-3', 'ns:orders', 'wl:shop/db']);
});

test('the inverse stays with the kinds that are selected', () => {
  expect(invertedOf(design, ['wl:shop/web'])).toEqual(['wl:shop/db', 'wl:orders/api']);
  expect(invertedOf(design, ['F-1', 'ns:shop'])).toEqual(['ns:orders', 'F-2', 'F-3']);
  expect(invertedOf(design, [])).toEqual(selectableIds(design));
});
