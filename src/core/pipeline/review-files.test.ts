import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { printDesign } from '../design/design-file.ts';
import { compileDesign } from './compile-design.ts';
import { reviewFiles } from './review-files.ts';

const deployment = (name: string, kind = 'Deployment') => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, namespace: shop }
spec:
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: c, ports: [{ containerPort: 5432 }] }] }
`;

const policy = (port: number) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
      ports: [{ port: ${port} }]
`;

const file = (text: string, name = 'all.yaml') => [{ name, text }];
const WORLD = [deployment('web'), deployment('db')].join('---\n');
const DESIGN = draw(`
  cluster pods 10.244.0.0/16
  ns shop managed
  wl shop/web app=web
  wl shop/db app=db 5432
  F-1 shop/web -> shop/db 5432 because orders
`);
const exported = () => [
  ...compileDesign(DESIGN).files.map((f) => ({ name: f.path, text: f.text })),
  { name: 'design.yaml', text: printDesign(DESIGN) },
];
const texts = (before: Parameters<typeof reviewFiles>[0], after: Parameters<typeof reviewFiles>[1]) =>
  reviewFiles(before, after).answer.sentences.map((s) => s.text);

describe('files against files', () => {
  it('without a design, only what changes', () => {
    const { answer } = reviewFiles(file(`${WORLD}---\n${policy(5432)}`), file(`${WORLD}---\n${policy(5433)}`));
    expect(answer.speaks).toBe('none');
    expect(answer.sentences.map((s) => s.text)).toEqual([
      'shop/web can now connect to shop/db on tcp 5433.',
      'shop/web could connect to shop/db on tcp 5432, and can no longer.',
    ]);
  });

  it('a workload whose kind changed is the same one', () => {
    const after = [deployment('web'), deployment('db', 'StatefulSet'), policy(5432)].join('---\n');
    const { answer } = reviewFiles(file(`${WORLD}---\n${policy(5432)}`), file(after));
    expect(answer.ends).toEqual({ added: [], removed: [] });
    expect(answer.sentences).toEqual([]);
  });

  it('hints that an import turns into proposed flows are no wishes', () => {
    const asks = deployment('web').replace('name: c,', 'name: c, env: [{ name: DB, value: "db.shop:5432" }],');
    const service = `apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`;
    const world = [asks, deployment('db'), service].join('---\n');
    const { answer } = reviewFiles(file(world), file(`${world}---\n${policy(1)}`));
    expect(answer.totals.lost.pairs).toBe(0);
    expect(answer.totals.closed.pairs).toBeGreaterThan(0);
  });
});

describe('an export with its design', () => {
  it('is the design that it was made from', () => {
    expect(texts(file(printDesign(DESIGN), 'design.yaml'), exported())).toEqual([]);
  });

  it('patches labels of namespaces, and leaves the others as they are', () => {
    const drawn = draw(`
      cluster pods 10.244.0.0/16
      env dev key=env
      env prod key=env
      ns shop managed env=prod
      ns tools env=dev
      wl shop/web app=web
      wl tools/cli app=cli
      G-1 separate env
    `);
    const tools = drawn.namespaces['ns:tools'];
    if (!tools) throw new Error('not drawn');
    const design = {
      ...drawn,
      namespaces: { ...drawn.namespaces, [tools.id]: { ...tools, labels: { team: 'tools' } } },
    };
    const letIn = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: by-team, namespace: shop }
spec: { podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: tools } } }] }] }
`;
    const files = (edit: (text: string) => string) => [
      ...compileDesign(design).files.map((f) => ({
        name: f.path,
        text: f.path.endsWith('.patch.yaml') ? edit(f.text) : f.text,
      })),
      { name: 'design.yaml', text: printDesign(design) },
      { name: 'more.yaml', text: letIn },
    ];
    const { answer } = reviewFiles(
      files((text) => text),
      files((text) => text.replace('env: dev', 'env: prod')),
    );
    expect(answer.edits.labels).toEqual([
      { on: 'namespace', key: 'env', before: 'dev', after: 'prod', names: ['tools'] },
    ]);
    // the policy lets it in by a label that the patch says nothing of
    expect(answer.sentences.map((s) => s.text)).toContain(
      'tools/cli can now connect to shop/web on every port, which G-1 forbids.',
    );
    expect(
      reviewFiles(
        file(printDesign(design), 'design.yaml'),
        files((text) => text),
      ).answer.edits.labels,
    ).toEqual([]);
  });

  it('is judged by that design where a policy was changed by hand', () => {
    const edited = exported().map((f) =>
      f.name.endsWith('networkpolicies.yaml') ? { ...f, text: f.text.replaceAll('5432', '5433') } : f,
    );
    const { answer } = reviewFiles(exported(), edited);
    expect(answer.speaks).toBe('after');
    expect(answer.sentences.map((s) => s.text)).toEqual([
      'shop/web could connect to shop/db on tcp 5432, and can no longer, which F-1 asks for.',
      'shop/web can now connect to shop/db on tcp 5433, and nobody asks for it.',
    ]);
    expect(answer.sentences[0]?.behind[0]).toMatchObject({ id: 'F-1', reason: 'orders' });
  });

  it('speaks for a folder that has its policies and no design', () => {
    const bare = exported().filter((f) => f.name !== 'design.yaml');
    expect(texts(exported(), bare)).toEqual([]);
    const without = bare.filter((f) => !f.text.includes('kind: NetworkPolicy'));
    const { answer } = reviewFiles(exported(), [...without, ...file(policy(1), 'other.yaml')]);
    expect(answer.speaks).toBe('before');
    expect(answer.sentences.map((s) => s.text)).toContain(
      'shop/web could connect to shop/db on tcp 5432, and can no longer, which F-1 asks for.',
    );
  });
});

it('complains about what cannot be read, and goes on', () => {
  const { answer, diagnostics } = reviewFiles(file('a: [', 'broken.yaml'), file(WORLD));
  expect(diagnostics.some((d) => d.severity === 'error' && d.place?.file === 'broken.yaml')).toBe(true);
  expect(answer.ends.added).toEqual(['shop/db', 'shop/web']);
});

describe('a design against the policies that are in force', () => {
  const design = draw(`
    cluster pods 10.244.0.0/16
    ns shop
    ns pay managed
    wl shop/web app=web
    wl shop/db app=db 5432
    wl pay/api app=api 443
  `);
  const own = file(printDesign(design), 'design.yaml');
  const inForce = (text: string) => file([WORLD, text].join('---\n'));
  const codes = (answer: ReturnType<typeof reviewFiles>) => answer.diagnostics.map((d) => d.code);

  it('leaves alone what it does not manage, and says so', () => {
    const answer = reviewFiles(inForce(policy(5432)), own);
    expect(answer.answer.sentences.map((s) => s.text).join()).not.toMatch(/ shop\/db .*can now|can now .* shop\/db/);
    expect(codes(answer)).toContain('design/policies-taken-over');
  });

  it('takes the place of what it manages, and of what an earlier export wrote', () => {
    const managed = policy(443).replaceAll('shop', 'pay');
    expect(codes(reviewFiles(inForce(managed), own))).not.toContain('design/policies-taken-over');
    const exported = policy(5432).replace(
      'metadata: {',
      'metadata: { labels: { app.kubernetes.io/managed-by: bulkhead },',
    );
    expect(codes(reviewFiles(inForce(exported), own))).not.toContain('design/policies-taken-over');
  });

  it('and the other way round, what comes into force is told as it is', () => {
    const answer = reviewFiles(own, inForce(policy(5432)));
    expect(codes(answer)).not.toContain('design/policies-taken-over');
    expect(answer.answer.totals.closed.pairs + answer.answer.totals.settled.pairs).toBeGreaterThan(0);
  });
});
