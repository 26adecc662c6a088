import { describe, expect, test } from 'vitest';
import {
  type Cluster,
  EMPTY_CLUSTER,
  type Namespace,
  type Pod,
  type Service,
  type Workload,
  workloadId,
} from '../cluster/cluster.ts';
import { labelsOf } from '../cluster/labels.ts';
import { selectorOfLabels } from '../cluster/selector.ts';
import type { Document } from '../design/change.ts';
import { printDesign, readDesign } from '../design/design-file.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../design/empty.ts';
import { validateDesign } from '../design/validate.ts';
import type { Imported } from './merge/imported.ts';
import { mergeImport } from './merge-import.ts';

const EMPTY: Document = { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT };

const namespace = (name: string, labels: Record<string, string> = {}, declared = true): Namespace => ({
  name,
  labels: labelsOf({ 'kubernetes.io/metadata.name': name, ...labels }),
  declared,
});

const pod = (labels: Record<string, string>, ports: Pod['ports'] = []): Pod => ({
  labels: labelsOf(labels),
  ports,
  serviceAccount: 'default',
  hostNetwork: false,
  addresses: [],
});

const workload = (path: string, pods: readonly Pod[], kind = 'Deployment'): Workload => {
  const [ns = '', name = ''] = path.split('/');
  return { id: workloadId(ns, name, kind), namespace: ns, name, kind, pods };
};

const http = { name: 'http', protocol: 'TCP', port: 8080 } as const;

const service = (name: string, type: Service['type'], targetPort: number | string): Service => ({
  namespace: 'shop',
  name,
  type,
  selector: selectorOfLabels([['app', 'web']]),
  ports: [{ protocol: 'TCP', port: 80, targetPort }],
});

const CLUSTER: Cluster = {
  ...EMPTY_CLUSTER,
  namespaces: [
    namespace('shop', { env: 'prod', team: 'a' }),
    namespace('kube-system'),
    namespace('orders', { env: 'dev', team: 'b', tenant: 'unit' }),
  ],
  workloads: [
    workload('shop/web', [
      pod({ app: 'web', 'pod-template-hash': 'x', slot: '1' }, [http]),
      pod({ app: 'web', 'pod-template-hash': 'x', slot: '2' }, [http]),
    ]),
    workload('orders/db', [pod({ app: 'db' })], 'StatefulSet'),
    workload('orders/db', [pod({ app: 'db-job' })], 'Job'),
  ],
  hosts: [
    { name: 'n1', labels: labelsOf({ 'kubernetes.io/hostname': 'n1', zone: 'a' }), addresses: ['10.0.0.10'] },
    { name: 'n2', labels: labelsOf({ 'kubernetes.io/hostname': 'n2', zone: 'a' }), addresses: ['10.0.0.9'] },
    { name: 'm', labels: labelsOf({ 'node-role.kubernetes.io/control-plane': '' }), addresses: ['10.0.0.1'] },
  ],
  services: [service('web', 'ClusterIP', 'http'), service('web-external', 'LoadBalancer', 'http')],
  entryPoints: [
    { kind: 'Ingress', namespace: 'shop', name: 'web', backends: [{ namespace: 'shop', service: 'web', port: 80 }] },
  ],
};

const policy = (text: string) => ({
  kind: 'NetworkPolicy',
  namespace: 'shop',
  name: 'web',
  text,
  file: 'p.yaml',
  firstLine: 1,
});

const web = workloadId('shop', 'web', 'Deployment');
const db = workloadId('orders', 'db', 'StatefulSet');
const hint = (port: number, evidence: string) => ({ from: web, to: db, protocol: 'TCP' as const, port, evidence });

const IMPORTED: Imported = {
  cluster: CLUSTER,
  policies: [policy('kind: NetworkPolicy\n')],
  proposedFlows: [hint(5433, 'DB_PORT'), hint(5432, 'DB_ADDR')],
};

describe('a first import', () => {
  const { design } = mergeImport(EMPTY, IMPORTED);

  test('brings namespaces, with zones where a label clearly is one', () => {
    expect(design.namespaces['ns:shop']).toEqual({
      id: 'ns:shop',
      name: 'shop',
      labels: { env: 'prod', team: 'a' },
      complianceZones: [],
      isolation: 'as-imported',
      system: false,
      environment: 'env:prod',
    });
    expect(design.namespaces['ns:kube-system']?.system).toBe(true);
    expect(Object.values(design.environments).map((z) => z.label)).toEqual([
      { key: 'env', value: 'dev' },
      { key: 'env', value: 'prod' },
    ]);
    // `tenant` is clearer than `team`
    expect(Object.keys(design.tenants)).toEqual(['tenant:unit']);
    expect(design.planes).toEqual({});
  });

  test('brings workloads, with the labels that all pods share', () => {
    expect(design.workloads['wl:shop/web']).toMatchObject({ labels: { app: 'web' }, ports: [http] });
    expect(Object.keys(design.workloads)).toEqual(['wl:orders/db', 'wl:orders/db-2', 'wl:shop/web']);
    expect(design.workloads['wl:orders/db-2']?.kind).toBe('StatefulSet');
  });

  test('brings hosts by role, exposures, policies and proposed flows', () => {
    expect(Object.values(design.hostGroups).map((h) => [h.id, h.labels, h.addresses])).toEqual([
      ['host:control-plane', { 'node-role.kubernetes.io/control-plane': '' }, ['10.0.0.1']],
      ['host:worker', { zone: 'a' }, ['10.0.0.9', '10.0.0.10']],
    ]);
    expect(Object.values(design.exposures)).toEqual([
      { id: 'exp:shop/web-ingress', target: 'wl:shop/web', kind: 'Ingress', ports: [{ protocol: 'TCP', port: 8080 }] },
      {
        id: 'exp:shop/web-loadbalancer',
        target: 'wl:shop/web',
        kind: 'LoadBalancer',
        from: 'ext:internet',
        ports: [{ protocol: 'TCP', port: 8080 }],
      },
    ]);
    expect(design.externals['ext:internet']).toMatchObject({ name: 'Internet', internet: true });
    expect(design.policies['policy:NetworkPolicy/shop/web']).toMatchObject({ keep: 'unmanaged', firstLine: 1 });
    expect(Object.values(design.flows)).toEqual([
      {
        id: 'F-1',
        from: 'wl:shop/web',
        to: 'wl:orders/db-2',
        ports: [{ protocol: 'TCP', port: 5432, endPort: 5433 }],
        status: 'proposed',
        reason: 'DB_ADDR; DB_PORT',
      },
    ]);
  });

  test('is sound, and is read back from its file', () => {
    expect(validateDesign(design)).toEqual([]);
    expect(readDesign({ name: 'd', text: printDesign(design) }).design).toEqual(design);
  });
});

describe('importing again', () => {
  test('changes nothing', () => {
    const once = mergeImport(EMPTY, IMPORTED);
    expect(mergeImport(once, IMPORTED)).toBe(once);
  });

  test('the order of the input changes nothing', () => {
    const reversed: Imported = {
      cluster: {
        ...CLUSTER,
        namespaces: CLUSTER.namespaces.toReversed(),
        workloads: CLUSTER.workloads.toReversed(),
        hosts: CLUSTER.hosts.toReversed(),
        services: CLUSTER.services.toReversed(),
      },
      policies: IMPORTED.policies,
      proposedFlows: IMPORTED.proposedFlows.toReversed(),
    };
    expect(printDesign(mergeImport(EMPTY, reversed).design)).toBe(printDesign(mergeImport(EMPTY, IMPORTED).design));
  });

  test('keeps what the user did, updates what the cluster says, and removes nothing', () => {
    const first = mergeImport(EMPTY, IMPORTED);
    const { design } = first;
    const shop = design.namespaces['ns:shop'];
    const flow = design.flows['F-1'];
    const kept = design.policies['policy:NetworkPolicy/shop/web'];
    if (!shop || !flow || !kept) throw new Error('the first import holds them');
    const edited: Document = {
      layout: { version: 1, nodes: { 'ns:shop': { x: 1, y: 2 } } },
      design: {
        ...design,
        namespaces: { ...design.namespaces, 'ns:shop': { ...shop, environment: 'env:dev', isolation: 'default-deny' } },
        flows: { 'F-1': { ...flow, status: 'must not' } },
        policies: { [kept.id]: { ...kept, keep: 'no', owner: 'Ann' } },
      },
    };
    const next = mergeImport(edited, {
      cluster: {
        ...EMPTY_CLUSTER,
        namespaces: [namespace('shop', { env: 'prod', team: 'z' }), namespace('orders', {}, false)],
        workloads: [
          workload('shop/web', [pod({ app: 'web', v: '2' })]),
          workload('orders/db', [pod({})], 'StatefulSet'),
        ],
      },
      policies: [policy('kind: NetworkPolicy\nspec: {}\n')],
      proposedFlows: [hint(5432, 'x'), hint(9000, 'y')],
    });
    expect(next.layout).toBe(edited.layout);
    expect(next.design.namespaces['ns:shop']).toMatchObject({
      environment: 'env:dev',
      isolation: 'default-deny',
      labels: { env: 'prod', team: 'z' },
    });
    expect(next.design.namespaces['ns:orders']).toBe(design.namespaces['ns:orders']);
    expect(next.design.workloads['wl:shop/web']).toMatchObject({ labels: { app: 'web', v: '2' }, ports: [] });
    expect(Object.keys(next.design.workloads)).toHaveLength(3);
    expect(next.design.policies[kept.id]).toMatchObject({
      keep: 'no',
      owner: 'Ann',
      text: 'kind: NetworkPolicy\nspec: {}\n',
    });
    expect(next.design.flows['F-1']).toEqual({ ...flow, status: 'must not' });
    expect(next.design.flows['F-2']).toMatchObject({ status: 'proposed', ports: [{ protocol: 'TCP', port: 9000 }] });
    expect(next.design.exposures).toBe(design.exposures);
  });

  test('names of methods are names', () => {
    const cluster = {
      ...EMPTY_CLUSTER,
      namespaces: [namespace('constructor', { constructor: 'x' })],
      workloads: [workload('constructor/valueof', [pod({ constructor: 'y' })])],
    };
    const { design } = mergeImport(EMPTY, { cluster, policies: [], proposedFlows: [] });
    expect(design.namespaces['ns:constructor']?.labels).toEqual({ constructor: 'x' });
    expect(design.workloads['wl:constructor/valueof']?.labels).toEqual({ constructor: 'y' });
  });

  test('the cluster is noted where the inventory shows its kind', () => {
    const cluster = { ...EMPTY_CLUSTER, namespaces: [namespace('openshift-dns')] };
    const { design } = mergeImport(EMPTY, { cluster, policies: [], proposedFlows: [] });
    expect(Object.values(design.clusters).map((c) => c.distribution)).toEqual(['openshift']);
  });
});
