/** What no policy can stop, and what nobody can tell without knowing the node (semantics/kubernetes.md 1.6). */
import type { Cluster, Pod } from '../cluster/cluster.ts';
import type { Endpoint, SolverOptions } from './types.ts';

/** Whether two things are in the same place: certainly, certainly not, or not known. */
export type Likelihood = 'yes' | 'no' | 'maybe';

function podsOf(cluster: Cluster, e: Endpoint): readonly Pod[] {
  if (e.kind !== 'workload') return [];
  const all = cluster.workloads[e.workload]!.pods;
  return e.pods.map((i) => all[i]!);
}

/** Names of the nodes that an endpoint acts as: a host itself, or host-network pods. Undefined: it is no node. */
function nodesActedAs(cluster: Cluster, e: Endpoint, options: SolverOptions): (string | undefined)[] | undefined {
  if (e.kind === 'host') return [cluster.hosts[e.host]!.name];
  if (options.hostNetwork === 'pod') return undefined;
  const pods = podsOf(cluster, e);
  return pods.length > 0 && pods.every((p) => p.hostNetwork) ? pods.map((p) => p.node) : undefined;
}

/** Whether `node` (a host or host-network pods) is the node that runs the pods of `pods`. */
export function isOwnNode(cluster: Cluster, node: Endpoint, pods: Endpoint, options: SolverOptions): Likelihood {
  const nodes = nodesActedAs(cluster, node, options);
  if (!nodes || nodesActedAs(cluster, pods, options)) return 'no';
  const running = podsOf(cluster, pods).map((p) => p.node);
  if (running.length === 0) return 'no';
  const pairs = nodes.flatMap((n) => running.map((r) => (n === undefined || r === undefined ? 'maybe' : n === r)));
  if (pairs.every((same) => same === true)) return 'yes';
  return pairs.every((same) => same === false) ? 'no' : 'maybe';
}

/** Whether a connection from an endpoint to itself is one pod's connection to its own address. */
export function isOnlyItself(cluster: Cluster, e: Endpoint): boolean {
  if (e.kind !== 'workload' || e.pods.length !== 1) return false;
  const workload = cluster.workloads[e.workload]!;
  return workload.kind === 'Pod' || workload.pods[e.pods[0]!]!.name !== undefined || workload.replicas === 1;
}
