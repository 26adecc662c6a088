/**
 * Does a guardrail hold whatever a persona writes (`solver.md`, Guardrail strength): everything it may write is written,
 * everything it controls is labelled in every way that matters, and the result is solved as usual.
 */
import type { Workload } from '../../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../../cluster/labels.ts';
import { selectorOf } from '../../cluster/selector.ts';
import { systemNamespaceNames } from '../../design/platform.ts';
import type { Design, Guardrail, LabelGroup, Persona } from '../../design/schema.ts';
import { firstConnection } from '../../policy/connection-set.ts';
import type { Policy } from '../../policy/policy-set.ts';
import type { Solution } from '../../solver/solution.ts';
import { solve } from '../../solver/solve.ts';
import { DEFAULT_OPTIONS, type Endpoint, type Packet } from '../../solver/types.ts';
import type { MeaningEndpoint } from '../meaning/expected-pair.ts';
import type { SolvedSide } from '../side.ts';
import { type Actor, type Actors, actorsOf, namesToMake } from './actors.ts';
import { type KeyWays, NOTHING_COVERED, type StrengthCovered } from './answer.ts';
import { OverBudget } from './assignments.ts';
import { closingsOf } from './closings.ts';
import type { Standing } from './groups.ts';
import { forbiddenBy, groupsForbidden, meaningOfGuardrail, workloadsNamedBy } from './judged.ts';
import { type HomeNames, type Positions, positionsOf } from './positions.ts';
import { type Home, type PersonaPowers, powersOf } from './powers.ts';
import { type Breach, search } from './search.ts';
import { type LookedAt, lookedAt, type PodTerm } from './terms.ts';

/** What is asked. */
export interface StrengthInput {
  readonly design: Design;
  readonly side: SolvedSide;
  readonly guardrail: Guardrail;
  /** Absent: nobody writes anything. */
  readonly persona?: Persona;
  /** Virtual endpoints at most; `DEFAULT_BUDGET` by default. */
  readonly budget?: number;
  /** Whether flows of others that can be closed are left out: they are the same for every guardrail. */
  readonly withoutClosings?: boolean;
  /** What `asItIs` found before for the same side and guardrail. */
  readonly known?: StrengthFinding;
  /** Called with the part done, 0–1. May throw to stop the work. */
  readonly onProgress?: (done: number) => void;
}

/** Ways to label that are looked at, at most. */
export const DEFAULT_BUDGET = 40_000;

/** One end of a forbidden connection. */
export interface AttackEnd {
  readonly endpoint: Endpoint;
  /** Where the persona has to write something for it to be there. */
  readonly actor?: Actor;
  readonly home?: Home;
}

/** A way to break the guardrail, not yet written as manifests. */
export interface Weakness {
  readonly from: AttackEnd;
  readonly to: AttackEnd;
  readonly packet: Pick<Packet, 'protocol' | 'port'>;
  readonly breach: Breach;
  /** What the persona may write and replace; absent: nobody needs to write anything. */
  readonly writing?: { readonly powers: PersonaPowers; readonly own: readonly Policy[]; readonly names: HomeNames };
}

/** How it was settled, before an attack is written and replayed. */
export type Settled =
  | { readonly kind: 'holds' }
  | { readonly kind: 'weak'; readonly weakness: Weakness }
  | { readonly kind: 'over budget'; readonly keys: readonly KeyWays[]; readonly budget: number };

/** An answer whose attack is still to be replayed. */
export interface StrengthFinding {
  readonly settled: Settled;
  readonly covered: StrengthCovered;
  readonly keys: readonly KeyWays[];
  readonly closings: ReturnType<typeof closingsOf>;
}

/** Answers the question by solving. */
export function strengthOf(input: StrengthInput): StrengthFinding {
  const today = input.known ?? asItIs(input);
  if (today.settled.kind !== 'holds' || !input.persona) return today;
  try {
    return whateverIsWritten(input, input.persona);
  } catch (error) {
    if (!(error instanceof OverBudget)) throw error;
    const budget = input.budget ?? DEFAULT_BUDGET;
    return { ...today, settled: { kind: 'over budget', keys: error.keys, budget }, keys: error.keys };
  }
}

/** The side as it is, with nobody writing anything. */
export function asItIs({ design, side, guardrail, persona, onProgress }: StrengthInput): StrengthFinding {
  const { solution } = side;
  const share = persona ? 0.1 : 1;
  const found = search({
    solution,
    meaning: meaningOfGuardrail(design, guardrail, [], []),
    standingOf: (i) => standingOf(solution, i, undefined),
    onProgress: (done) => onProgress?.(done * share),
  });
  return {
    settled: found.breach
      ? { kind: 'weak', weakness: weaknessOf(solution, found.breach, undefined) }
      : { kind: 'holds' },
    covered: {
      ...NOTHING_COVERED,
      existing: solution.endpoints.length,
      pairs: found.pairs,
      unavoidable: found.unavoidable,
    },
    keys: [],
    closings: [],
  };
}

function whateverIsWritten(input: StrengthInput, persona: Persona): StrengthFinding {
  const { design, side, guardrail, onProgress, budget = DEFAULT_BUDGET } = input;
  const { cluster } = side;
  const powers = powersOf(design, persona, cluster);
  const { positions, looked, names, taken } = ground(input, powers);
  const actors = actorsOf({
    cluster,
    powers,
    looked,
    forbidden: forbiddenBy(guardrail),
    named: workloadsNamedBy(design, guardrail),
    taken,
    budget,
  });
  onProgress?.(0.2);
  const made = [...actors.byId.values()].flatMap((a) => (a.kind === 'made' ? madeWorkloads(a) : []));
  const meaning = meaningOfGuardrail(design, guardrail, powers.homes, made);
  const world = { ...cluster, ...withActors(cluster, actors) };
  const options = { ...DEFAULT_OPTIONS, cuts: [...side.cuts, ...meaning.cuts] };
  const solution = solve(
    { cluster: world, policies: positions.written('open'), options },
    { onProgress: (done) => onProgress?.(0.2 + done * 0.4) },
  );
  const found = search({
    solution,
    meaning,
    standingOf: (i) => standingOf(solution, i, actors),
    onProgress: (done) => onProgress?.(0.6 + done * 0.25),
  });
  const writing = { powers, own: positions.own, names };
  const weakness = found.breach && { ...weaknessOf(solution, found.breach, actors), writing };
  const closings = input.withoutClosings
    ? []
    : closingsOf({ design, side, persona, powers, actors, world, policies: positions.written('close') });
  onProgress?.(0.95);
  return {
    settled: weakness ? { kind: 'weak', weakness } : { kind: 'holds' },
    covered: coveredBy(side, powers, positions, actors, found),
    keys: actors.keys,
    closings,
  };
}

/** What the persona stands on: its positions, and what policies that it cannot touch look at. */
function ground({ design, side, guardrail }: StrengthInput, powers: PersonaPowers) {
  const all = lookedAt(side.policySet);
  const taken = new Set([...side.cluster.namespaces.map((n) => n.name), ...systemNamespaceNames(design)]);
  const names: HomeNames = {
    of: (home) => (home.made ? namesToMake(home, taken, all) : [home.name]),
    ipv6: side.solution.universe.ipv6,
  };
  const positions = positionsOf(side.policySet, powers, side.cluster, names);
  const others = lookedAt(positions.others);
  const looked: LookedAt = {
    ...others,
    pods: [...others.pods, ...groupsForbidden(design, guardrail).map((g) => termOf(design, g))],
  };
  return { positions, looked, names, taken };
}

/** The pods that a label group means, as policies would say it. */
function termOf(design: Design, group: LabelGroup): PodTerm {
  const home = group.namespace === undefined ? undefined : design.namespaces[group.namespace]?.name;
  const equal = ([key, value]: readonly [string, string]) => ({ key, operator: 'In', values: [value] }) as const;
  return {
    kind: 'pods',
    namespaces: selectorOf(home === undefined ? [] : [equal([NAMESPACE_NAME_LABEL, home])]),
    pods: selectorOf(Object.entries(group.labels).map(equal)),
  };
}

function withActors(cluster: SolvedSide['cluster'], actors: Actors) {
  return {
    namespaces: [...cluster.namespaces, ...actors.namespaces],
    workloads: [...cluster.workloads, ...[...actors.byId.values()].map((a) => a.workload)],
  };
}

/** A made pod as the design's meaning knows it: in its namespace, and twice, since a persona may make two alike. */
function madeWorkloads({ workload, home }: Actor): Workload[] {
  return [meaningId(home, workload), `${meaningId(home, workload)}'`].map((id) => ({
    ...workload,
    id,
    namespace: home.name,
  }));
}

function meaningId(home: Home, workload: Workload): string {
  return `${home.name}/${workload.name}`;
}

/** What an endpoint of a solution is to a guardrail; undefined for what a design does not speak of. */
function standingOf(solution: Solution, index: number, actors: Actors | undefined): Standing | undefined {
  const { cluster } = solution.input;
  const e = solution.endpoints[index];
  if (e?.kind === 'network') return { meaning: { kind: 'network', range: e.range }, self: e.id };
  if (e?.kind === 'host') {
    const host = cluster.hosts[e.host];
    return host && { meaning: { kind: 'host', name: host.name }, self: e.id };
  }
  const workload = e?.kind === 'workload' ? cluster.workloads[e.workload] : undefined;
  if (!workload) return undefined;
  const actor = actors?.byId.get(workload.id);
  const namespace = { home: nameOfHome(actor, workload), entry: workload.namespace };
  if (actor?.kind === 'made') {
    const id = meaningId(actor.home, workload);
    const of = (text: string): MeaningEndpoint => ({ kind: 'workload', id: text });
    return { meaning: of(id), twin: of(`${id}'`), self: workload.id, namespace };
  }
  const { id } = actor?.base ?? workload;
  return { meaning: { kind: 'workload', id }, self: id, namespace };
}

/** What its namespace is called; of namespaces to be made that no policy names, each gets a name of its own. */
function nameOfHome(actor: Actor | undefined, workload: Workload): string {
  if (!actor) return workload.namespace;
  return actor.home.made && actor.namespace === actor.home.name ? workload.namespace : actor.namespace;
}

function weaknessOf(solution: Solution, breach: Breach, actors: Actors | undefined): Weakness {
  const packet = firstConnection(breach.connections) ?? { protocol: 'other', port: 0 };
  return {
    from: endOf(solution, breach.source, actors),
    to: endOf(solution, breach.destination, actors),
    packet,
    breach,
  };
}

function endOf(solution: Solution, index: number, actors: Actors | undefined): AttackEnd {
  const endpoint = solution.endpoints[index];
  if (!endpoint) throw new Error(`there is no endpoint ${index}`);
  const workload = endpoint.kind === 'workload' ? solution.input.cluster.workloads[endpoint.workload] : undefined;
  const actor = workload && actors?.byId.get(workload.id);
  return { endpoint, ...(actor ? { actor, home: actor.home } : {}) };
}

function coveredBy(
  side: SolvedSide,
  powers: PersonaPowers,
  positions: Positions,
  actors: Actors,
  found: { readonly pairs: number; readonly unavoidable: number },
): StrengthCovered {
  const relabelled = [...actors.byId.values()].flatMap((a) => (a.kind === 'relabelled' && a.base ? [a.base.id] : []));
  return {
    positions: positions.count,
    existing: side.solution.endpoints.length,
    relabelled: new Set(relabelled).size,
    podNamespaces: powers.homes.filter(powers.mayRun).length,
    newNamespaces: powers.homes.filter((h) => h.made && powers.mayRun(h)).length,
    assignments: actors.assignments,
    pairs: found.pairs,
    unavoidable: found.unavoidable,
  };
}
