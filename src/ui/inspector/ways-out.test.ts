import { expect, test } from 'vitest';
import type { Block } from '../../core/analyses/answers.ts';
import { type Design, emptyDesign } from '../../core/design/schema.ts';
import { blockingGuardrails, blockingNamespaces } from './blockers.ts';
import { isDate } from './dates.ts';
import { shared } from './shared.ts';

const block = (origin: { kind: string; name: string; namespace?: string; ruleName?: string }): Block => ({
  direction: 'ingress',
  tier: 'Admin',
  decision: { kind: 'rule', tier: 'Admin', action: 'deny', origin },
  text: 'blocked',
});

const guardrail = (id: string) => ({
  id,
  name: 'Separate tenants',
  rule: { kind: 'separate', axis: 'tenant' } as const,
});
const namespace = (name: string, isolation: 'default-deny' | 'as-imported') => ({
  id: `ns:${name}`,
  name,
  labels: {},
  complianceZones: [],
  isolation,
  system: false,
});

const design: Design = {
  ...emptyDesign('test'),
  guardrails: { 'G-1': guardrail('G-1'), 'G-12': guardrail('G-12') },
  namespaces: { 'ns:shop': namespace('shop', 'as-imported'), 'ns:own': namespace('own', 'default-deny') },
};

test.each([
  ['g-1-separate-tenants', ['G-1']],
  ['bulkhead-g-12', ['G-12']],
  ['separate-tenants', []],
])('policy `%s` belongs to %j', (name, expected) => {
  const found = blockingGuardrails(design, [block({ kind: 'ClusterNetworkPolicy', name })]);
  expect(found.map((g) => g.id)).toEqual(expected);
});

test('only a namespace left as imported can be taken over', () => {
  const blocks = ['shop', 'own'].map((ns) => block({ kind: 'NetworkPolicy', namespace: ns, name: 'db' }));
  expect(blockingNamespaces(design, blocks).map((n) => n.name)).toEqual(['shop']);
});

test.each([
  ['2027-02-28', true],
  ['2027-02-30', false],
  ['28.02.2027', false],
])('`%s` is a date: %s', (text, expected) => {
  expect(isDate(text)).toBe(expected);
});

test('a shared value is one that all have', () => {
  expect(shared(['a', 'a'])).toBe('a');
  expect(shared(['a', 'b'])).toBeUndefined();
  expect(shared([])).toBeUndefined();
});
