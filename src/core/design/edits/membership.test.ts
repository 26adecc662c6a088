import { expect, test } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { change } from '../change.ts';
import { EMPTY_LAYOUT } from '../empty.ts';
import { namespacesOfZone } from '../lookup.ts';
import type { Design } from '../schema.ts';
import { validateDesign } from '../validate.ts';
import { isDirectMember, joinMembership, leaveMembership, MEMBERSHIPS, nestZone, setZoneLabel } from './membership.ts';

const DESIGN = draw(`
  cluster east
  plane data
  env prod
  tenant a
  tenant b in a
  zone pci key=pci
  zone cards in pci key=cards
  ns shop plane=data
`);
const IDS = {
  planes: 'plane:data',
  environments: 'env:prod',
  tenants: 'tenant:b',
  complianceZones: 'zone:cards',
  clusters: 'cluster:east',
} as const;

const edited = (design: Design, recipe: Parameters<typeof change>[2]) =>
  change({ design, layout: EMPTY_LAYOUT }, 'edit', recipe)[0].design;

test('a namespace stands on every axis at once, inherits what is around, and leaves one at a time', () => {
  const joined = edited(DESIGN, (d) => {
    for (const kind of MEMBERSHIPS) joinMembership(d, 'ns:shop', kind, IDS[kind]);
  });
  const inside = (design: Design, zone: string) => namespacesOfZone(design, zone).map((n) => n.id);
  for (const zone of ['plane:data', 'env:prod', 'tenant:a', 'tenant:b', 'zone:pci', 'zone:cards'])
    expect(inside(joined, zone)).toEqual(['ns:shop']);
  expect(validateDesign(joined)).toEqual([]);
  for (const kind of MEMBERSHIPS) {
    const left = edited(joined, (d) => leaveMembership(d, 'ns:shop', kind, IDS[kind]));
    const [shop] = Object.values(left.namespaces);
    expect(MEMBERSHIPS.filter((k) => shop && isDirectMember(shop, k, IDS[k]))).toEqual(
      MEMBERSHIPS.filter((k) => k !== kind),
    );
  }
});

test('zones are nested, but never in themselves', () => {
  const problems: (string | undefined)[] = [];
  const flat = edited(DESIGN, (d) => {
    problems.push(nestZone(d, 'complianceZones', 'zone:pci', 'zone:cards'));
    problems.push(nestZone(d, 'tenants', 'tenant:a', 'tenant:b'));
    problems.push(nestZone(d, 'complianceZones', 'zone:cards', undefined));
    problems.push(nestZone(d, 'tenants', 'tenant:b', undefined));
  });
  expect(problems.map((p) => p === undefined)).toEqual([false, false, true, true]);
  expect(flat.complianceZones['zone:cards']).not.toHaveProperty('parent');
  expect(flat.tenants['tenant:a']).not.toHaveProperty('parent');
});

test('a label is sound, and means one zone of a kind', () => {
  const problems: (string | undefined)[] = [];
  const design = edited(DESIGN, (d) => {
    problems.push(setZoneLabel(d, 'tenants', 'tenant:b', { key: 'tenant.example.com/name', value: 'a' }));
    problems.push(setZoneLabel(d, 'tenants', 'tenant:b', { key: 'no key!', value: 'b' }));
    problems.push(setZoneLabel(d, 'tenants', 'tenant:b', { key: 'team', value: 'bee' }));
  });
  expect(problems.map((p) => p === undefined)).toEqual([false, false, true]);
  expect(design.tenants['tenant:b']?.label).toEqual({ key: 'team', value: 'bee' });
});
