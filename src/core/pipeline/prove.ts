/** The written manifests, solved, against the design's own meaning: equal, or the exact difference (`solver.md`, Proof). */
import type { Proof, ProofDifference } from '../analyses/answers.ts';
import { certain, type JudgedPair, judgedPairs, stoppable } from '../analyses/judged-pairs.ts';
import { type DesignMeaning, type ExpectedPair, meaningOf } from '../analyses/meaning/expected-pair.ts';
import { namespaceNamed } from '../design/lookup.ts';
import { clusterOfNamespace } from '../design/platform.ts';
import type { Design } from '../design/schema.ts';
import {
  type ConnectionSet,
  connectionsOf,
  firstConnection,
  intersectConnections,
  isEmptyConnections,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../policy/connection-set.ts';
import type { PolicySet } from '../policy/policy-set.ts';
import { solve } from '../solver/solve.ts';
import { DEFAULT_OPTIONS, type Packet, type PairAnswer, type SolverInput, type Verdict } from '../solver/types.ts';
import type { CompiledDesign } from './compile-design.ts';

/** How much of a difference is told. */
export interface ProveOptions {
  /** Differences to list; all are counted. */
  readonly limit?: number;
  readonly onProgress?: (done: number) => void;
}

const SHOWN = 200;

/** The question that the proof asks the solver: the compiled policies over the design's inventory, cut where it speaks. */
function proofInput(compiled: CompiledDesign, meaning: DesignMeaning): SolverInput {
  return {
    cluster: compiled.cluster,
    policies: compiled.policySet,
    options: { ...DEFAULT_OPTIONS, cuts: meaning.cuts },
  };
}

/**
 * Compares every pair of endpoints of which one is a workload. Required is judged on the must bound, forbidden and what
 * the design leaves closed on the may bound. What a node sends to its own pods, or gets from them, no policy decides, and
 * protocols beyond TCP, UDP and SCTP are left open by NetworkPolicies (semantics/kubernetes.md 1.6): where only that keeps
 * the bounds apart, the pair counts as unavoidable.
 */
export function prove(design: Design, compiled: CompiledDesign, options: ProveOptions = {}): Proof {
  const meaning = meaningOf(design, compiled.inventory);
  const solution = solve(proofInput(compiled, meaning));
  const counts = { pairs: 0, required: 0, forbidden: 0, unavoidable: 0, undeclared: 0 };
  const differences: ProofDifference[] = [];
  let total = 0;
  for (const pair of judgedPairs(solution, options.onProgress)) {
    const found = judge(meaning, pair, counts);
    total += found.length;
    for (const difference of found)
      if (differences.length < (options.limit ?? SHOWN))
        differences.push(explained(compiled, meaning, pair, difference));
  }
  return total === 0 ? { kind: 'equal', ...counts } : { kind: 'different', pairs: counts.pairs, differences, total };
}

type Counts = { -readonly [K in Exclude<keyof Extract<Proof, { kind: 'equal' }>, 'kind'>]: number };

/** Where a pair differs: at most one difference for each thing that is asked of it. */
function judge(meaning: DesignMeaning, pair: JudgedPair, counts: Counts): ProofDifference[] {
  const { answer } = pair;
  const expected = meaning.pair(pair.s, pair.d);
  const may = stoppable(answer);
  const missing = subtractConnections(expected.required, certain(answer));
  const closed = expected.closed ? expected.undeclared : NO_CONNECTIONS;
  const breach = intersectConnections(expected.forbidden, may);
  const surplus = intersectConnections(closed, may);
  count(expected, answer, may, counts);
  return [
    difference(meaning, pair, missing, 'allowed'),
    difference(meaning, pair, breach, 'denied'),
    difference(meaning, pair, surplus, 'denied'),
  ].flatMap((x) => x ?? []);
}

function count(expected: ExpectedPair, answer: PairAnswer, may: ConnectionSet, counts: Counts): void {
  counts.pairs++;
  if (!isEmptyConnections(expected.required)) counts.required++;
  if (!isEmptyConnections(expected.forbidden)) counts.forbidden++;
  const ownNode = !isEmptyConnections(subtractConnections(answer.may, may)) && answer.reasons.includes('own-node');
  if (ownNode || !isEmptyConnections(expected.unavoidable)) counts.unavoidable++;
  if (!isEmptyConnections(unionConnections(expected.undeclared, expected.tolerated))) counts.undeclared++;
}

function difference(
  meaning: DesignMeaning,
  pair: JudgedPair,
  at: ConnectionSet,
  expected: Verdict,
): ProofDifference | undefined {
  const witness = firstConnection(at);
  if (!witness) return undefined;
  const { protocol, port } = witness;
  const shown = protocol === 'other' ? { ...NO_CONNECTIONS, other: true } : connectionsOf(protocol, port);
  const { answer } = pair;
  const contains = (set: ConnectionSet) => !isEmptyConnections(intersectConnections(set, shown));
  const actual: Verdict = contains(answer.must) ? 'allowed' : contains(answer.may) ? 'undefined' : 'denied';
  const packet: Packet = { from: pair.from, to: pair.to, protocol, port };
  return { witness: packet, expected, actual, because: meaning.because(pair.s, pair.d, shown) };
}

/** Adds what is known not to be enforceable, so that nobody looks for a mistake in the manifests. */
function explained(
  compiled: CompiledDesign,
  meaning: DesignMeaning,
  pair: JudgedPair,
  d: ProofDifference,
): ProofDifference {
  const { workloads } = compiled.cluster;
  const ends = [pair.s, pair.d].flatMap((e) => (e.kind === 'workload' ? workloads.filter((w) => w.id === e.id) : []));
  const host = ends.find((w) => w.pods.every((p) => p.hostNetwork));
  if (host)
    return { ...d, because: `${d.because}; not enforceable by this target: ${host.id} runs in its host's network` };
  if (d.because.startsWith('forbidden') && pair.s.kind !== 'workload')
    return {
      ...d,
      because: `${d.because}; not enforceable by this target: no guardrail can name addresses on ingress`,
    };
  const pods = ends.length === 2 && d.actual !== 'denied';
  const clusters = new Set(ends.map((w) => clusterOf(meaning, w.namespace)));
  if (pods && clusters.size > 1)
    return {
      ...d,
      because: `${d.because}; not enforceable by this target: they stand in different clusters, and labels end at the cluster`,
    };
  const bare = [pair.s, pair.d].find((e) => e.kind === 'host' && hasNoAddress(compiled, e.name));
  if (bare && d.because.startsWith('forbidden'))
    return {
      ...d,
      because: `${d.because}; not enforceable by this target: no policy can name hosts without addresses`,
    };
  if (
    (pods || d.actual === 'undefined') &&
    compiled.cluster.podRanges.length === 0 &&
    namesAddresses(compiled.policySet)
  )
    return { ...d, because: `${d.because}; the cluster's pod addresses are not given, and a policy names addresses` };
  return d;
}

function clusterOf({ design }: DesignMeaning, namespace: string): string | undefined {
  const declared = namespaceNamed(design, namespace);
  return declared && clusterOfNamespace(design, declared)?.id;
}

function hasNoAddress({ cluster }: CompiledDesign, host: string): boolean {
  return cluster.hosts.find((h) => h.name === host)?.addresses.length === 0;
}

const namesAddressesOf = new WeakMap<PolicySet, boolean>();

function namesAddresses(set: PolicySet): boolean {
  const known = namesAddressesOf.get(set);
  if (known !== undefined) return known;
  const rules = set.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies.flatMap((p) => p.rules)));
  const found = rules.some((r) => r.peers.some((p) => p.kind === 'addresses'));
  namesAddressesOf.set(set, found);
  return found;
}
