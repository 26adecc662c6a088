import { describe, expect, it } from 'vitest';
import { change, type Document } from '../design/change.ts';
import { addNamespace, addWorkload, addZone } from '../design/edits/add.ts';
import { moveToZone } from '../design/edits/move.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../design/empty.ts';
import { layoutKey } from '../design/layout-key.ts';
import { overlaps } from './geometry.ts';
import { TRAY } from './nesting.ts';
import { arrange, type Placement, place } from './placement.ts';

const TENANTS = ['payments', 'orders', 'search', 'identity'];
const STAGES = ['prod', 'dev', 'staging'];

/** Tenants with an application in three environments, a management plane, and namespaces that nobody has classified. */
function platform(loose = 6): Document {
  const [document] = change({ design: emptyDesign('platform'), layout: EMPTY_LAYOUT }, 'Draw', (d) => {
    const [management = '', data = ''] = ['Management', 'Data'].map((name) => addZone(d, 'plane', { name }));
    const stages = new Map(STAGES.map((name) => [name, addZone(d, 'environment', { name })]));
    for (const tenantName of TENANTS) {
      const tenant = addZone(d, 'tenant', { name: tenantName });
      for (const stage of STAGES)
        for (const app of ['api', 'web']) {
          const ns = addNamespace(d, { name: `${tenantName}-${app}-${stage}` });
          addWorkload(d, { namespace: ns, name: app });
          moveToZone(d, [ns], 'plane', data);
          moveToZone(d, [ns], 'tenant', tenant);
          moveToZone(d, [ns], 'environment', stages.get(stage));
        }
    }
    moveToZone(d, [addNamespace(d, { name: 'monitoring' })], 'plane', management);
    for (let i = 0; i < loose; i++) addNamespace(d, { name: `stray-${i}` });
  });
  return { ...document, layout: EMPTY_LAYOUT };
}

const placed = ({ design, layout }: Document): Placement => place(design, layout, 'platform');
const box = (p: Placement, id: string) => {
  const found = p.byId.get(id)?.absolute;
  if (!found) throw new Error(`${id} is not placed`);
  return found;
};

describe('a platform', () => {
  it('nests planes, tenants and environments, and keeps what is in none in a tray', () => {
    const { byId } = placed(platform());
    expect(byId.get('ns:orders-api-dev')?.parent).toBe('plane:data|tenant:orders|env:dev');
    expect(byId.get('plane:data|tenant:orders|env:dev')).toMatchObject({ entity: 'env:dev', axis: 'environment' });
    expect(byId.get('ns:monitoring')?.parent).toBe('plane:management');
    expect(byId.get('ns:stray-0')?.parent).toBe(TRAY);
    expect(placed(platform(0)).byId.has(TRAY)).toBe(false);
  });

  it('stacks lanes from development to production, each as wide as its tenant', () => {
    const p = placed(platform());
    const [dev, staging, prod] = ['dev', 'staging', 'prod'].map((e) => box(p, `plane:data|tenant:orders|env:${e}`));
    expect(dev && staging && prod && dev.y < staging.y && staging.y < prod.y).toBe(true);
    expect(new Set([dev?.width, staging?.width, prod?.width]).size).toBe(1);
  });

  it('comes closed, in cards of one size, with nothing covering anything else of its frame', () => {
    const { placed: all } = placed(platform());
    const cards = all.filter((p) => p.kind === 'namespace');
    expect(cards.every((p) => p.collapsed)).toBe(true);
    expect(new Set(cards.map((p) => `${p.absolute.width} ${p.absolute.height}`)).size).toBe(1);
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1))
        if (a.parent === b.parent) expect(overlaps(a.absolute, b.absolute), `${a.id} and ${b.id}`).toBe(false);
  });

  it('is about the shape of a screen', () => {
    const { placed: all } = placed(platform(20));
    const width = Math.max(...all.map((p) => p.absolute.x + p.absolute.width));
    const height = Math.max(...all.map((p) => p.absolute.y + p.absolute.height));
    expect(width / height).toBeGreaterThan(0.9);
    expect(width / height).toBeLessThan(2.6);
  });

  it('keeps its arrangement when something is added, and finds room for that beside its like', () => {
    const before = platform();
    const arranged = { ...before, layout: arrange(before.design, before.layout, 'platform') };
    const [after] = change(arranged, 'Add', (d) => {
      const ns = addNamespace(d, { name: 'orders-aaa-dev' });
      moveToZone(d, [ns], 'plane', 'plane:data');
      moveToZone(d, [ns], 'tenant', 'tenant:orders');
      moveToZone(d, [ns], 'environment', 'env:dev');
    });
    const [old, now] = [placed(arranged), placed(after)];
    for (const p of old.placed.filter((x) => x.parent?.endsWith('tenant:orders|env:dev') === true))
      expect(now.byId.get(p.id)?.box).toEqual(p.box);
    expect(now.byId.get('ns:orders-aaa-dev')?.parent).toBe('plane:data|tenant:orders|env:dev');
  });
});

describe('arranging', () => {
  it('gives everything a place under one nesting, and leaves the places under others alone', () => {
    const { design } = platform();
    const other = { 'ns:stray-0': { x: 7, y: 8 } };
    const layout = arrange(design, { version: 1, nodes: other }, 'platform');
    expect(layout.nodes['ns:stray-0']).toEqual({ x: 7, y: 8 });
    expect(layout.nodes[layoutKey('plane:data', 'platform')]).toMatchObject({ x: expect.any(Number) });
    expect(arrange(design, layout, 'platform')).toEqual(layout);
  });

  it('keeps what is open open', () => {
    const { design } = platform();
    const open = { [layoutKey('ns:orders-api-dev', 'platform')]: { x: 0, y: 0, collapsed: false } };
    const layout = arrange(design, { version: 1, nodes: open }, 'platform');
    expect(place(design, layout, 'platform').byId.get('ns:orders-api-dev')?.collapsed).toBe(false);
  });
});
