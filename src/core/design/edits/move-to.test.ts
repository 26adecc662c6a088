import { expect, test } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { change, type Document } from '../change.ts';
import { moveLabel, moveTargets, moveTo } from './move-to.ts';

const document: Document = {
  design: draw(`
    plane data
    plane inner in data
    tenant a
    ns shop plane=data
    ns orders
    wl shop/web
    wl orders/web
    wl shop/db
    ext net internet
    host nodes 10.0.0.1`),
  layout: { version: 1, nodes: {} },
};
const { design } = document;
const targets = (...ids: string[]) => moveTargets(design, ids).map((t) => `${t.what} ${t.id}`);

function moved(ids: readonly string[], target: string) {
  let problems: string[] = [];
  const [next] = change(document, 'test', (draft) => {
    problems = moveTo(draft, ids, target);
  });
  return { design: next.design, problems };
}

test('each kind goes where it can stand', () => {
  expect(targets('wl:shop/web')).toEqual(['namespace ns:shop', 'namespace ns:orders']);
  expect(targets('ns:orders')).toEqual(['plane plane:data', 'plane plane:inner', 'tenant tenant:a']);
  expect(targets('ns:shop')).toContain('no plane out of plane');
  expect(targets('host:nodes')).toEqual(['plane plane:data', 'plane plane:inner']);
  expect(targets('plane:data')).toEqual([]);
  expect(targets('plane:inner')).toEqual(['plane plane:data', 'no plane out of plane']);
  expect(targets('F-1')).toEqual([]);
});

test('moving says what goes where, and what does not', () => {
  expect(moveLabel(design, ['ns:shop', 'ns:orders', 'wl:shop/db'], 'plane:inner')).toBe(
    'Move 2 namespaces to plane inner',
  );
  expect(moveLabel(design, ['wl:shop/db'], 'ns:orders')).toBe('Move shop/db to namespace orders');
  expect(moveLabel(design, ['ns:shop'], 'out of plane')).toBe('Take shop out of its plane');
  const { design: next, problems } = moved(['wl:shop/web', 'wl:shop/db'], 'ns:orders');
  expect(next.workloads['wl:shop/db']?.namespace).toBe('ns:orders');
  expect(problems).toEqual(['there is another Deployment `orders/web`']);
});

test('out of a zone, and into one that is not there', () => {
  expect(moved(['ns:shop'], 'out of plane').design.namespaces['ns:shop']).not.toHaveProperty('plane');
  expect(moved(['wl:shop/web'], 'ns:gone').problems).toEqual(['nothing has the id `ns:gone`']);
});
