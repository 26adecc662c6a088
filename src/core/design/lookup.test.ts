import { describe, expect, test } from 'vitest';
import { readDesign } from './design-file.ts';
import { emptyDesign } from './empty.ts';
import { collectionOf, newId, nextHandle } from './handles.ts';
import { entity, nameOf, namespacesOfZone, workloadsOfNamespace, zoneChain, zoneOf } from './lookup.ts';
import { compareNatural } from './natural-order.ts';
import { isDesignText, isLayoutText, openDesignFiles } from './open-files.ts';
import { mergePorts, missingPorts } from './ports.ts';
import { isSystemNamespace } from './system-namespaces.ts';
import { validateDesign } from './validate.ts';

const TEXT = `version: 1
name: Shop
tenants:
  - { id: tenant:unit, name: Unit, label: { key: tenant, value: unit } }
  - { id: tenant:team, name: Team, parent: tenant:unit, label: { key: tenant, value: team } }
namespaces:
  - { id: ns:shop, name: shop, tenant: tenant:team }
  - { id: ns:orders, name: orders, tenant: tenant:unit }
workloads:
  - { id: wl:shop/web, namespace: ns:shop, name: web }
  - { id: wl:orders/db, namespace: ns:orders, name: db }
flows:
  - { id: F-2, from: wl:shop/web, to: wl:orders/db, ports: [{ protocol: TCP, port: 5432 }], reason: checkout }
  - { id: F-12, from: tenant:team, to: wl:orders/db, ports: unconfirmed }
`;
const design = readDesign({ name: 'd', text: TEXT }).design ?? emptyDesign('');

describe('lookup', () => {
  test('names', () => {
    expect(nameOf(design, 'wl:shop/web')).toBe('shop/web');
    expect(nameOf(design, 'F-12')).toBe('F-12');
    expect(nameOf(design, 'ns:gone')).toBe('ns:gone');
  });

  test('ids by their form, and nothing by the name of a method', () => {
    expect(collectionOf('env:prod')).toBe('environments');
    expect(collectionOf('X-1')).toBe('exceptions');
    for (const id of ['__proto__', 'constructor', 'F-', 'Q-1', 'wl', '']) expect(collectionOf(id)).toBeUndefined();
    expect(entity(design, 'ns:constructor')).toBeUndefined();
  });

  test('new ids are readable and free; handles count on by value', () => {
    expect(newId(design, 'wl:', 'shop/web')).toBe('wl:shop/web-2');
    expect(newId(design, 'ext:', '<script> Büro/1')).toBe('ext:script-Bu-ro/1');
    expect(newId(design, 'ext:', '../..')).toBe('ext:item');
    expect(nextHandle(design, 'F')).toBe('F-13');
    expect(nextHandle(design, 'G')).toBe('G-1');
  });

  test('zones hold what their inner zones hold', () => {
    expect(zoneOf(design, 'wl:shop/web', 'tenant')?.id).toBe('tenant:team');
    expect(zoneOf(design, 'wl:shop/web', 'plane')).toBeUndefined();
    expect(zoneChain(design, 'tenant:team').map((z) => z.id)).toEqual(['tenant:team', 'tenant:unit']);
    expect(namespacesOfZone(design, 'tenant:unit').map((n) => n.name)).toEqual(['orders', 'shop']);
    expect(namespacesOfZone(design, 'tenant:team').map((n) => n.name)).toEqual(['shop']);
    expect(workloadsOfNamespace(design, 'ns:shop').map((w) => w.name)).toEqual(['web']);
  });

  test('natural order is by value', () => {
    expect(['F-10', 'F-2', 'F-02', 'a', 'F-1'].sort(compareNatural)).toEqual(['F-1', 'F-02', 'F-2', 'F-10', 'a']);
  });
});

describe('ports', () => {
  const tcp = (port: number, endPort = port) => [
    { protocol: 'TCP' as const, port, ...(endPort > port ? { endPort } : {}) },
  ];
  test('merge', () => {
    expect(mergePorts(tcp(80, 90), tcp(91, 99))).toEqual(tcp(80, 99));
    expect(mergePorts('unconfirmed', tcp(1))).toEqual(tcp(1));
    expect(mergePorts(tcp(1), 'any')).toBe('any');
  });
  test('missing', () => {
    expect(missingPorts(tcp(80, 90), tcp(85, 99))).toEqual(tcp(80, 84));
    expect(missingPorts(tcp(80), tcp(80, 81))).toBeUndefined();
    expect(missingPorts(tcp(80), 'unconfirmed')).toEqual(tcp(80));
  });
});

describe('validation', () => {
  test('names the entity, the field and the way out', () => {
    const bad = `version: 1
name: x
planes:
  - { id: plane:a, name: a, parent: plane:b, label: { key: a b, value: x } }
  - { id: plane:b, name: b, parent: plane:a, label: { key: ok, value: -x } }
namespaces:
  - { id: ns:a, name: Shop }
  - { id: ns:b, name: b }
  - { id: ns:c, name: b }
externals:
  - { id: ext:x, name: x, networks: [10.0.0.0/33, 10.0.0.1, 10.0.0.1/8], domains: [Example.com, '*.example.com'] }
flows:
  - { id: F-1, from: ext:x, to: ns:z, ports: [{ protocol: TCP, port: 90, endPort: 80 }] }
exceptions:
  - { id: X-1, guardrail: G-9, from: ext:x, to: ns:a, ports: any }
policies:
  - { id: policy:p, kind: NetworkPolicy, namespace: gone, name: p, text: x, file: f }
`;
    const found = validateDesign(readDesign({ name: 'd', text: bad }).design ?? emptyDesign(''));
    expect(found.map((d) => `${d.object} ${d.code}`).sort()).toEqual(
      [
        'F-1 design/missing-reference',
        'F-1 design/ports',
        'X-1 design/missing-reference',
        'ext:x design/address',
        'ext:x design/address',
        'ext:x design/address',
        'ext:x design/domain',
        'ns:a design/name',
        'ns:c design/duplicate-name',
        'plane:a design/label',
        'plane:a design/zone-circle',
        'plane:b design/label',
        'plane:b design/zone-circle',
        'policy:p design/policy-namespace',
      ].sort(),
    );
    expect(found.every((d) => d.help)).toBe(true);
  });
});

describe("Bulkhead's own files", () => {
  test('are told apart from manifests and other files', () => {
    expect(isDesignText(TEXT)).toBe(true);
    expect(isDesignText('version: 1\nname: New\n')).toBe(true);
    for (const other of [
      'apiVersion: v2\nname: chart\nversion: 1\ntarget: x\n',
      'version: "3"\nname: compose\nservices: {}\n',
      'version: 3\nname: compose\nservices: {}\n',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: x\n',
      '',
    ])
      expect(isDesignText(other)).toBe(false);
    expect(isLayoutText('version: 1\nnodes: {}\n')).toBe(true);
  });

  test('are opened together, and the rest handed back', () => {
    const files = [
      { name: 'a/pod.yaml', text: 'kind: Pod\n' },
      { name: 'b/layout.yaml', text: 'version: 1\nnodes: { ns:x: { x: 9, y: 9 } }\n' },
      { name: 'a/design.yaml', text: TEXT },
      { name: 'a/layout.yaml', text: 'version: 1\nnodes: { ns:shop: { x: 1, y: 2 } }\n' },
    ];
    const opened = openDesignFiles(files);
    expect(opened.document?.design.name).toBe('Shop');
    expect(opened.document?.layout.nodes).toEqual({ 'ns:shop': { x: 1, y: 2 } });
    expect(opened.rest.map((f) => f.name)).toEqual(['a/pod.yaml']);
    expect(opened.diagnostics).toEqual([]);
  });
});

test('system namespaces by name', () => {
  for (const name of ['kube-system', 'openshift-dns', 'cilium-secrets', 'gatekeeper-system'])
    expect(isSystemNamespace(name)).toBe(true);
  for (const name of ['default', 'shop', 'kube', 'my-openshift-app']) expect(isSystemNamespace(name)).toBe(false);
});
