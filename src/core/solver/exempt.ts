/** What no policy can stop, and what nobody can tell without knowing the node (semantics/kubernetes.md 1.6). */
import type { Cluster, Pod } from '../cluster/cluster.ts';
import type { Endpoint, SolverOptions } from './types.ts';

/** Whether two things are in the same place: certainly, certainly not, or not known. */
export type Likelihood = 'yes' | 'no' | 'maybe';

/** Where an endpoint is, as far as nodes are concerned: the node it acts as, and the nodes that run it. */
export interface Whereabouts {
  /** Names of the nodes that it acts as: a host itself, or host-network pods. Absent: it is no node. */
  readonly actsAs?: readonly (string | undefined)[];
  /** Names of the nodes that run its pods, each once; `undefined` among them: not known. */
  readonly runsOn: readonly (string | undefined)[];
}

/** The whereabouts of an endpoint. */
export function whereaboutsOf(cluster: Cluster, e: Endpoint, options: SolverOptions): Whereabouts {
  if (e.kind === 'host') return { actsAs: [cluster.hosts[e.host]!.name], runsOn: [] };
  const pods = podsOf(cluster, e);
  const runsOn = [...new Set(pods.map((p) => p.node))];
  const isNode = options.hostNetwork !== 'pod' && pods.length > 0 && pods.every((p) => p.hostNetwork);
  return isNode ? { actsAs: runsOn, runsOn } : { runsOn };
}

function podsOf(cluster: Cluster, e: Endpoint): readonly Pod[] {
  if (e.kind !== 'workload') return [];
  const all = cluster.workloads[e.workload]!.pods;
  return e.pods.map((i) => all[i]!);
}

/** Whether `node` (a host or host-network pods) is the node that runs the pods of `pods`. */
export function isOwnNode(node: Whereabouts, pods: Whereabouts): Likelihood {
  if (!node.actsAs || pods.actsAs || pods.runsOn.length === 0) return 'no';
  let same = 0;
  let other = 0;
  for (const n of node.actsAs)
    for (const r of pods.runsOn) {
      if (n === undefined || r === undefined) return 'maybe';
      if (n === r) same++;
      else other++;
    }
  return other === 0 ? 'yes' : same === 0 ? 'no' : 'maybe';
}

/** Whether a connection from an endpoint to itself is one pod's connection to its own address. */
export function isOnlyItself(cluster: Cluster, e: Endpoint): boolean {
  if (e.kind !== 'workload' || e.pods.length !== 1) return false;
  const workload = cluster.workloads[e.workload]!;
  return workload.kind === 'Pod' || workload.pods[e.pods[0]!]!.name !== undefined || workload.replicas === 1;
}
