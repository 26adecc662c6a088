import { describe, expect, it } from 'vitest';
import { change, type Document } from '../design/change.ts';
import { addExternal, addNamespace, addWorkload } from '../design/edits/add.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../design/empty.ts';
import type { Exposure } from '../design/schema.ts';
import { ENTRY } from './nesting.ts';
import { type Placement, place } from './placement.ts';

function shop(exposure: Partial<Exposure>, withInternet: boolean): Document {
  const [document] = change({ design: emptyDesign('test'), layout: EMPTY_LAYOUT }, 'Draw', (d) => {
    const ns = addNamespace(d, { name: 'shop' });
    addWorkload(d, { namespace: ns, name: 'web' });
    addWorkload(d, { namespace: ns, name: 'zip' });
    if (withInternet) addExternal(d, 'internet');
    d.design.exposures['exp:web'] = {
      id: 'exp:web',
      target: 'wl:shop/zip',
      kind: 'Ingress',
      ports: 'any',
      ...exposure,
    };
  });
  return { ...document, layout: EMPTY_LAYOUT };
}

const placed = ({ design, layout }: Document): Placement => place(design, layout, 'namespace');

describe('what is exposed', () => {
  it('is reached from an entry outside the cluster where the design names nobody', () => {
    const { byId } = placed(shop({}, false));
    const entry = byId.get(ENTRY)?.absolute;
    const frame = byId.get('ns:shop')?.absolute;
    expect(entry && frame && entry.x + entry.width < frame.x).toBe(true);
    expect(entry?.y).toBe(byId.get('wl:shop/zip')?.absolute.y);
  });

  it('needs no entry where an external, or what it goes through, stands for it', () => {
    expect(placed(shop({}, true)).byId.has(ENTRY)).toBe(false);
    expect(placed(shop({ via: 'wl:shop/web' }, false)).byId.has(ENTRY)).toBe(false);
  });
});

describe('externals without a place', () => {
  it('stand to the left, level with what they reach', () => {
    const { byId } = placed(shop({}, true));
    const internet = byId.get('ext:internet')?.absolute;
    expect(internet?.x).toBeLessThan(byId.get('ns:shop')?.absolute.x ?? 0);
    expect(internet?.y).toBe(byId.get('wl:shop/zip')?.absolute.y);
  });
});
