import { describe, expect, it } from 'vitest';
import { checkDesign, mended } from '../../../testing/checks.ts';
import { draw } from '../../../testing/draw.ts';
import type { Design } from '../../design/schema.ts';

const SHOP = 'cluster pods 10.244.0.0/16\n ns shop\n wl shop/web 80\n wl shop/db 5432\n wl shop/job';

function withPolicies(drawn: string, ...texts: readonly string[]): Design {
  const policies = texts.map((text, i) => {
    const name = /name: ([a-z-]+)/.exec(text)?.[1] ?? `${i}`;
    const kind = /kind: (\w+)/.exec(text)?.[1] ?? '';
    const namespace = /namespace: (\w+)/.exec(text)?.[1];
    const id = `policy:${name}`;
    return {
      id,
      kind,
      name,
      text,
      file: `${name}.yaml`,
      firstLine: 1,
      keep: 'yes' as const,
      ...(namespace ? { namespace } : {}),
    };
  });
  return { ...draw(drawn), policies: Object.fromEntries(policies.map((p) => [p.id, p])) };
}

const np = (name: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: shop}\nspec:\n  ${spec.replaceAll('\n', '\n  ')}\n`;
const cnp = (name: string, priority: number, spec: string) =>
  `apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: ${name}}\nspec:\n  tier: Admin\n  priority: ${priority}\n  subject: {namespaces: {}}\n  ${spec.replaceAll('\n', '\n  ')}\n`;
const texts = (design: Design) => checkDesign(design, 'TIER-2').findings.map((f) => f.text);

describe('TIER-2', () => {
  it('finds a policy that selects nobody, and leaves it out', () => {
    const design = withPolicies(SHOP, np('typo', 'podSelector: {matchLabels: {app: wbe}}\ningress: [{}]'));
    const { findings } = checkDesign(design, 'TIER-2');
    expect(findings[0]?.text).toMatch(/^NetworkPolicy shop\/typo \(.*typo\.yaml:\d+\) selects no pod$/);
    // whom it was meant for only a person knows
    expect(findings[0]?.fix).toBeUndefined();
  });

  it('finds a rule whose peers are nobody, by its line', () => {
    const spec = `podSelector: {matchLabels: {app: web}}
ingress:
- from: [{podSelector: {matchLabels: {app: db}}}]
- from: [{podSelector: {matchLabels: {app: nobody}}}]
- from: [{podSelector: {matchLabels: {app: job}}}, {podSelector: {matchLabels: {app: none}}}]`;
    const [rule, peer, ...more] = texts(withPolicies(SHOP, np('web', spec)));
    expect(rule).toMatch(/^Ingress rule 2 of shop\/web \(.*web\.yaml:8\) matches nothing$/);
    expect(peer).toMatch(/^Peer pods {app=none} of namespaces .* in ingress rule 3 of shop\/web .* matches nothing$/);
    expect(more).toEqual([]);
  });

  it('finds a port name that no pod has', () => {
    const spec = 'podSelector: {matchLabels: {app: web}}\ningress: [{ports: [{port: admin}]}]';
    expect(texts(withPolicies(SHOP, np('web', spec)))[0]).toContain('matches nothing');
  });

  it('finds what an earlier rule decides, and names it', () => {
    const rules = 'ingress:\n- {name: wall, action: Deny, from: [{namespaces: {}}]}';
    const late = 'ingress:\n- {name: late, action: Accept, from: [{namespaces: {}}]}';
    const design = withPolicies(SHOP, cnp('early', 1, rules), cnp('late', 2, late));
    const { findings } = checkDesign(design, 'TIER-2');
    expect(findings.map((f) => f.subject)).toEqual(['ClusterNetworkPolicy late']);
    expect(findings[0]?.text).toMatch(
      /is shadowed: what it matches is decided before it by rule 1 \(wall\) of early \(/,
    );
    expect(findings[0]?.witness).toMatchObject({ protocol: 'TCP' });
    expect(checkDesign(mended(design, findings[0]?.fix), 'TIER-2').state).toBe('holds');
  });

  it('finds an allow that another one covers, a port in another range, and a peer among others', () => {
    const spec = `podSelector: {matchLabels: {app: web}}
ingress:
- from: [{podSelector: {}}]
  ports: [{port: 80, endPort: 90}, {port: 85}]
- from: [{podSelector: {matchLabels: {app: db}}}]
  ports: [{port: 80}]
- from: [{podSelector: {matchLabels: {app: job}}}, {podSelector: {matchExpressions: [{key: app, operator: In, values: [job, db]}]}}]
  ports: [{port: 443}]`;
    const found = texts(withPolicies(SHOP, np('web', spec)));
    expect(found[0]).toMatch(/^Port tcp 85 in ingress rule 1 .* is redundant/);
    expect(found[1]).toMatch(/^Ingress rule 2 .* is redundant beside rule 1 of shop\/web \(/);
    expect(found[2]).toMatch(/^Peer pods {app=job} .* in ingress rule 3 .* is redundant/);
    expect(found).toHaveLength(3);
  });

  it('takes a redundant rule out of a policy that is kept, and leaves the rest as it was', () => {
    const spec = `podSelector: {matchLabels: {app: web}}
ingress:
# everybody of the shop
- from: [{podSelector: {}}]
# the database, once more
- from: [{podSelector: {matchLabels: {app: db}}}]`;
    const design = withPolicies(SHOP, np('web', spec));
    const { findings } = checkDesign(design, 'TIER-2');
    expect(findings.map((f) => f.fix?.label)).toEqual(['Take ingress rule 2 out of shop/web']);
    const less = mended(design, findings[0]?.fix);
    expect(less.policies['policy:web']?.text).toContain('# everybody of the shop');
    expect(less.policies['policy:web']?.text).not.toContain('the database');
    expect(checkDesign(less, 'TIER-2').state).toBe('holds');
  });

  it('keeps a default deny that other policies cover today: the next pod needs it', () => {
    const each = (app: string) =>
      np(app, `podSelector: {matchLabels: {app: ${app}}}\ningress: [{ports: [{port: 80}]}]`);
    const deny = np('deny', 'podSelector: {}\npolicyTypes: [Ingress]');
    expect(checkDesign(withPolicies(SHOP, deny, each('web'), each('db'), each('job')), 'TIER-2').state).toBe('holds');
    expect(
      checkDesign(withPolicies(SHOP, deny, np('again', 'podSelector: {}\npolicyTypes: [Ingress]')), 'TIER-2').state,
    ).toBe('fails');
  });

  it('keeps a wall that policies of the namespaces would make up for today', () => {
    const design = draw(
      'plane a\n plane b\n ns x managed plane=a\n ns y managed plane=b\n wl x/c 1\n wl y/s 80\n G-1 separate plane',
    );
    expect(checkDesign(design, 'TIER-2').state).toBe('holds');
  });

  it('removes a flow that must not be, where a guardrail says so already', () => {
    const design = draw(
      'tenant a\n tenant b\n ns a managed tenant=a\n ns b managed tenant=b\n wl a/x 1\n wl b/y 1\n G-1 separate tenant\n F-1 a/x -> b/y 80 must not',
    );
    const { findings } = checkDesign(design, 'TIER-2');
    expect(findings.map((f) => [f.ids, f.fix?.label])).toEqual([[['F-1'], 'Remove F-1']]);
    expect(checkDesign(mended(design, findings[0]?.fix), 'TIER-2').state).toBe('holds');
  });

  it('removes a guardrail of which no policy does anything', () => {
    const design = draw(
      'tenant a\n tenant b\n ns a managed tenant=a\n ns b managed tenant=b\n wl a/x 1\n wl b/y 1\n G-1 separate tenant\n G-2 forbid ns:a -> ns:b 80',
    );
    const { findings } = checkDesign(design, 'TIER-2');
    expect(findings.map((f) => [f.ids, f.fix?.label])).toEqual([[['G-2'], 'Remove G-2']]);
    expect(checkDesign(mended(design, findings[0]?.fix), 'TIER-2').state).toBe('holds');
  });
});
