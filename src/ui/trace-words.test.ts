import { expect, test } from 'vitest';
import { endpointName } from '../core/solver/endpoint-name.ts';
import type { HookTrace, Trace } from '../core/solver/types.ts';
import { ruleName, trafficText, verdictSentence } from './trace-words.ts';

const packet = { from: 'shop/web[Deployment]', to: 'orders/db[StatefulSet]', protocol: 'TCP', port: 5432 } as const;
const policy = { kind: 'NetworkPolicy', namespace: 'orders', name: 'db' };
const hook = (over: Partial<HookTrace>): HookTrace => ({
  direction: 'ingress',
  subject: packet.to,
  peer: packet.from,
  verdict: 'denied',
  tiers: [],
  ...over,
});
const trace = (over: Partial<Trace>): Trace => ({ packet, verdict: 'denied', reasons: [], hooks: [], ...over });

test('a denying rule is named with its place, tier, policy and number', () => {
  const decidedBy = {
    kind: 'rule',
    tier: 'Admin',
    action: 'deny',
    origin: { ...policy, field: 'spec.ingress[1]' },
  } as const;
  expect(verdictSentence(trace({ hooks: [hook({ decidedBy })] }))).toBe(
    'blocked at ingress of orders/db by tier Admin, policy orders/db, rule 2',
  );
});

test('isolation names the policies that isolate', () => {
  const decidedBy = {
    kind: 'isolation',
    tier: 'NetworkPolicy',
    origins: [policy, { ...policy, name: 'all' }],
  } as const;
  expect(verdictSentence(trace({ hooks: [hook({ decidedBy })] }))).toContain(
    'policies orders/db, orders/all: no rule allows it',
  );
});

test('without a decision an allowed packet says that nothing stands against it', () => {
  expect(verdictSentence(trace({ verdict: 'allowed' }))).toBe('allowed: nothing stands against it');
});

test('an undefined answer spells out every reason', () => {
  const text = verdictSentence(trace({ verdict: 'undefined', reasons: ['own-node', 'same-priority'] }));
  expect(text).toContain('own node');
  expect(text).toContain('equal priority');
});

test('a rule with a name of its own is called by it', () => {
  expect(ruleName({ ...policy, ruleName: 'dns', field: 'spec.egress[0]' })).toBe('rule dns');
  expect(ruleName(policy)).toBe('');
});

test('endpoints and packets read without kinds', () => {
  expect(endpointName('host/node-1[Host]')).toBe('host node-1');
  expect(trafficText({ packet })).toBe('tcp 5432');
  expect(trafficText({ packet: { ...packet, protocol: 'other' } })).toBe('other protocols');
});
