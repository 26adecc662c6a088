import { describe, expect, it } from 'vitest';
import { withoutRule } from './policy-text.ts';

const np = (spec: string) => `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: web\n${spec}`;

describe('a rule taken out of a policy', () => {
  it('leaves the others and their comments', () => {
    const spec = `spec:
  podSelector: {}
  ingress:
    # the shop
    - ports:
        - port: 80
    # nobody any more
    - ports:
        - port: 81
    # scrape
    - ports:
        - port: 9090
`;
    expect(withoutRule(np(spec), 'spec.ingress[1]')).toBe(
      np(spec.replace('    # nobody any more\n    - ports:\n        - port: 81\n', '')),
    );
  });

  it('keeps isolating when the last rule goes', () => {
    const after = withoutRule(np('spec: {podSelector: {}, egress: [{ports: [{port: 1}]}]}\n'), 'spec.egress[0]');
    expect(after).toContain('egress: []');
    expect(after).toMatch(/policyTypes: \[ *Ingress, Egress *\]|policyTypes:\n\s+- Ingress\n\s+- Egress/);
    const said = 'spec: {podSelector: {}, policyTypes: [Egress], egress: [{}]}\n';
    expect(withoutRule(np(said), 'spec.egress[0]')).toMatch(/policyTypes: \[ *Egress *\]/);
  });

  it('does nothing where there is no such rule', () => {
    expect(withoutRule(np('spec: {podSelector: {}}\n'), 'spec.ingress[0]')).toBeUndefined();
    expect(withoutRule(np('spec: {podSelector: {}, ingress: [{}]}\n'), 'spec.ingress[1]')).toBeUndefined();
    expect(withoutRule(np('spec: {podSelector: {}, ingress: [{}]}\n'), 'spec.podSelector')).toBeUndefined();
    expect(withoutRule('a: [', 'spec.ingress[0]')).toBeUndefined();
    expect(withoutRule(np('spec: {ingress: [&a {}, *a]}\n'), 'spec.ingress[0]')).toBeUndefined();
    expect(withoutRule('- a', 'spec.ingress[0]')).toBeUndefined();
  });
});
