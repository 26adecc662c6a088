import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Selector, selectorKey, selectorOf } from '../../cluster/selector.ts';
import { type AddressRange, formatRange, parseCidr, rangesOf } from '../../lib/addresses.ts';
import { printDocument } from '../print.ts';
import { readManifests } from '../read.ts';
import { parseClusterNetworkPolicy } from './parse.ts';
import { printClusterNetworkPolicy } from './print.ts';
import type { ClusterNetworkPolicy, ClusterNetworkPolicyRule, ClusterPeer, ClusterProtocol } from './types.ts';

const key = fc.constantFrom('app', 'constructor', 'example.com/tier', 'y', '1.10');
const values = fc.uniqueArray(fc.constantFrom('', 'true', 'on', '1', '2020-01-01', 'a'), {
  minLength: 1,
  maxLength: 3,
});
const requirement = fc.oneof(
  fc.record({ key, operator: fc.constantFrom('In' as const, 'NotIn' as const), values }),
  fc.record({ key, operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const) }),
);
const selector: fc.Arbitrary<Selector> = fc.array(requirement, { maxLength: 3 }).map(selectorOf);
const podsPeer = fc.oneof(
  fc.record({ kind: fc.constant('namespaces' as const), namespaces: selector }),
  fc.record({ kind: fc.constant('pods' as const), namespaces: selector, pods: selector }),
);

const cidr = (written: string): AddressRange => {
  const parsed = parseCidr(written);
  if (typeof parsed === 'string') throw new Error(written);
  return parsed.range;
};
/** Ranges as other languages make them: some are no CIDR and come apart into many. */
const network = fc.oneof(
  fc.constantFrom('10.0.0.0/8', '0.0.0.0/0', '::/0', 'fd00::/8', '10.0.0.1/32').map(cidr),
  fc.constant<AddressRange>({ family: 4, first: 1n, last: (1n << 32n) - 2n }),
);
const egressPeer: fc.Arbitrary<ClusterPeer> = fc.oneof(
  podsPeer,
  fc.record({ kind: fc.constant('networks' as const), ranges: fc.array(network, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('nodes' as const), selector }),
);
const domains: fc.Arbitrary<ClusterPeer> = fc.record({
  kind: fc.constant('domainNames' as const),
  names: fc.uniqueArray(fc.constantFrom('*.a.io', 'b.example.com'), { minLength: 1 }),
});
const port = fc.integer({ min: 1, max: 65535 });
const protocols: fc.Arbitrary<readonly ClusterProtocol[]> = fc.array(
  fc
    .tuple(fc.constantFrom('TCP' as const, 'UDP' as const, 'SCTP' as const), port, fc.nat(9))
    .map(([protocol, first, n]) => ({
      kind: 'ports' as const,
      protocol,
      first,
      last: Math.min(first + n, 65535),
    })),
  { minLength: 1, maxLength: 4 },
);
const named: fc.Arbitrary<readonly ClusterProtocol[]> = fc.constant([{ kind: 'named', name: 'web' }]);
const origin = { kind: 'ClusterNetworkPolicy', name: 'p' };

function rules(peer: fc.Arbitrary<ClusterPeer>, symbolic: boolean): fc.Arbitrary<ClusterNetworkPolicyRule[]> {
  const action = fc.constantFrom('Accept' as const, 'Deny' as const, 'Pass' as const);
  const list = fc.array(peer, { minLength: 1, maxLength: 4 });
  const name = fc.constantFrom('', 'a rule: "quoted"', 'b');
  const plain = fc.record({ name, action, peers: list, protocols, origin: fc.constant(origin) });
  const open = fc.record({ action, peers: list, origin: fc.constant(origin) });
  const byName = fc.record({
    action,
    peers: fc.array(podsPeer, { minLength: 1 }),
    protocols: named,
    origin: fc.constant(origin),
  });
  const outside = fc.record({
    action: fc.constant('Accept' as const),
    peers: fc.tuple(domains),
    origin: fc.constant(origin),
  });
  return fc.array(fc.oneof(plain, open, byName, ...(symbolic ? [outside] : [])), { maxLength: 3 });
}

const policy: fc.Arbitrary<ClusterNetworkPolicy> = fc.record({
  kind: fc.constant('ClusterNetworkPolicy' as const),
  name: fc.constant('p'),
  tier: fc.constantFrom('Admin' as const, 'Baseline' as const),
  priority: fc.integer({ min: 0, max: 1000 }),
  subject: podsPeer,
  ingress: rules(podsPeer, false),
  egress: rules(egressPeer, true),
  origin: fc.constant(origin),
});

function peerText(peer: ClusterPeer): string[] {
  switch (peer.kind) {
    case 'namespaces':
      return [`namespaces ${selectorKey(peer.namespaces)}`];
    case 'pods':
      return [`pods ${selectorKey(peer.namespaces)} ${selectorKey(peer.pods)}`];
    case 'nodes':
      return [`nodes ${selectorKey(peer.selector)}`];
    case 'networks':
      return peer.ranges.map((range) => `network ${formatRange(range)}`);
    case 'domainNames':
      return peer.names.map((name) => `domain ${name}`);
    case 'unrecognised':
      return ['unrecognised'];
  }
}

/** What one rule matches: the pairs of a peer and a protocol. Networks are joined, so that how they are cut is no matter. */
function pairs(rule: ClusterNetworkPolicyRule): Set<string> {
  const ranges = rangesOf(rule.peers.flatMap((peer) => (peer.kind === 'networks' ? peer.ranges : [])));
  const others = rule.peers.filter((peer) => peer.kind !== 'networks').flatMap(peerText);
  const all = [...others, ...(ranges.length > 0 ? [`networks ${ranges.map(formatRange).join()}`] : [])];
  const traffic = rule.protocols?.map((p) => (p.kind === 'named' ? p.name : `${p.protocol} ${p.first}-${p.last}`));
  return new Set(all.flatMap((peer) => (traffic ?? ['any']).map((t) => `${peer} | ${t}`)));
}

/** Neighbouring rules of one name and action say the same as one rule of all their pairs. */
function runs(list: readonly ClusterNetworkPolicyRule[]): (readonly [string, readonly string[]])[] {
  const out: { head: string; rules: ClusterNetworkPolicyRule[] }[] = [];
  for (const rule of list) {
    const head = `${rule.action} ${rule.name}`;
    const top = out.at(-1);
    if (top?.head === head) top.rules.push(rule);
    else out.push({ head, rules: [rule] });
  }
  return out.map(
    ({ head, rules: joined }) => [head, [...new Set(joined.flatMap((r) => [...cells(r)]))].sort()] as const,
  );
}

/** The pairs with networks cut into the CIDR pieces of both sides: single addresses at their ends stand for them. */
function cells(rule: ClusterNetworkPolicyRule): Set<string> {
  const single = rule.peers.flatMap((peer): readonly ClusterPeer[] =>
    peer.kind !== 'networks'
      ? [peer]
      : PROBES.filter((probe) =>
          peer.ranges.some((r) => r.family === probe.family && r.first <= probe.first && probe.last <= r.last),
        ).map((probe) => ({ kind: 'networks' as const, ranges: [probe] })),
  );
  return new Set(single.flatMap((peer) => [...pairs({ ...rule, peers: [peer] })]));
}

const PROBES: readonly AddressRange[] = [
  '0.0.0.0/32',
  '0.0.0.1/32',
  '10.0.0.0/32',
  '10.0.0.1/32',
  '10.255.255.255/32',
  '11.0.0.0/32',
  '255.255.255.254/32',
  '255.255.255.255/32',
  '::/128',
  'fd00::/128',
  'fe00::/128',
].map(cidr);

function meaning(p: ClusterNetworkPolicy) {
  return [p.tier, p.priority, peerText(p.subject), runs(p.ingress), runs(p.egress)];
}

const CRDS = join(import.meta.dirname, '../../../../../shared/crds/network-policy-api');
const present = statSync(CRDS, { throwIfNoEntry: false }) !== undefined;

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string }[];
}

function schemaOf(channel: string): Schema {
  const text = readFileSync(join(CRDS, `clusternetworkpolicies-${channel}.yaml`), 'utf8');
  return parse(text).spec.versions.find((v: { name: string }) => v.name === 'v1alpha2').schema.openAPIV3Schema;
}

type Checked = Readonly<Record<string, unknown>>;

/** The CEL rules of this CRD, by hand; a rule that is not here fails the test. */
const RULES: readonly (readonly [start: string, holds: (value: Checked) => boolean])[] = [
  ['isCIDR(self)', (value) => typeof parseCidr(String(value)) !== 'string'],
  ['self.start < self.end', (value) => Number(value['start']) < Number(value['end'])],
  [
    '!(self.to.exists(peer,',
    (value) => {
      const text = JSON.stringify(value);
      return !(/"(networks|nodes|domainNames)":/.test(text) && text.includes('destinationNamedPort'));
    },
  ],
];

/** A small structural check against an OpenAPI schema; unknown fields count, as they do for a strict client. */
function faultsOf(schema: Schema, value: unknown, at = ''): string[] {
  const faults: string[] = [];
  const fault = (what: string) => faults.push(`${at}: ${what}`);
  if (schema.enum && !schema.enum.includes(value)) fault('enum');
  if (schema.type === 'string') {
    if (typeof value !== 'string') return [`${at}: type`];
    if (schema.maxLength !== undefined && value.length > schema.maxLength) fault('maxLength');
    if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) fault('pattern');
  } else if (schema.type === 'integer') {
    if (!Number.isInteger(value)) return [`${at}: type`];
    if (Number(value) < (schema.minimum ?? -Infinity) || Number(value) > (schema.maximum ?? Infinity)) fault('range');
  } else if (schema.type === 'array') {
    if (!Array.isArray(value)) return [`${at}: type`];
    if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? Infinity)) fault('length');
    if (schema['x-kubernetes-list-type'] === 'set' && new Set(value).size < value.length) fault('set');
    const { items } = schema;
    if (items) faults.push(...value.flatMap((item, i) => faultsOf(items, item, `${at}[${i}]`)));
  } else if (schema.type === 'object') {
    faults.push(...mapFaults(schema, value, at));
  }
  for (const { rule } of faults.length === 0 ? (schema['x-kubernetes-validations'] ?? []) : []) {
    const known = RULES.find(([start]) => rule.startsWith(start));
    if (!known) throw new Error(`rule not known here: ${rule}`);
    if (!known[1](value as Checked)) fault(rule);
  }
  return faults;
}

function mapFaults(schema: Schema, value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: type`];
  const keys = Object.keys(value);
  const faults = (schema.required ?? []).filter((k) => !keys.includes(k)).map((k) => `${at}: ${k} missing`);
  if (keys.length < (schema.minProperties ?? 0) || keys.length > (schema.maxProperties ?? Infinity))
    faults.push(`${at}: size`);
  for (const k of keys) {
    const child = schema.properties?.[k] ?? schema.additionalProperties;
    if (child) faults.push(...faultsOf(child, (value as Checked)[k], `${at}.${k}`));
    else if (schema.properties) faults.push(`${at}: ${k} unknown`);
  }
  return faults;
}

function reread(value: unknown) {
  const written = printDocument(value);
  const object = readManifests([{ name: 'a.yaml', text: written }]).objects[0];
  if (!object) throw new Error(`not readable: ${written}`);
  return parseClusterNetworkPolicy(object, { channel: 'experimental' });
}

const SEED = 20_261_124;
const RUNS = 100;

describe(`printed ClusterNetworkPolicies (seed ${SEED})`, () => {
  const seen = { rules: 0, named: 0, networks: 0, domains: 0 };
  afterAll(() => {
    for (const [what, count] of Object.entries(seen))
      expect(count, `generator makes too few ${what}`).toBeGreaterThan(10);
  });

  it('mean what was printed', () => {
    const property = fc.property(policy, (p) => {
      const value = printClusterNetworkPolicy(p) as { spec: { ingress?: []; egress?: [] } };
      fc.pre((value.spec.ingress?.length ?? 0) <= 25 && (value.spec.egress?.length ?? 0) <= 25);
      const { object, diagnostics } = reread(value);
      expect(diagnostics).toEqual([]);
      expect(object && meaning(object)).toEqual(meaning(p));
      const all = [...p.ingress, ...p.egress];
      seen.rules += all.length;
      seen.named += all.filter((r) => r.protocols?.some((x) => x.kind === 'named')).length;
      seen.networks += all.filter((r) => r.peers.some((x) => x.kind === 'networks')).length;
      seen.domains += all.filter((r) => r.peers.some((x) => x.kind === 'domainNames')).length;
    });
    fc.assert(property, { seed: SEED, numRuns: RUNS });
  });

  it.skipIf(!present)('are taken by the schema of the experimental channel', () => {
    const schema = schemaOf('experimental');
    const property = fc.property(policy, (p) => {
      const value = JSON.parse(JSON.stringify(printClusterNetworkPolicy(p)));
      fc.pre((value.spec.ingress?.length ?? 0) <= 25 && (value.spec.egress?.length ?? 0) <= 25);
      expect(faultsOf(schema, value)).toEqual([]);
    });
    fc.assert(property, { seed: SEED, numRuns: RUNS });
  });

  it.skipIf(!present)('are rejected by the reader exactly when the schema rejects them, after one random slip', () => {
    const schema = schemaOf('experimental');
    const verdicts = { rejected: 0, admitted: 0 };
    const property = fc.property(policy, fc.nat(), fc.nat(), (p, where, how) => {
      const value = JSON.parse(JSON.stringify(printClusterNetworkPolicy(p)));
      const slip = spoil(value, where, how);
      fc.pre((value.spec?.ingress?.length ?? 0) <= 25 && (value.spec?.egress?.length ?? 0) <= 25);
      const faults = faultsOf(schema, value);
      const { diagnostics } = reread(value);
      const rejected = diagnostics.some((d) => d.code === 'clusternetworkpolicy/rejected');
      // read on purpose, with an error: semantics 3.3 V39, and peers newer than what is known
      const kept = diagnostics.some((d) => /pods-without|peer-unrecognised/.test(d.code));
      if (!kept) expect([slip, rejected, faults]).toEqual([slip, faults.length > 0, faults]);
      verdicts[rejected ? 'rejected' : 'admitted']++;
    });
    fc.assert(property, { seed: SEED, numRuns: RUNS * 3 });
    expect(verdicts.rejected).toBeGreaterThan(RUNS / 2);
    expect(verdicts.admitted).toBeGreaterThan(RUNS / 10);
  });
});

/** Changes one field below `spec`: removes it, or gives it another value, a null, or an unknown neighbour. */
function spoil(document: { spec: object }, where: number, how: number): string {
  const spots: { readonly at: Record<string, unknown>; readonly key: string }[] = [];
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const k of Object.keys(value)) {
      if (!/matchLabels|matchExpressions/.test(k)) {
        spots.push({ at: value as Record<string, unknown>, key: k });
        visit((value as Record<string, unknown>)[k]);
      }
    }
  };
  visit(document.spec);
  const spot = spots[where % spots.length];
  if (!spot) return 'nothing';
  const { at, key: k } = spot;
  const others: readonly unknown[] = [
    null,
    0,
    1,
    80,
    65536,
    -1,
    '',
    'Accept',
    'web',
    true,
    [],
    {},
    [{}],
    { namespaces: {} },
  ];
  const choice = how % (others.length + 2);
  if (choice === 0 && !Array.isArray(at)) delete at[k];
  else if (choice === 1 && !Array.isArray(at)) at['zzzzzzzz'] = 1;
  else at[k] = others[choice % others.length];
  return `${k} ${choice}`;
}
