import { describe, expect, test } from 'vitest';
import type { FlowAnswer, SideAnswer } from '../../core/analyses/answers.ts';
import { change, type Document } from '../../core/design/change.ts';
import { addExternal, addNamespace, addWorkload, addZone } from '../../core/design/edits/add.ts';
import { connect } from '../../core/design/edits/connect.ts';
import type { DocumentDraft } from '../../core/design/edits/draft.ts';
import { moveToZone } from '../../core/design/edits/move.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../core/design/empty.ts';
import { overlaps } from '../../core/diagram/geometry.ts';
import { ALL_CONNECTIONS } from '../../core/policy/connection-set.ts';
import { draw } from '../../testing/draw.ts';
import type { MapEdge } from './node-data.ts';
import { type MapInput, projectMap } from './projection.ts';

function documentOf(recipe: (draft: DocumentDraft) => void): Document {
  const [document] = change({ design: emptyDesign('test'), layout: EMPTY_LAYOUT }, 'Draw', recipe);
  return { ...document, layout: EMPTY_LAYOUT };
}

/** `web -> db` in namespace shop of plane data; a namespace of no plane; the internet in front. */
const shop = documentOf((d) => {
  const data = addZone(d, 'plane', { name: 'data' });
  const ns = addNamespace(d, { name: 'shop' });
  addNamespace(d, { name: 'stray' });
  moveToZone(d, [ns], 'plane', data);
  addWorkload(d, { namespace: ns, name: 'web' });
  addWorkload(d, { namespace: ns, name: 'db', ports: [{ protocol: 'TCP', port: 5432 }] });
  const internet = addExternal(d, 'internet');
  connect(d, internet, 'wl:shop/web', [{ protocol: 'TCP', port: 443 }]);
  connect(
    d,
    'wl:shop/web',
    'wl:shop/db',
    [1, 2, 3, 4, 5].map((port) => ({ protocol: 'TCP', port })),
  );
});

const input = (over: Partial<MapInput> = {}): MapInput => ({
  document: shop,
  groupBy: 'plane',
  side: 'design',
  answer: undefined,
  changes: undefined,
  reach: undefined,
  selection: [],
  showTraffic: false,
  level: 'ports',
  day: '2027-01-01',
  ...over,
});

const flow = (over: Partial<FlowAnswer>): FlowAnswer => ({
  verdict: 'allowed',
  pairs: 1,
  allowedPairs: 1,
  blocks: [],
  reasons: [],
  ...over,
});

const answerOf = (over: Partial<SideAnswer>): SideAnswer => ({
  side: 'design',
  statistics: { endpoints: 0, classes: 0, policies: 0, signatures: { egress: 0, ingress: 0 } },
  milliseconds: 1,
  flows: {},
  exposures: {},
  sharedServices: {},
  openness: {},
  traffic: { pairs: [], truncated: false, namespaces: [] },
  diagnostics: [],
  ...over,
});

const parents = (over: Partial<MapInput> = {}) =>
  Object.fromEntries(projectMap(input(over)).nodes.map((n) => [n.id, n.parentId]));

describe('nesting', () => {
  test('zones hold namespaces hold workloads; what has no plane, and externals, stand outside', () => {
    expect(parents()).toEqual({
      'plane:data': undefined,
      'ns:shop': 'plane:data',
      'ns:stray': undefined,
      'wl:shop/web': 'ns:shop',
      'wl:shop/db': 'ns:shop',
      'ext:internet': undefined,
    });
  });

  test('grouped by namespace there are no zones', () => {
    expect(parents({ groupBy: 'namespace' })).not.toHaveProperty('plane:data');
  });

  test('parents come before children and every node has a size', () => {
    const { nodes } = projectMap(input());
    const seen = new Set<string>();
    for (const n of nodes) {
      expect(n.parentId === undefined || seen.has(n.parentId)).toBe(true);
      expect((n.width ?? 0) > 0 && (n.height ?? 0) > 0).toBe(true);
      seen.add(n.id);
    }
  });

  test('a ring of zones is cut rather than followed for ever', () => {
    const design = structuredClone(shop.design) as DocumentDraft['design'];
    design.planes['plane:a'] = { id: 'plane:a', name: 'a', parent: 'plane:b', label: { key: 'k', value: 'a' } };
    design.planes['plane:b'] = { id: 'plane:b', name: 'b', parent: 'plane:a', label: { key: 'k', value: 'b' } };
    const document = { design: design as Document['design'], layout: EMPTY_LAYOUT };
    expect(projectMap(input({ document })).nodes.map((n) => n.id)).toContain('plane:b');
  });
});

describe('placing', () => {
  test('stored positions are kept, and the frames grow round them', () => {
    const document = { ...shop, layout: { version: 1 as const, nodes: { 'wl:shop/db': { x: 700, y: 400 } } } };
    const { nodes } = projectMap(input({ document }));
    const at = (id: string) => nodes.find((n) => n.id === id);
    expect(at('wl:shop/db')?.position).toEqual({ x: 700, y: 400 });
    expect(at('ns:shop')?.width).toBeGreaterThan(700 + 168);
    expect(at('plane:data')?.width).toBeGreaterThan(at('ns:shop')?.width ?? 0);
  });

  test('frames beside one another never overlap, wherever they are said to be', () => {
    const nodes = { 'ns:shop': { x: 0, y: 0 }, 'ns:stray': { x: 10, y: 10 } };
    const drawn = projectMap(
      input({ groupBy: 'namespace', document: { ...shop, layout: { version: 1, nodes } } }),
    ).nodes;
    const [a, b] = ['ns:shop', 'ns:stray'].map((id) => {
      const n = drawn.find((d) => d.id === id);
      return { x: n?.position.x ?? 0, y: n?.position.y ?? 0, width: n?.width ?? 0, height: n?.height ?? 0 };
    });
    expect(a && b && overlaps(a, b)).toBe(false);
  });

  test('what is in a collapsed namespace is not drawn, and its arrows end at the namespace', () => {
    const document = {
      ...shop,
      layout: { version: 1 as const, nodes: { 'ns:shop': { x: 0, y: 0, collapsed: true } } },
    };
    const { nodes, edges } = projectMap(input({ document }));
    expect(nodes.map((n) => n.id)).not.toContain('wl:shop/web');
    expect(edges.map((e) => [e.source, e.target])).toEqual([['ext:internet', 'ns:shop']]);
  });
});

const strands = (edges: readonly MapEdge[]) => edges.flatMap((e) => e.data?.strands ?? []);

describe('arrows', () => {
  const tones = (over: Partial<MapInput>) => strands(projectMap(input(over)).edges).map((s) => s.tone);

  test('without an answer nothing is judged', () => {
    expect(tones({})).toEqual(['unjudged', 'unjudged']);
  });

  test('take the verdict of the answer, and a bar at the end that blocks', () => {
    const blocked = flow({
      verdict: 'blocked',
      blocks: [{ direction: 'ingress', tier: 'NetworkPolicy', text: 'why' }],
    });
    const { edges } = projectMap(input({ answer: answerOf({ flows: { 'F-1': flow({}), 'F-2': blocked } }) }));
    expect(strands(edges).map((s) => s.tone)).toEqual(['allowed', 'blocked']);
    expect(strands(edges)[1]?.blocked).toEqual({ egress: false, ingress: true, wall: false });
    expect(edges[1]?.ariaLabel).toBe('F-2: web → db tcp 1, 2, 3 +2: wanted but blocked; why');
  });

  test('name three ports, then count', () => {
    expect(strands(projectMap(input()).edges)[1]?.label).toBe('tcp 1, 2, 3 +2');
  });

  test('from far out workloads are gone and arrows run between namespaces', () => {
    const { nodes, edges } = projectMap(input({ level: 'namespaces' }));
    expect(nodes.some((n) => n.id.startsWith('wl:'))).toBe(false);
    expect(edges.map((e) => e.target)).toEqual(['ns:shop']);
  });

  test('undeclared traffic shows for the selection, declared traffic is not shown twice', () => {
    const pair = (from: string, to: string) => ({ from, to, must: ALL_CONNECTIONS, may: ALL_CONNECTIONS });
    const pairs = [pair('wl:shop/web', 'wl:shop/db'), pair('wl:shop/db', 'wl:shop/web')];
    const answer = answerOf({ traffic: { pairs, truncated: false, namespaces: [] } });
    expect(tones({ answer })).not.toContain('traffic');
    const shown = projectMap(input({ answer, selection: ['wl:shop/web'] })).edges.filter((e) =>
      strands([e]).some((s) => s.tone === 'traffic'),
    );
    expect(shown.map((e) => [e.source, e.target])).toEqual([['wl:shop/db', 'wl:shop/web']]);
  });

  test('more than a screenful is summed between namespaces, and said so', () => {
    const many = documentOf((d) => {
      const a = addNamespace(d, { name: 'a' });
      const b = addNamespace(d, { name: 'b' });
      const ends = Array.from({ length: 14 }, () => [
        addWorkload(d, { namespace: a }),
        addWorkload(d, { namespace: b }),
      ]);
      const pairs = ends.flatMap(([from = '']) => ends.map(([, to = '']) => ({ from, to })));
      pairs.forEach(({ from, to }, i) => {
        const id = `F-${i + 1}`;
        d.design.flows[id] = { id, from, to, ports: 'any', status: 'agreed' };
      });
    });
    const { edges, notices } = projectMap(input({ document: many }));
    expect(strands(edges).map((s) => s.label)).toEqual(['196 flows']);
    expect(notices[0]).toContain('196 flows are more than fit on a screen');
  });

  test('changes have tones of their own', () => {
    const changes = {
      truncated: false,
      pairs: [
        {
          from: 'wl:shop/web',
          to: 'wl:shop/db',
          before: ALL_CONNECTIONS,
          after: ALL_CONNECTIONS,
          kind: 'closed',
          wanted: true,
        },
        {
          from: 'wl:shop/db',
          to: 'wl:shop/web',
          before: ALL_CONNECTIONS,
          after: ALL_CONNECTIONS,
          kind: 'opened',
          wanted: false,
        },
      ],
    } as const;
    expect(tones({ side: 'change', changes })).toEqual(['closed-wanted', 'opened-unwanted']);
    expect(projectMap(input({ side: 'change', changes })).tones[0]).toBe('closed-wanted');
  });
});

test('reach dims what does not take part', () => {
  const step = { id: 'wl:shop/db', label: 'shop/db', must: ALL_CONNECTIONS, may: ALL_CONNECTIONS, hops: 1 };
  const { nodes } = projectMap(input({ selection: ['wl:shop/web'], reach: { reaches: [step], reachedBy: [] } }));
  expect(nodes.filter((n) => n.data.dimmed).map((n) => n.id)).toEqual(['ns:stray', 'ext:internet']);
  expect(nodes.find((n) => n.id === 'wl:shop/db')?.data.reach).toEqual({ out: 1, in: undefined });
});

test('names and labels such as `constructor` and script are only text', () => {
  const hostile = documentOf((d) => {
    const ns = addNamespace(d, { name: 'constructor' });
    addWorkload(d, { namespace: ns, name: 'web', labels: { constructor: '__proto__' } });
    addExternal(d, 'network', { name: '<script>alert(1)</script>' });
  });
  const { nodes } = projectMap(input({ document: hostile, groupBy: 'tenant' }));
  expect(nodes.map((n) => n.data.name)).toContain('<script>alert(1)</script>');
});

describe('shared services', () => {
  const design = draw(`
    ns pool
    ns one
    ns two
    wl pool/db 5432
    wl one/web
    wl two/web
    shared:db pool/db 5432 for ns:one,wl:two/web`);
  const document = { design, layout: EMPTY_LAYOUT };
  const allowed = flow({ verdict: 'allowed' });
  const blocked = flow({ verdict: 'blocked', blocks: [{ direction: 'ingress', tier: 'Admin', text: 'why' }] });
  const answer = answerOf({ sharedServices: { 'shared:db': { 'ns:one': allowed, 'wl:two/web': blocked } } });

  test('are marked on the card, and spoken', () => {
    const node = projectMap(input({ document, groupBy: 'namespace' })).nodes.find((n) => n.id === 'wl:pool/db');
    expect(node?.data.shared).toBe('shared service db for 2 consumers');
    expect(node?.ariaLabel).toContain('shared service db for 2 consumers');
    const other = projectMap(input({ document, groupBy: 'namespace' })).nodes.find((n) => n.id === 'ns:pool');
    expect(other?.data.shared).toBeUndefined();
  });

  test('have an arrow from each consumer, with its verdict and who blocks', () => {
    const drawn = strands(projectMap(input({ document, groupBy: 'namespace', answer })).edges);
    expect(drawn.map((s) => [s.from, s.to, s.tone, s.label, s.blocked.wall])).toEqual([
      ['ns:one', 'wl:pool/db', 'allowed', 'shared tcp 5432', false],
      ['wl:two/web', 'wl:pool/db', 'blocked', 'shared tcp 5432', true],
    ]);
    expect(drawn[1]?.detail).toEqual(['uses the shared service db', 'why']);
  });
});
