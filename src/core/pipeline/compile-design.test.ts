import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import type { Design, KeptPolicy } from '../design/schema.ts';
import { readManifests } from '../dialects/read.ts';
import { compileDesign } from './compile-design.ts';
import { exportTree } from './export-tree.ts';
import { keptPolicies } from './kept-policies.ts';

const TEXT = `
  cluster pods 10.244.0.0/16
  tenant a
  plane control
  plane data
  ns shop managed tenant=a plane=data
  ns ops plane=control
  ns kube-system system
  wl shop/web 8080
  wl shop/db 5432
  wl ops/admin 443
  G-1 separate plane because blast radius
  X-1 of G-1 ops/admin -> shop/web 8080
  F-1 shop/web -> shop/db 5432 because orders are kept there
`;

const file = (design: Design, path: string) => compileDesign(design).files.find((f) => f.path === path)?.text ?? '';

function kept(design: Design, policy: Partial<KeptPolicy> & { id: string; text: string; name: string }): Design {
  const whole: KeptPolicy = { kind: 'NetworkPolicy', file: 'x.yaml', firstLine: 1, keep: 'unmanaged', ...policy };
  return { ...design, policies: { ...design.policies, [policy.id]: whole } };
}

const policyText = (namespace: string, name: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {podSelector: {}, ingress: [{}]}\n`;

describe('compileDesign', () => {
  it('writes the tree of the studio, and nothing in it is complained about when read again', () => {
    const { files, diagnostics, skippedNamespaces } = compileDesign(draw(TEXT));
    expect(files.map((f) => f.path)).toEqual([
      'policies/base/admin/g-1-plane-control.yaml',
      'policies/base/admin/g-1-plane-data.yaml',
      'policies/base/admin/g-1-x-1-from.yaml',
      'policies/base/admin/g-1-x-1-to.yaml',
      'tenants/a/shop/namespace.yaml',
      'tenants/a/shop/networkpolicies.yaml',
      'tenants/unassigned/ops/namespace-labels.patch.yaml',
    ]);
    expect(diagnostics).toEqual([]);
    expect(skippedNamespaces).toEqual(['kube-node-lease', 'kube-public', 'kube-system']);
  });

  it('says handles, sentences and reasons in comments, and labels every object it owns', () => {
    const text = file(draw(TEXT), 'tenants/a/shop/networkpolicies.yaml');
    expect(text).toMatch(/# F-1 shop\/web -> shop\/db .*5432 because orders are kept there/);
    expect(text).toContain('app.kubernetes.io/managed-by: bulkhead');
    expect(file(draw(TEXT), 'policies/base/admin/g-1-plane-data.yaml')).toContain(
      '# G-1 plane apart because blast radius',
    );
  });

  it('cannot be broken out of by a reason', () => {
    const design = draw(TEXT);
    const flow = design.flows['F-1'];
    if (!flow) throw new Error('no flow');
    const hostile = { ...flow, reason: 'x\n---\nkind: Pod\u2028apiVersion: v1\r# ' };
    const { files } = compileDesign({ ...design, flows: { 'F-1': hostile } });
    const objects = readManifests(files.map((f) => ({ name: f.path, text: f.text }))).objects;
    expect(new Set(objects.map((o) => o.kind))).toEqual(
      new Set(['ClusterNetworkPolicy', 'Namespace', 'NetworkPolicy']),
    );
  });

  it('writes the same bytes for the same design, whatever was compiled before and in whatever order it was drawn', () => {
    const first = compileDesign(draw(TEXT)).files;
    compileDesign(draw(TEXT.replaceAll('5432', '5433')));
    const backwards = TEXT.split('\n').reverse().join('\n');
    expect(compileDesign(draw(backwards)).files).toEqual(first);
  });

  it('puts what allows ahead of the default deny, gates ahead of denials', () => {
    const text = file(draw(TEXT), 'tenants/a/shop/networkpolicies.yaml');
    expect(text.indexOf('name: default-deny')).toBeGreaterThan(text.indexOf('name: allow-web'));
    const { applyOrder } = compileDesign(draw(TEXT));
    expect(applyOrder.map((s) => s.paths[0])).toEqual([
      'tenants/a/shop/namespace.yaml',
      'tenants/a/shop/networkpolicies.yaml',
      'policies/base/admin/g-1-x-1-from.yaml',
      'policies/base/admin/g-1-plane-control.yaml',
    ]);
  });

  it('keeps imported policies as written, where the design does not manage their namespace', () => {
    const design = kept(
      kept(draw(TEXT), { id: 'policy:1', namespace: 'shop', name: 'old', text: policyText('shop', 'old') }),
      { id: 'policy:2', namespace: 'ops', name: 'mine', text: policyText('ops', 'mine') },
    );
    expect(keptPolicies(design).map((p) => p.id)).toEqual(['policy:2']);
    expect(file(design, 'policies/imported/namespaces/ops/networkpolicy-mine.yaml')).toBe(policyText('ops', 'mine'));
  });

  it('gives way to the name of a kept policy', () => {
    const design = kept(draw(TEXT), {
      id: 'policy:1',
      namespace: 'shop',
      name: 'default-deny',
      keep: 'yes',
      text: policyText('shop', 'default-deny'),
    });
    expect(file(design, 'tenants/a/shop/networkpolicies.yaml')).toContain('name: default-deny-2');
    expect(compileDesign(design).diagnostics).toEqual([]);
  });

  it('keeps the limits of ClusterNetworkPolicies by dividing', () => {
    const lines = ['cluster pods 10.244.0.0/16', 'ns a', 'wl a/x 1'];
    const exceptions = Array.from({ length: 60 }, (_, i) => `wl a/p${i} 1\nX-${i + 1} of G-1 a/p${i} -> a/x ${i + 1}`);
    const ports = Array.from({ length: 60 }, (_, i) => 2 * i + 1).join();
    const design = draw([...lines, `G-1 forbid ns:a -> a/x ${ports}`, ...exceptions].join('\n'));
    const { diagnostics, files } = compileDesign(design);
    expect(diagnostics).toEqual([]);
    expect(files.length).toBeGreaterThan(30);
  });
});

describe('gates', () => {
  const alike = `
    cluster pods 10.244.0.0/16
    ns shop
    ns ops
    wl shop/web app=x 8080
    wl shop/twin app=x 8080
    wl shop/db app=db 8080
    wl ops/admin 443
    G-1 forbid ns:ops -> ns:shop
    G-2 forbid ops/admin -> shop/db
    X-1 of G-1 ns:ops -> ns:shop 8080
  `;

  it('names the workloads that a gate leaves out because they carry the same labels', () => {
    const { diagnostics } = compileDesign(draw(alike));
    expect(diagnostics).toMatchObject([{ code: 'synthesis/gate-left-out', severity: 'error' }]);
    expect(diagnostics[0]?.message).toMatch(/^`X-1` opens no gate for `shop\/twin` and `shop\/web`/);
    expect(compileDesign(draw(alike.replace('wl shop/twin app=x', 'wl shop/twin app=y'))).diagnostics).toEqual([]);
  });

  const admin = (priority: number, from: string, port = 8080) =>
    `apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: corp}\nspec:\n  tier: Admin\n  priority: ${priority}\n  subject: {namespaces: {}}\n  ingress:\n    - action: Deny\n      from: [{namespaces: {matchLabels: {kubernetes.io/metadata.name: ${from}}}}]\n      protocols: [{tcp: {destinationPort: {number: ${port}}}}]\n`;
  const withCorp = (text: string) =>
    compileDesign(kept(draw(TEXT), { id: 'policy:1', kind: 'ClusterNetworkPolicy', name: 'corp', text })).diagnostics;

  it('names a kept policy of the Admin tier that a gate passes over', () => {
    expect(withCorp(admin(900, 'ops'))).toMatchObject([
      { code: 'synthesis/gate-passes-over', severity: 'warning', object: 'ClusterNetworkPolicy corp' },
    ]);
  });

  it('is silent about kept policies that come first or speak of other connections', () => {
    expect(withCorp(admin(1, 'ops'))).toEqual([]);
    expect(withCorp(admin(900, 'shop'))).toEqual([]);
    expect(withCorp(admin(900, 'ops', 9))).toEqual([]);
  });
});

describe('exportTree', () => {
  it('adds the design, the layout and a review page that states proof, order and what the cluster must serve', () => {
    const answer = exportTree({ design: draw(TEXT), layout: { version: 1, nodes: {} } });
    const text = (path: string) => answer.files.find((f) => f.path === path)?.text ?? '';
    expect(answer.proof.kind).toBe('equal');
    expect(text('design.yaml')).toContain('F-1');
    expect(text('layout.yaml')).not.toBe('');
    const review = text('REVIEW.md');
    expect(review).toContain('Equal in all');
    expect(review).toContain('v1alpha2');
    expect(review).toContain('not proven step by step');
    expect(review).toMatch(/\| F-1 \| shop\/web \| shop\/db \|/);
    expect(exportTree({ design: draw(TEXT), layout: { version: 1, nodes: {} } }).files).toEqual(answer.files);
  });
});

describe('compileDesign: nothing is managed', () => {
  it('writes no policy and complains of nothing', () => {
    const { files, diagnostics, losses, notEnforceable } = compileDesign(
      draw(`ns a
        wl a/x bare l=1
        wl a/y bare l=1
        wl a/z host
        ext net internet
        F-1 a/x -> a/y 80 http
        F-2 ext:net -> a/z 80
        exp:in a/x Ingress 80`),
    );
    expect({ files, diagnostics, losses, notEnforceable }).toEqual({
      files: [],
      diagnostics: [],
      losses: [],
      notEnforceable: [],
    });
  });
});
