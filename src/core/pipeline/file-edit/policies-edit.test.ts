import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import type { Connections, FileEditAnswer } from '../../analyses/file-edit.ts';
import type { Document } from '../../design/change.ts';
import { EMPTY_LAYOUT } from '../../design/empty.ts';
import { describeConnections } from '../../policy/connection-set.ts';
import { compileDesign } from '../compile-design.ts';
import { fileEdit } from './file-edit.ts';

const TEXT = `
  cluster pods 10.244.0.0/16 services 10.96.0.0/12 nodes 10.0.0.0/24
  tenant a
  ns shop managed tenant=a
  ns ops managed
  ns free
  ns empty
  wl shop/web tier=front 8080
  wl shop/api tier=back 8080
  wl shop/db tier=back 5432
  wl ops/admin 443
  wl free/job 80
  ext bank 203.0.113.0/24
  F-1 shop/web -> shop/db 5432 because orders
  F-2 ns:shop -> ops/admin 443
`;
const SHOP = 'tenants/a/shop/networkpolicies.yaml';
const OPS = 'tenants/unassigned/ops/networkpolicies.yaml';

function document(text = TEXT): Document {
  return { design: draw(text), layout: EMPTY_LAYOUT };
}
const fileOf = (d: Document, path: string) => compileDesign(d.design).files.find((f) => f.path === path)?.text ?? '';

/** The answer to an edit of a generated file. */
function edited(path: string, edit: (text: string) => string, d = document()): FileEditAnswer {
  const before = fileOf(d, path);
  const text = edit(before);
  expect(text, 'the edit changes the text').not.toBe(before);
  return fileEdit(d, { path, text });
}

const pairs = (c: Connections | undefined) => ({
  opened: c?.opened.map((p) => `${p.from} > ${p.to} ${describeConnections(p.connections)}`),
  closed: c?.closed.map((p) => `${p.from} > ${p.to} ${describeConnections(p.connections)}`),
});
const flowsOf = (answer: FileEditAnswer) => answer.ways.find((w) => w.kind === 'flows');

/** A policy of its own, to be put behind the others. */
const policy = (name: string, spec: string) =>
  `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: shop}\nspec:\n${spec.replace(/^/gm, '  ')}\n`;

const WEB_TO_API = policy(
  'more',
  `podSelector: {matchLabels: {app: api}}
policyTypes: [Ingress]
ingress:
- from: [{podSelector: {matchLabels: {app: web}}}]
  ports: [{port: 8080}]`,
).concat(
  policy(
    'more-out',
    `podSelector: {matchLabels: {app: web}}
policyTypes: [Egress]
egress:
- to: [{podSelector: {matchLabels: {app: api}}}]
  ports: [{port: 8080}]`,
  ),
);

describe('an edit of generated policies', () => {
  it('becomes a flow where it opens something', () => {
    const answer = edited(SHOP, (text) => text + WEB_TO_API);
    const way = flowsOf(answer);
    expect(answer.ways[0]).toBe(way);
    expect(way?.changes).toEqual(['add F-3: shop/web -> shop/api tcp 8080']);
    expect(way?.remarks).toEqual([]);
    expect(pairs(answer.effect)).toEqual({ opened: ['wl:shop/web > wl:shop/api tcp 8080'], closed: [] });
    expect(way?.check).toEqual({ opened: [], closed: [], total: 0 });
    expect(way?.document.design.flows['F-3']).toMatchObject({ from: 'wl:shop/web', to: 'wl:shop/api' });
  });

  it('takes a flow away where it closes all of it', () => {
    const answer = edited(SHOP, (text) => text.replaceAll('port: 5432', 'port: 1'));
    // the port is another one, so the flow stays and has that port
    expect(flowsOf(answer)?.changes).toEqual(['change F-1: tcp 5432 becomes tcp 1']);
    const gone = edited(SHOP, (text) => text.replace(/ {2}ingress:\n {2}# F-1[\s\S]*?port: 5432\n/, '  ingress: []\n'));
    expect(flowsOf(gone)?.changes).toEqual(['remove F-1: shop/web -> shop/db tcp 5432 because orders']);
    expect(pairs(gone.effect)).toEqual({ opened: [], closed: ['wl:shop/web > wl:shop/db tcp 5432'] });
    expect(flowsOf(gone)?.check?.total).toBe(0);
  });

  it('keeps the handle of a flow whose ports or ends change', () => {
    const other = edited(SHOP, (text) => {
      const ends = text.replace(
        /(# F-1 [^\n]*\n {2}- from:\n {4}- podSelector:\n {8}matchLabels:\n {10}app:) web/,
        '$1 api',
      );
      return ends.replaceAll(/(# F-1 [^\n]*\n {2}- to:[\s\S]*?)port: 5432/g, '$1port: 5432');
    });
    // ingress of db is from api now; web's egress still leads there
    expect(flowsOf(other)?.changes).toEqual(['change F-1: from shop/web becomes from shop/api']);
    expect(pairs(other.effect)).toEqual({ opened: [], closed: ['wl:shop/web > wl:shop/db tcp 5432'] });
    // a flow opens both ends, and the text only one: said, not hidden
    expect(pairs(flowsOf(other)?.check).opened).toEqual(['wl:shop/api > wl:shop/db tcp 5432']);
  });

  it('opens both ends where the text opens only one, and says so', () => {
    const answer = edited(OPS, (text) =>
      text.replace(
        /( {2}ingress:\n)/,
        `$1  - from:\n    - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}\n      podSelector: {matchLabels: {app: db}}\n    ports: [{port: 8443}]\n`,
      ),
    );
    expect(pairs(answer.effect)).toEqual({ opened: [], closed: [] });
    expect(flowsOf(answer)?.changes).toEqual(['add F-3: shop/db -> ops/admin tcp 8443']);
    expect(pairs(flowsOf(answer)?.check).opened).toEqual(['wl:shop/db > wl:ops/admin tcp 8443']);
  });

  it('says a whole namespace, an external that is drawn, and one that is not', () => {
    const to = (peer: string) =>
      policy(
        'out',
        `podSelector: {matchLabels: {app: web}}\npolicyTypes: [Egress]\negress:\n- to: [${peer}]\n  ports: [{port: 443}]`,
      );
    const changes = (peer: string) => flowsOf(edited(SHOP, (text) => text + to(peer)))?.changes;
    expect(changes('{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: free}}}')).toEqual([
      'add F-3: shop/web -> free/* tcp 443',
    ]);
    const job =
      '{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: free}}, podSelector: {matchLabels: {app: job}}}';
    expect(changes(job)).toEqual(['add F-3: shop/web -> free/job tcp 443']);
    const empty = '{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: empty}}}';
    expect(changes(empty)).toEqual(['add F-3: shop/web -> empty/* tcp 443']);
    const tenant = '{namespaceSelector: {matchLabels: {tenant.example.com/name: a}}}';
    expect(changes(tenant)).toEqual(['add F-3: shop/web -> tenant:a tcp 443']);
    expect(changes('{podSelector: {}}')).toEqual(['add F-3: shop/web -> shop/* tcp 443']);
    expect(changes('{namespaceSelector: {}}')).toEqual(['add F-3: shop/web -> cluster:main tcp 443']);
    expect(changes('{ipBlock: {cidr: 203.0.113.0/24}}')).toEqual(['add F-3: shop/web -> bank tcp 443']);
    expect(changes('{ipBlock: {cidr: 198.51.100.0/24}}')).toEqual([
      'add 198.51.100.0/24 (ext:198.51.100.0/24)',
      'add F-3: shop/web -> 198.51.100.0/24 tcp 443',
    ]);
    expect(changes('{ipBlock: {cidr: 0.0.0.0/0}}')).toEqual([
      'add Internet (ext:Internet)',
      'add F-3: shop/web -> Internet tcp 443',
    ]);
  });

  it('narrows a flow, and what it falls into keeps its reason', () => {
    const answer = edited(OPS, (text) =>
      text.replace(
        '          kubernetes.io/metadata.name: shop\n',
        '          kubernetes.io/metadata.name: shop\n      podSelector:\n        matchExpressions: [{key: app, operator: In, values: [web, api]}]\n',
      ),
    );
    expect(flowsOf(answer)?.changes).toEqual([
      'change F-2: from shop becomes from shop/web',
      'add F-3: shop/api -> ops/admin tcp 443',
    ]);
    expect(flowsOf(answer)?.check?.total).toBe(0);
  });

  it('leaves what no flow asked for, names it, and offers to keep the text as hand-written', () => {
    // name resolution is no flow of the design
    const answer = edited(SHOP, (text) => text.replace(/(name: default-deny[\s\S]*?)port: 53\n/, '$1port: 54\n'));
    const closed = 'wl:shop/web > kube-system/coredns[Deployment] tcp 53';
    expect(pairs(answer.effect).closed).toContain(closed);
    expect(flowsOf(answer)?.remarks.join() ?? 'stays open').toContain('stays open');
    const way = answer.ways.find((w) => w.kind === 'hand-written');
    expect(way?.label).toBe('Keep NetworkPolicy shop/default-deny as hand-written');
    const id = 'policy:NetworkPolicy/shop/default-deny';
    expect(way?.document.design.policies[id]).toMatchObject({ name: 'default-deny', namespace: 'shop', keep: 'yes' });
    // generated policies stay beside it and allow what the text closed
    expect(pairs(way?.check).opened).toContain(closed);
  });

  it('has nothing to take in where only comments differ', () => {
    const answer = edited(SHOP, (text) => `# mine\n${text}`);
    expect(answer.ways).toEqual([]);
    expect(answer.refusal).toMatch(/Nothing that the policies say is different/);
  });

  it('refuses errors with their lines, and objects of others', () => {
    const wrong = edited(SHOP, (text) => text.replace('policyTypes:', 'policyTyp:'));
    expect(wrong.ways).toEqual([]);
    expect(wrong.refusal).toMatch(
      /^networkpolicies\.yaml line \d+, spec.*an API server would refuse the text\. Mend it/,
    );
    expect(wrong.diagnostics[0]).toMatchObject({ severity: 'error', place: { file: SHOP } });
    const foreign = edited(SHOP, (text) => text + WEB_TO_API.replaceAll('namespace: shop', 'namespace: ops'));
    expect(foreign.refusal).toMatch(/is no NetworkPolicy of shop/);
    expect(foreign.ways.map((w) => w.kind)).toEqual(['hand-written']);
  });

  it('leaves the document as it was', () => {
    const d = document();
    const before = JSON.stringify(d);
    edited(SHOP, (text) => text + WEB_TO_API, d);
    expect(JSON.stringify(d)).toBe(before);
  });
});

describe('an edit of a policy of the whole cluster', () => {
  const d = document(`${TEXT}\nns loose\nwl loose/a 443\nG-1 forbid ns:free -> ns:loose 443`);
  const path = compileDesign(d.design).files.find((f) => f.path.startsWith('policies/base/admin/'))?.path ?? '';

  it('can be kept as hand-written, and never becomes a flow', () => {
    const answer = edited(path, (text) => text.replace(/number: 443/, 'number: 444'), d);
    expect(answer.ways.map((w) => w.kind)).toEqual(['hand-written']);
    expect(answer.refusal).toMatch(/no flow can say what it says/);
    // the guardrail itself is still written, so both hold
    expect(pairs(answer.ways[0]?.check).closed).toEqual(['wl:free/job > wl:loose/a tcp 443']);
  });
});
