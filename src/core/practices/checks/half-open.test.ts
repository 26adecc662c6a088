import { describe, expect, it } from 'vitest';
import { checkDesign, mended } from '../../../testing/checks.ts';
import { draw } from '../../../testing/draw.ts';
import type { Design } from '../../design/schema.ts';

const SHOP = 'cluster pods 10.244.0.0/16\n ns shop\n ns data\n wl shop/web 80\n wl data/db 5432';

function withPolicies(...specs: readonly (readonly [namespace: string, name: string, spec: string])[]): Design {
  const policies = specs.map(([namespace, name, spec]) => ({
    id: `policy:${namespace}/${name}`,
    kind: 'NetworkPolicy',
    namespace,
    name,
    text: `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}\n`,
    file: `${name}.yaml`,
    firstLine: 1,
    keep: 'unmanaged' as const,
  }));
  return { ...draw(SHOP), policies: Object.fromEntries(policies.map((p) => [p.id, p])) };
}

const TO_DATA =
  '{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: data}}}], ports: [{port: 5432}]}]}';
const CLOSED = '{podSelector: {}, policyTypes: [Ingress]}';
const FROM_SHOP =
  '{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}], ports: [{port: 5432}]}]}';

describe('APP-5', () => {
  it('finds what egress allows and ingress denies, and says who denies it', () => {
    const design = withPolicies(['shop', 'out', TO_DATA], ['data', 'closed', CLOSED]);
    const { findings, severity } = checkDesign(design, 'APP-5');
    expect(severity).toBe('warning');
    expect(findings.map((f) => f.text)).toEqual([
      'shop → data is allowed at egress only: 1 pair, such as shop/web → data/db tcp 5432, blocked at ingress of db by tier NetworkPolicy, policy data/closed: no rule allows it',
    ]);
    expect(findings[0]?.witness).toEqual({
      from: 'shop/web[Deployment]',
      to: 'data/db[Deployment]',
      protocol: 'TCP',
      port: 5432,
    });
    const once = mended(design, findings[0]?.fix);
    expect(checkDesign(once, 'APP-5').state).toBe('holds');
  });

  it('finds what ingress allows and egress denies', () => {
    const design = withPolicies(
      ['data', 'in', FROM_SHOP],
      ['shop', 'closed', '{podSelector: {}, policyTypes: [Egress]}'],
    );
    expect(checkDesign(design, 'APP-5').findings.map((f) => f.subject)).toEqual(['ingress ns:shop ns:data']);
  });

  it('holds where both ends allow it, and where one end has no policy', () => {
    expect(checkDesign(withPolicies(['shop', 'out', TO_DATA], ['data', 'in', FROM_SHOP]), 'APP-5').state).toBe('holds');
    expect(checkDesign(withPolicies(['data', 'in', FROM_SHOP]), 'APP-5').state).toBe('holds');
    expect(checkDesign(withPolicies(['data', 'closed', CLOSED]), 'APP-5').state).toBe('holds');
  });

  it('leaves a rule for everybody aside: it asks for no connection', () => {
    const open = '{podSelector: {}, policyTypes: [Egress], egress: [{}]}';
    expect(checkDesign(withPolicies(['shop', 'out', open], ['data', 'closed', CLOSED]), 'APP-5').state).toBe('holds');
  });

  it('holds for a design that manages both ends', () => {
    const drawn = 'ns shop managed\n ns data managed\n wl shop/web 80\n wl data/db 5432\n F-1 shop/web -> data/db 5432';
    expect(checkDesign(draw(drawn), 'APP-5')).toMatchObject({ state: 'holds', text: '2 pairs of workloads' });
  });
});
