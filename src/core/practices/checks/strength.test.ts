import { describe, expect, it } from 'vitest';
import { checkDesign, mended } from '../../../testing/checks.ts';
import { draw } from '../../../testing/draw.ts';
import { developerPowers } from '../../design/edits/personas.ts';
import { inventoryOfDesign } from '../../design/inventory.ts';
import { COLLECTIONS, type Design, type Persona } from '../../design/schema.ts';

const PLANES = `
  cluster pods 10.244.0.0/16
  plane control
  plane data
  ns ops managed plane=control
  ns shop managed plane=data
  wl ops/scrape 9090
  wl shop/web 80
  wl shop/db 5432
  F-1 shop/web -> shop/db 5432`;

function withPersona(design: Design, name: string, powers: Persona['powers']): Design {
  const persona = COLLECTIONS.personas.parse({ id: `persona:${name.toLowerCase()}`, name, powers });
  return { ...design, personas: { ...design.personas, [persona.id]: persona } };
}

const developer = (design: Design) => withPersona(design, 'Developer', developerPowers(['ns:shop']));
const security = (design: Design) =>
  withPersona(design, 'Security', [
    { kind: 'policies', policyKind: 'ClusterNetworkPolicy', tier: 'Admin', where: 'everywhere' },
  ]);
/** The guardrail held by a baseline that comes after what developers write. */
function byBaseline(design: Design): Design {
  const text = `apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: {name: apart}
spec:
  tier: Baseline
  priority: 1
  subject: {namespaces: {matchLabels: {plane.example.com/name: data}}}
  egress: [{name: apart, action: Deny, to: [{namespaces: {matchLabels: {plane.example.com/name: control}}}]}]
  ingress: [{name: apart, action: Deny, from: [{namespaces: {matchLabels: {plane.example.com/name: control}}}]}]
`;
  const policy = {
    id: 'policy:apart',
    kind: 'ClusterNetworkPolicy',
    name: 'apart',
    text,
    file: 'a.yaml',
    firstLine: 1,
  };
  return { ...design, policies: { 'policy:apart': { ...policy, keep: 'yes' as const } } };
}

describe('PLANE-3', () => {
  it('asks for a guardrail, since policies of developers are no wall', () => {
    const design = developer(draw(PLANES));
    expect(checkDesign(design, 'PLANE-1').state).toBe('holds');
    const { findings } = checkDesign(design, 'PLANE-3');
    expect(findings[0]?.text).toBe('No guardrail keeps planes apart: policies of developers decide it');
    const walled = mended(design, findings[0]?.fix);
    expect(checkDesign(walled, 'PLANE-3')).toMatchObject({
      state: 'holds',
      text: expect.stringMatching(/^1 guardrail against 1 persona: \d+ forbidden pairs, \d+ ways to label$/),
    });
  });

  it('falls where a developer can run a pod that looks like the one a gate is for, with the steps of the attack', () => {
    const gate = `${PLANES}\n G-1 separate plane\n X-1 of G-1 ops/scrape -> shop/web 80\n F-2 ops/scrape -> shop/web 80`;
    const { state, findings } = checkDesign(developer(draw(gate)), 'PLANE-3');
    expect(state).toBe('fails');
    expect(findings[0]?.text).toMatch(
      /^Developer breaks G-1 “plane apart”: (run pod|label) shop\/.*; then ops\/scrape → shop\/[^\s[]+ tcp 80$/,
    );
    // a gate for whoever carries a label lets in whoever carries it
    const group = `${PLANES}\n group shop/scraped scraped=yes\n G-1 separate plane\n X-1 of G-1 ops/scrape -> group:shop/scraped 80\n F-2 ops/scrape -> group:shop/scraped 80`;
    expect(checkDesign(developer(draw(group)), 'PLANE-3').state).toBe('holds');
  });

  it('asks about a developer as on most platforms where the design says of nobody what they may do', () => {
    const gate = `${PLANES}\n G-1 separate plane\n X-1 of G-1 ops/scrape -> shop/web 80\n F-2 ops/scrape -> shop/web 80`;
    const { findings } = checkDesign(draw(gate), 'PLANE-3');
    expect(findings.map((f) => f.ids)).toEqual([['G-1']]);
    expect(findings[0]?.text).toMatch(/^A developer breaks G-1 “plane apart”: /);
    expect(checkDesign(draw(`${PLANES}\n G-1 separate plane`), 'PLANE-3').state).toBe('holds');
    expect(checkDesign(draw('ns shop'), 'PLANE-3').state).toBe('does not apply');
  });

  it('is not decided over budget, and never passes then', () => {
    const keys = Array.from({ length: 17 }, (_, i) => `k${i}`);
    const policies = keys.map((k) => {
      const text = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${k}, namespace: ops}\nspec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {}, podSelector: {matchExpressions: [{key: ${k}, operator: In, values: [a, b, c]}]}}]}]}\n`;
      return {
        id: `policy:ops/${k}`,
        kind: 'NetworkPolicy',
        namespace: 'ops',
        name: k,
        text,
        file: `${k}.yaml`,
        firstLine: 1,
        keep: 'yes' as const,
      };
    });
    const drawn = developer(draw(`${PLANES}\n G-1 separate plane`));
    const design = { ...drawn, policies: Object.fromEntries(policies.map((p) => [p.id, p])) };
    expect(checkDesign(design, 'PLANE-3')).toMatchObject({
      state: 'not decidable',
      text: expect.stringMatching(
        /^G-1 against Developer, since there are more than 40,000 ways to label \(pod label k0/,
      ),
    });
  });
});

describe('RBAC-1', () => {
  it('names a persona that writes the tier of a guardrail nobody owns, and makes it the owner', () => {
    const design = security(draw(`${PLANES}\n G-1 separate plane`));
    const { findings } = checkDesign(design, 'RBAC-1');
    expect(findings[0]?.text).toMatch(/^Security breaks G-1 “plane apart”: accept all egress of ops in tier Admin, /);
    expect(findings[0]?.ids).toEqual(['G-1', 'persona:security']);
    const owned = mended(design, findings[0]?.fix);
    expect(owned.guardrails['G-1']?.owner).toBe('Security');
    expect(checkDesign(owned, 'RBAC-1').findings.filter((f) => f.ids.includes('G-1'))).toEqual([]);
  });

  it('names flows of others that a persona can close', () => {
    const design = developer(
      draw(`${PLANES}\n G-1 separate plane\n X-1 of G-1 ops/scrape -> shop/web 80\n F-2 ops/scrape -> shop/web 80`),
    );
    expect(checkDesign(design, 'RBAC-1').findings.map((f) => f.text)).toContain(
      'Developer can close F-2, which is not its own: ops/scrape → shop/web',
    );
  });

  it('holds for developers behind a wall of the Admin tier', () => {
    expect(checkDesign(developer(draw(`${PLANES}\n G-1 separate plane`)), 'RBAC-1').state).toBe('holds');
  });

  it('says that a guardrail does not hold as it is, once', () => {
    const drawn = developer(draw(`${PLANES}\n G-1 separate plane`));
    const two = withPersona(drawn, 'Other', developerPowers(['ns:ops']));
    const today = { cluster: inventoryOfDesign(two).cluster, policies: [] };
    const { findings } = checkDesign(two, 'RBAC-1', { today });
    expect(findings.map((f) => f.subject)).toEqual(['G-1']);
    expect(findings[0]?.text).toContain('does not hold as it is, with nobody writing anything: ');
  });
});

describe('RBAC-3', () => {
  const SELECTED = `${PLANES}\n G-1 forbid group:trusted -> ns:ops any\n group trusted trusted=yes`;

  it('finds a label that carries its holder past a guardrail', () => {
    const text = `apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: {name: trusted}
spec:
  tier: Admin
  priority: 0
  subject: {namespaces: {}}
  ingress: [{name: trusted, action: Accept, from: [{pods: {namespaceSelector: {}, podSelector: {matchLabels: {trusted: "yes"}}}}]}]
  egress: [{name: out, action: Accept, to: [{namespaces: {}}]}]
`;
    const policy = {
      id: 'policy:trusted',
      kind: 'ClusterNetworkPolicy',
      name: 'trusted',
      text,
      file: 'a.yaml',
      firstLine: 1,
    };
    const drawn = draw(`${PLANES}\n G-1 separate plane`);
    const design = developer({ ...drawn, policies: { 'policy:trusted': { ...policy, keep: 'yes' as const } } });
    const { findings } = checkDesign(design, 'RBAC-3');
    expect(findings[0]?.text).toMatch(/^Developer breaks G-1 .*: (run pod|label) /);
    const key = COLLECTIONS.labelKeys.parse({ id: 'key:trusted', key: 'trusted', scope: 'pod' });
    expect(checkDesign({ ...design, labelKeys: { 'key:trusted': key } }, 'RBAC-3').state).toBe('holds');
  });

  it('holds where labels give nothing', () => {
    expect(checkDesign(developer(draw(`${PLANES}\n G-1 separate plane`)), 'RBAC-3').state).toBe('holds');
    expect(checkDesign(security(draw(SELECTED)), 'RBAC-3')).toMatchObject({
      state: 'does not apply',
      text: 'no persona may run or label anything',
    });
  });
});

describe('RBAC-6', () => {
  it('holds where developers decide alone', () => {
    expect(checkDesign(developer(draw(`${PLANES}\n G-1 separate plane`)), 'RBAC-6')).toMatchObject({
      state: 'holds',
      text: '2 pairs in 1 namespace',
    });
  });

  it('names what a policy of others denies or allows inside of the namespace, and leaves it out', () => {
    const decided = (action: string) => {
      const text = `apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: inside}\nspec: {tier: Admin, priority: 1, subject: {namespaces: {}}, ingress: [{name: all, action: ${action}, from: [{namespaces: {}}]}], egress: [{name: all, action: ${action}, to: [{namespaces: {}}]}]}\n`;
      const policy = {
        id: 'policy:inside',
        kind: 'ClusterNetworkPolicy',
        name: 'inside',
        text,
        file: 'a.yaml',
        firstLine: 1,
      };
      return developer({ ...draw(PLANES), policies: { 'policy:inside': { ...policy, keep: 'yes' as const } } });
    };
    const denied = checkDesign(decided('Deny'), 'RBAC-6').findings;
    expect(denied[0]?.text).toMatch(
      /^Developer alone cannot open shop\/\w+\[Deployment\] → shop\/\w+\[Deployment\] all in shop: rule 1 \(all\) of inside \(.*\) in tier Admin denies it$/,
    );
    const accepted = checkDesign(decided('Accept'), 'RBAC-6').findings;
    expect(accepted[0]?.text).toContain('cannot close');
    expect(checkDesign(mended(decided('Accept'), accepted[0]?.fix), 'RBAC-6').state).toBe('holds');
  });
});

it('a baseline does not stand against what developers write', () => {
  const open = developer(byBaseline(draw(`${PLANES.replaceAll(' managed', '')}\n G-1 separate plane`)));
  const without = { ...open, guardrails: {} };
  expect(checkDesign(without, 'PLANE-3').state).toBe('fails');
});
