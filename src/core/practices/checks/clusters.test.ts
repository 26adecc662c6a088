import { describe, expect, it } from 'vitest';
import { checkDesign, mended } from '../../../testing/checks.ts';
import { draw } from '../../../testing/draw.ts';
import type { Design } from '../../design/schema.ts';

const TWO = `
  cluster east pods 10.244.0.0/16
  cluster west pods 10.245.0.0/16
  env prod on east
  env dev on west
  ns shop env=prod cluster=east
  ns try env=dev cluster=west
  wl shop/web 80
  wl try/web 80`;

function keeping(design: Design, cidr: string): Design {
  const text = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: shop}\nspec: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: ${cidr}}}]}]}\n`;
  const policy = {
    id: 'policy:shop/p',
    kind: 'NetworkPolicy',
    namespace: 'shop',
    name: 'p',
    text,
    file: 'p.yaml',
    firstLine: 1,
  };
  return { ...design, policies: { [policy.id]: { ...policy, keep: 'unmanaged' as const } } };
}

describe('ENV-2', () => {
  it('finds a rule that names pods by the addresses of a cluster', () => {
    const { findings } = checkDesign(keeping(draw(TWO), '10.245.3.0/24'), 'ENV-2');
    expect(findings[0]?.text).toMatch(
      /^Egress rule 1 of shop\/p \(.*:\d+\) names addresses inside of west: pods are told by labels, wherever they run$/,
    );
    expect(checkDesign(keeping(draw(TWO), '203.0.113.0/24'), 'ENV-2').state).toBe('holds');
    expect(checkDesign(keeping(draw(TWO), '0.0.0.0/0'), 'ENV-2').state).toBe('holds');
  });

  it('finds a guardrail between clusters, and puts one between environments in its place', () => {
    const design = draw(`${TWO}\n G-1 separate cluster`);
    const { findings } = checkDesign(design, 'ENV-2');
    expect(findings.map((f) => f.subject)).toEqual(['G-1']);
    expect(checkDesign(mended(design, findings[0]?.fix), 'ENV-2').state).toBe('holds');
  });

  it('does not apply to one cluster, and is not decided where addresses are not given', () => {
    expect(checkDesign(draw('cluster pods 10.244.0.0/16\n ns a'), 'ENV-2').state).toBe('does not apply');
    const bare = draw(TWO.replace(' pods 10.245.0.0/16', ''));
    expect(checkDesign(keeping(bare, '192.0.2.0/24'), 'ENV-2')).toMatchObject({
      state: 'not decidable',
      text: 'rules name addresses, and the pod addresses of west are not given',
    });
  });
});
