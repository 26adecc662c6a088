import { expect, test } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { COLLECTIONS, type Design, type LabelKey } from '../schema.ts';
import { attributeProblem, standardValues } from './standard.ts';

const keyed = (design: Design, ...keys: readonly Partial<LabelKey>[]): Design => ({
  ...design,
  labelKeys: Object.fromEntries(
    keys.map((k, i) => [`key:k${i}`, COLLECTIONS.labelKeys.parse({ id: `key:k${i}`, values: [], ...k })]),
  ),
});

const SHOP = draw(`
  tenant a key=tenant
  tenant b key=tenant
  zone pci key=compliance-pci
  ns shop tenant=a zone=pci
  ns bank tenant=b
  wl shop/web app=web
  wl shop/db app=db
`);
const STANDARD = keyed(
  SHOP,
  { key: 'tenant', scope: 'namespace', values: ['a', 'c'] },
  { key: 'app', scope: 'pod', values: ['web', 'api'] },
  { key: 'compliance-pci', scope: 'namespace', values: ['true'] },
);

test('what is set and not in the standard is told, with what the standard lists', () => {
  expect(attributeProblem(STANDARD, 'ns:shop', 'tenant')).toBeUndefined();
  expect(attributeProblem(STANDARD, 'ns:bank', 'tenant')).toBe('the label standard lists a, c for tenant, not `b`');
  expect(attributeProblem(STANDARD, 'wl:shop/web', 'appLabel')).toBeUndefined();
  expect(attributeProblem(STANDARD, 'wl:shop/db', 'appLabel')).toBe(
    'the label standard lists web, api for app, not `db`',
  );
  expect(attributeProblem(SHOP, 'wl:shop/db', 'appLabel')).toBeUndefined();
});

test('what may be filled in comes from the standard, zones by the names that they have here', () => {
  expect(standardValues(STANDARD, 'appLabel')).toEqual(['web', 'api']);
  expect(standardValues(STANDARD, 'tenant')).toEqual(['a', 'c']);
  const tenants = Object.values(STANDARD.tenants).map((t) => (t.name === 'a' ? { ...t, name: 'Apples' } : t));
  const renamed: Design = { ...STANDARD, tenants: Object.fromEntries(tenants.map((t) => [t.id, t])) };
  expect(standardValues(renamed, 'tenant')).toEqual(['Apples', 'c']);
  expect(standardValues(STANDARD, 'compliance')).toEqual([]);
  expect(standardValues(STANDARD, 'plane')).toEqual([]);
});
