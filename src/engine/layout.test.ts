import { describe, expect, it } from 'vitest';
import { change, type Document } from '../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign, type NodeLayout } from '../core/design/schema.ts';
import { CARD } from '../core/diagram/geometry.ts';
import { createInlineLayout } from './inline-layout.ts';
import { createLayoutClient, type LayoutReply, type LayoutRequest } from './layout-client.ts';
import { layoutGraph } from './layout-graph.ts';

const label = { key: 'zone', value: 'x' };

/** Two planes, one within the other; `shop` in the inner one with web → db; `lone` in none; an external and a host. */
function shop(): Document {
  return change({ design: emptyDesign('Shop'), layout: EMPTY_LAYOUT }, 'Fill', ({ design }) => {
    design.planes['plane:outer'] = { id: 'plane:outer', name: 'outer', label };
    design.planes['plane:inner'] = { id: 'plane:inner', name: 'inner', parent: 'plane:outer', label };
    for (const [id, plane] of [
      ['ns:shop', 'plane:inner'],
      ['ns:lone', undefined],
    ] as const) {
      const namespace = { id, name: id.slice(3), labels: {}, complianceZones: [], system: false } as const;
      design.namespaces[id] = {
        ...namespace,
        complianceZones: [],
        isolation: 'as-imported',
        ...(plane ? { plane } : {}),
      };
    }
    for (const name of ['web', 'db']) {
      const id = `wl:shop/${name}`;
      const more = { kind: 'Deployment', labels: {}, ports: [], serviceAccount: 'default', hostNetwork: false };
      design.workloads[id] = { id, namespace: 'ns:shop', name, ...more };
    }
    design.flows['F-1'] = { id: 'F-1', from: 'wl:shop/web', to: 'wl:shop/db', ports: 'any', status: 'agreed' };
    design.flows['F-2'] = { id: 'F-2', from: 'ext:users', to: 'wl:shop/web', ports: 'any', status: 'agreed' };
    design.externals['ext:users'] = { id: 'ext:users', name: 'users', networks: [], internet: true, domains: [] };
    design.hostGroups['host:workers'] = {
      id: 'host:workers',
      name: 'workers',
      role: 'worker',
      labels: {},
      interfaces: [],
      addresses: [],
    };
  })[0];
}

const place = (nodes: Readonly<Record<string, NodeLayout>>, id: string): NodeLayout => {
  const node = nodes[id];
  if (!node) throw new Error(`${id} has no place`);
  return node;
};

describe('layout graph', () => {
  it('nests zones, namespaces and workloads', () => {
    const [outer, lone] = layoutGraph(shop(), 'plane');
    expect(outer?.id).toBe('plane:outer');
    expect(outer?.children[0]?.children[0]?.id).toBe('ns:shop');
    expect(outer?.children[0]?.children[0]?.edges).toEqual([{ from: 'wl:shop/web', to: 'wl:shop/db' }]);
    expect(lone?.id).toBe('ns:lone');
  });

  it('cuts rings of parents', () => {
    const [ring] = change(shop(), 'Ring', ({ design }) => {
      const outer = design.planes['plane:outer'];
      if (outer) outer.parent = 'plane:inner';
    });
    expect(layoutGraph(ring, 'plane').map((b) => b.id)).toEqual(['plane:inner', 'plane:outer', 'ns:lone']);
  });

  it('has no zones when nothing nests', () => {
    expect(layoutGraph(shop(), 'namespace').map((b) => b.id)).toEqual(['ns:lone', 'ns:shop']);
  });
});

describe('layout', () => {
  it('places everything without overlap, sources to the left, along the flows', async () => {
    const { nodes } = await createInlineLayout().layout(shop(), {});
    expect(place(nodes, 'wl:shop/db').x).toBeGreaterThan(place(nodes, 'wl:shop/web').x + CARD.width);
    const outer = place(nodes, 'plane:outer');
    expect(place(nodes, 'ext:users').x + CARD.width).toBeLessThan(outer.x);
    expect(place(nodes, 'host:workers').y).toBeGreaterThan(outer.y + (outer.height ?? 0));
    const lone = place(nodes, 'ns:lone');
    const apart = lone.x >= outer.x + (outer.width ?? 0) || lone.y >= outer.y + (outer.height ?? 0);
    expect(apart || outer.x >= lone.x + 208 || outer.y >= lone.y + 116).toBe(true);
  });

  it('of nothing is nothing', async () => {
    const nothing = { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT };
    expect(await createInlineLayout().layout(nothing, {})).toEqual(EMPTY_LAYOUT);
  });

  it('is the same for the same document', async () => {
    const layout = createInlineLayout();
    expect(await layout.layout(shop(), {})).toEqual(await layout.layout(shop(), {}));
  });

  it('keeps what is collapsed and the places of other nestings', async () => {
    const document = {
      ...shop(),
      layout: { version: 1 as const, nodes: { 'ns:shop': { x: 9, y: 9, collapsed: true } } },
    };
    const byTenant = await createInlineLayout().layout(document, { groupBy: 'tenant' });
    expect(byTenant.nodes['ns:shop']).toEqual({ x: 9, y: 9, collapsed: true });
    expect(byTenant.nodes['ns:shop@tenant']).toBeDefined();
    const byPlane = await createInlineLayout().layout(document, {});
    expect(byPlane.nodes['ns:shop']?.collapsed).toBe(true);
  });
});

describe('layout of many', () => {
  const namespaces = (count: number, system = false) =>
    change({ design: emptyDesign('Platform'), layout: EMPTY_LAYOUT }, 'Fill', ({ design }) => {
      for (let i = 0; i < count; i++) {
        const id = `ns:${i}`;
        design.namespaces[id] = {
          id,
          name: String(i),
          labels: {},
          complianceZones: [],
          isolation: 'as-imported',
          system: system && i === 0,
        };
      }
    })[0];

  it('comes collapsed, all of one size, and opens when asked to', async () => {
    const layout = await createInlineLayout().layout(namespaces(30), {});
    expect(Object.values(layout.nodes).every((n) => n.collapsed)).toBe(true);
    const opened = { ...namespaces(30), layout: { ...layout, nodes: { ...layout.nodes, 'ns:1': { x: 0, y: 0 } } } };
    expect((await createInlineLayout().layout(opened, {})).nodes['ns:1']?.collapsed).toBeUndefined();
  });

  it('of a few is open, but for the platform\u2019s own', async () => {
    const { nodes } = await createInlineLayout().layout(namespaces(3, true), {});
    expect(Object.entries(nodes).filter(([, n]) => n.collapsed)).toHaveLength(1);
    expect(nodes['ns:0']?.collapsed).toBe(true);
  });
});

describe('bands', () => {
  it('stand below one another, equally wide', async () => {
    const [document] = change(shop(), 'Add a plane', ({ design }) => {
      design.planes['plane:third'] = { id: 'plane:third', name: 'third', label };
    });
    const { nodes } = await createInlineLayout().layout(document, {});
    const [outer, third] = [place(nodes, 'plane:outer'), place(nodes, 'plane:third')];
    expect(third.width).toBe(outer.width);
    expect(third.x).toBe(outer.x);
    expect(third.y).toBeGreaterThan(outer.y + (outer.height ?? 0));
  });
});

describe('layout client', () => {
  function setUp() {
    const posted: LayoutRequest[] = [];
    let spawned = 0;
    let reply: (r: LayoutReply) => void = () => {};
    let crash: (message: string) => void = () => {};
    const client = createLayoutClient(() => {
      spawned += 1;
      return {
        post: (r) => posted.push(r),
        listen: (l) => {
          reply = l;
        },
        onCrash: (l) => {
          crash = l;
        },
        close: () => {},
      };
    });
    return { client, posted, spawned: () => spawned, reply: (r: LayoutReply) => reply(r), crash: () => crash('gone') };
  }

  it('starts its worker with the first question', async () => {
    const { client, spawned, reply } = setUp();
    expect(spawned()).toBe(0);
    const asked = client.layout(shop(), {});
    expect(spawned()).toBe(1);
    reply({ id: 1, places: new Map([['ns:shop', { x: 1, y: 2 }]]) });
    expect((await asked).nodes['ns:shop']).toEqual({ x: 1, y: 2 });
  });

  it('rejects on a crash and when cancelled, and starts again', async () => {
    const { client, spawned, crash, reply } = setUp();
    const crashed = client.layout(shop(), {});
    crash();
    await expect(crashed).rejects.toMatchObject({ name: 'EngineCrash' });
    const abort = new AbortController();
    const cancelled = client.layout(shop(), { signal: abort.signal });
    abort.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'Cancelled' });
    const asked = client.layout(shop(), {});
    reply({ id: 3, message: 'no room' });
    await expect(asked).rejects.toThrow('no room');
    expect(spawned()).toBe(3);
  });
});
