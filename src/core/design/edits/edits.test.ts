import { describe, expect, test } from 'vitest';
import { change, type Document } from '../change.ts';
import { printDesign, readDesign } from '../design-file.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../empty.ts';
import { validateDesign } from '../validate.ts';
import { addExternal, addHostGroup, addLabelGroup, addNamespace, addWorkload, addZone } from './add.ts';
import { adoptPairs, connect, setFlow, setPorts } from './connect.ts';
import type { DocumentDraft } from './draft.ts';
import { duplicate } from './duplicate.ts';
import { addException, addGuardrail, setGuardrailRule, setIsolation } from './guard.ts';
import { setLabels } from './labels.ts';
import { moveToNamespace, moveToZone } from './move.ts';
import { placeNew, setLayout } from './place.ts';
import { removeEntities } from './remove.ts';
import { rename } from './rename.ts';
import { renumber } from './renumber.ts';

const EMPTY: Document = { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT };

function edited<T>(document: Document, recipe: (draft: DocumentDraft) => T): readonly [Document, T] {
  let made: T | undefined;
  const [next] = change(document, 'test', (draft) => {
    made = recipe(draft);
  });
  return [next, made as T];
}

/** Namespaces `shop` and `orders`, workloads `web` and `db`, and the internet. */
function shop(): Document {
  return edited(EMPTY, (draft) => {
    addNamespace(draft, { name: 'shop' });
    addNamespace(draft, { name: 'orders' });
    addWorkload(draft, { namespace: 'ns:shop', name: 'web' });
    addWorkload(draft, { namespace: 'ns:orders', name: 'db' });
    addExternal(draft, 'internet');
  })[0];
}

const tcp = (port: number) => [{ protocol: 'TCP' as const, port }];

describe('new things', () => {
  test('get readable ids, names fit for Kubernetes, and a number when the name is taken', () => {
    const [document, ids] = edited(EMPTY, (draft) => [
      addNamespace(draft, { name: 'Shop Web' }),
      addNamespace(draft, { name: 'Shop Web' }),
      addWorkload(draft, { namespace: 'ns:shop-web', name: 'web' }),
      addWorkload(draft, { namespace: 'ns:shop-web', name: 'web' }),
    ]);
    expect(ids).toEqual(['ns:shop-web', 'ns:shop-web-2', 'wl:shop-web/web', 'wl:shop-web/web-2']);
    expect(document.design.namespaces['ns:shop-web']).toMatchObject({ name: 'shop-web', isolation: 'default-deny' });
    expect(document.design.workloads['wl:shop-web/web-2']?.labels).toEqual({ app: 'web-2' });
  });

  test('zones mean a label of their axis, each another value', () => {
    const [{ design }] = edited(EMPTY, (draft) => {
      addZone(draft, 'environment', { name: 'Prod (EU)' });
      addZone(draft, 'environment', { name: 'prod eu' });
      addZone(draft, 'compliance zone', { name: 'PCI' });
    });
    expect(Object.values(design.environments).map((z) => z.label)).toEqual([
      { key: 'env', value: 'prod-eu' },
      { key: 'env', value: 'prod-eu-2' },
    ]);
    expect(design.complianceZones['zone:pci']?.label).toEqual({ key: 'compliance-pci', value: 'true' });
  });

  test('every kind is sound, and is read back from its file', () => {
    const [{ design }] = edited(shop(), (draft) => {
      for (const axis of ['plane', 'environment', 'tenant', 'compliance zone'] as const) addZone(draft, axis);
      addExternal(draft, 'network', { networks: ['10.0.0.0/8'] });
      addExternal(draft, 'domain', { domains: ['api.example.com'] });
      addHostGroup(draft);
      addLabelGroup(draft, { labels: { role: 'api' } });
      addGuardrail(draft, { rule: { kind: 'separate', axis: 'plane' } });
    });
    expect(validateDesign(design)).toEqual([]);
    expect(readDesign({ name: 'd', text: printDesign(design) })).toEqual({ design, diagnostics: [] });
  });

  test('stand free of what is there, which does not move', () => {
    const before = edited(shop(), (draft) => setLayout(draft, { 'ns:shop': { x: 5, y: 7 } }))[0];
    const [after, id] = edited(before, (draft) => addNamespace(draft));
    expect(after.layout.nodes).toMatchObject(before.layout.nodes);
    const places = ['ns:shop', 'ns:orders', id].map((key) => after.layout.nodes[key]);
    expect(new Set(places.map((p) => `${p?.x},${p?.y}`)).size).toBe(3);
    const [again] = edited(after, (draft) => placeNew(draft, [id]));
    expect(again).toBe(after);
  });
});

describe('connections', () => {
  test('one flow for a pair, with all its ports', () => {
    const [{ design }, made] = edited(shop(), (draft) => [
      connect(draft, 'wl:shop/web', 'wl:orders/db', 'unconfirmed'),
      connect(draft, 'wl:shop/web', 'wl:orders/db', tcp(5432)),
      connect(draft, 'wl:shop/web', 'wl:orders/db', [{ protocol: 'TCP', port: 5433, endPort: 5440 }]),
      connect(draft, 'wl:shop/web', 'wl:nowhere', 'any'),
    ]);
    expect(made.map((m) => ('problem' in m ? m.problem : m.added))).toEqual([
      true,
      false,
      false,
      'nothing has the id `wl:nowhere`',
    ]);
    expect(design.flows['F-1']?.ports).toEqual([{ protocol: 'TCP', port: 5432, endPort: 5440 }]);
  });

  test('a forbidden flow of the pair is left as it is', () => {
    const [{ design }] = edited(shop(), (draft) => {
      connect(draft, 'wl:shop/web', 'wl:orders/db', tcp(22));
      setFlow(draft, 'F-1', { status: 'must not' });
      connect(draft, 'wl:shop/web', 'wl:orders/db', tcp(5432));
    });
    expect(Object.values(design.flows).map((f) => [f.status, f.ports])).toEqual([
      ['must not', tcp(22)],
      ['agreed', tcp(5432)],
    ]);
  });

  test('allowed pairs are adopted as agreed flows', () => {
    const pair = { from: 'wl:shop/web', to: 'wl:orders/db', ports: tcp(5432) };
    const [{ design }, ids] = edited(shop(), (draft) => {
      connect(draft, 'ext:internet', 'wl:shop/web', tcp(80));
      setFlow(draft, 'F-1', { status: 'proposed', reason: 'seen' });
      return adoptPairs(
        draft,
        [pair, pair, { from: 'ext:internet', to: 'wl:shop/web', ports: tcp(443) }, { ...pair, to: 'wl:gone' }],
        'allowed today',
      );
    });
    expect(ids).toEqual(['F-2', 'F-1']);
    expect(design.flows['F-2']).toMatchObject({ status: 'agreed', reason: 'allowed today', ports: tcp(5432) });
    expect(design.flows['F-1']).toMatchObject({ status: 'agreed', reason: 'seen', ports: [...tcp(80), ...tcp(443)] });
  });

  test('ports are set, and fields taken away', () => {
    const [{ design }] = edited(shop(), (draft) => {
      connect(draft, 'wl:shop/web', 'wl:orders/db', 'any');
      setFlow(draft, 'F-1', { owner: 'Ann', reason: 'x' });
      setFlow(draft, 'F-1', { owner: undefined });
      setPorts(draft, 'F-1', 'unconfirmed');
    });
    expect(design.flows['F-1']).toEqual({
      id: 'F-1',
      from: 'wl:shop/web',
      to: 'wl:orders/db',
      ports: 'unconfirmed',
      status: 'agreed',
      reason: 'x',
    });
  });
});

describe('renaming', () => {
  test('keeps the id, and refuses what Kubernetes refuses or what is taken', () => {
    const [{ design }, problems] = edited(shop(), (draft) => [
      rename(draft, 'ns:shop', 'store'),
      rename(draft, 'ns:orders', 'store'),
      rename(draft, 'ns:orders', 'Orders'),
      rename(draft, 'wl:shop/web', '  '),
      rename(draft, 'F-1', 'x'),
      rename(draft, 'ns:__proto__', 'x'),
    ]);
    expect(design.namespaces['ns:shop']?.name).toBe('store');
    expect(design.namespaces['ns:orders']?.name).toBe('orders');
    expect(problems[0]).toBeUndefined();
    expect(problems[1]).toBe('there is another namespace `store`');
    expect(problems[2]).toContain('`Orders` is no namespace name');
    expect(problems.slice(3).every((p) => p !== undefined)).toBe(true);
  });
});

describe('moving', () => {
  test('a namespace that leaves a zone loses its label', () => {
    const [{ design }] = edited(shop(), (draft) => {
      addZone(draft, 'environment', { name: 'dev' });
      addZone(draft, 'environment', { name: 'prod' });
      setLabels(draft, 'ns:shop', { env: 'dev', team: 'a' });
      moveToZone(draft, ['wl:shop/web'], 'environment', 'env:dev');
      moveToZone(draft, ['ns:shop'], 'environment', 'env:prod');
    });
    expect(design.namespaces['ns:shop']).toMatchObject({ environment: 'env:prod', labels: { team: 'a' } });
  });

  test('what moved to another zone is placed anew, and only under that grouping', () => {
    const [{ layout }] = edited(shop(), (draft) => {
      addZone(draft, 'tenant', { name: 'a' });
      setLayout(draft, { 'ns:shop': { x: 1, y: 2 }, 'ns:shop@tenant': { x: 3, y: 4 } });
      moveToZone(draft, ['ns:shop'], 'tenant', 'tenant:a');
      setLayout(draft, { 'ns:shop@environment': { x: 5, y: 6 } });
      moveToZone(draft, ['ns:shop'], 'tenant', 'tenant:a');
    });
    expect(layout.nodes['ns:shop']).toEqual({ x: 1, y: 2 });
    expect(layout.nodes).not.toHaveProperty('ns:shop@tenant');
  });

  test('a zone cannot go into itself', () => {
    const [, problems] = edited(shop(), (draft) => {
      addZone(draft, 'tenant', { name: 'a' });
      addZone(draft, 'tenant', { name: 'b', parent: 'tenant:a' });
      return moveToZone(draft, ['tenant:a'], 'tenant', 'tenant:b');
    });
    expect(problems).toEqual(['`a` cannot lie inside itself']);
  });

  test('a workload keeps its id, and does not push another aside', () => {
    const [{ design }, problems] = edited(shop(), (draft) => {
      addWorkload(draft, { namespace: 'ns:orders', name: 'web' });
      return moveToNamespace(draft, ['wl:orders/db', 'wl:orders/web'], 'ns:shop');
    });
    expect(design.workloads['wl:orders/db']?.namespace).toBe('ns:shop');
    expect(problems).toEqual(['there is another Deployment `shop/web`']);
  });
});

describe('removing', () => {
  test('takes along what means nothing without it, and clears other mentions', () => {
    const before = edited(shop(), (draft) => {
      addZone(draft, 'plane', { name: 'data' });
      addZone(draft, 'plane', { name: 'inner', parent: 'plane:data' });
      moveToZone(draft, ['ns:shop', 'ns:orders'], 'plane', 'plane:data');
      connect(draft, 'wl:shop/web', 'wl:orders/db', tcp(5432));
      addGuardrail(draft, { rule: { kind: 'forbid', from: 'ext:internet', to: 'ns:orders', ports: 'any' } });
      addException(draft, { guardrail: 'G-1', from: 'ext:internet', to: 'wl:orders/db', ports: tcp(1) });
    })[0];
    const [{ design, layout }, gone] = edited(before, (draft) => removeEntities(draft, ['ns:orders', 'plane:data']));
    expect(new Set(gone)).toEqual(new Set(['ns:orders', 'plane:data', 'wl:orders/db', 'F-1', 'G-1', 'X-1']));
    expect(validateDesign(design)).toEqual([]);
    expect(design.namespaces['ns:shop']).not.toHaveProperty('plane');
    expect(design.planes['plane:inner']).not.toHaveProperty('parent');
    expect(Object.keys(layout.nodes).some((id) => gone.includes(id))).toBe(false);
  });

  test('forgets where a namespace stood in every nesting', () => {
    const before = edited(shop(), (draft) => {
      setLayout(draft, { 'ns:shop@tenant': { x: 1, y: 2 }, 'ns:shop@namespace': { x: 3, y: 4 } });
    })[0];
    const [{ layout }] = edited(before, (draft) => removeEntities(draft, ['ns:shop']));
    expect(Object.keys(layout.nodes).filter((key) => key.startsWith('ns:shop'))).toEqual([]);
  });
});

describe('duplicating', () => {
  test('copies a namespace with its workloads and the flows inside', () => {
    const before = edited(shop(), (draft) => {
      addWorkload(draft, { namespace: 'ns:shop', name: 'cart' });
      connect(draft, 'wl:shop/web', 'wl:shop/cart', tcp(8080));
      connect(draft, 'wl:shop/web', 'wl:orders/db', tcp(5432));
    })[0];
    const [{ design, layout }, copies] = edited(before, (draft) => duplicate(draft, ['ns:shop']));
    expect(copies.ids.get('wl:shop/web')).toBe('wl:shop-2/web');
    expect(Object.values(design.flows).map((f) => `${f.from} ${f.to}`)).toContain('wl:shop-2/web wl:shop-2/cart');
    expect(Object.keys(design.flows)).toHaveLength(3);
    expect(validateDesign(design)).toEqual([]);
    expect(layout.nodes['ns:shop-2']).not.toEqual(layout.nodes['ns:shop']);
  });

  test('a copied workload carries a label of its own', () => {
    const [{ design }] = edited(shop(), (draft) => duplicate(draft, ['wl:shop/web']));
    expect(design.workloads['wl:shop/web-2']).toMatchObject({ name: 'web-2', labels: { app: 'web-2' } });
  });
});

describe('other edits', () => {
  test('handles are renumbered, and followed', () => {
    const [{ design }, next] = edited(shop(), (draft) => {
      addGuardrail(draft, { rule: { kind: 'separate', axis: 'tenant' } });
      addException(draft, { guardrail: 'G-1', from: 'ns:shop', to: 'ns:orders', ports: 'any' });
      return renumber(draft, 'G-1');
    });
    expect(next).toBe('G-2');
    expect(design.guardrails).not.toHaveProperty('G-1');
    expect(design.exceptions['X-1']?.guardrail).toBe('G-2');
  });

  test('labels and isolation', () => {
    const [{ design }, problem] = edited(shop(), (draft) => {
      setIsolation(draft, ['ns:shop', 'ns:gone'], 'as-imported');
      setLabels(draft, 'wl:shop/web', { constructor: 'x' });
      return setLabels(draft, 'ns:shop', { 'a b': '' });
    });
    expect(problem).toContain('`a b` is no label key');
    expect(design.namespaces['ns:shop']?.isolation).toBe('as-imported');
    expect(design.workloads['wl:shop/web']?.labels).toEqual({ constructor: 'x' });
  });
});

test('a guardrail that is called after its rule goes on being so; a name of its own stays', () => {
  const forbid = (from: string, to: string) => ({ kind: 'forbid', from, to, ports: 'any' }) as const;
  const [{ design }] = edited(shop(), (draft) => {
    const id = addGuardrail(draft, { rule: forbid('ns:shop', 'ns:orders') });
    setGuardrailRule(draft, id, forbid('ns:orders', 'ns:shop'));
    const named = addGuardrail(draft, { rule: forbid('ns:shop', 'ns:orders'), name: 'Orders rest' });
    setGuardrailRule(draft, named, forbid('ns:orders', 'ns:shop'));
  });
  expect(Object.values(design.guardrails).map((g) => g.name)).toEqual(['No orders to shop', 'Orders rest']);
  expect(Object.values(design.guardrails).map((g) => g.rule)).toEqual([
    forbid('ns:orders', 'ns:shop'),
    forbid('ns:orders', 'ns:shop'),
  ]);
});
