/**
 * Pairs of pods in different clusters. Labels end at the cluster (semantics/kubernetes.md): each side of such a connection
 * sees an address of the other cluster, its own pods' or, rewritten on the way, that of one of its nodes.
 */
import { rangesOfTexts } from '../design/inventory.ts';
import { namespaceNamed } from '../design/lookup.ts';
import { clusterOfNamespace } from '../design/platform.ts';
import type { Design, DesignCluster } from '../design/schema.ts';
import { type AddressRange, rangesCover } from '../lib/addresses.ts';
import {
  ALL_CONNECTIONS,
  type ConnectionSet,
  equalConnections,
  intersectConnections,
  NO_CONNECTIONS,
  unionConnections,
} from '../policy/connection-set.ts';
import type { Solution } from '../solver/solution.ts';
import type { PairAnswer, UndefinedReason } from '../solver/types.ts';
import type { JudgedPair } from './judged-pairs.ts';

/** The pod and node addresses of each cluster: where a solution must be cut to tell the clusters apart. */
export function rangesOfClusters(clusters: readonly DesignCluster[]): AddressRange[] {
  return clusters.flatMap((c) => rangesOfTexts([...c.podRanges, ...c.nodeRanges]));
}

/** What one end of a connection allows, whichever address of the other cluster it sees. */
interface Half {
  readonly must: ConnectionSet;
  readonly may: ConnectionSet;
  readonly reasons: readonly UndefinedReason[];
}

/** The answer for pairs across clusters; undefined for every other pair. */
export type CrossClusterJudge = (pair: JudgedPair) => PairAnswer | undefined;

/**
 * Judges pairs across the clusters of a design as it is placed: egress at the source towards the other cluster's
 * addresses, ingress at the destination from those of the source's. Where the node addresses of a cluster are not given,
 * nothing across is certain, and everything that some outside address may do may be. Ports are those of the pod: what
 * rewrites ports on the way is not in the design.
 * @param solution cut at `rangesOfClusters`
 */
export function crossClusterJudge(solution: Solution, design: Design): CrossClusterJudge {
  if (Object.keys(design.clusters).length < 2) return () => undefined;
  const networks = solution.endpoints.flatMap((e, i) => (e.kind === 'network' ? [{ i, range: e.range }] : []));
  const seenAs = new Map(
    Object.values(design.clusters).map((c) => {
      const ranges = rangesOfClusters([c]);
      const isKnown = rangesOfTexts(c.nodeRanges).length > 0;
      return [
        c.id,
        { isKnown, at: isKnown ? networks.filter((n) => rangesCover(ranges, n.range)) : networks },
      ] as const;
    }),
  );
  const homes = new Map<string, string | undefined>();
  const homeOf = (end: JudgedPair['s']): string | undefined => {
    if (end.kind !== 'workload') return undefined;
    const name = end.id.slice(0, end.id.indexOf('/'));
    if (!homes.has(name)) homes.set(name, clusterOfName(design, name));
    return homes.get(name);
  };
  const halves = new Map<string, Half>();
  const half = (end: number, other: string, way: 'egress' | 'ingress'): Half => {
    const key = `${way} ${end} ${other}`;
    const known = halves.get(key);
    if (known) return known;
    const { isKnown, at } = seenAs.get(other) ?? { isKnown: false, at: networks };
    const answers = at.map(({ i }) => (way === 'egress' ? solution.pair(end, i) : solution.pair(i, end)));
    const made = halfOf(answers, isKnown);
    halves.set(key, made);
    return made;
  };
  return (pair) => {
    const [from, to] = [homeOf(pair.s), homeOf(pair.d)];
    if (from === undefined || to === undefined || from === to) return undefined;
    const [out, into] = [half(pair.source, to, 'egress'), half(pair.destination, from, 'ingress')];
    return {
      must: intersectConnections(out.must, into.must),
      may: intersectConnections(out.may, into.may),
      reasons: [...new Set([...out.reasons, ...into.reasons])],
    };
  };
}

/** Every cluster has its own system namespaces, so they are never far. */
function clusterOfName(design: Design, name: string): string | undefined {
  const namespace = namespaceNamed(design, name);
  return !namespace || namespace.system ? undefined : clusterOfNamespace(design, namespace)?.id;
}

function halfOf(answers: readonly PairAnswer[], isKnown: boolean): Half {
  const may = answers.map((a) => a.may).reduce(unionConnections, NO_CONNECTIONS);
  const certain = isKnown && answers.length > 0;
  const must = certain ? answers.map((a) => a.must).reduce(intersectConnections, ALL_CONNECTIONS) : NO_CONNECTIONS;
  const own = new Set(answers.flatMap((a) => a.reasons).filter((r) => r !== 'own-node'));
  if (!isKnown) own.add('host-address-unknown');
  else if (!equalConnections(must, may)) own.add('address-differs');
  return { must, may, reasons: [...own] };
}
