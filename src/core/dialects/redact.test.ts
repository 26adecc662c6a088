import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../diagnostics.ts';
import { buildInventory } from '../pipeline/inventory/build-inventory.ts';
import type { SourceFile } from './manifest.ts';
import { readManifests } from './read.ts';
import { policySource, redactedValue } from './redact.ts';

const SECRET = 'hunter2-s3cret';

function policyOf(file: SourceFile) {
  const object = readManifests([file]).objects.find((o) => o.kind === 'NetworkPolicy');
  if (!object) throw new Error('no policy');
  return object;
}

const POLICY = `# ${SECRET}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy # ${SECRET}
metadata:
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"x": "${SECRET}"}

    note: "${SECRET} # no comment"
  name: web
  managedFields:
  - manager: ${SECRET}
  # ${SECRET}
  labels:
    color: "#fff"
spec:
  podSelector: {}   # ${SECRET}
  ingress:
  - from: # ${SECRET}
    - ipBlock: { cidr: 10.0.0.0/8 }
status: {conditions: ["${SECRET}"]}
data: data:text/plain,${SECRET}
`;

describe('policySource', () => {
  it('keeps lines and columns, and nothing that policy does not need', () => {
    const file = { name: 'p.yaml', text: `a: 1\n---\n${POLICY}---\nb: 2\n`, firstLine: 5 };
    const object = policyOf(file);
    const source = policySource(object, file);
    expect(source.text).not.toContain(SECRET);
    const again = policyOf(source);
    expect(redactedValue(again)).toEqual(redactedValue(object));
    for (const path of [
      ['spec', 'ingress', 0],
      ['metadata', 'labels', 'color'],
      ['spec', 'podSelector'],
    ])
      expect(again.locate(path)).toEqual(object.locate(path));
    expect((again.value as { metadata: { labels: unknown } }).metadata.labels).toEqual({ color: '#fff' });
  });

  it.each([
    ['a list', `kind: List\napiVersion: v1\nitems:\n- ${POLICY.trimEnd().split('\n').slice(1).join('\n  ')}\n`],
    [
      'JSON',
      JSON.stringify(
        {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'NetworkPolicy',
          metadata: { name: 'web', annotations: { a: SECRET } },
          spec: { podSelector: {} },
          status: SECRET,
        },
        null,
        2,
      ),
    ],
    ['anchors', POLICY.replace('annotations:', 'annotations: &a').replace('data: data:', 'x: *a\ndata: data:')],
  ])('prints a policy from %s afresh, at the line of the object', (_, text) => {
    const file = { name: 'p.yaml', text };
    const object = policyOf(file);
    const source = policySource(object, file);
    expect(source.text).not.toContain(SECRET);
    expect(source.firstLine).toBe(object.span.line);
    expect(redactedValue(policyOf(source))).toEqual(redactedValue(object));
  });

  it('reads CRLF and a byte order mark', () => {
    const file = { name: 'p.yaml', text: `\uFEFF${POLICY.replaceAll('\n', '\r\n')}` };
    const source = policySource(policyOf(file), file);
    expect(source.text).not.toContain(SECRET);
    expect(policyOf(source).locate(['spec', 'podSelector'])).toEqual(policyOf(file).locate(['spec', 'podSelector']));
  });
});

describe('planted secrets', () => {
  it('survive neither in the inventory nor in a diagnostic', () => {
    const text = `
apiVersion: v1
kind: Pod
metadata: {name: a, annotations: {x: ${SECRET}, y: [${SECRET}]}} # ${SECRET}
spec:
  initContainers: [{name: i, args: "${SECRET}"}]
  containers:
  - name: c
    env: [{name: KEY, value: "postgres://u:${SECRET}@db:5432/x"}, {name: [${SECRET}], value: 5}]
    args: ["--password=${SECRET}", {a: ${SECRET}}]
    command: ${SECRET}
    ports: [{containerPort: ${SECRET}}]
---
{apiVersion: v1, kind: Pod, metadata: {name: db, labels: {app: db}}, spec: {containers: [{name: c}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: db}, spec: {selector: {app: db}, ports: [{port: 5432}]}}
---
{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {p: ${SECRET}}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {p: "data:text/plain;base64,${SECRET}"}}
---
apiVersion: v1
kind: Secret
data: {p: ${SECRET}
`;
    const manifest = readManifests([{ name: 'a.yaml', text }]);
    const inventory = buildInventory(manifest.objects);
    const { cluster, ...rest } = inventory;
    const said = [...manifest.diagnostics, ...inventory.diagnostics].map(formatDiagnostic).join('\n');
    const kept = JSON.stringify([cluster, rest], (_, value) => (value instanceof Map ? [...value] : value));
    expect(kept).not.toContain(SECRET);
    expect(said).not.toContain(SECRET);
    expect(inventory.proposedFlows).toEqual([
      {
        from: 'default/a[Pod]',
        to: 'default/db[Pod]',
        protocol: 'TCP',
        port: 5432,
        evidence: 'environment variable KEY',
      },
    ]);
  });
});
