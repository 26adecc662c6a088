import fc from 'fast-check';
import { NetworkPolicy as Oracle } from 'kubernetes-models/networking.k8s.io/v1';
import { afterAll, describe, expect, it } from 'vitest';
import { type Selector, selectorKey, selectorOf } from '../../cluster/selector.ts';
import { type AddressRange, formatRange, parseCidr, rangesOf, subtractRanges } from '../../lib/addresses.ts';
import type { Direction } from '../../policy/policy-set.ts';
import { printDocument } from '../print.ts';
import { readManifests } from '../read.ts';
import { parseNetworkPolicy } from './parse.ts';
import { printNetworkPolicy } from './print.ts';
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort, NetworkPolicyRule } from './types.ts';

/** Values that YAML would like to read as something else, and keys that JavaScript would. */
const key = fc.constantFrom('app', 'constructor', 'toString', 'example.com/tier', 'y', 'null', '0x1', '1.10');
const text = fc.constantFrom(
  '',
  'a',
  'true',
  'null',
  'on',
  'y',
  '1',
  '1.10',
  '0x1',
  '0o17',
  '1e3',
  '2020-01-01',
  '1_000',
);
const values = fc.uniqueArray(text, { minLength: 1, maxLength: 3 });
const requirement = fc.oneof(
  fc.record({ key, operator: fc.constantFrom('In' as const, 'NotIn' as const), values }),
  fc.record({ key, operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const) }),
);
const selector: fc.Arbitrary<Selector> = fc.array(requirement, { maxLength: 3 }).map(selectorOf);

const cidr = (written: string): AddressRange => {
  const parsed = parseCidr(written);
  if (typeof parsed === 'string') throw new Error(written);
  return parsed.range;
};
const range = fc.constantFrom('10.0.0.0/8', '0.0.0.0/0', '10.0.0.1/32', '::/0', 'fd00:1::/32').map(cidr);
const hole = fc.constantFrom('10.1.0.0/16', '10.128.0.0/9', '10.0.0.1/32', 'fd00:1:2::/48', '10.0.0.0/8').map(cidr);
const peer: fc.Arbitrary<NetworkPolicyPeer> = fc.oneof(
  fc.record({ kind: fc.constant('pods' as const), pods: selector }),
  fc.record({ kind: fc.constant('pods' as const), namespaces: selector }),
  fc.record({ kind: fc.constant('pods' as const), pods: selector, namespaces: selector }),
  fc.record({ kind: fc.constant('ipBlock' as const), cidr: range, except: fc.array(hole, { maxLength: 2 }) }),
);
const protocol = fc.constantFrom('TCP' as const, 'UDP' as const, 'SCTP' as const);
const port: fc.Arbitrary<NetworkPolicyPort> = fc.oneof(
  fc.record({ protocol }),
  fc.record({ protocol, port: fc.constantFrom('web', 'dns-tcp') }),
  fc.record({ protocol, port: fc.integer({ min: 1, max: 65535 }) }),
  fc
    .tuple(protocol, fc.integer({ min: 1, max: 65535 }), fc.nat(20))
    .map(([p, first, more]) => ({ protocol: p, port: first, endPort: Math.min(first + more, 65535) })),
);
const origin = { kind: 'NetworkPolicy', namespace: 'x', name: 'p' };
const comments = fc.array(fc.constantFrom('F-12 checkout', 'two\nlines', '# hash: [', 'a\u2028b: c'), { maxLength: 2 });
const rule: fc.Arbitrary<NetworkPolicyRule> = fc.record({
  peers: fc.array(peer, { maxLength: 3 }),
  ports: fc.array(port, { maxLength: 3 }),
  origin: fc.constant(origin),
  comments,
});
const policy: fc.Arbitrary<NetworkPolicy> = fc
  .record({
    podSelector: selector,
    directions: fc.constantFrom<readonly Direction[]>(['ingress'], ['egress'], ['ingress', 'egress']),
    ingress: fc.array(rule, { maxLength: 3 }),
    egress: fc.array(rule, { maxLength: 3 }),
    comments,
  })
  .map((drawn) => ({
    ...drawn,
    kind: 'NetworkPolicy' as const,
    namespace: 'x',
    name: 'p',
    ingress: drawn.directions.includes('ingress') ? drawn.ingress : [],
    egress: drawn.directions.includes('egress') ? drawn.egress : [],
    origin,
  }));

/** What a policy says, free of order and repetition. A peer that matches no address says nothing. */
function meaning(p: NetworkPolicy) {
  const set = (items: readonly string[]) => [...new Set(items)].sort();
  const peerText = (x: NetworkPolicyPeer) => {
    if (x.kind === 'pods') return [`${x.pods && selectorKey(x.pods)} ${x.namespaces && selectorKey(x.namespaces)}`];
    const rest = subtractRanges([x.cidr], x.except);
    return rest.length === 0 ? [] : [rangesOf(rest).map(formatRange).join()];
  };
  const ruleText = (r: NetworkPolicyRule) => {
    const peers = set(r.peers.flatMap(peerText));
    if (r.peers.length > 0 && peers.length === 0) return [];
    const ports = r.ports.map((x) => `${x.protocol} ${typeof x.port} ${x.port} ${x.endPort ?? x.port}`);
    return [JSON.stringify([peers, set(ports)])];
  };
  const { podSelector, directions } = p;
  const rules = (list: readonly NetworkPolicyRule[]) => set(list.flatMap(ruleText));
  return { on: selectorKey(podSelector), directions, ingress: rules(p.ingress), egress: rules(p.egress) };
}

function reread(written: string) {
  const { objects, diagnostics } = readManifests([{ name: 'a.yaml', text: written }]);
  const object = objects[0];
  if (!object || diagnostics.length > 0) throw new Error(`not readable: ${JSON.stringify(diagnostics)}\n${written}`);
  return parseNetworkPolicy(object);
}

const SEED = 20_261_123;
const RUNS = 200;

describe(`printed NetworkPolicies (seed ${SEED})`, () => {
  const seen = { rules: 0, selectors: 0, blocks: 0, holes: 0, ranges: 0, named: 0, comments: 0, dropped: 0 };
  afterAll(() => {
    for (const [what, count] of Object.entries(seen))
      expect(count, `generator makes too few ${what}`).toBeGreaterThan(what === 'dropped' ? 0 : RUNS / 10);
  });

  it('mean what was printed, and are taken by a schema written elsewhere', () => {
    fc.assert(
      fc.property(policy, (p) => {
        const value = printNetworkPolicy(p);
        const written = printDocument(value);
        const { object, diagnostics } = reread(written);
        expect(diagnostics, written).toEqual([]);
        expect(object && meaning(object), written).toEqual(meaning(p));
        expect(object && printNetworkPolicy(object)).toEqual(value);
        new Oracle(JSON.parse(JSON.stringify(value))).validate();
        count(p, value);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  function count(p: NetworkPolicy, value: object) {
    const rules = [...p.ingress, ...p.egress];
    const peers = rules.flatMap((r) => r.peers);
    const ports = rules.flatMap((r) => r.ports);
    const spec = (value as { spec: { ingress?: []; egress?: [] } }).spec;
    seen.rules += rules.length;
    seen.selectors += peers.filter((x) => x.kind === 'pods').length;
    seen.blocks += peers.filter((x) => x.kind === 'ipBlock').length;
    seen.holes += peers.filter((x) => x.kind === 'ipBlock' && x.except.length > 0).length;
    seen.ranges += ports.filter((x) => x.endPort !== undefined && x.endPort !== x.port).length;
    seen.named += ports.filter((x) => typeof x.port === 'string').length;
    seen.comments += rules.filter((r) => r.comments?.length).length;
    seen.dropped += rules.length - (spec.ingress?.length ?? 0) - (spec.egress?.length ?? 0);
  }
});
