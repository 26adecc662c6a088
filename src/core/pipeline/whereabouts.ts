/**
 * Where pods are, learned from another side of the same platform: manifests show addresses and nodes of pods, a design
 * keeps neither, and a rule about addresses is undecided for a pod that might be anywhere.
 */
import type { ReviewAnswer } from '../analyses/review/answer.ts';
import { reviewOf } from '../analyses/review/review.ts';
import type { ReviewSide, ReviewSides } from '../analyses/review/sides.ts';
import type { SolvedSide } from '../analyses/side.ts';
import type { Cluster, Pod, Workload } from '../cluster/cluster.ts';
import { sameHosts } from '../cluster/same-hosts.ts';
import { solveSide } from './sides.ts';

/** Reviews two sides, each with its pods where the other shows them. `onProgress`: 0–1. */
export function reviewTogether({ before, after }: ReviewSides, onProgress?: (done: number) => void): ReviewAnswer {
  const beside = (own: ReviewSide, other: ReviewSide): ReviewSide => {
    const solved = withWhereabouts(own.solved, other.solved);
    return solved === own.solved ? own : { ...own, solved, isLocated: true };
  };
  return reviewOf({ before: beside(before, after), after: beside(after, before) }, onProgress);
}

/**
 * The side with the addresses and nodes of the pods, and the ranges of pods and nodes, that only `other` knows, solved
 * again; the same side where there is nothing to learn. Whatever the side says itself stays.
 */
export function withWhereabouts(own: SolvedSide, other: SolvedSide): SolvedSide {
  const cluster = located(own, other);
  return cluster === own.cluster ? own : solveSide({ ...own, cluster });
}

function located(own: SolvedSide, other: SolvedSide): Cluster {
  const shown = new Map(other.cluster.workloads.map((w) => [keyOf(other, w), w]));
  const nodeOf = nodesOf(own.cluster, other.cluster);
  let isMore = false;
  const workloads = own.cluster.workloads.map((workload) => {
    const known = shown.get(keyOf(own, workload));
    const pods = known && podsWhere(workload, known, nodeOf);
    if (!pods) return workload;
    isMore = true;
    return { ...workload, pods };
  });
  const ranges = {
    ...learned('podRanges', own.cluster, other.cluster),
    ...learned('nodeRanges', own.cluster, other.cluster),
  };
  if (!isMore && Object.keys(ranges).length === 0) return own.cluster;
  return { ...own.cluster, ...ranges, workloads };
}

function learned(what: 'podRanges' | 'nodeRanges', own: Cluster, other: Cluster): Partial<Cluster> {
  const known = other[what] ?? [];
  return (own[what] ?? []).length === 0 && known.length > 0 ? { [what]: known } : {};
}

/** The design's id where it holds the workload: both sides may be of the same design. */
function keyOf({ designIdOf }: SolvedSide, { id }: Workload): string {
  return designIdOf.get(id) ?? id;
}

/** The pods that `known` shows, each as the template of `own` has it; undefined where that tells nothing new. */
function podsWhere(own: Workload, known: Workload, nodeOf: NodeNaming): readonly Pod[] | undefined {
  const [template, ...more] = own.pods;
  if (!template || more.length > 0 || template.addresses.length > 0 || template.node !== undefined) return undefined;
  const pods = known.pods.filter((p) => p.addresses.length > 0 || p.node !== undefined);
  // a pod that is not shown, or moves to or from the network of its host, may be anywhere
  if (pods.length === 0 || pods.length < known.pods.length) return undefined;
  if (pods.some((p) => p.hostNetwork !== template.hostNetwork)) return undefined;
  return pods.map(({ name, addresses, node }) => {
    const runsOn = nodeOf(node);
    return {
      ...template,
      ...(name === undefined ? {} : { name }),
      addresses,
      ...(runsOn === undefined ? {} : { node: runsOn }),
    };
  });
}

type NodeNaming = (node: string | undefined) => string | undefined;

/** What a node of `other` is called in `own`: the host that has its address. */
function nodesOf(own: Cluster, other: Cluster): NodeNaming {
  const names = sameHosts(other.hosts, own.hosts);
  // a host without an address may be any node
  const isComplete = own.hosts.every((h) => h.addresses.length > 0);
  return (node) => (node === undefined ? undefined : (names.get(node) ?? (isComplete ? node : undefined)));
}
