import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import * as z from 'zod';
import { CORPUS_ABSENT, casesOf } from '../../testing/corpus/folders.ts';
import { draw } from '../../testing/draw.ts';
import { compileDesign } from '../pipeline/compile-design.ts';
import type { JsonSchema, JsonSchemaObject } from './json-schema.ts';
import { KIND_SCHEMAS, kubernetesSchema, schemaOfKind } from './kubernetes-schema.ts';

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
}

const valuesOf = (text: string) => parseAllDocuments(text).map((d) => d.toJS() as Manifest);

/** What the schema of its kind says against a document; undefined where there is none. */
function complaints(value: Manifest): string[] | undefined {
  const schema = schemaOfKind(value.apiVersion, value.kind);
  if (!schema) return undefined;
  const read = z.fromJSONSchema(schema as never, { defaultTarget: 'draft-7' }).safeParse(value);
  return read.success ? [] : read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`);
}

const policy = (spec: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'x', namespace: 'shop' },
  spec,
});

describe('the schemas of the kinds', () => {
  it('take everything that export writes', () => {
    const { files } = compileDesign(
      draw(`
        cluster pods 10.244.0.0/16
        tenant a
        plane control
        plane data
        ns shop managed tenant=a plane=data
        ns ops plane=control
        wl shop/web 8080
        wl ops/admin 443
        ext bank 203.0.113.0/24
        F-1 shop/web -> ext:bank 443,53/udp
        F-2 ns:ops -> shop/web 9000-9010
        G-1 separate plane
        X-1 of G-1 ops/admin -> shop/web 8080
      `),
    );
    const written = files.flatMap((f) => valuesOf(f.text));
    expect(new Set(written.map((v) => v.kind)).size).toBe(3);
    expect(written.flatMap((v) => complaints(v) ?? ['no schema'])).toEqual([]);
  });

  it.skipIf(CORPUS_ABSENT)('take what the projects themselves give as examples', () => {
    const values = (['cnp-conformance', 'anp-conformance', 'k8s-e2e'] as const)
      .flatMap((folder) => casesOf(folder).flatMap((c) => c.files()))
      .flatMap((f) => valuesOf(f.text))
      .filter((v) => v !== null && typeof v === 'object' && schemaOfKind(v.apiVersion, v.kind));
    expect(values.length).toBeGreaterThan(100);
    expect(values.flatMap((v) => complaints(v) ?? [])).toEqual([]);
  });

  it.each([
    [{ podSelector: {}, ingres: [] }],
    [{ podSelector: {}, policyTypes: ['ingress'] }],
    [{ podSelector: {}, ingress: [{ ports: [{ port: 70000 }] }] }],
    [{ podSelector: {}, ingress: [{ from: [{ ipBlock: { except: [] } }] }] }],
    [{ podSelector: { matchExpressions: [{ key: 'a', operator: 'Is' }] } }],
    [{ ingress: [] }],
  ])('refuse %j', (spec) => {
    expect(complaints(policy(spec))).toHaveLength(1);
  });

  it('refuse no NetworkPolicy that Kubernetes’ own models take', () => {
    for (const spec of [
      { podSelector: {} },
      { podSelector: { matchLabels: { a: 'b' } }, policyTypes: ['Egress'], egress: [{}] },
      { podSelector: {}, ingress: [{ from: [{ namespaceSelector: {}, podSelector: {} }], ports: [{ port: 'http' }] }] },
      { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] }] },
    ]) {
      new NetworkPolicy(policy(spec) as never).validate();
      expect(complaints(policy(spec))).toEqual([]);
    }
  });

  it('have words for every field', () => {
    const without = KIND_SCHEMAS.flatMap(({ kind, schema }) => fieldsWithoutWords(schema, kind));
    expect(without.filter((path) => !/\.(apiVersion|kind|status)$/.test(path))).toEqual([]);
  });
});

describe('the schema of all manifests', () => {
  it('holds each document against that of its own kind', () => {
    const schema = kubernetesSchema();
    const conditions = (schema.allOf ?? []).map((s) => (s === true ? undefined : s.if));
    expect(conditions).toHaveLength(KIND_SCHEMAS.length + 1);
    expect(new Set(conditions.map((c) => JSON.stringify(c))).size).toBe(conditions.length);
  });

  it('refers to nothing that is not in it', () => {
    const schema = kubernetesSchema();
    const refs = [...JSON.stringify(schema).matchAll(/"#\/definitions\/([^"]+)"/g)].map((m) => m[1] ?? '');
    expect(refs.length).toBeGreaterThan(10);
    expect(refs.filter((name) => !Object.hasOwn(schema.definitions ?? {}, name))).toEqual([]);
  });
});

function fieldsWithoutWords(schema: JsonSchema | undefined, path: string): string[] {
  if (schema === undefined || schema === true) return [];
  const node: JsonSchemaObject = schema;
  const own = Object.entries(node.properties ?? {}).flatMap(([name, field]) => {
    const at = `${path}.${name}`;
    const words = field !== true && (field.description !== undefined || field.$ref !== undefined);
    return [...(words ? [] : [at]), ...fieldsWithoutWords(field, at)];
  });
  return [...own, ...fieldsWithoutWords(node.items, `${path}[]`)];
}
