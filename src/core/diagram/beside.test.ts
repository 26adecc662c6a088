import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import type { Layout } from '../design/schema.ts';
import { placeBeside } from './beside.ts';
import { overlaps } from './geometry.ts';
import { place } from './placement.ts';

const DESIGN = draw('ns a\nns b\nns new\nwl a/one\nwl b/two\nwl new/three');
const at = (nodes: Layout['nodes']) => place(DESIGN, { version: 1, nodes }, 'plane');

describe('beside', () => {
  it('is right of the other, where there is room', () => {
    const placement = at({ 'ns:a': { x: 0, y: 0 }, 'ns:b': { x: 0, y: 800 } });
    const a = placement.byId.get('ns:a')?.box;
    expect(placeBeside(placement, 'ns:new', 'wl:a/one')).toEqual({ x: (a?.width ?? 0) + 40, y: 0 });
  });

  it('is below it, where something stands at the right', () => {
    const placement = at({ 'ns:a': { x: 0, y: 0 }, 'ns:b': { x: 280, y: 0 } });
    const spot = placeBeside(placement, 'ns:new', 'ns:a');
    const mine = placement.byId.get('ns:new')?.box;
    const others = ['ns:a', 'ns:b'].flatMap((id) => placement.byId.get(id)?.box ?? []);
    expect(spot?.x).toBe(0);
    expect(spot && mine && others.filter((o) => overlaps({ ...mine, ...spot }, o))).toEqual([]);
  });

  it('is nowhere without something to stand beside', () => {
    expect(placeBeside(at({}), 'ns:new', 'wl:gone/one')).toBeUndefined();
    expect(placeBeside(at({}), 'ns:gone', 'ns:a')).toBeUndefined();
  });

  it('stays inside a zone', () => {
    const zoned = draw('plane p\nns a plane=p\nns new plane=p\nwl a/one\nwl new/two');
    const placement = place(zoned, { version: 1, nodes: { 'ns:a': { x: 20, y: 44 } } }, 'plane');
    const spot = placeBeside(placement, 'ns:new', 'ns:a');
    const zone = placement.byId.get('plane:p')?.box;
    const mine = placement.byId.get('ns:new')?.box;
    if (spot) expect(spot.x + (mine?.width ?? 0)).toBeLessThanOrEqual(zone?.width ?? 0);
    expect(placement.byId.get('ns:new')?.parent).toBe('plane:p');
  });
});
