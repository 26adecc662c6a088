/** Try to break a guardrail: solved, and where it falls, written as manifests that are replayed before they are shown. */
import type { PolicySource, Today } from '../../analyses/answers.ts';
import type { SolvedSide } from '../../analyses/side.ts';
import type { Attack, AttackStep, StrengthAnswer, StrengthVerdict } from '../../analyses/strength/answer.ts';
import { type AttackEnd, type StrengthFinding, strengthOf, type Weakness } from '../../analyses/strength/strength.ts';
import { workloadId } from '../../cluster/cluster.ts';
import type { Document } from '../../design/change.ts';
import { entityIn } from '../../design/lookup.ts';
import type { Direction } from '../../policy/policy-set.ts';
import type { Packet } from '../../solver/types.ts';
import { compileDesign } from '../compile-design.ts';
import { clusterPolicyStep, deletionStep, namespaceStep, networkPolicyStep, podStep, relabelStep } from './objects.ts';
import { type Ground, groundPolicies, type ReplayEnd, type ReplayStep, replay } from './replay.ts';

/** What is asked about an open document. */
export interface StrengthRequest {
  readonly guardrail: string;
  /** Absent: whether it holds as it is. */
  readonly persona?: string;
  /** Virtual endpoints at most. */
  readonly budget?: number;
  readonly withoutClosings?: boolean;
  /** What was found with nobody writing anything, for the same side and guardrail. */
  readonly known?: StrengthFinding;
}

/**
 * Answers for one solved side. Throws when the guardrail or the persona is not in the design, and when an attack does not
 * replay: then the analysis is wrong, and nothing it says may be shown.
 */
export function tryToBreak(
  document: Document,
  today: Today | undefined,
  side: SolvedSide,
  request: StrengthRequest,
  onProgress: (done: number) => void = () => {},
): StrengthAnswer {
  const { design } = document;
  const guardrail = entityIn(design, 'guardrails', request.guardrail);
  if (!guardrail) throw new Error(`guardrail \`${request.guardrail}\` is not there any more`);
  const persona = request.persona === undefined ? undefined : entityIn(design, 'personas', request.persona);
  if (request.persona !== undefined && !persona)
    throw new Error(`persona \`${request.persona}\` is not there any more`);
  const { settled, covered, keys, closings } = strengthOf({
    design,
    side,
    guardrail,
    ...(persona ? { persona } : {}),
    ...(request.budget === undefined ? {} : { budget: request.budget }),
    ...(request.withoutClosings === undefined ? {} : { withoutClosings: request.withoutClosings }),
    ...(request.known === undefined ? {} : { known: request.known }),
    onProgress,
  });
  const verdict: StrengthVerdict =
    settled.kind === 'weak' ? broken(settled.weakness, side, () => sourcesOf(document, today, side)) : settled;
  return { guardrail: guardrail.id, ...(persona ? { persona: persona.id } : {}), verdict, covered, keys, closings };
}

function sourcesOf({ design }: Document, today: Today | undefined, { side }: SolvedSide): readonly PolicySource[] {
  if (side === 'today') return today?.policies ?? [];
  return compileDesign(design).files.map(({ path, text }) => ({ name: path, text }));
}

function broken(weakness: Weakness, side: SolvedSide, sources: () => readonly PolicySource[]): StrengthVerdict {
  const { breach, from, to, packet } = weakness;
  const ends = { from: replayEnd(from, 'from'), to: replayEnd(to, 'to') };
  if (!breach.certain) {
    const id = (end: ReplayEnd) => (end.kind === 'workload' ? end.id : end.endpoint.id);
    return { kind: 'left open', packet: { from: id(ends.from), to: id(ends.to), ...packet }, reasons: breach.reasons };
  }
  const ground: Ground = { cluster: side.cluster, policies: groundPolicies(sources()), cuts: side.cuts };
  const steps = fewest(ground, stepsOf(weakness, side), ends, packet);
  const trace = replay(ground, steps, ends, packet);
  if (trace?.verdict !== 'allowed')
    throw new Error(
      `an attack on the guardrail was found, and does not replay: ${trace?.verdict ?? 'an end is missing'}`,
    );
  const attack: Attack = {
    steps: steps.map((s) => s.step),
    packet: trace.packet,
    trace,
    ...(breach.notEnforceable === undefined ? {} : { notEnforceable: breach.notEnforceable }),
  };
  return { kind: 'falls', attack };
}

type Ends = { readonly from: ReplayEnd; readonly to: ReplayEnd };

/** Leaves out one policy after the other, as long as the connection stays open. */
function fewest(ground: Ground, steps: readonly ReplayStep[], ends: Ends, packet: Pick<Packet, 'protocol' | 'port'>) {
  const only = new Set([ends.from, ends.to].flatMap((end) => workloadsOf(ground, end)));
  let left = steps;
  for (const step of [...steps].reverse()) {
    if (!isOptional(step)) continue;
    const fewer = left.filter((s) => s !== step);
    if (replay(ground, fewer, ends, packet, only)?.verdict === 'allowed') left = fewer;
  }
  return left;
}

function workloadsOf({ cluster }: Ground, end: ReplayEnd): string[] {
  if (end.kind === 'workload') return [end.id];
  const { endpoint: e } = end;
  const workload = e.kind === 'workload' ? cluster.workloads[e.workload] : undefined;
  return workload ? [workload.id] : [];
}

function isOptional({ step, base }: ReplayStep): boolean {
  return base === undefined && !step.title.startsWith('Run pod') && !step.title.startsWith('Make namespace');
}

function stepsOf(weakness: Weakness, side: SolvedSide): ReplayStep[] {
  const { writing } = weakness;
  if (!writing) return [];
  const { ipv6 } = side.solution.universe;
  const ends = [
    { end: weakness.from, role: 'from', direction: 'egress' },
    { end: weakness.to, role: 'to', direction: 'ingress' },
  ] as const;
  const things = ends.flatMap(({ end, role }) => thingSteps(end, role));
  const policies = ends.flatMap(({ end, direction }) => policySteps(end, direction, weakness, ipv6));
  const deletions = [
    ...new Set(writing.own.filter((p) => p.origin.kind === 'ClusterNetworkPolicy').map((p) => p.origin.name)),
  ];
  const all: ReplayStep[] = [
    ...things,
    ...deletions.map((name): ReplayStep => ({ step: deletionStep(name), deletes: name })),
    ...policies.map((step): ReplayStep => ({ step })),
  ];
  return all.filter((s, i) => all.findIndex((o) => o.step.title === s.step.title) === i);
}

/** Namespaces, pods and labels that an end needs. */
function thingSteps({ actor }: AttackEnd, role: 'from' | 'to'): ReplayStep[] {
  if (!actor) return [];
  const [pod] = actor.workload.pods;
  const name = nameOfNamespace(actor, role);
  const namespace = actor.namespaceLabels && {
    step: namespaceStep(name, actor.namespaceLabels, actor.home.made !== undefined),
  };
  const steps: ReplayStep[] = namespace ? [namespace] : [];
  if (pod && actor.kind === 'made') steps.push({ step: podStep(name, `try-${role}`, pod) });
  if (pod && actor.kind === 'relabelled' && actor.base)
    steps.push({ step: relabelStep(actor.base, pod), base: actor.base });
  return steps;
}

/** Namespaces to be made that no policy names get a name for each end. */
function nameOfNamespace({ home, namespace }: NonNullable<AttackEnd['actor']>, role: string): string {
  return home.made && namespace === home.name ? `${namespace}-${role}` : namespace;
}

function policySteps(end: AttackEnd, direction: Direction, { writing }: Weakness, ipv6: boolean): AttackStep[] {
  if (!writing || end.endpoint.kind !== 'workload') return [];
  const { powers } = writing;
  const name = end.actor ? end.actor.namespace : end.endpoint.namespace;
  const home = end.home ?? powers.homes.find((h) => h.name === name && !h.made);
  if (!home) return [];
  const written = end.actor ? nameOfNamespace(end.actor, direction === 'egress' ? 'from' : 'to') : name;
  const tiers = (['Admin', 'Baseline'] as const).filter((tier) => {
    const homes = powers.clusterPolicyHomes(tier);
    return homes === 'everywhere' || homes.some((h) => h.name === home.name);
  });
  return [
    ...(powers.mayWritePolicies(home) ? [networkPolicyStep(written, direction)] : []),
    ...tiers.map((tier) => clusterPolicyStep(tier, written, direction, ipv6)),
  ];
}

function replayEnd({ actor, endpoint }: AttackEnd, role: 'from' | 'to'): ReplayEnd {
  if (!actor) return { kind: 'endpoint', endpoint };
  if (actor.base) return { kind: 'workload', id: actor.base.id };
  return { kind: 'workload', id: workloadId(nameOfNamespace(actor, role), `try-${role}`, 'Pod') };
}
