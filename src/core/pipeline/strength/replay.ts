/** An attack applied beside the manifests of a side, through the usual pipeline: read, lower, solve, trace. */
import type { PolicySource } from '../../analyses/answers.ts';
import type { AttackStep } from '../../analyses/strength/answer.ts';
import type { Cluster, Workload } from '../../cluster/cluster.ts';
import { lowerKubernetes } from '../../dataplanes/kubernetes/lower.ts';
import type { PolicyObjects } from '../../dialects/policies.ts';
import { readManifests } from '../../dialects/read.ts';
import { readPolicies } from '../../dialects/registry.ts';
import type { AddressRange } from '../../lib/addresses.ts';
import type { Solution } from '../../solver/solution.ts';
import { solve } from '../../solver/solve.ts';
import { trace } from '../../solver/trace.ts';
import { DEFAULT_OPTIONS, type Endpoint, type Packet, type Trace } from '../../solver/types.ts';
import { buildInventory } from '../inventory/build-inventory.ts';

/** A step, with what it does beyond its text. */
export interface ReplayStep {
  readonly step: AttackStep;
  /** The existing workload that its object stands for. */
  readonly base?: Workload;
  /** The ClusterNetworkPolicy that it deletes. */
  readonly deletes?: string;
}

/** What an attack is applied to. */
export interface Ground {
  readonly cluster: Cluster;
  readonly policies: PolicyObjects;
  readonly cuts: readonly AddressRange[];
}

/** One end of the connection: an endpoint that is there, or an object that a step makes. */
export type ReplayEnd =
  | { readonly kind: 'endpoint'; readonly endpoint: Endpoint }
  | { readonly kind: 'workload'; readonly id: string };

/** The policies of a side, from its texts. */
export function groundPolicies(sources: readonly PolicySource[]): PolicyObjects {
  return readPolicies(readManifests(sources).objects);
}

/** Applies steps and traces a packet; undefined when an end is not there. `only`: workloads to keep, for a quick look. */
export function replay(
  ground: Ground,
  steps: readonly ReplayStep[],
  ends: { readonly from: ReplayEnd; readonly to: ReplayEnd },
  packet: Pick<Packet, 'protocol' | 'port'>,
  only?: ReadonlySet<string>,
): Trace | undefined {
  const sources = steps.flatMap(({ step }, i) =>
    step.kind === 'apply' ? [{ name: `attack-${i + 1}.yaml`, text: step.text }] : [],
  );
  const written = readManifests(sources).objects;
  const policies = withPolicies(ground.policies, readPolicies(written), new Set(steps.flatMap((s) => s.deletes ?? [])));
  const all = withObjects(ground.cluster, buildInventory(written).cluster, steps);
  const cluster = only ? { ...all, workloads: all.workloads.filter((w) => only.has(w.id)) } : all;
  const options = { ...DEFAULT_OPTIONS, cuts: ground.cuts };
  const solution = solve({ cluster, policies: lowerKubernetes(policies), options });
  const from = idIn(solution, ends.from);
  const to = idIn(solution, ends.to);
  return from === undefined || to === undefined ? undefined : trace(solution, { from, to, ...packet });
}

function withPolicies(before: PolicyObjects, written: PolicyObjects, deleted: ReadonlySet<string>): PolicyObjects {
  const cluster = new Set([...deleted, ...written.clusterNetworkPolicies.map((p) => p.name)]);
  const named = (p: { readonly namespace: string; readonly name: string }) => `${p.namespace}/${p.name}`;
  const own = new Set(written.networkPolicies.map(named));
  return {
    ...before,
    networkPolicies: [...before.networkPolicies.filter((p) => !own.has(named(p))), ...written.networkPolicies],
    clusterNetworkPolicies: [
      ...before.clusterNetworkPolicies.filter((p) => !cluster.has(p.name)),
      ...written.clusterNetworkPolicies,
    ],
  };
}

/** What is applied replaces what has its name; pods that are labelled in place keep their addresses and nodes. */
function withObjects(before: Cluster, written: Cluster, steps: readonly ReplayStep[]): Cluster {
  const namespaces = new Map(before.namespaces.map((n) => [n.name, n]));
  for (const n of written.namespaces) if (n.declared || !namespaces.has(n.name)) namespaces.set(n.name, n);
  const workloads = new Map(before.workloads.map((w) => [w.id, w]));
  const bases = new Map(steps.flatMap(({ base }) => (base ? [[`${base.namespace}/${base.name}`, base] as const] : [])));
  for (const w of written.workloads) {
    const base = bases.get(`${w.namespace}/${w.name}`);
    const [pod] = w.pods;
    if (base && pod)
      workloads.set(base.id, { ...base, pods: base.pods.map((p) => ({ ...p, labels: pod.labels, ports: pod.ports })) });
    else workloads.set(w.id, w);
  }
  return { ...before, namespaces: [...namespaces.values()], workloads: [...workloads.values()] };
}

function idIn(solution: Solution, end: ReplayEnd): string | undefined {
  if (end.kind === 'workload') return solution.endpoints[solution.ofWorkload.get(end.id)?.[0] ?? -1]?.id;
  const { endpoint: e } = end;
  if (e.kind === 'network')
    return solution.endpoints.find(
      (x) =>
        x.kind === 'network' &&
        x.range.family === e.range.family &&
        x.range.first <= e.range.first &&
        e.range.first <= x.range.last,
    )?.id;
  return solution.byId.has(e.id) ? e.id : undefined;
}
