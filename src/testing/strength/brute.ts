/**
 * Guardrail strength by trying everything: every policy of a small grammar, every label up to a small bound, judged by the
 * reference evaluator. It shares nothing with the core but the types of the design.
 */
import type { Power } from '../../core/design/schema.ts';
import { judge } from '../reference/judge.ts';
import type { RawObject } from '../reference/objects.ts';
import { worldOf } from '../reference/world.ts';
import { HOMES, NAMESPACE_KEYS, PLANE_OF, POD_KEYS, PODS, type SmallPlatform, VALUES } from './platforms.ts';

type LabelMap = Readonly<Record<string, string>>;
export type BruteVerdict = 'holds' | 'falls' | 'left open';

interface TriedPod {
  readonly object: RawObject;
  readonly id: string;
  /** Which existing pod it is, if any: two forms of one are no pair. */
  readonly base: string | undefined;
  readonly home: string;
  readonly isGroupX: boolean;
}

const TRAFFIC = [
  { protocol: 'TCP', port: 80 },
  { protocol: 'TCP', port: 81 },
  { protocol: 'UDP', port: 53 },
  { protocol: 'other', port: 1 },
];

/** Whether a connection that the guardrail forbids can be had. */
export function bruteStrength(p: SmallPlatform): BruteVerdict {
  let open = false;
  for (const namespaces of namespaceWorlds(p)) {
    const pods = namespaces.flatMap((n) => podsIn(p, n));
    for (const policies of policyWorlds(
      p,
      namespaces.map((n) => n.name),
    )) {
      const world = worldOf([...namespaces.map((n) => n.object), ...pods.map((t) => t.object), ...policies]);
      for (const s of pods)
        for (const d of pods)
          for (const traffic of TRAFFIC) {
            if (s.id === d.id || (s.base && s.base === d.base) || !forbids(p, s, d, traffic)) continue;
            const verdict = judge(
              world,
              { from: { pod: s.id }, to: { pod: d.id }, ...traffic },
              { podAddresses: 'match', hostNetwork: 'host' },
            );
            if (verdict === 'allowed') return 'falls';
            if (verdict !== 'denied' && !verdict.undefined.includes('non-L4-proto')) open = true;
          }
    }
  }
  return open ? 'left open' : 'holds';
}

interface TriedNamespace {
  readonly name: string;
  /** Absent: it was made. */
  readonly existing: boolean;
  readonly made: string | undefined;
  readonly object: RawObject;
}

function reaches(
  where: 'everywhere' | readonly string[],
  n: { readonly name: string; readonly existing: boolean; readonly made: string | undefined },
): boolean {
  if (where === 'everywhere') return true;
  const plane = n.existing ? `plane:${PLANE_OF[n.name as (typeof HOMES)[number]]}` : n.made;
  return (n.existing && where.includes(`ns:${n.name}`)) || (plane !== undefined && where.includes(plane));
}

const powersOf = <K extends Power['kind']>(p: SmallPlatform, kind: K) =>
  p.powers.filter((x): x is Extract<Power, { kind: K }> => x.kind === kind);

/** The values that a key may get; undefined: it may not be touched. */
function valuesOf(
  p: SmallPlatform,
  on: 'pod' | 'namespace',
  key: string,
  n: Parameters<typeof reaches>[1],
): (string | undefined)[] | undefined {
  if (p.reserved.some((r) => r.key === key && r.scope === on)) return undefined;
  const mine = powersOf(p, 'labels').filter(
    (l) => l.on === on && (l.key === '*' || l.key === key) && reaches(l.where, n),
  );
  if (mine.length === 0) return undefined;
  return [undefined, ...new Set(mine.flatMap((l) => (l.values.length === 0 ? [...VALUES, 'z'] : l.values)))];
}

function everyLabelling(
  p: SmallPlatform,
  on: 'pod' | 'namespace',
  keys: readonly string[],
  base: LabelMap,
  n: Parameters<typeof reaches>[1],
  mayDrop: boolean,
): LabelMap[] {
  let all: LabelMap[] = [base];
  for (const key of keys) {
    const ways = valuesOf(p, on, key, n) ?? (mayDrop ? [undefined] : []);
    all = all.flatMap((labels) => [
      labels,
      ...ways.map((v) => {
        const { [key]: _, ...rest } = labels;
        return v === undefined ? rest : { ...rest, [key]: v };
      }),
    ]);
  }
  const distinct = new Map(all.map((l) => [JSON.stringify(Object.entries(l).sort()), l]));
  return [...distinct.values()];
}

const namespaceObject = (name: string, labels: LabelMap): RawObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
});

/** Every way to label the existing namespaces, with every namespace that may be made beside them. */
function namespaceWorlds(p: SmallPlatform): TriedNamespace[][] {
  const ways = HOMES.map((name, i) =>
    everyLabelling(
      p,
      'namespace',
      NAMESPACE_KEYS,
      p.namespaceLabels[i] ?? {},
      { name, existing: true, made: undefined },
      false,
    ).map(
      (labels): TriedNamespace => ({ name, existing: true, made: undefined, object: namespaceObject(name, labels) }),
    ),
  );
  const product = ways.reduce<TriedNamespace[][]>(
    (worlds, list) => worlds.flatMap((w) => list.map((n) => [...w, n])),
    [[]],
  );
  const extra = madeNamespaces(p);
  return product.flatMap((world) => (extra.length === 0 ? [world] : extra.map((more) => [...world, ...more])));
}

/** Sets of namespaces to make: all labellings under fresh names at once, and each under the name that a policy may name. */
function madeNamespaces(p: SmallPlatform): TriedNamespace[][] {
  if (powersOf(p, 'namespaces').length === 0) return [];
  const zones = new Set(
    powersOf(p, 'workloads').flatMap((w) =>
      w.where === 'everywhere' ? [] : w.where.filter((r) => r.startsWith('plane:')),
    ),
  );
  const kinds = [undefined, ...zones];
  const labelled = kinds.flatMap((made) =>
    everyLabelling(p, 'namespace', NAMESPACE_KEYS, {}, { name: '', existing: false, made }, false).map((labels) => ({
      made,
      labels,
    })),
  );
  const fresh = labelled.flatMap(
    ({ made, labels }, i): TriedNamespace => ({
      name: `fresh-${i}`,
      existing: false,
      made,
      object: namespaceObject(`fresh-${i}`, labels),
    }),
  );
  return [
    fresh,
    ...labelled.map(({ made, labels }) => [
      ...fresh,
      { name: 'gone', existing: false, made, object: namespaceObject('gone', labels) },
    ]),
  ];
}

function podsIn(p: SmallPlatform, n: TriedNamespace): TriedPod[] {
  const runs = powersOf(p, 'workloads').some((w) => reaches(w.where, n));
  const existing = PODS.flatMap((id, i) =>
    id.startsWith(`${n.name}/`) && n.existing ? [{ id, labels: p.pods[i] ?? {} }] : [],
  );
  const pod = (name: string, labels: LabelMap, base: string | undefined, isGroupX: boolean): TriedPod => ({
    id: `${n.name}/${name}`,
    base,
    home: n.existing ? `plane:${PLANE_OF[n.name as (typeof HOMES)[number]]} ${n.name}` : `${n.made ?? 'none'} `,
    isGroupX,
    object: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: n.name, labels },
      spec: { containers: [{}] },
    },
  });
  const changed = existing.flatMap(({ id, labels }) =>
    everyLabelling(p, 'pod', POD_KEYS, labels, n, runs).map((l, i) =>
      pod(`${id.slice(2)}-${i}`, l, id, labels['app'] === 'x'),
    ),
  );
  const made = runs ? everyLabelling(p, 'pod', POD_KEYS, {}, n, false) : [];
  return [
    ...changed,
    ...made.flatMap((l, i) => [0, 1].map((twin) => pod(`made-${i}-${twin}`, l, undefined, l['app'] === 'x'))),
  ];
}

function forbids(p: SmallPlatform, s: TriedPod, d: TriedPod, traffic: (typeof TRAFFIC)[number]): boolean {
  const at80 = traffic.protocol === 'TCP' && traffic.port === 80;
  const inNs = (t: TriedPod, name: string) => t.home.endsWith(` ${name}`);
  const plane = (t: TriedPod) => t.home.split(' ')[0];
  const excepted = p.exception && at80 && inNs(s, 'a') && inNs(d, 'b');
  if (excepted) return false;
  switch (p.guardrail) {
    case 'separate planes':
      return plane(s) !== plane(d);
    case 'a to b on 80':
      return at80 && inNs(s, 'a') && inNs(d, 'b');
    case 'b to a':
      return inNs(s, 'b') && inNs(d, 'a');
    case 'group x to b':
      return s.isGroupX && inNs(d, 'b');
  }
}

const NP = (namespace: string, name: string, spec: object): RawObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace },
  spec,
});

/** Every set of policies from a small grammar: what is there kept or removed, and one of several things written. */
function policyWorlds(p: SmallPlatform, namespaces: readonly string[]): RawObject[][] {
  const writable = new Set(
    [...HOMES, ...namespaces.filter((n) => !(HOMES as readonly string[]).includes(n))].filter((name) => {
      const isHome = (HOMES as readonly string[]).includes(name);
      return powersOf(p, 'policies').some(
        (x) => x.policyKind === 'NetworkPolicy' && reaches(x.where, { name, existing: isHome, made: undefined }),
      );
    }),
  );
  // a namespace that is made has no policies of others: what is written there can only close
  const isNetworkPolicy = (o: RawObject, own: boolean) =>
    o.kind === 'NetworkPolicy' && writable.has(o.metadata?.namespace ?? '') === own;
  const tiers = new Set(
    powersOf(p, 'policies').flatMap((x) => (x.policyKind === 'ClusterNetworkPolicy' && x.tier ? [x.tier] : [])),
  );
  const tierOf = (o: RawObject) => (o.spec as { tier?: 'Admin' | 'Baseline' } | undefined)?.tier;
  const ownCluster = (o: RawObject) => o.kind === 'ClusterNetworkPolicy' && tiers.has(tierOf(o) ?? 'Admin');
  const fixed = p.policies.filter(
    (o) => isNetworkPolicy(o, false) || (o.kind === 'ClusterNetworkPolicy' && !ownCluster(o)),
  );
  const ownNp = p.policies.filter((o) => isNetworkPolicy(o, true));
  const own = p.policies.filter(ownCluster);
  const np: RawObject[][] = [ownNp];
  if (writable.size > 0)
    np.push(
      [],
      [...writable].map((n) =>
        NP(n, 'all', { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress: [{}] }),
      ),
      [
        ...ownNp,
        ...[...writable].map((n) => NP(n, 'in', { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] })),
      ],
      [...writable].map((n) => NP(n, 'none', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] })),
    );
  const cnp: RawObject[][] = [own];
  if (tiers.size > 0) cnp.push([]);
  for (const tier of tiers)
    for (const action of ['Accept', 'Pass', 'Deny']) cnp.push([...own, CLUSTER_WIDE(tier, action)]);
  if (tiers.size === 2) cnp.push([...own, CLUSTER_WIDE('Admin', 'Pass'), CLUSTER_WIDE('Baseline', 'Accept')]);
  return np.flatMap((n) => cnp.map((c) => [...fixed, ...n, ...c]));
}

const CLUSTER_WIDE = (tier: string, action: string): RawObject => ({
  apiVersion: 'policy.networking.k8s.io/v1alpha2',
  kind: 'ClusterNetworkPolicy',
  metadata: { name: `mine-${tier.toLowerCase()}` },
  spec: {
    tier,
    priority: 0,
    subject: { namespaces: {} },
    ingress: [{ action, from: [{ namespaces: {} }] }],
    egress: [{ action, to: [{ namespaces: {} }] }],
  },
});
