/** Small platforms with a persona and a guardrail, so small that everything the persona may do can be tried. */
import fc from 'fast-check';
import type { Power } from '../../core/design/schema.ts';
import type { RawClusterPeer, RawObject, RawPeer, RawSelector } from '../reference/objects.ts';

/** Whose namespace `a` is, in plane p; `b` is in plane q, `c` in plane p, both others'. */
export const HOMES = ['a', 'b', 'c'] as const;
export const PLANE_OF = { a: 'p', b: 'q', c: 'p' } as const;
export const POD_KEYS = ['gate', 'app'] as const;
export const NAMESPACE_KEYS = ['env'] as const;
export const VALUES = ['x', 'y'] as const;

export interface SmallPlatform {
  /** Labels of the pods `a/one`, `b/one`, `b/two`, `c/one`. */
  readonly pods: readonly Readonly<Record<string, string>>[];
  readonly namespaceLabels: readonly Readonly<Record<string, string>>[];
  readonly policies: readonly RawObject[];
  readonly powers: readonly Power[];
  /** Keys that the label standard gives to others. */
  readonly reserved: readonly { readonly key: string; readonly scope: 'pod' | 'namespace' }[];
  readonly guardrail: 'separate planes' | 'a to b on 80' | 'b to a' | 'group x to b';
  readonly exception: boolean;
}

export const PODS = ['a/one', 'b/one', 'b/two', 'c/one'] as const;

const value = fc.constantFrom(...VALUES);
const labelsOver = (keys: readonly string[]) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant<Record<string, string>>({}) },
    {
      weight: 1,
      arbitrary: fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: keys.length, noNullPrototype: true }),
    },
  );

function selectorOver(keys: readonly string[]): fc.Arbitrary<RawSelector> {
  const key = fc.constantFrom(...keys);
  const values = fc.uniqueArray(value, { minLength: 1, maxLength: 2 });
  const expression = fc.oneof(
    fc.record({ key, operator: fc.constantFrom('In', 'NotIn'), values }),
    fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    {
      weight: 2,
      arbitrary: fc.record({
        matchLabels: fc.dictionary(fc.constantFrom(...keys), value, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ matchExpressions: fc.array(expression, { minLength: 1, maxLength: 2 }) }) },
  );
}

const named = (name: string): RawSelector => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });
const namespaces = fc.oneof(
  { weight: 2, arbitrary: selectorOver(NAMESPACE_KEYS) },
  { weight: 3, arbitrary: fc.constantFrom(...HOMES, 'gone').map(named) },
);
const pods = selectorOver(POD_KEYS);

const clusterPeer: fc.Arbitrary<RawClusterPeer> = fc.oneof(
  fc.record({ namespaces }),
  fc.record({ pods: fc.record({ namespaceSelector: namespaces, podSelector: pods }) }),
);
const clusterPorts = fc.option(
  fc.constantFrom([{ tcp: { destinationPort: { number: 80 } } }], [{ udp: { destinationPort: { number: 53 } } }]),
  { nil: undefined, freq: 2 },
);

function clusterRule(field: 'from' | 'to') {
  return fc
    .record({
      action: fc.constantFrom('Deny', 'Deny', 'Deny', 'Pass', 'Accept'),
      peer: clusterPeer,
      protocols: clusterPorts,
    })
    .map(({ action, peer, protocols }) => ({ action, [field]: [peer], ...(protocols ? { protocols } : {}) }));
}

function clusterPolicy(i: number): fc.Arbitrary<RawObject> {
  return fc
    .record({
      tier: fc.constantFrom('Admin', 'Admin', 'Baseline'),
      subject: clusterPeer,
      ingress: fc.array(clusterRule('from'), { maxLength: 2 }),
      egress: fc.array(clusterRule('to'), { maxLength: 2 }),
    })
    .map((spec) => ({
      apiVersion: 'policy.networking.k8s.io/v1alpha2',
      kind: 'ClusterNetworkPolicy',
      metadata: { name: `cnp-${i}` },
      spec: { ...spec, priority: 10 + i },
    }));
}

const peer: fc.Arbitrary<RawPeer> = fc.oneof(
  fc.record({ podSelector: pods }),
  fc.record({ namespaceSelector: namespaces }),
  fc.record({ namespaceSelector: namespaces, podSelector: pods }),
);

function networkPolicy(i: number): fc.Arbitrary<RawObject> {
  const rule = (field: 'from' | 'to') =>
    fc
      .record({
        peers: fc.array(peer, { maxLength: 2 }),
        ports: fc.constantFrom(undefined, [{ protocol: 'TCP', port: 80 }]),
      })
      .map(({ peers, ports }) => ({ ...(peers.length > 0 ? { [field]: peers } : {}), ...(ports ? { ports } : {}) }));
  return fc
    .record({
      namespace: fc.constantFrom('a', 'b', 'b', 'c'),
      podSelector: pods,
      policyTypes: fc.constantFrom(['Ingress'], ['Egress'], ['Ingress', 'Egress']),
      ingress: fc.array(rule('from'), { maxLength: 1 }),
      egress: fc.array(rule('to'), { maxLength: 1 }),
    })
    .map(({ namespace, ...spec }) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `np-${i}`, namespace },
      spec,
    }));
}

const notIn = (key: string, ...values: string[]): RawSelector => ({
  matchExpressions: [{ key, operator: 'NotIn', values }],
});
const NAME = 'kubernetes.io/metadata.name';

function clusterWall(name: string, priority: number, tier: string, action: string, peer: RawClusterPeer): RawObject {
  return {
    apiVersion: 'policy.networking.k8s.io/v1alpha2',
    kind: 'ClusterNetworkPolicy',
    metadata: { name },
    spec: {
      tier,
      priority,
      subject: { namespaces: named('b') },
      ingress: [{ action, from: [peer] }],
      egress: [{ action, to: [peer] }],
    },
  };
}

const wornGate: RawClusterPeer = { pods: { namespaceSelector: {}, podSelector: { matchLabels: { gate: 'x' } } } };
const denyRest = (tier: string) => clusterWall('wall', 5, tier, 'Deny', { namespaces: notIn(NAME, 'b') });

/** Walls around `b` as people write them, right and wrong, so that attacks and proofs occur. */
const wall: fc.Arbitrary<RawObject[]> = fc.constantFrom<RawObject[]>(
  [denyRest('Admin')],
  [denyRest('Admin')],
  [denyRest('Baseline')],
  [clusterWall('gate', 4, 'Admin', 'Pass', wornGate), denyRest('Admin')],
  [clusterWall('gate', 4, 'Admin', 'Accept', wornGate), denyRest('Admin')],
  [
    clusterWall('wall', 5, 'Admin', 'Deny', {
      pods: { namespaceSelector: notIn(NAME, 'b'), podSelector: notIn('gate', 'x') },
    }),
  ],
  [clusterWall('wall', 5, 'Admin', 'Deny', { namespaces: notIn('env', 'y') })],
  [clusterWall('gone', 4, 'Admin', 'Accept', { namespaces: named('gone') }), denyRest('Admin')],
  [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'wall', namespace: 'b' },
      spec: {
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'y' } } }] }],
        egress: [{ to: [{ podSelector: {} }] }],
      },
    },
  ],
);

const here = fc.constantFrom<'everywhere' | string[]>(['ns:a'], ['ns:a'], ['ns:a'], 'everywhere', ['plane:p']);

const power: fc.Arbitrary<Power> = fc.oneof(
  { weight: 4, arbitrary: here.map((where): Power => ({ kind: 'policies', policyKind: 'NetworkPolicy', where })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('Admin', 'Baseline')
      .map((tier): Power => ({ kind: 'policies', policyKind: 'ClusterNetworkPolicy', tier, where: 'everywhere' })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        key: fc.constantFrom('*', 'gate', 'app'),
        values: fc.constantFrom<string[]>([], [], ['x']),
        where: here,
      })
      .map((p): Power => ({ kind: 'labels', on: 'pod', ...p })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ key: fc.constantFrom('*', 'env'), values: fc.constantFrom<string[]>([], ['y']), where: here })
      .map((p): Power => ({ kind: 'labels', on: 'namespace', ...p })),
  },
  { weight: 3, arbitrary: here.map((where): Power => ({ kind: 'workloads', hostNetwork: false, where })) },
  { weight: 1, arbitrary: fc.constant<Power>({ kind: 'namespaces' }) },
);

/** A small platform. */
export const smallPlatform: fc.Arbitrary<SmallPlatform> = fc
  .record({
    pods: fc.tuple(labelsOver(POD_KEYS), labelsOver(POD_KEYS), labelsOver(POD_KEYS), labelsOver(POD_KEYS)),
    namespaceLabels: fc.tuple(labelsOver(NAMESPACE_KEYS), labelsOver(NAMESPACE_KEYS), labelsOver(NAMESPACE_KEYS)),
    wall: fc.oneof({ weight: 5, arbitrary: wall }, { weight: 1, arbitrary: fc.constant<RawObject[]>([]) }),
    cluster: fc
      .array(fc.nat({ max: 3 }), { maxLength: 1 })
      .chain((list) => fc.tuple(...list.map((_, i) => clusterPolicy(i)))),
    network: fc
      .array(fc.nat({ max: 3 }), { maxLength: 2 })
      .chain((list) => fc.tuple(...list.map((_, i) => networkPolicy(i)))),
    powers: fc.array(power, { minLength: 2, maxLength: 5 }),
    reserved: fc.constantFrom<SmallPlatform['reserved']>(
      [],
      [{ key: 'gate', scope: 'pod' }],
      [{ key: 'env', scope: 'namespace' }],
      [
        { key: 'gate', scope: 'pod' },
        { key: 'env', scope: 'namespace' },
      ],
    ),
    guardrail: fc.constantFrom<SmallPlatform['guardrail']>(
      'separate planes',
      'separate planes',
      'a to b on 80',
      'b to a',
      'group x to b',
    ),
    exception: fc.constantFrom(false, false, false, true),
  })
  .map(({ wall: walls, cluster, network, ...rest }) => ({ ...rest, policies: [...walls, ...cluster, ...network] }));
