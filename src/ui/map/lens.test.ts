import { expect, test } from 'vitest';
import { change } from '../../core/design/change.ts';
import { addNamespace, addWorkload, addZone } from '../../core/design/edits/add.ts';
import { moveToZone } from '../../core/design/edits/move.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../core/design/empty.ts';
import { lookThrough } from './lens.ts';

const [{ design }] = change({ design: emptyDesign('test'), layout: EMPTY_LAYOUT }, 'Draw', (d) => {
  for (const stage of ['prod', 'dev', 'staging']) {
    const env = addZone(d, 'environment', { name: stage });
    const ns = addNamespace(d, { name: `shop-${stage}` });
    moveToZone(d, [ns], 'environment', env);
    addWorkload(d, { namespace: ns, name: 'web' });
  }
  addNamespace(d, { name: 'stray' });
});

test('without a lens there is nothing to see', () => {
  expect(lookThrough(design, 'none', undefined)).toBeUndefined();
});

test('environments come from development to production, with what has none counted', () => {
  const view = lookThrough(design, 'environment', undefined);
  expect(view?.values.map((v) => [v.name, v.count, v.colour])).toEqual([
    ['dev', 1, 1],
    ['staging', 1, 2],
    ['prod', 1, 3],
  ]);
  expect(view?.without).toBe(1);
});

test('a workload looks as its namespace', () => {
  const view = lookThrough(design, 'environment', undefined);
  expect(view?.valueFor('wl:shop-dev/web')?.name).toBe('dev');
  expect(view?.valueFor('ns:stray')).toBeUndefined();
});
