import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { draw } from '../../testing/draw.ts';
import { compileDesign } from './compile-design.ts';
import { prove } from './prove.ts';

interface WrittenRule {
  readonly name?: string;
  readonly from?: readonly { readonly networks?: readonly string[] }[];
  readonly to?: readonly { readonly networks?: readonly string[] }[];
  readonly protocols?: readonly unknown[];
}

interface Written {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: { readonly priority: number; readonly ingress?: WrittenRule[]; readonly egress?: WrittenRule[] };
}

/** The ClusterNetworkPolicies of the written text, read by nothing of ours, in order of priority. */
function written(files: readonly { readonly text: string }[]): Written[] {
  const objects = files.flatMap((f) => parseAllDocuments(f.text).map((d) => d.toJS() as Written));
  return objects.filter((o) => o.kind === 'ClusterNetworkPolicy').sort((a, b) => a.spec.priority - b.spec.priority);
}

function expectWithinLimits(policies: readonly Written[]): void {
  expect(new Set(policies.map((p) => p.spec.priority)).size).toBe(policies.length);
  expect(new Set(policies.map((p) => p.metadata.name)).size).toBe(policies.length);
  for (const { metadata, spec } of policies) {
    expect(spec.priority).toBeGreaterThanOrEqual(0);
    expect(spec.priority).toBeLessThanOrEqual(1000);
    expect(metadata.name.length).toBeLessThanOrEqual(253);
    for (const rules of [spec.ingress ?? [], spec.egress ?? []]) {
      expect(rules.length).toBeLessThanOrEqual(25);
      for (const rule of rules) {
        const peers = rule.from ?? rule.to ?? [];
        expect([peers.length > 0, peers.length <= 25]).toEqual([true, true]);
        for (const peer of peers) expect(peer.networks?.length ?? 1).toBeLessThanOrEqual(25);
        expect(rule.protocols?.length ?? 1).toBeLessThanOrEqual(25);
        expect(rule.name?.length ?? 1).toBeLessThanOrEqual(100);
      }
    }
  }
}

const many = (n: number, line: (i: number) => string) => Array.from({ length: n }, (_, i) => line(i)).join('\n');
const BASE = 'cluster pods 10.244.0.0/16\nns a\nns b\nwl a/x 1\nwl b/y 1';

/** Compiles, looks at the text, and proves that it enforces the drawing. */
function policiesOf(text: string): Written[] {
  const design = draw(text);
  const compiled = compileDesign(design);
  const policies = written(compiled.files);
  expectWithinLimits(policies);
  expect(compiled.diagnostics).toEqual([]);
  expect(prove(design, compiled).kind).toBe('equal');
  return policies;
}

describe('the limits of ClusterNetworkPolicies, on the written text', () => {
  it.each([
    [25, 1],
    [26, 2],
    [51, 3],
  ])('%i rules are %i policies', (n, count) => {
    const gates = many(n, (i) => `wl a/p${i} 1\nX-${i + 1} of G-1 a/p${i} -> b/y ${i + 1}`);
    // one shared service with as many consumers, each by a rule of its own: all pass at one subject
    const text = `${BASE}\n${many(n, (i) => `ns c${i}\nwl c${i}/w 1`)}\nG-1 forbid ns:a -> ns:b\n${gates}`;
    expect(policiesOf(text).length).toBe(n + 1);
    const shared = `${BASE}\nplane p\nplane q\n${many(n, (i) => `ns c${i} plane=p\nwl c${i}/w 1\nns d${i} plane=q\nwl d${i}/w 1\nG-${i + 2} forbid c${i}/w -> ns:b ${i + 2}`)}\nG-1 forbid plane:p -> ns:b 1-200\nX-1 of G-1 plane:p -> b/y 1-100`;
    const passes = policiesOf(shared).filter((p) => p.metadata.name.startsWith('g-1-x-1'));
    expect(passes.length).toBe(count);
  });

  it.each([26, 51, 700])('%i networks', (n) => {
    const networks = many(n, (i) => `${11 + Math.floor(i / 100)}.0.${2 * (i % 100)}.0/24`).replaceAll('\n', ' ');
    const [policy] = policiesOf(`${BASE}\next bank ${networks}\nG-1 forbid ns:a -> ext:bank`);
    const found = (policy?.spec.egress ?? []).flatMap((r) => (r.to ?? []).flatMap((p) => p.networks ?? []));
    expect(found.length).toBe(n);
  });

  it.each([26, 51])('%i ports', (n) => {
    const ports = Array.from({ length: n }, (_, i) => 2 * i + 1).join();
    const policies = policiesOf(`${BASE}\nG-1 forbid ns:a -> ns:b ${ports}`);
    const rules = policies.flatMap((p) => p.spec.ingress ?? []);
    expect(rules.flatMap((r) => r.protocols ?? []).length).toBe(n);
    expect(rules.length).toBe(Math.ceil(n / 25));
  });

  it('puts the parts of a divided policy round the priorities that kept policies hold', () => {
    const ports = Array.from({ length: 700 }, (_, i) => 2 * i + 1).join();
    const text =
      'apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: mine}\nspec:\n  tier: Admin\n  priority: 11\n  subject: {namespaces: {}}\n  ingress: [{action: Deny, from: [{namespaces: {matchLabels: {none: such}}}]}]\n';
    const drawn = draw(`${BASE}\nG-1 forbid ns:a -> ns:b ${ports}`);
    const mine = { kind: 'ClusterNetworkPolicy', name: 'mine', file: 'x.yaml', firstLine: 1, keep: 'yes' } as const;
    const design = { ...drawn, policies: { 'policy:1': { id: 'policy:1', text, ...mine } } };
    const compiled = compileDesign(design);
    const policies = written(compiled.files);
    expectWithinLimits(policies);
    expect(policies.map((p) => [p.metadata.name, p.spec.priority])).toEqual([
      ['g-1-to', 10],
      ['mine', 11],
      ['g-1-to-part-2', 20],
    ]);
    expect(prove(design, compiled).kind).toBe('equal');
  });

  it('cuts names of rules and objects, and keeps them apart', () => {
    const long = 'x'.repeat(240);
    const design = draw(
      `${BASE}\nG-1 forbid ns:a -> ns:b\nshared:${long} b/y 1 for ns:a\nshared:${long}2 b/y 2 for ns:a`,
    );
    const compiled = compileDesign(design);
    expectWithinLimits(written(compiled.files));
    expect(prove(design, compiled).kind).toBe('equal');
  });

  const guarded = (n: number) =>
    `${BASE}\nG-1 forbid ns:a -> ns:b\n${many(n, (i) => `X-${i + 1} of G-1 ns:a -> b/y ${i + 1}`)}`;

  it('uses every priority from 0 to 1000 where it must', () => {
    expect(policiesOf(guarded(1000)).map((p) => p.spec.priority)).toEqual(Array.from({ length: 1001 }, (_, i) => i));
  });

  it('says what finds no priority any more, and never proves it', () => {
    const design = draw(guarded(1001));
    const compiled = compileDesign(design);
    expectWithinLimits(written(compiled.files));
    expect(compiled.losses.filter((l) => l.message.includes('all priorities'))).toMatchObject([{ subject: 'G-1' }]);
    expect(compiled.diagnostics).toMatchObject([{ code: 'synthesis/too-many-guardrails', severity: 'error' }]);
    expect(prove(design, compiled).kind).toBe('different');
  });
});
