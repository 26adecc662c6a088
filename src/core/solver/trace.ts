/** One packet, step by step: every hook, tier, policy and rule that is consulted, and what decided. */
import { containsNumber } from '../lib/intervals.ts';
import type { ConnectionSet } from '../policy/connection-set.ts';
import type { Direction, Policy, Rule, Tier } from '../policy/policy-set.ts';
import { isOnlyItself, isOwnNode } from './exempt.ts';
import type { Solution } from './solution.ts';
import { type Match, matchTerms, portsAt, type Traits } from './traits.ts';
import type {
  Decision,
  HookTrace,
  Packet,
  PolicyTrace,
  RuleTrace,
  TierTrace,
  Trace,
  UndefinedReason,
  Verdict,
} from './types.ts';

type Mark = RuleTrace['peers'];

/** Whether a connection set holds a packet. */
export function holdsPacket(set: ConnectionSet, packet: Pick<Packet, 'protocol' | 'port'>): boolean {
  return packet.protocol === 'other' ? set.other : containsNumber(set[packet.protocol], packet.port);
}

/** The verdict on a packet, from both bounds. */
export function verdictOf(bounds: { must: ConnectionSet; may: ConnectionSet }, packet: Packet): Verdict {
  if (holdsPacket(bounds.must, packet)) return 'allowed';
  return holdsPacket(bounds.may, packet) ? 'undefined' : 'denied';
}

/**
 * Explains one packet. `packet.from` and `packet.to` are endpoint ids of the solution; undefined when one of them is
 * not there. The verdict is the solver's own; the steps are walked again rule by rule (semantics/kubernetes.md 2.5).
 */
export function trace(solution: Solution, packet: Packet): Trace | undefined {
  const source = solution.byId.get(packet.from);
  const destination = solution.byId.get(packet.to);
  if (source === undefined || destination === undefined) return undefined;
  const bounds = solution.pair(source, destination);
  const verdict = verdictOf(bounds, packet);
  return {
    packet,
    verdict,
    reasons: verdict === 'undefined' ? bounds.reasons : [],
    hooks: [
      walkHook(solution, 'egress', source, destination, packet),
      walkHook(solution, 'ingress', source, destination, packet),
    ],
  };
}

function laneOf(solution: Solution, endpoint: number, other: number): Traits {
  const lanes = solution.universe.lanes[endpoint]!;
  const family = solution.universe.lanes[other]![0]!.family;
  const lane = lanes.find((l) => l.family === family) ?? lanes[0]!;
  return solution.universe.columns[lane.column]!;
}

interface Walk {
  readonly direction: Direction;
  readonly packet: Packet;
  readonly subject: Traits;
  readonly peer: Traits;
  readonly destination: Traits;
}

function walkHook(
  solution: Solution,
  direction: Direction,
  source: number,
  destination: number,
  packet: Packet,
): HookTrace {
  const [self, other] = direction === 'egress' ? [source, destination] : [destination, source];
  const ids = { subject: solution.endpoints[self]!.id, peer: solution.endpoints[other]!.id };
  const to = laneOf(solution, destination, source);
  const walk: Walk = {
    direction,
    packet,
    subject: direction === 'egress' ? laneOf(solution, source, destination) : to,
    peer: direction === 'egress' ? to : laneOf(solution, source, destination),
    destination: to,
  };
  const exempt = exemption(solution, walk, source, destination);
  if (exempt?.certain) return { direction, ...ids, verdict: 'allowed', exempt: exempt.why, tiers: [] };
  const walked = walkTiers(solution, walk);
  // the solver's own word: it knows when every way an open step may go ends the same
  const verdict = verdictOf(solution.sides(source, destination)[direction], packet);
  if (!exempt || verdict === walked.verdict) return { direction, ...ids, ...walked, verdict };
  return { direction, ...ids, ...walked, verdict, exempt: exempt.why };
}

interface Exemption {
  readonly certain: boolean;
  readonly why: string;
}

/** Why no policy is asked, or may not be (semantics/kubernetes.md 1.6). */
function exemption(solution: Solution, walk: Walk, source: number, destination: number): Exemption | undefined {
  const { input, endpoints } = solution;
  const from = endpoints[source]!;
  if (source === destination && isOnlyItself(input.cluster, from))
    return { certain: true, why: 'a pod always reaches its own address' };
  if (walk.direction === 'egress' && from.kind === 'ingress-controller')
    return { certain: true, why: 'policies on the ingress controller itself are not known' };
  if (!walk.subject.pod) {
    const why = walk.subject.host
      ? 'policies of pods do not apply to hosts and host-network pods'
      : 'outside the cluster';
    return { certain: true, why };
  }
  const own =
    walk.direction === 'ingress'
      ? isOwnNode(solution.place(source), solution.place(destination))
      : isOwnNode(solution.place(destination), solution.place(source));
  if (own === 'no') return undefined;
  if (walk.direction === 'egress')
    return { certain: false, why: 'whether policy applies to the own node is not defined' };
  return own === 'yes'
    ? { certain: true, why: 'a node always reaches the pods it runs' }
    : { certain: false, why: 'it may be the node that runs the pod, which always reaches it' };
}

interface Walked {
  readonly verdict: Verdict;
  readonly tiers: readonly TierTrace[];
  readonly decidedBy?: Decision;
}

function walkTiers(solution: Solution, walk: Walk): Walked {
  const { policies } = solution.input;
  const unread = policies.unread.find(
    (p) => p.directions.includes(walk.direction) && matchTerms(p.subject, walk.subject) !== 'no',
  );
  const tiers: TierTrace[] = [];
  for (const tier of policies.hooks.find((h) => h.direction === walk.direction)?.tiers ?? []) {
    const step = walkTier(tier, walk);
    tiers.push(step.trace);
    if (step.verdict === undefined) continue;
    if (unread) break;
    return { verdict: step.verdict, tiers, ...(step.decidedBy ? { decidedBy: step.decidedBy } : {}) };
  }
  if (!unread) return { verdict: 'allowed', tiers };
  const summary = `${unread.origin.kind} ${unread.origin.name} may allow or deny it: ${unread.reason}`;
  const policy: PolicyTrace = { origin: unread.origin, rules: [] };
  return {
    verdict: 'undefined',
    tiers: [...tiers, { tier: 'Not understood', outcome: 'undefined', policies: [policy], summary }],
  };
}

interface TierStep {
  readonly trace: TierTrace;
  /** Undefined: the packet goes on to the next tier. */
  readonly verdict?: Verdict;
  readonly decidedBy?: Decision;
}

function walkTier(tier: Tier, walk: Walk): TierStep {
  const selecting = tier.policies.filter((p) => matchTerms(p.subject, walk.subject) === 'yes');
  const policies = selecting.map((p) => ({ policy: p, trace: tracePolicy(p, walk) }));
  if (policies.length === 0) {
    const summary = `no policy selects it for ${walk.direction}`;
    return { trace: { tier: tier.name, outcome: 'no policy', policies: [], summary } };
  }
  return tier.ties === 'union' ? additiveStep(tier, walk, policies) : orderedStep(tier, policies);
}

interface Consulted {
  readonly policy: Policy;
  readonly trace: PolicyTrace;
}

function tracePolicy(policy: Policy, walk: Walk): PolicyTrace {
  return {
    origin: policy.origin,
    rules: policy.rules.map((rule) => ({
      origin: rule.origin,
      action: rule.action,
      peers: mark(matchTerms(rule.peers, walk.peer)),
      traffic: trafficMark(rule, walk),
    })),
  };
}

function mark(match: Match): Mark {
  return match === 'yes' || match === 'no' ? match : 'maybe';
}

function trafficMark(rule: Rule, { packet, destination }: Walk): Mark {
  if (rule.traffic === 'any') return 'yes';
  if (packet.protocol === 'other') return 'no';
  const matches = rule.traffic
    .flatMap((t) => portsAt(t, destination))
    .some((s) => s.protocol === packet.protocol && s.first <= packet.port && packet.port <= s.last);
  return matches ? 'yes' : 'no';
}

function ruleMark(rule: RuleTrace): Mark {
  if (rule.peers === 'no' || rule.traffic === 'no') return 'no';
  return rule.peers === 'yes' && rule.traffic === 'yes' ? 'yes' : 'maybe';
}

/** `2 policies`, `1 policy`. */
function counted(policies: readonly Consulted[]): string {
  return policies.length === 1 ? '1 policy' : `${policies.length} policies`;
}

function additiveStep(tier: Tier, walk: Walk, policies: readonly Consulted[]): TierStep {
  const rules = policies.flatMap(({ policy, trace: t }) =>
    t.rules.map((r, i) => ({ rule: policy.rules[i]!, step: r })),
  );
  const step = (outcome: TierTrace['outcome'], summary: string): TierTrace => ({
    tier: tier.name,
    outcome,
    policies: policies.map((p) => p.trace),
    summary,
  });
  const undecided = walk.packet.protocol === 'other' && tier.otherProtocols === 'undefined';
  const sure = rules.find(({ rule, step: s }) => ruleMark(s) === 'yes' && (!undecided || unrestricted(rule)));
  if (sure)
    return {
      trace: step('allow', `selected by ${counted(policies)}, a rule allows it`),
      verdict: 'allowed',
      decidedBy: { kind: 'rule', tier: tier.name, action: 'allow', origin: sure.rule.origin },
    };
  const isolation: Decision = { kind: 'isolation', tier: tier.name, origins: policies.map((p) => p.policy.origin) };
  if (undecided || rules.some((r) => ruleMark(r.step) === 'maybe'))
    return {
      trace: step('undefined', `selected by ${counted(policies)}, whether a rule allows it is not known`),
      verdict: 'undefined',
      decidedBy: isolation,
    };
  return {
    trace: step('deny', `selected by ${counted(policies)}, no rule allows it`),
    verdict: 'denied',
    decidedBy: isolation,
  };
}

function unrestricted(rule: Rule): boolean {
  return rule.traffic === 'any' && rule.peers.some((p) => p.kind === 'anything');
}

function orderedStep(tier: Tier, policies: readonly Consulted[]): TierStep {
  const consulted = policies.map((p) => p.trace);
  const step = (outcome: TierTrace['outcome'], summary: string): TierTrace => ({
    tier: tier.name,
    outcome,
    policies: consulted,
    summary,
  });
  for (let i = 0; i < policies.length; ) {
    const rank = policies[i]!.policy.rank;
    const level = policies.slice(i).filter((p) => p.policy.rank === rank);
    const first = level.flatMap(({ trace: t }) =>
      t.rules.filter((r) => ruleMark(r) !== 'no' && r.action !== 'log').slice(0, 1),
    );
    const actions = new Set(first.map((r) => r.action));
    if (actions.size > 1)
      return { trace: step('undefined', 'policies of equal priority disagree'), verdict: 'undefined' };
    const rule = first[0];
    if (rule && ruleMark(rule) === 'maybe')
      return { trace: step('undefined', 'whether a rule matches is not known'), verdict: 'undefined' };
    if (rule) return decidedStep(tier, rule, step);
    i += level.length;
  }
  return { trace: step('pass', `selected by ${counted(policies)}, no rule matches`) };
}

function decidedStep(
  tier: Tier,
  rule: RuleTrace,
  step: (outcome: TierTrace['outcome'], summary: string) => TierTrace,
): TierStep {
  const name = rule.origin.ruleName ? ` ${rule.origin.ruleName}` : '';
  if (rule.action === 'pass') return { trace: step('pass', `rule${name} of ${rule.origin.name} passes it on`) };
  const verdict = rule.action === 'allow' ? 'allowed' : 'denied';
  return {
    trace: step(rule.action === 'allow' ? 'allow' : 'deny', `rule${name} of ${rule.origin.name}: ${verdict}`),
    verdict,
    decidedBy: { kind: 'rule', tier: tier.name, action: rule.action, origin: rule.origin },
  };
}

/** Reasons in words, for people. */
export const REASON_TEXT: Readonly<Record<UndefinedReason, string>> = {
  'own-node': 'it may be the own node of the pod, where Kubernetes defines no verdict',
  'other-protocol': 'Kubernetes does not say what policy does to protocols other than TCP, UDP and SCTP',
  'pod-address-unknown': 'the address of the pod is not known, and a rule speaks of addresses',
  'host-address-unknown': 'the address of the host is not known, and a rule speaks of addresses or nodes',
  'same-priority': 'policies of equal priority disagree, and either may be applied first',
  'unread-policy': 'a policy that is not understood may allow or deny it',
  'address-differs': 'it has several addresses, and rules treat them differently',
  'domain-name': 'the addresses behind the domain name are not known',
};
