import { describe, expect, test } from 'vitest';
import { namespaces } from '../../../testing/namespaces.ts';
import { change, type Document } from '../change.ts';
import { attributeText } from '../classify/attributes.ts';
import { membershipLabels } from '../inventory.ts';
import type { Design, Layout } from '../schema.ts';
import { type Assignment, assign } from './assign.ts';

function assigned(
  design: Design,
  assignments: readonly (readonly [string, Assignment['attribute'], string])[],
  layout: Layout = { version: 1, nodes: {} },
): { readonly document: Document; readonly problems: readonly string[] } {
  let problems: string[] = [];
  const [document] = change({ design, layout }, 'Classify', (draft) => {
    problems = assign(
      draft,
      assignments.map(([name, attribute, value]) => ({ id: `ns:${name}`, attribute, value })),
    );
  });
  return { document, problems };
}

const one = (design: Design, name: string, attribute: Assignment['attribute'], value: string) =>
  assigned(design, [[name, attribute, value]]).document.design;

describe('zones', () => {
  test('are found by name in any case, else made once', () => {
    const start = namespaces('a env:prod\nb\nc\nd');
    const { document } = assigned(start, [
      ['b', 'environment', 'PROD'],
      ['c', 'environment', 'Test'],
      ['d', 'environment', 'test'],
    ]);
    const { design } = document;
    expect(Object.values(design.environments).map((z) => z.name)).toEqual(['prod', 'Test']);
    expect(attributeText(design, 'ns:b', 'environment')).toBe('prod');
    expect(attributeText(design, 'ns:d', 'environment')).toBe('Test');
  });

  test.each([
    ['the usual key where nothing is known', 'a', 'Prod', { key: 'env', value: 'prod' }],
    ['the key of the other zones', 'a\nb env:dev', 'Prod', { key: 'env', value: 'prod' }],
    ['the label that the platform has for it', 'a\nb stage=Production', 'prod', { key: 'stage', value: 'Production' }],
    ['the key that the platform uses', 'a\nb acme.com/env=dev', 'Prod', { key: 'acme.com/env', value: 'prod' }],
  ])('mean %s', (_, text, name, label) => {
    const design = one(namespaces(text), 'a', 'environment', name);
    expect(Object.values(design.environments).find((z) => z.name === name)?.label).toEqual(label);
  });

  test('do not share a label', () => {
    const { design } = assigned(namespaces('a\nb'), [
      ['a', 'tenant', 'A B'],
      ['b', 'tenant', 'a-b!'],
    ]).document;
    expect(Object.values(design.tenants).map((z) => z.label.value)).toEqual(['a-b', 'a-b-2']);
  });

  test('that are left take their label with them, as on the map', () => {
    const start = namespaces('a env=dev env:dev');
    const design = one(start, 'a', 'environment', 'prod');
    expect(design.namespaces['ns:a']?.labels).toEqual({});
    expect(one(start, 'a', 'environment', '').namespaces['ns:a']).not.toHaveProperty('environment');
  });

  test('of compliance are several, and each is a label', () => {
    const start = namespaces('a zone:pci compliance-pci=true');
    const both = one(start, 'a', 'compliance', 'PCI, HIPAA');
    expect(attributeText(both, 'ns:a', 'compliance')).toBe('HIPAA, pci');
    const namespace = both.namespaces['ns:a'];
    expect(namespace && membershipLabels(both, namespace)).toEqual({
      'compliance-hipaa': 'true',
      'compliance-pci': 'true',
    });
    expect(one(start, 'a', 'compliance', '').namespaces['ns:a']).toMatchObject({ complianceZones: [], labels: {} });
  });
});

describe('other attributes', () => {
  test.each([
    ['app', 'shop', 'shop'],
    ['owner', 'ann', 'ann'],
    ['system', 'x', 'yes'],
    ['system', 'no', ''],
    ['isolation', 'the design', 'default-deny'],
    ['isolation', '', 'as-imported'],
  ] as const)('%s %s', (attribute, value, expected) => {
    expect(attributeText(one(namespaces('a'), 'a', attribute, value), 'ns:a', attribute)).toBe(expected);
  });

  test('that no API server takes are refused, and the rest is set', () => {
    const { document, problems } = assigned(namespaces('a\nb'), [
      ['a', 'app', 'no label value'],
      ['b', 'app', 'shop'],
      ['gone', 'owner', 'ann'],
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('`no label value`');
    expect(document.design.namespaces['ns:a']).not.toHaveProperty('app');
    expect(document.design.namespaces['ns:b']?.app).toBe('shop');
  });

  test('of workloads: what they are called by, and their service account', () => {
    const start = namespaces('a | web');
    const [next] = change({ design: start, layout: { version: 1, nodes: {} } }, 'set', (draft) => {
      assign(draft, [
        { id: 'wl:a/web', attribute: 'appLabel', value: 'front' },
        { id: 'wl:a/web', attribute: 'serviceAccount', value: 'robot' },
      ]);
    });
    expect(next.design.workloads['wl:a/web']).toMatchObject({ labels: { app: 'front' }, serviceAccount: 'robot' });
  });
});

test('a place that was relative to the old zone is forgotten, where the axis matters and nowhere else', () => {
  const start = namespaces('a env:dev\nb env:prod');
  const at = { x: 7, y: 7 };
  const nodes = { 'ns:a': at, 'ns:a@environment': at, 'ns:a@platform': at, 'ns:a@tenant': at, 'ns:b@environment': at };
  const both = [
    ['a', 'environment', 'prod'],
    ['b', 'environment', 'prod'],
  ] as const;
  const { layout } = assigned(start, both, { version: 1, nodes }).document;
  expect(Object.keys(layout.nodes)).toEqual(['ns:a', 'ns:a@tenant', 'ns:b@environment']);
});

test('when much goes elsewhere at once, the zones find their places anew, too', () => {
  const names = Array.from({ length: 12 }, (_, i) => `n${i}`);
  const start = namespaces(`${names.join('\n')}\nx env:prod tenant:t`);
  const at = { x: 7, y: 7 };
  const nodes = {
    'env:prod': at,
    'tenant:t': at,
    'plane:p|tenant:t@platform': at,
    'ns:x@environment': at,
    'ns:x': at,
    'wl:x/web': at,
  };
  const few = names.slice(0, 3).map((n) => [n, 'environment', 'prod'] as const);
  expect(assigned(start, few, { version: 1, nodes }).document.layout.nodes).toEqual(nodes);
  const all = names.map((n) => [n, 'environment', 'prod'] as const);
  const { layout } = assigned(start, all, { version: 1, nodes }).document;
  expect(Object.keys(layout.nodes)).toEqual(['tenant:t', 'ns:x', 'wl:x/web']);
});
