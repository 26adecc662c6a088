import { describe, expect, it } from 'vitest';
import { printDesign, readDesign } from '../../design/design-file.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../design/empty.ts';
import { importFiles } from '../import-files.ts';

const LONG = 'v'.repeat(64);

const deployment = (name: string, labels: string, pod = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  replicas: 1
  template:
    metadata: { labels: ${labels} }
    spec: { containers: [{ name: c, ports: [{ containerPort: 8080, name: ${'p'.repeat(20)} }] }]${pod} }
`;

const HOSTILE = [
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { env: ${LONG}, tenant: a b, ok: yes-it-is } }\n`,
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${'n'.repeat(64)} }\n`,
  deployment('web', `{ app: ${LONG}, tier: front, __proto__: x, constructor: y, "${'k'.repeat(400)}": z }`),
  deployment('w'.repeat(254), '{ app: long }'),
  deployment('account', '{ app: account }', `, serviceAccountName: ${'s'.repeat(260)}`),
  `apiVersion: v1\nkind: Node\nmetadata: { name: n1, labels: { rack: ${LONG}, zone: a } }\n`,
  `apiVersion: v1\nkind: Service\nmetadata: { name: s, namespace: shop }\nspec: { type: NodePort, selector: { tier: front }, ports: [{ port: 80, targetPort: 8080 }] }\n`,
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${'p'.repeat(254)}, namespace: shop }\nspec: { podSelector: {} }\n`,
].join('---\n');

describe('an import of what no API server takes', () => {
  const request = {
    files: [{ name: 'hostile.yaml', text: HOSTILE }],
    document: { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT },
  };
  const { document, diagnostics } = importFiles(request);

  it('gives a design whose file is read back whole', () => {
    const read = readDesign({ name: 'design.yaml', text: printDesign(document.design) });
    expect(read.design).toEqual(document.design);
    expect(read.diagnostics).toEqual([]);
  });

  it('keeps what is sound of a thing', () => {
    expect(document.design.namespaces['ns:shop']?.labels).toEqual({ ok: 'yes-it-is' });
    expect(Object.entries(document.design.workloads).map(([id, w]) => [id, w.labels, w.ports.length])).toEqual([
      ['wl:shop/account', { app: 'account' }, 0],
      ['wl:shop/web', { constructor: 'y', tier: 'front' }, 0],
    ]);
  });

  it('names each thing that is left out, with its line', () => {
    const left = diagnostics.filter((d) => d.code === 'design/not-importable');
    const said = (words: string) => left.find((d) => d.message.includes(words));
    for (const words of [
      'label `env`',
      'label `app`',
      'label `__proto__`',
      'label `rack`',
      'container port',
      'service account',
    ])
      expect(said(words)?.severity, words).toBe('error');
    expect(said('label `env`')?.place?.span?.line).toBe(1);
    expect(left.every((d) => d.help !== undefined)).toBe(true);
  });

  it('changes nothing the second time', () => {
    expect(importFiles({ ...request, document }).document).toBe(document);
  });
});
