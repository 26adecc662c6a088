import { describe, expect, it } from 'vitest';
import { EVERYTHING, selectorOfLabels } from '../../cluster/selector.ts';
import { lowerKubernetes } from '../../dataplanes/kubernetes/lower.ts';
import { type AddressRange, cidrsOfRange, parseCidr, rangesOf, subtractRanges } from '../../lib/addresses.ts';
import type { Action, EndpointTerm, Policy, PolicySet, Traffic } from '../../policy/policy-set.ts';
import { raiseClusterNetworkPolicies } from '../clusternetworkpolicy/raise.ts';
import { NO_POLICIES } from '../policies.ts';
import { blocksOf, raiseNetworkPolicies } from './raise.ts';

function range(text: string): AddressRange {
  const parsed = parseCidr(text);
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed.range;
}

const inShop = selectorOfLabels([['kubernetes.io/metadata.name', 'shop']]);
const shop: EndpointTerm = { kind: 'pods', namespaces: inShop, pods: EVERYTHING };

interface Said {
  readonly action?: Action;
  readonly peers: readonly EndpointTerm[];
  readonly traffic?: Traffic;
}

function setOf(kind: string, tier: string, rules: readonly Said[], over: Partial<Policy> = {}): PolicySet {
  const origin = { kind, name: 'p', ...(kind === 'NetworkPolicy' ? { namespace: 'shop' } : {}) };
  const policy: Policy = {
    origin,
    subject: [shop],
    rank: kind === 'NetworkPolicy' ? 0 : 10,
    isolates: kind === 'NetworkPolicy',
    rules: rules.map((r, i) => ({
      action: r.action ?? 'allow',
      peers: r.peers,
      traffic: r.traffic ?? 'any',
      origin: { ...origin, field: `spec.egress[${i}]` },
    })),
    ...over,
  };
  const ties = 'union' as const;
  return {
    dataPlane: 'kubernetes',
    hooks: [{ direction: 'egress', tiers: [{ name: tier, ties, otherProtocols: 'undefined', policies: [policy] }] }],
    unread: [],
  };
}

describe('raiseNetworkPolicies', () => {
  it('means the same when lowered again', () => {
    const peers: EndpointTerm[] = [
      { kind: 'pods', namespaces: selectorOfLabels([['team', 'a']]), pods: selectorOfLabels([['app', 'x']]) },
      {
        kind: 'addresses',
        ranges: subtractRanges([range('0.0.0.0/0')], [range('10.244.0.0/16'), range('192.0.2.1/32')]),
      },
    ];
    const traffic: Traffic = [
      { kind: 'ports', protocol: 'TCP', first: 80, last: 90 },
      { kind: 'ports', protocol: 'UDP', first: 1, last: 65535 },
      { kind: 'named', name: 'web', protocol: 'SCTP' },
    ];
    const set = setOf('NetworkPolicy', 'NetworkPolicy', [{ peers, traffic }, { peers: [shop] }]);
    const { policies, diagnostics } = raiseNetworkPolicies(set);
    expect(diagnostics).toEqual([]);
    const lowered = lowerKubernetes({ ...NO_POLICIES, networkPolicies: policies });
    const rules = (s: PolicySet) => s.hooks[0]?.tiers.find((t) => t.name === 'NetworkPolicy')?.policies[0]?.rules;
    expect(rules(lowered)).toEqual(rules(set));
  });

  it('never writes an empty list for what matches nothing', () => {
    const nothing: EndpointTerm = { kind: 'addresses', ranges: [] };
    const set = setOf('NetworkPolicy', 'NetworkPolicy', [
      { peers: [nothing] },
      { peers: [] },
      { peers: [shop], traffic: [] },
    ]);
    expect(raiseNetworkPolicies(set).policies[0]).toMatchObject({ egress: [], directions: ['egress'] });
  });

  it('leaves out a rule that it cannot say and goes on isolating', () => {
    const set = setOf('NetworkPolicy', 'NetworkPolicy', [
      { peers: [shop, { kind: 'domains', names: ['a.example'] }] },
      { peers: [shop], action: 'deny' },
    ]);
    const { policies, diagnostics } = raiseNetworkPolicies(set);
    expect(policies[0]?.egress).toEqual([]);
    expect(diagnostics.map((d) => d.code)).toEqual(['networkpolicy/not-expressible', 'networkpolicy/not-expressible']);
  });

  it('refuses subjects of more than one namespace', () => {
    const subject: EndpointTerm[] = [{ kind: 'pods', namespaces: EVERYTHING, pods: EVERYTHING }];
    const { policies, diagnostics } = raiseNetworkPolicies(setOf('NetworkPolicy', 'NetworkPolicy', [], { subject }));
    expect(policies).toEqual([]);
    expect(diagnostics).toHaveLength(1);
  });
});

describe('blocksOf', () => {
  it.each([
    [['0.0.0.0/0'], ['10.244.0.0/16'], 1],
    [['10.0.0.0/8', '192.168.0.0/16'], [], 2],
    [['0.0.0.0/0', '::/0'], ['10.244.0.0/16', 'fd00::/64'], 2],
    [['10.0.0.0/8'], ['10.0.0.0/9'], 1],
  ])('says %s without %s in %i blocks, exactly', (wide, holes, count) => {
    const ranges = subtractRanges(wide.map(range), holes.map(range));
    const blocks = blocksOf(ranges);
    expect(blocks).toHaveLength(count);
    expect(rangesOf(blocks.flatMap((b) => subtractRanges([b.cidr], b.except)))).toEqual(ranges);
    for (const b of blocks) expect([b.cidr, ...b.except].every((r) => cidrsOfRange(r).length === 1)).toBe(true);
  });
});

describe('raiseClusterNetworkPolicies', () => {
  const cluster = (rules: readonly Said[], over: Partial<Policy> = {}) =>
    raiseClusterNetworkPolicies(setOf('ClusterNetworkPolicy', 'Admin', rules, over));

  it('divides more than 25 rules into policies at neighbouring priorities, in order', () => {
    const rules = Array.from(
      { length: 60 },
      (_, i): Said => ({
        action: 'deny',
        peers: [shop],
        traffic: [{ kind: 'ports', protocol: 'TCP', first: i + 1, last: i + 1 }],
      }),
    );
    const { policies, diagnostics } = cluster(rules);
    expect(diagnostics).toEqual([]);
    expect(policies.map((p) => [p.name, p.priority, p.egress.length])).toEqual([
      ['p', 10, 25],
      ['p-part-2', 11, 25],
      ['p-part-3', 12, 10],
    ]);
    expect(policies.flatMap((p) => p.egress.flatMap((r) => r.protocols?.[0]))).toEqual(
      rules.map((r) => r.traffic?.[0]),
    );
  });

  it('refuses a policy whole when a part of it cannot be said', () => {
    for (const peers of [[{ kind: 'anything' } as const], [shop, { kind: 'domains', names: ['a.example'] } as const]]) {
      const { policies, diagnostics } = cluster([{ action: 'deny', peers }]);
      expect(policies).toEqual([]);
      expect(diagnostics[0]?.severity).toBe('error');
    }
    expect(cluster([], { isolates: true }).policies).toEqual([]);
  });
});
