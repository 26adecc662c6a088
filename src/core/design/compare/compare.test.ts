import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { change, type Document } from '../change.ts';
import { COLLECTION_NAMES } from '../empty.ts';
import { KIND_WORD } from '../thing-words.ts';
import { compareDocuments, differenceSentence, isSameDrawing } from './compare.ts';
import { kindTitle, READING_ORDER } from './kinds.ts';

const SHOP: Document = {
  design: draw(
    `
    cluster pods 10.244.0.0/16
    plane control
    plane data
    tenant a
    ns shop managed plane=control team=red
    ns orders managed
    wl shop/web app=web 8080
    wl orders/db app=db 5432
    ext bank 203.0.113.0/24
    F-1 shop/web -> orders/db 5432 because checkout
    F-2 shop/web -> ext:bank ?
    G-1 separate plane
    X-1 of G-1 ns:shop -> ns:orders 5432
  `,
    'Shop',
  ),
  layout: { version: 1, nodes: { 'ns:shop': { x: 0, y: 0 }, 'ns:orders': { x: 9, y: 0 } } },
};

/** The sentences of what a recipe did. */
function sentences(recipe: Parameters<typeof change>[2], from = SHOP): string[] {
  const [next] = change(from, '', recipe);
  const { design, groups } = compareDocuments(from, next);
  return [...design, ...groups.flatMap((g) => g.items.map(differenceSentence))];
}

describe('a comparison of two documents', () => {
  it('finds nothing between equal ones, shared or not', () => {
    expect(isSameDrawing(compareDocuments(SHOP, SHOP))).toBe(true);
    expect(isSameDrawing(compareDocuments(SHOP, structuredClone(SHOP)))).toBe(true);
  });

  it('says what was added and removed, with what it asks for', () => {
    expect(
      sentences((d) => {
        d.design.flows['F-3'] = {
          id: 'F-3',
          from: 'ns:shop',
          to: 'wl:orders/db',
          ports: [{ protocol: 'UDP', port: 53 }],
          status: 'open question',
        };
        delete d.design.flows['F-2'];
        delete d.design.exceptions['X-1'];
      }),
    ).toEqual([
      'removed flow F-2 `shop/web` → `bank` to be confirmed',
      'added flow F-3 `shop` → `orders/db` udp 53, open question',
      'removed exception X-1 of G-1 `shop` → `orders` tcp 5432',
    ]);
  });

  it('says what a thing was renamed to, with the names of either side', () => {
    expect(
      sentences((d) => {
        const shop = d.design.namespaces['ns:shop'];
        if (shop) shop.name = 'store';
        d.design.name = 'Store';
      }),
    ).toEqual(['renamed the design `Shop` to `Store`', 'namespace `store`: renamed `shop` to `store`']);
  });

  it('says where a thing was moved', () => {
    expect(
      sentences((d) => {
        const { 'ns:shop': shop, 'ns:orders': orders } = d.design.namespaces;
        if (!shop || !orders) return;
        shop.plane = 'plane:data';
        orders.tenant = 'tenant:a';
      }),
    ).toEqual([
      'namespace `orders`: moved into tenant `a`',
      'namespace `shop`: moved from plane `control` to plane `data`',
    ]);
    const [moved] = change(SHOP, '', (d) => {
      delete d.design.namespaces['ns:shop']?.plane;
    });
    expect(compareDocuments(SHOP, moved).groups[0]?.items[0]?.details).toEqual(['moved out of plane `control`']);
  });

  it('says fields with before and after, labels and lists one by one', () => {
    expect(
      sentences((d) => {
        const flow = d.design.flows['F-1'];
        const shop = d.design.namespaces['ns:shop'];
        const web = d.design.workloads['wl:shop/web'];
        const cluster = d.design.clusters['cluster:main'];
        if (!flow || !shop || !web || !cluster) return;
        flow.ports = 'any';
        flow.status = 'proposed';
        delete flow.reason;
        flow.decidedBy = 'Ada';
        shop.labels = { team: 'blue', tier: 'front' };
        web.hostNetwork = true;
        web.ports = [{ protocol: 'TCP', port: 9090, name: 'metrics' }];
        cluster.podRanges = ['10.0.0.0/8'];
      }),
    ).toEqual([
      'flow F-1 `shop/web` → `orders/db`: ports: tcp 5432 → any port; status: `agreed` → `proposed`; reason: `checkout` → none; decided by: none → `Ada`',
      'namespace `shop`: label `team`: `red` → `blue`; added label `tier=front`',
      'workload `shop/web`: ports: tcp 8080 → tcp 9090 (metrics); host network: no → yes',
      'cluster `main`: pod ranges: added `10.0.0.0/8`; pod ranges: removed `10.244.0.0/16`',
    ]);
  });

  it('says what a guardrail rules', () => {
    expect(
      sentences((d) => {
        const guardrail = d.design.guardrails['G-1'];
        if (guardrail) guardrail.rule = { kind: 'forbid', from: 'ns:shop', to: 'ns:orders', ports: 'any' };
      }),
    ).toEqual(['guardrail G-1 `plane apart`: rule: keep every plane apart → forbid `shop` → `orders` any port']);
  });

  it('counts what only stands elsewhere, apart from what came', () => {
    const [next] = change(SHOP, '', (d) => {
      d.layout.nodes['ns:shop'] = { x: 5, y: 5 };
      d.layout.nodes['ns:new'] = { x: 1, y: 1 };
    });
    const comparison = compareDocuments(SHOP, next);
    expect(comparison).toMatchObject({ design: [], groups: [], moved: 1 });
    expect(isSameDrawing(comparison)).toBe(false);
  });

  it('keeps long and hostile words in one line', () => {
    const [sentence = ''] = sentences((d) => {
      d.design.notes['D-1'] = { id: 'D-1', kind: 'comment', text: `<script>\n\`${'x'.repeat(500)}` };
    });
    expect(sentence).toMatch(/^added note D-1 `<script> 'x+…`$/);
    expect(sentence.length).toBeLessThan(120);
  });

  it('undoes into the opposite sentences', () => {
    const [next] = change(SHOP, '', (d) => {
      delete d.design.workloads['wl:shop/web'];
    });
    const kinds = (a: Document, b: Document) =>
      compareDocuments(a, b).groups.flatMap((g) => g.items.map((i) => i.kind));
    expect(kinds(SHOP, next)).toEqual(['removed']);
    expect(kinds(next, SHOP)).toEqual(['added']);
  });
});

it('every collection has a word and a place in the order of reading', () => {
  expect([...READING_ORDER].sort()).toEqual([...COLLECTION_NAMES].sort());
  expect(Object.keys(KIND_WORD).sort()).toEqual([...COLLECTION_NAMES].sort());
  expect(kindTitle('policies')).toBe('Policies');
  expect(kindTitle('labelKeys')).toBe('Label keys');
});
