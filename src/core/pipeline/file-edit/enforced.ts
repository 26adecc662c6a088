/** What one tree enforces and another does not, over the things that a design draws. */
import { alignEndpoints } from '../../analyses/aligned.ts';
import { isCompared } from '../../analyses/change-answer.ts';
import type { Connections } from '../../analyses/file-edit.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import type { DesignInventory } from '../../design/inventory.ts';
import type { Design } from '../../design/schema.ts';
import {
  ALL_CONNECTIONS,
  type ConnectionSet,
  hasNoPorts,
  intersectConnections,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../../policy/connection-set.ts';
import type { Direction, PolicySet } from '../../policy/policy-set.ts';
import type { Solution } from '../../solver/solution.ts';
import { DEFAULT_OPTIONS, type Endpoint, type PairAnswer, type SolverOptions } from '../../solver/types.ts';
import { solveBoth } from '../diff.ts';
import { cutsOfDesign } from '../sides.ts';
import { type Affected, affectedBy, type Enforced } from './affected.ts';
import type { Pair } from './cover.ts';

/** A pair of which the two say different things. TCP, UDP and SCTP only, as everywhere in the studio. */
export interface PairChange {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly opened: ConnectionSet;
  readonly closed: ConnectionSet;
}

/** Two trees solved over the same addresses. */
export interface Compared {
  readonly before: Solution;
  readonly after: Solution;
  readonly affected: Affected;
}

/** Pairs beyond which nothing is compared: it would take longer than anybody waits while typing. */
const MAX_PAIRS = 6_000_000;

/** Solves both, cut where the designs tell outside addresses apart. `podAddresses`: whether ranges mean pods, too. */
export function compareTrees(
  before: Enforced,
  after: Enforced,
  designs: readonly Design[],
  podAddresses: SolverOptions['podAddresses'] = DEFAULT_OPTIONS.podAddresses,
): Compared {
  const options = { ...DEFAULT_OPTIONS, podAddresses, cuts: designs.flatMap(cutsOfDesign) };
  const [b, a] = solveBoth(before, after, options);
  return { before: b, after: a, affected: affectedBy(before, after) };
}

/** Whether every pair that may differ can be looked at in the time there is. */
export function isComparable({ after, affected }: Compared): boolean {
  const all = after.endpoints.length;
  const some = (direction: Direction) => after.endpoints.filter((e) => affected(e, direction)).length;
  return (some('egress') + some('ingress')) * all <= MAX_PAIRS;
}

/** Pairs whose bounds differ, both directions together. */
export function pairChanges(compared: Compared): PairChange[] {
  return changesOf(compared, (s, solution, d) => solution.pair(s, d), ['egress', 'ingress']);
}

/** Pairs of which one direction differs: what egress lets out, or ingress lets in. */
export function directionChanges(compared: Compared, direction: Direction): PairChange[] {
  return changesOf(compared, (s, solution, d) => solution.sides(s, d)[direction], [direction]);
}

function changesOf(
  { before, after, affected }: Compared,
  judge: (source: number, solution: Solution, destination: number) => PairAnswer,
  directions: readonly Direction[],
): PairChange[] {
  const endpoints = alignEndpoints(before, after);
  const selected = (direction: Direction) =>
    directions.includes(direction) ? endpoints.filter((e) => affected(e.endpoint, direction)) : [];
  const sources = new Set(selected('egress'));
  const destinations = selected('ingress');
  const answer = (solution: Solution, s: number | undefined, d: number | undefined): Bounds =>
    s === undefined || d === undefined ? NOTHING : judge(s, solution, d);
  const out: PairChange[] = [];
  for (const s of endpoints)
    for (const d of sources.has(s) ? endpoints : destinations) {
      if (!isCompared(s.endpoint, d.endpoint)) continue;
      const change = difference(answer(before, s.before, d.before), answer(after, s.after, d.after));
      if (change) out.push({ from: s.endpoint, to: d.endpoint, ...change });
    }
  return out;
}

type Bounds = Pick<PairAnswer, 'must' | 'may'>;
const NOTHING: Bounds = { must: NO_CONNECTIONS, may: NO_CONNECTIONS };

/**
 * What the later tree certainly lets through at each end in a namespace, for pairs of which one end is there. Only pairs
 * of the endpoints given are asked for.
 */
export function openPairs({ after }: Compared, namespace: string, among: ReadonlySet<string>): Pair[] {
  const isIn = (e: Endpoint) => e.kind === 'workload' && e.namespace === namespace;
  const asked = after.endpoints.flatMap((e, i) => (among.has(e.id) ? [[e, i] as const] : []));
  return asked.flatMap(([from, s]) =>
    asked.flatMap(([to, d]) => {
      const [out, into] = [isIn(from), isIn(to)];
      if ((!out && !into) || !isCompared(from, to)) return [];
      const { egress, ingress } = after.sides(s, d);
      const connections = intersectConnections(
        out ? egress.must : ALL_CONNECTIONS,
        into ? ingress.must : ALL_CONNECTIONS,
      );
      return hasNoPorts(connections) ? [] : [{ from: from.id, to: to.id, connections }];
    }),
  );
}

/** What came to either bound is opened, what went from either is closed. */
function difference(before: Bounds, after: Bounds): Pick<PairChange, 'opened' | 'closed'> | undefined {
  const gained = (bound: keyof Bounds) => subtractConnections(after[bound], before[bound]);
  const lost = (bound: keyof Bounds) => subtractConnections(before[bound], after[bound]);
  const opened = { ...unionConnections(gained('may'), gained('must')), other: false };
  const closed = { ...unionConnections(lost('may'), lost('must')), other: false };
  return hasNoPorts(opened) && hasNoPorts(closed) ? undefined : { opened, closed };
}

/** Pairs that an answer lists. */
const LISTED = 200;

/** Changes as an answer shows them. */
export function connectionsOf(
  changes: readonly PairChange[],
  { designIdOf }: DesignInventory,
  cluster: Cluster,
): Connections {
  const idOf = (e: Endpoint) => {
    const workload = e.kind === 'workload' ? cluster.workloads[e.workload] : undefined;
    return (workload && designIdOf.get(workload.id)) ?? e.id;
  };
  const listed = (side: 'opened' | 'closed') =>
    changes
      .filter((c) => !hasNoPorts(c[side]))
      .slice(0, LISTED)
      .map((c) => ({ from: idOf(c.from), to: idOf(c.to), connections: c[side] }));
  return { opened: listed('opened'), closed: listed('closed'), total: changes.length };
}

/** The policies of the NetworkPolicy tier alone: what flows are written as. */
export function networkPolicyTier(set: PolicySet): PolicySet {
  const hooks = set.hooks.map((hook) => ({
    ...hook,
    tiers: hook.tiers.map((tier) => (tier.name === 'NetworkPolicy' ? tier : { ...tier, policies: [] })),
  }));
  return { ...set, hooks };
}
