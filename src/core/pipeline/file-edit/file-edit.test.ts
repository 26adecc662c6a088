import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { change, type Document } from '../../design/change.ts';
import { printDesign } from '../../design/design-file.ts';
import { printLayout } from '../../design/layout-file.ts';
import type { KeptPolicy } from '../../design/schema.ts';
import { compileDesign } from '../compile-design.ts';
import { backingOf } from './backing.ts';
import { fileEdit } from './file-edit.ts';

const KEPT = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: old, namespace: free}
spec: {podSelector: {}, ingress: []}
`;
const POLICY: KeptPolicy = {
  id: 'policy:1',
  kind: 'NetworkPolicy',
  namespace: 'free',
  name: 'old',
  text: KEPT,
  file: 'x.yaml',
  firstLine: 7,
  keep: 'unmanaged',
  owner: 'team',
};
const KEPT_PATH = 'policies/imported/namespaces/free/networkpolicy-old.yaml';
const drawn = draw(`
  cluster pods 10.244.0.0/16
  tenant a
  ns shop managed tenant=a colour=blue
  ns free
  wl shop/web 8080
  wl shop/db 5432
  wl free/job 80
  wl free/api 80
  F-1 shop/web -> shop/db 5432 because orders
`);
const document: Document = {
  design: { ...drawn, policies: { [POLICY.id]: POLICY } },
  layout: {
    version: 1,
    nodes: { 'ns:shop': { x: 10.4, y: 20, width: 300, height: 200 }, 'wl:shop/web': { x: 1, y: 2 } },
  },
};
const designText = printDesign(document.design);
const design = (edit: (text: string) => string) => fileEdit(document, { path: 'design.yaml', text: edit(designText) });

describe('an edit of design.yaml', () => {
  it('becomes the document, with what it opens', () => {
    const flow =
      '  - id: F-2\n    from: wl:shop/db\n    to: wl:shop/web\n    ports:\n      - { protocol: TCP, port: 8080 }\n';
    const { ways, effect, refusal } = design((text) => text.replace('\npolicies:', `${flow}\npolicies:`));
    expect(refusal).toBeUndefined();
    expect(ways).toMatchObject([{ kind: 'document', changes: ['add F-2: shop/db -> shop/web tcp 8080'], remarks: [] }]);
    expect(effect).toMatchObject({ total: 1, opened: [{ from: 'wl:shop/db', to: 'wl:shop/web' }] });
    // what the text leaves alone stays the same object, so that the step to undo holds the flow and nothing else
    expect(ways[0]?.document.design.workloads).toBe(document.design.workloads);
    expect(ways[0]?.document.layout).toBe(document.layout);
  });

  it('gives what it adds a place, and takes that of what it removes', () => {
    const added = design((text) =>
      text.replace('workloads:\n', 'workloads:\n  - { id: "wl:shop/new", namespace: "ns:shop", name: new }\n'),
    );
    expect(added.ways[0]?.document.layout.nodes['wl:shop/new']).toBeDefined();
    const renamed = design((text) =>
      text.replace('wl:shop/web\n', 'wl:shop/other\n').replaceAll('wl:shop/web', 'wl:shop/other'),
    );
    const nodes = renamed.ways[0]?.document.layout.nodes ?? {};
    expect(Object.keys(nodes).sort()).toEqual(['ns:shop', 'wl:shop/other']);
  });

  it('is refused while something in it cannot be read: it would be lost', () => {
    const wrong = design((text) => text.replace('port: 5432', 'port: many'));
    expect(wrong.ways).toEqual([]);
    expect(wrong.refusal).toMatch(
      /^design\.yaml line \d+, workloads\[\d+\]\.ports.*: .*would be lost\. Mend it, or discard the draft/,
    );
    expect(wrong.diagnostics[0]?.place?.span?.line).toBe(
      designText.split('\n').findIndex((l) => l.includes('port: 5432')) + 1,
    );
    expect(fileEdit(document, { path: 'design.yaml', text: 'kind: Pod' }).refusal).toMatch(
      /^design\.yaml.*The text is no design file\. Mend it/,
    );
    expect(fileEdit(document, { path: 'design.yaml', text: '' }).ways).toEqual([]);
  });

  it('is refused for what is newly wrong, and not for what was wrong before', () => {
    const dangling = (text: string) => text.replace('to: wl:shop/db', 'to: wl:shop/gone');
    expect(design(dangling).refusal).toMatch(/^design\.yaml line \d+, flows\[0\]\.to: .*would no longer be\. Mend it/);
    const flows = { 'F-1': { ...document.design.flows['F-1'], to: 'wl:shop/gone' } } as Document['design']['flows'];
    const broken: Document = { ...document, design: { ...document.design, flows } };
    const text = printDesign(broken.design).replace('name: job', 'name: work');
    const { ways, refusal } = fileEdit(broken, { path: 'design.yaml', text });
    expect(refusal).toBeUndefined();
    expect(ways).toHaveLength(1);
  });

  it('keeps comments beside a document that stays as it is', () => {
    const { ways } = design((text) => `# mine\n${text}`);
    expect(ways[0]?.document).toBe(document);
    expect(ways[0]?.remarks[0]).toMatch(/^Only comments/);
  });
});

describe('an edit of layout.yaml', () => {
  const text = printLayout(document.layout);

  it('moves what is elsewhere and nothing else', () => {
    const { ways } = fileEdit(document, { path: 'layout.yaml', text: text.replace('x: 1,', 'x: 50,') });
    expect(ways[0]?.changes).toEqual(['place wl:shop/web']);
    // positions are written as whole pixels: what was not touched keeps its own
    expect(ways[0]?.document.layout.nodes['ns:shop']).toBe(document.layout.nodes['ns:shop']);
    expect(fileEdit(document, { path: 'layout.yaml', text }).refusal).toMatch(
      /^layout\.yaml: Nothing stands elsewhere/,
    );
  });

  it('is refused where a line cannot be read', () => {
    expect(fileEdit(document, { path: 'layout.yaml', text: text.replace('x: 1,', 'x: left,') }).ways).toEqual([]);
  });
});

describe('an edit of a kept policy', () => {
  it('takes the place of its text', () => {
    const text = KEPT.replace('ingress: []', 'ingress: [{}]');
    const { ways, effect } = fileEdit(document, { path: KEPT_PATH, text });
    expect(ways[0]?.document.design.policies['policy:1']).toEqual({ ...POLICY, text, firstLine: 1 });
    expect(effect?.opened.map((p) => `${p.from} ${p.to}`)).toContain('wl:free/api wl:free/job');
  });

  it('follows a new name, keeps further policies beside it, and goes where nothing is left', () => {
    const renamed = fileEdit(document, { path: KEPT_PATH, text: KEPT.replace('old', 'new') });
    expect(renamed.ways[0]?.document.design.policies['policy:1']).toMatchObject({ name: 'new', owner: 'team' });
    const two = fileEdit(document, { path: KEPT_PATH, text: `${KEPT}---\n${KEPT.replace('old', 'more')}` });
    expect(Object.values(two.ways[0]?.document.design.policies ?? {}).map((p) => [p.name, p.text])).toEqual([
      ['old', KEPT],
      ['more', KEPT.replace('old', 'more')],
    ]);
    const none = fileEdit(document, { path: KEPT_PATH, text: '# gone\n' });
    expect(none.ways[0]).toMatchObject({ label: 'Remove NetworkPolicy free/old' });
    expect(none.ways[0]?.document.design.policies).toEqual({});
    expect(none.effect?.opened.length).toBeGreaterThan(0);
  });

  it('is kept as typed where an API server would refuse it, and refused where nobody can tell what it is', () => {
    const wrong = fileEdit(document, { path: KEPT_PATH, text: KEPT.replace('ingress: []', 'ingres: []') });
    expect(wrong.ways[0]?.remarks[0]).toMatch(/enforces nothing/);
    expect(fileEdit(document, { path: KEPT_PATH, text: 'kind: [' }).refusal).toMatch(/not sound YAML/);
    expect(fileEdit(document, { path: KEPT_PATH, text: 'kind: Pod\n' }).refusal).toMatch(/holds no network policy/);
  });
});

describe('an edit of a namespace object', () => {
  const path = 'tenants/a/shop/namespace.yaml';
  const text = compileDesign(document.design).files.find((f) => f.path === path)?.text ?? '';
  const edit = (from: string, to: string) => fileEdit(document, { path, text: text.replace(from, to) });

  it('changes its own labels, its application and its pod security', () => {
    expect(edit('colour: blue', 'colour: red').ways[0]?.document.design.namespaces['ns:shop']?.labels).toEqual({
      colour: 'red',
    });
    expect(edit('    colour: blue\n', '').ways[0]?.document.design.namespaces['ns:shop']?.labels).toEqual({});
    const more =
      '    colour: blue\n    pod-security.kubernetes.io/enforce: baseline\n    app.kubernetes.io/part-of: store\n';
    expect(edit('    colour: blue\n', more).ways[0]?.document.design.namespaces['ns:shop']).toMatchObject({
      podSecurity: 'baseline',
      app: 'store',
    });
  });

  it('is refused where a label is not its own, or the file becomes something else', () => {
    expect(edit('tenant.example.com/name: a', 'tenant.example.com/name: b').refusal).toMatch(
      /^namespace\.yaml line \d+, metadata\.labels\.tenant\.example\.com\/name: .* comes from a zone; put the namespace into another/,
    );
    expect(edit('name: shop', 'name: other').refusal).toMatch(/is the namespace `shop` and nothing else; rename/);
    expect(edit('colour: blue', 'colour: "not a label!"').refusal).toMatch(
      /^namespace\.yaml line \d+, metadata\.labels\.colour: .*no label value/,
    );
    expect(edit('colour: blue', 'colour: 7').refusal).toMatch(/put it in quotes/);
    expect(edit('colour: blue', 'colour: blue # still').refusal).toMatch(/No label is different/);
  });
});

describe('what stands behind a file', () => {
  it('is found by its path', () => {
    const kinds = compileDesign(document.design).files.map((f) => [f.path, backingOf(document.design, f.path).kind]);
    expect(Object.fromEntries(kinds)).toEqual({
      [KEPT_PATH]: 'kept',
      'tenants/a/shop/namespace.yaml': 'namespace',
      'tenants/a/shop/networkpolicies.yaml': 'policies',
    });
    expect(fileEdit(document, { path: 'REVIEW.md', text: 'x' }).refusal).toMatch(/change the design/);
    expect(backingOf(document.design, 'tenants/a/other/networkpolicies.yaml').kind).toBe('none');
  });

  it('changes nothing by being asked', () => {
    const [frozen] = change(document, '', () => {});
    expect(design((text) => text.replace('because', 'x')).ways.length + 1).toBeGreaterThan(0);
    expect(frozen).toBe(document);
  });
});
