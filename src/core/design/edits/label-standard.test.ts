import { describe, expect, it } from 'vitest';
import { checkDesign } from '../../../testing/checks.ts';
import { draw } from '../../../testing/draw.ts';
import { applyChange, change, invertChange } from '../change.ts';
import { EMPTY_LAYOUT } from '../empty.ts';
import { namespaceLabels } from '../inventory.ts';
import { carriersOf, standardProblem, suggestLabelKeys } from '../label-standard.ts';
import type { Design } from '../schema.ts';
import { validateDesign } from '../validate.ts';
import { addLabelKey, renameLabelKey, setLabelKey } from './label-standard.ts';
import { removeEntities } from './remove.ts';

const SHOP = draw(`
  tenant a key=tenant
  ns shop tenant=a cost=x
  ns tool tenant=a
  ns kube-system system stage=z
  wl shop/web app=web 8080
  wl shop/db app=db 5432
  group web app=web
`);
const edited = (design: Design, recipe: Parameters<typeof change>[2]) =>
  change({ design, layout: EMPTY_LAYOUT }, 'edit', recipe);
const withKey = (design: Design, given: Parameters<typeof addLabelKey>[1]) =>
  edited(design, (d) => void addLabelKey(d, given))[0].design;

describe('suggestions', () => {
  it('lists what is selected by first, with values and evidence, and nothing of the platform', () => {
    const found = suggestLabelKeys(SHOP);
    expect(found.map((s) => [s.scope, s.key, s.class])).toEqual([
      ['pod', 'app', 'application'],
      ['namespace', 'tenant', 'tenancy'],
      ['namespace', 'cost', undefined],
    ]);
    expect(found[0]).toMatchObject({ values: ['db', 'web'], evidence: 'on 2 workloads; selected by web' });
  });

  it('are gone once they are in the standard', () => {
    const design = withKey(SHOP, { key: 'app', scope: 'pod', values: ['web', 'db'] });
    expect(suggestLabelKeys(design).map((s) => s.key)).toEqual(['tenant', 'cost']);
    expect(validateDesign(design)).toEqual([]);
  });
});

describe('what carries labels', () => {
  it('is found by key, and is gone through once while only the standard changes', () => {
    const carriers = carriersOf(SHOP, 'pod');
    expect(carriers.byKey.get('app')?.map((c) => c.id)).toEqual(['wl:shop/web', 'wl:shop/db']);
    const design = withKey(SHOP, { key: 'app', scope: 'pod' });
    expect(carriersOf(design, 'pod')).toBe(carriers);
    const [worn] = edited(design, (d) => {
      const db = d.design.workloads['wl:shop/db'];
      if (db) db.labels['tier'] = 'data';
    });
    expect(
      carriersOf(worn.design, 'pod')
        .byKey.get('tier')
        ?.map((c) => c.id),
    ).toEqual(['wl:shop/db']);
    const [system] = edited(design, (d) => {
      const shop = d.design.namespaces['ns:shop'];
      if (shop) shop.system = true;
    });
    expect(carriersOf(system.design, 'pod').all).toEqual([]);
  });
});

describe('the standard', () => {
  it('changes what LAB-1 and LAB-2 find', () => {
    expect(checkDesign(SHOP, 'LAB-1').state).toBe('does not apply');
    const required = withKey(SHOP, { key: 'cost', scope: 'namespace', required: true, values: ['y'] });
    expect(checkDesign(required, 'LAB-1').findings.map((f) => f.ids)).toEqual([['ns:tool']]);
    expect(checkDesign(required, 'LAB-2').findings.map((f) => f.ids)).toEqual([['ns:shop']]);
    const [loose] = edited(required, (d) => void setLabelKey(d, 'key:cost', { required: false, values: ['x', 'y'] }));
    expect(checkDesign(loose.design, 'LAB-1').state).toBe('does not apply');
    expect(checkDesign(loose.design, 'LAB-2').state).toBe('holds');
    const [gone] = edited(loose.design, (d) => void removeEntities(d, ['key:cost']));
    expect(checkDesign(gone.design, 'LAB-1').state).toBe('does not apply');
  });

  it('refuses keys and values that no API server takes, and keys that are there', () => {
    const design = withKey(SHOP, { key: 'app', scope: 'pod' });
    edited(design, (d) => {
      expect(addLabelKey(d, { key: 'app', scope: 'pod' })).toHaveProperty('problem');
      expect(addLabelKey(d, { key: 'not a key', scope: 'pod' })).toHaveProperty('problem');
      expect(addLabelKey(d, { key: 'app', scope: 'namespace' })).toHaveProperty('id');
      expect(setLabelKey(d, 'key:app', { values: ['no value!'] })).toBeDefined();
      expect(setLabelKey(d, 'key:app', { scope: 'namespace' })).toContain('already');
    });
    expect(standardProblem(withKey(SHOP, { key: 'app', scope: 'pod', values: ['web'] }), 'pod', 'app', 'db')).toContain(
      'not `db`',
    );
    expect(standardProblem(design, 'pod', 'app', 'db')).toBeUndefined();
  });
});

describe('renaming a key', () => {
  it('takes carriers, selectors and zones along, as one step that undoes', () => {
    const design = withKey(withKey(SHOP, { key: 'tenant', scope: 'namespace' }), { key: 'app', scope: 'pod' });
    const [after, step] = edited(design, (d) => {
      expect(renameLabelKey(d, 'key:tenant', 'example.com/tenant')).toBeUndefined();
      expect(renameLabelKey(d, 'key:app', 'example.com/app')).toBeUndefined();
    });
    const shop = after.design.namespaces['ns:shop'];
    expect(shop && namespaceLabels(after.design, shop).get('example.com/tenant')).toBe('a');
    expect(after.design.workloads['wl:shop/web']?.labels).toEqual({ 'example.com/app': 'web' });
    expect(after.design.labelGroups['group:web']?.labels).toEqual({ 'example.com/app': 'web' });
    expect(validateDesign(after.design)).toEqual([]);
    expect(applyChange(after, invertChange(step)).design).toEqual(design);
  });

  it('never makes two keys one', () => {
    const design = withKey(SHOP, { key: 'cost', scope: 'namespace' });
    const used = draw('ns a cost=1 price=2');
    const both = withKey(used, { key: 'cost', scope: 'namespace' });
    const [after] = edited(both, (d) => void expect(renameLabelKey(d, 'key:cost', 'price')).toContain('in use'));
    expect(after.design).toBe(both);
    edited(design, (d) => void expect(renameLabelKey(d, 'key:cost', 'no key!')).toBeDefined());
  });
});
