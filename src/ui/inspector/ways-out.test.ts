import { expect, test } from 'vitest';
import type { Block } from '../../core/analyses/answers.ts';
import { emptyDesign } from '../../core/design/empty.ts';
import type { Design } from '../../core/design/schema.ts';
import { isDate } from '../dates.ts';
import { blockingGuardrails, blockingNamespaces, guardrailsWithoutGate } from './blockers.ts';
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

test('a guardrail that has its exception is not asked again; the one behind it is', () => {
  const zone = (id: string) => ({ id, name: id, label: { key: 'z', value: id.replace(':', '-') } });
  const at = (name: string, plane: string, tenant: string) => ({ ...namespace(name, 'default-deny'), plane, tenant });
  const apart = (id: string, axis: 'plane' | 'tenant') => ({ id, name: id, rule: { kind: 'separate' as const, axis } });
  const flow = { id: 'F-1', from: 'ns:a', to: 'ns:b', ports: 'any', status: 'agreed' } as const;
  const walled: Design = {
    ...emptyDesign('test'),
    planes: { 'plane:p': zone('plane:p'), 'plane:q': zone('plane:q') },
    tenants: { 'tenant:s': zone('tenant:s'), 'tenant:t': zone('tenant:t') },
    namespaces: { 'ns:a': at('a', 'plane:p', 'tenant:s'), 'ns:b': at('b', 'plane:q', 'tenant:t') },
    guardrails: { 'G-1': apart('G-1', 'plane'), 'G-2': apart('G-2', 'tenant') },
    exceptions: { 'X-1': { id: 'X-1', guardrail: 'G-1', from: 'ns:a', to: 'ns:b', ports: 'any' } },
  };
  const blocks = [block({ kind: 'ClusterNetworkPolicy', name: 'g-1-plane-p' })];
  expect(guardrailsWithoutGate(walled, flow, blocks).map((g) => g.id)).toEqual(['G-2']);
  expect(guardrailsWithoutGate({ ...walled, exceptions: {} }, flow, blocks).map((g) => g.id)).toEqual(['G-1', 'G-2']);
  expect(guardrailsWithoutGate(walled, flow, [])).toEqual([]);
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
