import { describe, expect, it } from 'vitest';
import { change } from '../design/change.ts';
import { addNamespace, addWorkload, addZone } from '../design/edits/add.ts';
import { addGuardrail } from '../design/edits/guard.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../design/empty.ts';
import { exportTree } from './export-tree.ts';
import { importFiles } from './import-files.ts';

const blank = { design: emptyDesign('Test'), layout: EMPTY_LAYOUT };

const APP = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '{"secret":"PLANTED-1"}'
spec:
  template:
    metadata:
      labels: { app: web }
      annotations: { token: PLANTED-2 }
    spec:
      containers:
        - name: web
          args: ["--password=PLANTED-3", "--db=db:5432"]
          command: [sh, -c, "echo PLANTED-4"]
          env:
            - { name: API_KEY, value: PLANTED-5 }
            - { name: DB_URL, value: "postgres://user:PLANTED-6@db:5432/x" }
          ports: [{ containerPort: 8080 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: db, namespace: shop }
spec:
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, ports: [{ containerPort: 5432 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
---
apiVersion: v1
kind: Secret
metadata: { name: s, namespace: shop }
stringData: { key: PLANTED-7 }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: c, namespace: shop }
data: { key: PLANTED-8 }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: db
  namespace: shop
  annotations: { note: PLANTED-9 }
spec:
  # PLANTED-10
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
      ports: [{ port: 5432 }]
`;

describe('an import', () => {
  const result = importFiles({ files: [{ name: 'app.yaml', text: APP }], document: blank });

  it('keeps nothing that was planted: not in the document, not in Today, not in messages, not in an export', () => {
    const text = (value: unknown) =>
      JSON.stringify(value, (_, v) => (v instanceof Map ? [...v] : typeof v === 'bigint' ? String(v) : v));
    expect(text(result)).not.toContain('PLANTED');
    expect(text(exportTree(result.document))).not.toContain('PLANTED');
    expect(text(result.today)).toContain('5432');
  });

  it('proposes the flow that the environment shows, and drops the value', () => {
    const flows = Object.values(result.document.design.flows);
    expect(flows.map((f) => [f.from, f.to, f.status])).toEqual([['wl:shop/web', 'wl:shop/db', 'proposed']]);
  });

  it('changes nothing when the same files are imported again', () => {
    const again = importFiles({ files: [{ name: 'app.yaml', text: APP }], document: result.document });
    expect(again.document).toEqual(result.document);
  });

  it('keeps what could be read when one document is broken, and names the place of the other', () => {
    const broken = importFiles({
      files: [
        {
          name: 'mixed.yaml',
          text: `${APP}---\nkind: [unclosed\n---\napiVersion: v1\nkind: Namespace\nmetadata: { name: extra }\n`,
        },
      ],
      document: blank,
    });
    expect(Object.keys(broken.document.design.namespaces)).toContain('ns:extra');
    const line = APP.split('\n').length;
    expect(broken.diagnostics.filter((d) => d.severity === 'error').map((d) => d.place?.file)).toContain('mixed.yaml');
    expect(broken.diagnostics.some((d) => (d.place?.span?.line ?? 0) >= line)).toBe(true);
  });

  it('reads its own export back to the same design', () => {
    const files = exportTree(result.document).files.map(({ path, text }) => ({ name: path, text }));
    const read = importFiles({ files, document: blank });
    expect(Object.keys(read.document.design.workloads)).toEqual(Object.keys(result.document.design.workloads));
    expect(Object.keys(read.document.design.flows)).toEqual(Object.keys(result.document.design.flows));
    expect(read.designText).toBe(files.find((f) => f.name === 'design.yaml')?.text);
    // beside things that stand already, it is merged, and its text is not the design's
    expect(importFiles({ files, document: result.document }).designText).toBeUndefined();
  });

  it('keeps the text of a design among the files, whose comments stand in the next export', () => {
    const files = exportTree(result.document).files.map(({ path, text }) => ({
      name: path,
      text: path === 'design.yaml' ? text.replace('workloads:', '# reviewed in May\nworkloads:') : text,
    }));
    const read = importFiles({ files, document: blank });
    expect(read.designText).toContain('# reviewed in May');
    const [again, without] = [read.designText, undefined].map(
      (text) => exportTree(read.document, { designText: text }).files.find((f) => f.path === 'design.yaml')?.text,
    );
    expect(again).toContain('# reviewed in May\nworkloads:');
    expect(without).not.toContain('# reviewed in May');
  });

  it('does not keep the guardrails of its own export beside those it writes', () => {
    const [drawn] = change(blank, 'draw', (draft) => {
      const zones = ['data', 'management'].map((name) => addZone(draft, 'plane', { name }));
      zones.forEach((plane, i) => {
        const namespace = addNamespace(draft, { name: `ns-${i}`, plane });
        addWorkload(draft, { namespace, name: 'app', labels: { app: 'app' } });
      });
      addGuardrail(draft, { name: 'Separate planes', rule: { kind: 'separate', axis: 'plane' } });
    });
    const tree = exportTree(drawn);
    expect(tree.files.some((f) => f.text.includes('kind: ClusterNetworkPolicy'))).toBe(true);
    const files = tree.files.map(({ path, text }) => ({ name: path, text }));
    const read = importFiles({ files, document: blank });
    const again = exportTree(read.document);
    expect(again.files.map((f) => f.path)).toEqual(tree.files.map((f) => f.path));
    expect(again.proof.kind).toBe('equal');
    expect(read.today.policies.some((p) => p.text.includes('kind: ClusterNetworkPolicy'))).toBe(true);
  });
});

describe('the layout of an import', () => {
  const app = (name: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name}, namespace: shop }\nspec: { template: { metadata: { labels: { app: ${name} } } } }\n`;

  it('places everything the first time, and afterwards moves nothing that stands', () => {
    const first = importFiles({ files: [{ name: 'a.yaml', text: app('web') }], document: blank }).document;
    expect(Object.keys(first.layout.nodes)).toEqual(expect.arrayContaining(['ns:shop', 'wl:shop/web']));
    const files = [{ name: 'a.yaml', text: `${app('aaa')}---\n${app('web')}` }];
    expect(importFiles({ files, document: first }).document.layout).toEqual(first.layout);
  });
});
