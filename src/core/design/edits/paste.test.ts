import { describe, expect, test } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { change, type Document } from '../change.ts';
import { copyFragment, type Fragment } from '../fragment.ts';
import type { Layout } from '../schema.ts';
import { validateDesign } from '../validate.ts';
import { type Pasted, type PasteOptions, pasteFragment } from './paste.ts';

const documentOf = (text: string, nodes: Layout['nodes'] = {}): Document => ({
  design: draw(text),
  layout: { version: 1, nodes },
});

function paste(into: Document, fragment: Fragment, options: PasteOptions = {}): [Document, Pasted] {
  let pasted: Pasted | undefined;
  const [next] = change(into, 'Paste', (draft) => {
    pasted = pasteFragment(draft, fragment, options);
  });
  if (!pasted) throw new Error('not pasted');
  expect(validateDesign(next.design)).toEqual([]);
  return [next, pasted];
}

const SHOP = `
  plane data
  ns shop plane=data team=a
  ns orders
  wl shop/web 8080
  wl shop/db 5432
  wl orders/api 80
  F-1 shop/web -> shop/db 5432 because carts
  F-2 orders/api -> shop/web 8080`;

describe('pasting where it was copied', () => {
  const shop = documentOf(SHOP, { 'wl:shop/web': { x: 20, y: 44 }, 'ns:shop': { x: 0, y: 0 } });

  test('gives new names, and keeps memberships and the flows in between', () => {
    const [{ design }, { ids, roots }] = paste(shop, copyFragment(shop, ['wl:shop/web', 'wl:shop/db']));
    expect(Object.fromEntries(ids)).toEqual({
      'wl:shop/web': 'wl:shop/web-2',
      'wl:shop/db': 'wl:shop/db-2',
      'F-1': 'F-3',
    });
    expect(roots).toEqual(['wl:shop/web-2', 'wl:shop/db-2']);
    expect(design.workloads['wl:shop/web-2']).toMatchObject({ namespace: 'ns:shop', labels: { app: 'web-2' } });
    expect(design.flows['F-3']).toMatchObject({ from: 'wl:shop/web-2', to: 'wl:shop/db-2', reason: 'carts' });
  });

  test('counts on: the third is web-3, and not web-2-2', () => {
    const [two] = paste(shop, copyFragment(shop, ['wl:shop/web']));
    const [, { ids }] = paste(two, copyFragment(two, ['wl:shop/web-2']));
    expect([...ids.values()]).toEqual(['wl:shop/web-3']);
  });

  test('a namespace comes with its workloads, in the same plane, as the one root', () => {
    const [{ design }, { roots, ids }] = paste(shop, copyFragment(shop, ['ns:shop']));
    expect(roots).toEqual(['ns:shop-2']);
    expect(design.namespaces['ns:shop-2']).toMatchObject({
      name: 'shop-2',
      plane: 'plane:data',
      labels: { team: 'a' },
    });
    expect(ids.get('wl:shop/web')).toBe('wl:shop-2/web');
    expect(design.workloads['wl:shop-2/web']?.name).toBe('web');
  });

  test('stands a step beside, the next one beside that, and in place just there', () => {
    const fragment = copyFragment(shop, ['wl:shop/web']);
    const [two] = paste(shop, fragment);
    expect(two.layout.nodes['wl:shop/web-2']).toEqual({ x: 52, y: 76 });
    const [three] = paste(two, fragment);
    expect(three.layout.nodes['wl:shop/web-3']).toEqual({ x: 84, y: 108 });
    const [exact] = paste(shop, fragment, { inPlace: true });
    expect(exact.layout.nodes['wl:shop/web-2']).toEqual({ x: 20, y: 44 });
    const [whole] = paste(shop, copyFragment(shop, ['ns:shop']));
    expect(whole.layout.nodes).toMatchObject({ 'ns:shop-2': { x: 32, y: 32 }, 'wl:shop-2/web': { x: 20, y: 44 } });
  });

  test('zones bring their contents and a label of their own', () => {
    const [{ design }, { roots }] = paste(shop, copyFragment(shop, ['plane:data']));
    expect(roots).toEqual(['plane:data-2']);
    expect(design.planes['plane:data-2']).toMatchObject({ name: 'data-2', label: { value: 'data-2' } });
    expect(design.namespaces['ns:shop-2']?.plane).toBe('plane:data-2');
  });

  test('what the design says already is not said twice', () => {
    const [next, { dropped }] = paste(shop, copyFragment(shop, ['F-1']));
    expect(next).toBe(shop);
    expect(dropped).toEqual(['flow F-1 is there already']);
  });
});

describe('pasting into what is selected', () => {
  const shop = documentOf(`${SHOP}\n tenant a\n tenant b\n plane control`, { 'wl:shop/web': { x: 20, y: 44 } });

  test('workloads into a namespace, under their names where they are free there', () => {
    const [{ design, layout }, { ids }] = paste(shop, copyFragment(shop, ['wl:shop/web']), { into: 'ns:orders' });
    expect(ids.get('wl:shop/web')).toBe('wl:orders/web');
    expect(design.workloads['wl:orders/web']?.namespace).toBe('ns:orders');
    expect(layout.nodes).not.toHaveProperty('wl:orders/web');
  });

  test('namespaces and zones into a zone of its axis', () => {
    const [one] = paste(shop, copyFragment(shop, ['ns:shop']), { into: 'tenant:b' });
    expect(one.design.namespaces['ns:shop-2']).toMatchObject({ tenant: 'tenant:b', plane: 'plane:data' });
    const [two, { ids }] = paste(shop, copyFragment(shop, ['plane:data']), { into: 'plane:control' });
    expect(two.design.planes[ids.get('plane:data') ?? '']?.parent).toBe('plane:control');
  });
});

describe('pasting into another design', () => {
  const shop = documentOf(
    `${SHOP}\n G-1 separate plane\n X-1 of G-1 ns:shop -> ns:orders 80\n exp:w shop/web Ingress 80 via=orders/api`,
  );

  test('workloads without a home get a namespace of its name', () => {
    const [{ design }, { made, roots }] = paste(
      documentOf('ns other'),
      copyFragment(shop, ['wl:shop/web', 'wl:shop/db']),
    );
    expect(made).toEqual(['ns:shop']);
    expect(roots).toEqual(['wl:shop/web', 'wl:shop/db']);
    expect(design.namespaces['ns:shop']).toMatchObject({ name: 'shop', isolation: 'default-deny' });
  });

  test('what it refers to is found by name, whatever the ids', () => {
    const named = (document: Document, id: string, name: string) =>
      change(document, 'Name', (draft) => {
        const namespace = draft.design.namespaces[id];
        if (namespace) namespace.name = name;
      })[0];
    // in one design `ns:a` is the shop, in the other `ns:b` is
    const source = named(documentOf('ns a\nwl a/web'), 'ns:a', 'shop');
    const target = named(documentOf('ns a\nns b'), 'ns:b', 'shop');
    const fragment = copyFragment(source, ['wl:a/web']);
    expect(paste(target, fragment)[0].design.workloads['wl:b/web']?.namespace).toBe('ns:b');
    expect(paste(documentOf('ns a'), fragment)[1].made).toEqual(['ns:shop']);
    // renamed since it was copied, it is the same namespace all the same
    const renamed = named(source, 'ns:a', 'store');
    expect(paste(renamed, fragment, { sameDesign: true })[1].made).toEqual([]);
  });

  test('what refers to nothing there is dropped, and told', () => {
    const fragment = copyFragment(shop, ['ns:shop', 'F-2', 'X-1', 'exp:w']);
    const [{ design }, { dropped }] = paste(documentOf('ns other'), fragment);
    expect(design.namespaces['ns:shop']).not.toHaveProperty('plane');
    expect(design.flows).toHaveProperty('F-1');
    expect(Object.keys(design.flows)).toHaveLength(1);
    expect(Object.values(design.exposures)).toEqual([
      { id: 'exp:shop/web', target: 'wl:shop/web', kind: 'Ingress', ports: [{ protocol: 'TCP', port: 80 }] },
    ]);
    expect(dropped).toEqual([
      'plane `data` is not in this design',
      'workload `orders/api` is not in this design',
      'flow F-2 is left out: workload `orders/api` is not in this design',
      'guardrail `plane apart` is not in this design',
      'exception X-1 is left out: namespace `orders` is not in this design',
    ]);
  });

  test('an exception follows the guardrail it was copied with', () => {
    const target = documentOf('ns shop\n ns orders\n G-1 separate tenant');
    const [{ design }, { ids }] = paste(target, copyFragment(shop, ['G-1', 'X-1']));
    expect(ids.get('G-1')).toBe('G-2');
    expect(design.exceptions['X-1']).toMatchObject({ guardrail: 'G-2', from: 'ns:shop' });
  });
});

test('a ring of parents from outside is cut', () => {
  const fragment: Fragment = {
    design: draw('plane a in b\nplane b in a'),
    layout: { version: 1, nodes: {} },
    around: {},
  };
  const [{ design }] = paste(documentOf(''), fragment);
  expect(Object.values(design.planes).filter((zone) => zone.parent !== undefined)).toHaveLength(1);
});

describe('shared services', () => {
  const shared = documentOf(`
    ns shop access.db=true
    ns lone
    ns data
    wl shop/web 8080
    wl lone/job
    wl data/db 5432
    shared:db data/db 5432 for ns:shop,wl:lone/job label=access.db=true`);
  const services = ({ design }: Document) =>
    Object.values(design.sharedServices).map((s) => [s.name, s.target, s.consumers, s.label?.key]);

  test('come along with what they share, for the consumers that come along and no other', () => {
    const [next] = paste(shared, copyFragment(shared, ['wl:data/db']), { sameDesign: true });
    expect(services(next)).toEqual([
      ['db', 'wl:data/db', ['ns:shop', 'wl:lone/job'], 'access.db'],
      ['db-2', 'wl:data/db-2', [], undefined],
    ]);
    const [both, { dropped }] = paste(shared, copyFragment(shared, ['ns:data', 'ns:shop']), { sameDesign: true });
    expect(services(both)[1]).toEqual(['db-2', 'wl:data-2/db', ['ns:shop-2'], undefined]);
    expect(both.design.namespaces['ns:shop-2']?.labels).toEqual({});
    expect(dropped).toContain('the label `access.db=true` stays with db: the copy names its consumers one by one');
    expect(dropped).toContain('shop-2 does not carry `access.db=true`: it does not use db');
  });

  test('a copy of a consumer uses nothing, and does not carry the label that would let it in', () => {
    const [next] = paste(shared, copyFragment(shared, ['ns:shop']), { sameDesign: true });
    expect(services(next)).toEqual(services(shared));
    expect(next.design.namespaces['ns:shop-2']?.labels).toEqual({});
    expect(next.design.namespaces['ns:shop']?.labels).toEqual({ 'access.db': 'true' });
  });

  test('keep their label and consumers in another design', () => {
    const other = documentOf('ns own');
    const [next, { dropped }] = paste(other, copyFragment(shared, ['ns:shop', 'ns:data']));
    expect(services(next)).toEqual([['db', 'wl:data/db', ['ns:shop'], 'access.db']]);
    expect(next.design.namespaces['ns:shop']?.labels).toEqual({ 'access.db': 'true' });
    expect(dropped).toEqual([]);
  });

  test('named themselves are taken whole, and are nothing new where they are there', () => {
    const alone = copyFragment(shared, ['shared:db']);
    const [next, { ids, dropped }] = paste(shared, alone, { sameDesign: true });
    expect([services(next), ids.size, dropped]).toEqual([services(shared), 0, ['shared service db is there already']]);
    const [, lost] = paste(documentOf('ns own'), alone);
    expect(lost.dropped).toEqual(['shared service db is left out: workload `data/db` is not in this design']);
  });
});
