import { expect, test } from 'vitest';
import { change, type Document } from '../../core/design/change.ts';
import { addNamespace, addWorkload, addZone } from '../../core/design/edits/add.ts';
import { moveToZone } from '../../core/design/edits/move.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../core/design/empty.ts';
import { place } from '../../core/diagram/placement.ts';
import { type Level, levelAt, visibleAt } from './levels.ts';

const [drawn] = change({ design: emptyDesign('test'), layout: EMPTY_LAYOUT }, 'Draw', (d) => {
  const plane = addZone(d, 'plane', { name: 'Data' });
  const tenant = addZone(d, 'tenant', { name: 'Orders' });
  const env = addZone(d, 'environment', { name: 'prod' });
  const ns = addNamespace(d, { name: 'shop' });
  moveToZone(d, [ns], 'plane', plane);
  moveToZone(d, [ns], 'tenant', tenant);
  moveToZone(d, [ns], 'environment', env);
  addWorkload(d, { namespace: ns, name: 'web' });
  addNamespace(d, { name: 'stray' });
});
const document: Document = { ...drawn, layout: EMPTY_LAYOUT };
const seen = (level: Level) => {
  const visible = visibleAt(place(document.design, document.layout, 'platform'), level);
  return visible.shown.map((p) => `${p.id}${visible.isBlock(p.id) ? ' block' : ''}`).sort();
};

test.each([
  [0.2, 'bands'],
  [0.4, 'namespaces'],
  [0.6, 'workloads'],
  [1, 'ports'],
] as const)('at %f one sees %s', (zoom, level) => expect(levelAt(zoom)).toBe(level));

test('from furthest out there are bands and tenants, and no namespaces', () => {
  expect(seen('bands')).toEqual(['plane:data', 'plane:data|tenant:orders block', 'tray:unclassified block']);
});

test('nearer there are namespaces as blocks, then workloads in them', () => {
  expect(seen('namespaces')).toContain('ns:shop block');
  expect(seen('namespaces')).not.toContain('wl:shop/web');
  expect(seen('workloads')).toEqual(expect.arrayContaining(['ns:shop', 'wl:shop/web']));
});
