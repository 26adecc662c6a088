/** Seeded synthetic platforms for the benchmark: tenants × environments × applications, and adversarial families. */
import type { Cluster, Namespace, Workload } from '../../core/cluster/cluster.ts';
import { workloadId } from '../../core/cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../../core/cluster/labels.ts';
import { EVERYTHING, selectorOfLabels } from '../../core/cluster/selector.ts';
import { namespaceNamed } from '../../core/dataplanes/kubernetes/lower.ts';
import type { AddressRange } from '../../core/lib/addresses.ts';
import type { EndpointTerm, Origin, Policy, PolicySet, Rule, Traffic } from '../../core/policy/policy-set.ts';
import type { SolverInput } from '../../core/solver/types.ts';

/** A small linear congruential generator: the same platform for the same seed, everywhere. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface Family {
  readonly name: string;
  readonly input: SolverInput;
}

interface Parts {
  readonly namespaces: Namespace[];
  readonly workloads: Workload[];
  readonly egress: Policy[];
  readonly ingress: Policy[];
}

const DNS: Traffic = [
  { kind: 'ports', protocol: 'UDP', first: 53, last: 53 },
  { kind: 'ports', protocol: 'TCP', first: 53, last: 53 },
];

function origin(namespace: string, name: string): Origin {
  return { kind: 'NetworkPolicy', namespace, name };
}

function pods(namespace: string, labels: readonly (readonly [string, string])[]): EndpointTerm {
  return { kind: 'pods', namespaces: namespaceNamed(namespace), pods: selectorOfLabels(labels) };
}

function policy(
  name: string,
  namespace: string,
  subject: EndpointTerm,
  rules: readonly Omit<Rule, 'origin' | 'action'>[],
): Policy {
  const from = origin(namespace, name);
  return {
    origin: from,
    subject: [subject],
    rank: 0,
    isolates: true,
    rules: rules.map((r, i) => ({ ...r, action: 'allow' as const, origin: { ...from, field: `spec.ingress[${i}]` } })),
  };
}

function inputOf(parts: Parts): SolverInput {
  const cluster: Cluster = {
    namespaces: parts.namespaces,
    workloads: parts.workloads,
    hosts: [],
    services: [],
    entryPoints: [],
    podRanges: [],
  };
  const tier = (policies: Policy[]) => ({
    name: 'NetworkPolicy',
    ties: 'union' as const,
    otherProtocols: 'undefined' as const,
    policies,
  });
  const policies: PolicySet = {
    dataPlane: 'kubernetes',
    hooks: [
      { direction: 'egress', tiers: [tier(parts.egress)] },
      { direction: 'ingress', tiers: [tier(parts.ingress)] },
    ],
    unread: [],
  };
  return { cluster, policies, options: { podAddresses: 'match', hostNetwork: 'host' } };
}

function namespace(name: string, labels: Record<string, string>): Namespace {
  return { name, declared: true, labels: new Map([...Object.entries(labels), [NAMESPACE_NAME_LABEL, name]]) };
}

function workload(space: string, name: string, labels: Record<string, string>): Workload {
  const map = new Map(Object.entries(labels));
  const pod = {
    labels: map,
    ports: [{ protocol: 'TCP' as const, port: 8080 }],
    serviceAccount: 'default',
    hostNetwork: false,
    addresses: [],
  };
  return { id: workloadId(space, name, 'Deployment'), namespace: space, name, kind: 'Deployment', pods: [pod] };
}

/** Ten workloads to a namespace; a default deny for each namespace, and allows by application and tier label. */
export function realisticPlatform(workloads: number, policies: number, seed = 1): Family {
  const pick = seeded(seed);
  const parts: Parts = { namespaces: [], workloads: [], egress: [], ingress: [] };
  const spaces = Math.max(1, Math.ceil(workloads / 10));
  const perSpace = Math.max(1, Math.floor(policies / spaces));
  const tiers = ['web', 'api', 'worker', 'db', 'cache'];
  for (let s = 0; s < spaces; s++) {
    const name = `tenant-${s % 40}-app-${s}`;
    parts.namespaces.push(namespace(name, { tenant: `t${s % 40}`, env: ['dev', 'test', 'prod'][s % 3] ?? 'dev' }));
    const count = Math.min(10, workloads - s * 10);
    for (let w = 0; w < count; w++)
      parts.workloads.push(
        workload(name, `${tiers[w % 5]}-${w}`, {
          app: `app-${s}`,
          tier: tiers[w % 5] ?? 'web',
          version: `v${pick(4)}`,
        }),
      );
    const all: EndpointTerm = { kind: 'pods', namespaces: namespaceNamed(name), pods: EVERYTHING };
    parts.ingress.push(policy('default-deny', name, all, []));
    parts.egress.push(
      policy('default-deny', name, all, [{ peers: [pods('kube-system', [['k8s-app', 'kube-dns']])], traffic: DNS }]),
    );
    for (let p = 1; p < perSpace; p++) allow(parts, name, p, tiers, spaces, pick);
  }
  return { name: `realistic ${workloads} × ${policies}`, input: inputOf(parts) };
}

function allow(
  parts: Parts,
  name: string,
  p: number,
  tiers: readonly string[],
  spaces: number,
  pick: (n: number) => number,
): void {
  const to = tiers[pick(5)] ?? 'web';
  const from = tiers[pick(5)] ?? 'web';
  const other = pick(spaces);
  const peer =
    pick(4) === 0 ? pods(`tenant-${other % 40}-app-${other}`, [['tier', from]]) : pods(name, [['tier', from]]);
  const traffic: Traffic = [{ kind: 'ports', protocol: 'TCP', first: 8000 + pick(20), last: 8020 + pick(20) }];
  parts.ingress.push(policy(`allow-${p}`, name, pods(name, [['tier', to]]), [{ peers: [peer], traffic }]));
  parts.egress.push(
    policy(`allow-${p}`, name, pods(name, [['tier', from]]), [{ peers: [pods(name, [['tier', to]])], traffic }]),
  );
}

/** Every workload has a label of its own, and a policy that selects it alone. */
export function allDifferent(workloads: number): Family {
  const pick = seeded(7);
  const parts: Parts = { namespaces: [namespace('all', {})], workloads: [], egress: [], ingress: [] };
  for (let w = 0; w < workloads; w++) {
    parts.workloads.push(workload('all', `w-${w}`, { id: `${w}` }));
    const traffic: Traffic = [{ kind: 'ports', protocol: 'TCP', first: 1000 + (w % 500), last: 1000 + (w % 500) }];
    parts.ingress.push(
      policy(`p-${w}`, 'all', pods('all', [['id', `${w}`]]), [
        { peers: [pods('all', [['id', `${pick(workloads)}`]])], traffic },
      ]),
    );
  }
  return { name: `all different ${workloads}`, input: inputOf(parts) };
}

/** One namespace of many pods with few labels. */
export function oneNamespace(workloads: number): Family {
  const pick = seeded(9);
  const parts: Parts = { namespaces: [namespace('big', {})], workloads: [], egress: [], ingress: [] };
  for (let w = 0; w < workloads; w++)
    parts.workloads.push(workload('big', `w-${w}`, { app: `a${w % 60}`, shard: `${w % 7}` }));
  for (let p = 0; p < 200; p++)
    parts.ingress.push(
      policy(`p-${p}`, 'big', pods('big', [['app', `a${p % 60}`]]), [
        {
          peers: [
            pods('big', [
              ['app', `a${pick(60)}`],
              ['shard', `${pick(7)}`],
            ]),
          ],
          traffic: [{ kind: 'ports', protocol: 'TCP', first: 80 + p, last: 80 + p }],
        },
      ]),
    );
  return { name: `one namespace of ${workloads}`, input: inputOf(parts) };
}

/** One endpoint with that many (peer, port) entries. */
export function manyEntries(entries: number): Family {
  const parts: Parts = { namespaces: [namespace('hub', {})], workloads: [], egress: [], ingress: [] };
  const peers = Math.ceil(Math.sqrt(entries));
  parts.workloads.push(workload('hub', 'hub', { app: 'hub' }));
  for (let w = 0; w < peers; w++) parts.workloads.push(workload('hub', `c-${w}`, { client: `${w}` }));
  const rules = Array.from({ length: entries }, (_, i) => ({
    peers: [pods('hub', [['client', `${i % peers}`]])],
    traffic: [{ kind: 'ports' as const, protocol: 'TCP' as const, first: 1 + (i % 60000), last: 1 + (i % 60000) }],
  }));
  parts.ingress.push(policy('hub', 'hub', pods('hub', [['app', 'hub']]), rules));
  return { name: `${entries} entries at one endpoint`, input: inputOf(parts) };
}

/** A feed of that many prefixes in one rule, denied to nobody else. */
export function manyPrefixes(prefixes: number): Family {
  const parts: Parts = {
    namespaces: [namespace('edge', {})],
    workloads: [workload('edge', 'out', { app: 'out' })],
    egress: [],
    ingress: [],
  };
  const ranges: AddressRange[] = Array.from({ length: prefixes }, (_, i) => {
    const first = BigInt(i) * 512n + 16777216n;
    return { family: 4 as const, first, last: first + 255n };
  });
  parts.egress.push(
    policy('feed', 'edge', pods('edge', [['app', 'out']]), [
      { peers: [{ kind: 'addresses', ranges }], traffic: 'any' },
    ]),
  );
  return { name: `${prefixes} prefixes`, input: inputOf(parts) };
}
