import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import type { TextKind } from './word.ts';
import { wordsAt } from './words.ts';
import { placeAt } from './yaml-place.ts';

const design = draw(`
  cluster pods 10.244.0.0/16
  tenant a
  ns shop managed tenant=a team=blue
  ns ops
  wl shop/web tier=front 8080
  wl shop/db tier=back 5432
  wl ops/admin 443
  ext bank 203.0.113.0/24
  F-1 shop/web -> shop/db 5432 because orders
  G-1 separate plane
`);

/** The words at `¦`. */
function words(marked: string, kind: TextKind = 'manifest'): string[] {
  const lines = marked.split('\n');
  const line = lines.findIndex((l) => l.includes('¦'));
  const column = (lines[line] ?? '').indexOf('¦') + 1;
  lines[line] = (lines[line] ?? '').replace('¦', '');
  const found = wordsAt({ kind, lines }, placeAt(lines, line + 1, column), design);
  return found.map(({ label, detail }) => (detail === undefined ? label : `${label} (${detail})`));
}

const policy = (spec: string) =>
  `kind: NetworkPolicy\nmetadata:\n  name: x\n  namespace: shop\nspec:\n${spec.replace(/^/gm, '  ')}`;

describe('words in a manifest', () => {
  it('are the labels of the pods of its own namespace', () => {
    expect(words(policy('podSelector:\n  matchLabels:\n    ¦'))).toEqual(['app (2 workloads)', 'tier (2 workloads)']);
    expect(words(policy('podSelector:\n  matchLabels: {app: ¦}'))).toEqual(['db (1 workload)', 'web (1 workload)']);
    expect(words(policy('podSelector:\n  matchLabels:\n    tier: f¦'))).toEqual([
      'back (1 workload)',
      'front (1 workload)',
    ]);
  });

  it('are the labels of the pods that a peer can mean', () => {
    const peer = (name: string) =>
      policy(
        `ingress:\n- from:\n  - namespaceSelector:\n      matchLabels:\n        kubernetes.io/metadata.name: ${name}\n    podSelector:\n      matchLabels:\n        app: ¦`,
      );
    expect(words(peer('ops'))).toEqual(['admin (1 workload)']);
    expect(words(peer('none'))).toEqual([]);
    expect(words(policy('ingress:\n- from:\n  - podSelector:\n      matchLabels:\n        app: ¦'))).toEqual([
      'db (1 workload)',
      'web (1 workload)',
    ]);
  });

  it('are the labels of namespaces, those of their zones included', () => {
    const keys = words(policy('ingress:\n- from:\n  - namespaceSelector:\n      matchLabels:\n        ¦'));
    expect(keys).toEqual(expect.arrayContaining(['team (1 namespace)', 'tenant.example.com/name (1 namespace)']));
    const names = 'ingress:\n- from:\n  - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ¦}}';
    expect(words(policy(names))).toEqual(expect.arrayContaining(['ops (1 namespace)', 'shop (1 namespace)']));
  });

  it('complete conditions as well', () => {
    const at = (end: string) => policy(`podSelector:\n  matchExpressions:\n  - key: tier\n${end}`);
    expect(words(at('    operator: In\n    values:\n    - ¦'))).toEqual(['back (1 workload)', 'front (1 workload)']);
    expect(words(policy('podSelector:\n  matchExpressions:\n  - key: ¦'))).toEqual([
      'app (2 workloads)',
      'tier (2 workloads)',
    ]);
  });

  it('are namespaces, ports and networks where these stand', () => {
    expect(words('kind: NetworkPolicy\nmetadata:\n  namespace: ¦')).toEqual(
      expect.arrayContaining(['ops (1 workload)', 'shop (2 workloads)']),
    );
    expect(words(policy('ingress:\n- ports:\n  - port: ¦'))).toEqual(
      expect.arrayContaining(['443 (ops/admin)', '5432 (shop/db)', '8080 (shop/web)']),
    );
    expect(words(policy('egress:\n- to:\n  - ipBlock:\n      cidr: ¦'))).toEqual([
      '203.0.113.0/24 (bank)',
      '10.244.0.0/16 (pods of main)',
    ]);
  });

  it('are handles in comments, and nothing inside a text or where no word of the design belongs', () => {
    expect(words('# see F¦')).toEqual([
      'F-1 (shop/web -> shop/db tcp 5432 because orders)',
      'G-1 (plane apart: members of different planes do not connect)',
    ]);
    expect(words(policy('policyTypes:\n- ¦'))).toEqual([]);
    expect(words(policy('ingress:\n- ¦'))).toEqual([]);
  });
});

describe('words in the design file', () => {
  it('are ids of what fits the field', () => {
    expect(words('flows:\n- id: F-1\n  from: ¦', 'design').slice(0, 4)).toEqual([
      'wl:ops/admin (ops/admin)',
      'wl:shop/db (shop/db)',
      'wl:shop/web (shop/web)',
      'ns:ops (ops)',
    ]);
    expect(words('workloads:\n- id: wl:a\n  namespace: ¦', 'design')).toEqual(['ns:ops (ops)', 'ns:shop (shop)']);
    expect(words('namespaces:\n- { id: ns:x, tenant: ¦ }', 'design')).toEqual(['tenant:a (a)']);
    expect(words('exceptions:\n- guardrail: ¦', 'design')).toEqual(['G-1 (G-1)']);
    expect(words('guardrails:\n- rule:\n    from: ns:¦', 'design').length).toBeGreaterThan(4);
  });

  it('are the next handle, ports that somebody listens on, labels', () => {
    expect(words('flows:\n- id: ¦', 'design')).toEqual(['F-2 (the next free handle)']);
    expect(words('flows:\n- ports:\n  - { protocol: TCP, port: ¦ }', 'design')).toEqual([
      '443 (tcp)',
      '5432 (tcp)',
      '8080 (tcp)',
    ]);
    expect(words('workloads:\n- labels:\n    ¦', 'design')).toEqual(['app', 'tier']);
    expect(words('workloads:\n- labels:\n    tier: ¦', 'design')).toEqual(['back', 'front']);
  });

  it('are nothing for a text that no field of the design is', () => {
    expect(words('constructor:\n- from: ¦', 'design')).toEqual([]);
    expect(words('name: ¦', 'design')).toEqual([]);
  });

  it('are ids in the layout', () => {
    expect(words('version: 1\nnodes:\n  ¦', 'layout')).toContain('ns:shop (shop)');
  });
});
