/**
 * Which policies, rules, peers and ports do nothing (`practices.md` 8.2, TIER-2). Something is needed where its tier, at
 * its end, comes to another answer without it, for some pair and some traffic, whatever later tiers and the other end say:
 * a guardrail stays needed although policies of developers deny the same today.
 *
 * Judged over everything there is, and newcomers (`newcomers.ts`): a default deny that other policies cover for the pods of
 * today is needed for those to come, and a wall around a zone for the next namespace of the zone. Whom a policy selects, and
 * what a rule matches, is judged over what there is, and one more pod without labels in every namespace and in a new one.
 */
import { andBits, type Bitset, emptyBits, isEmptyBits, orInto, setBit } from '../../lib/bitset.ts';
import type { Direction, EndpointTerm, Origin, Policy, Rule, TrafficTerm } from '../../policy/policy-set.ts';
import { type CompiledPolicySet, compile } from '../compile.ts';
import type { MatchRow } from '../match-rows.ts';
import { portsAt } from '../traits.ts';
import type { Packet, SolverInput } from '../types.ts';
import { coversOf, witnessAt } from './covers.ts';
import { lookAtEverything } from './look.ts';
import { meetingsOf } from './meeting.ts';
import { Found, type FoundConflict } from './needs.ts';
import { type WiderCluster, withNewcomers } from './newcomers.ts';

/** Why something does nothing. */
export type Idleness =
  /** Policies only: no pod. */
  | 'selects nobody'
  /** Policies only: they neither isolate nor have rules. */
  | 'has no rules'
  /** Nobody is among the peers, or no port is meant. */
  | 'never matches'
  /** Everything that it matches is decided before. */
  | 'shadowed'
  /** Without it the same comes out. */
  | 'redundant';

/** The peer or the ports of a rule; absent: the rule as a whole, or the policy. */
export type IdlePart =
  | { readonly kind: 'peer'; readonly term: EndpointTerm }
  | { readonly kind: 'port'; readonly term: TrafficTerm };

/** Something that may go without a change on any pair. */
export interface Idle {
  readonly why: Idleness;
  readonly what: 'policy' | 'rule' | 'peer' | 'port';
  readonly tier: string;
  /** Absent for a policy. */
  readonly direction?: Direction;
  readonly policy: Origin;
  /** Of the rule, or of the policy. */
  readonly origin: Origin;
  readonly part?: IdlePart;
  /** What decides in its place, first the one that covers most; empty where it is the end of the tier. */
  readonly by: readonly Origin[];
  /** A connection that it matches, and something else decides. */
  readonly witness?: Packet;
}

/** Two policies of one tier and one priority that say opposite things: the order between them is not defined. */
export interface Conflict {
  readonly tier: string;
  readonly priority: number;
  readonly direction: Direction;
  readonly policies: readonly [Origin, Origin];
  /** Of each, the first rule that speaks of the connection. */
  readonly rules: readonly [Rule, Rule];
  readonly witness?: Packet;
}

/** What there was to look at, and what of it does nothing. */
export interface HygieneAnswer {
  readonly policies: number;
  readonly rules: number;
  readonly idle: readonly Idle[];
  readonly conflicts: readonly Conflict[];
}

/** A policy in one direction, where it stands. */
interface Standing {
  readonly policy: Policy;
  readonly direction: Direction;
  readonly tier: string;
}

/** Looks through a policy set. `onProgress`: 0–1; may throw to stop the work. */
export function hygieneOf(
  { cluster, policies, options }: SolverInput,
  onProgress: (done: number) => void = () => {},
): HygieneAnswer {
  const wider = withNewcomers(cluster, policies);
  const compiled = compile({ cluster: wider.cluster, policies, options });
  const found = new Found(compiled.rows);
  const meeting = meetingsOf(compiled);
  const today = columnsOfToday(compiled, wider);
  lookAtEverything({ compiled, meeting, today }, found, (done) => onProgress(done * 0.9));
  const objects = objectsOf(compiled);
  const ground: Ground = { compiled, found, today };
  const idle = objects.flatMap((standings) => idleOf(standings, ground));
  const covers = coversOf(
    compiled,
    meeting,
    idle.flatMap((i) => i.of),
  );
  return {
    policies: objects.length,
    rules: objects.flat().reduce((n, { policy }) => n + policy.rules.length, 0),
    idle: idle.map(({ of, ...rest }) => {
      const seen = of.map((o) => covers.get(o)).filter((c) => c !== undefined);
      const by = [...new Set(seen.flatMap((c) => c.by))].slice(0, 3);
      const witness = seen.find((c) => c.witness)?.witness;
      return { ...rest, by, ...(witness ? { witness } : {}) };
    }),
    conflicts: found.conflicts().map((c) => conflictOf(c, compiled, objects)),
  };
}

function conflictOf(found: FoundConflict, compiled: CompiledPolicySet, objects: readonly Standing[][]): Conflict {
  const { one, other, rules, direction } = found;
  const witness = witnessAt(compiled, found);
  const tier = objects.flat().find((s) => s.policy === one)?.tier ?? '';
  return {
    tier,
    priority: one.rank,
    direction,
    policies: [one.origin, other.origin],
    rules,
    ...(witness ? { witness } : {}),
  };
}

/** What answers are read from. */
interface Ground {
  readonly compiled: CompiledPolicySet;
  readonly found: Found;
  /** Columns that do not only stand for namespaces to come. */
  readonly today: Bitset;
}

function columnsOfToday({ universe }: CompiledPolicySet, { made }: WiderCluster): Bitset {
  const out = emptyBits(universe.columns.length);
  universe.endpoints.forEach((e, i) => {
    if (e.kind === 'workload' && made.has(e.namespace)) return;
    for (const { column } of universe.lanes[i]!) setBit(out, column);
  });
  return out;
}

function selectsNobody({ subject }: Policy, { compiled, today }: Ground): boolean {
  return isEmptyBits(andBits(compiled.rows.union(subject).must, today));
}

/** Policies of one object: one for each direction. */
function objectsOf({ input }: CompiledPolicySet): Standing[][] {
  const out = new Map<Origin, Standing[]>();
  for (const { direction, tiers } of input.policies.hooks)
    for (const tier of tiers)
      for (const policy of tier.policies) {
        const list = out.get(policy.origin) ?? [];
        out.set(policy.origin, list);
        list.push({ policy, direction, tier: tier.name });
      }
  return [...out.values()];
}

/** What is idle, with the policies or rules of which to find out what covers them. */
type Draft = Omit<Idle, 'by' | 'witness'> & { readonly of: readonly (Policy | Rule)[] };

function idleOf(standings: readonly Standing[], ground: Ground): Draft[] {
  const { found } = ground;
  const [first] = standings;
  if (!first) return [];
  const { origin } = first.policy;
  const whole = (why: Idleness, of: Draft['of'] = []): Draft[] => [
    { why, what: 'policy', tier: first.tier, policy: origin, origin, of },
  ];
  if (standings.every(({ policy }) => selectsNobody(policy, ground))) return whole('selects nobody');
  if (standings.every(({ policy }) => !policy.isolates && policy.rules.length === 0)) return whole('has no rules');
  if (standings.some(({ policy }) => found.isNeeded(policy)))
    return standings.flatMap((standing) => idleRulesOf(standing, ground));
  const policies = standings.map((s) => s.policy);
  if (policies.some((p) => found.wasReached(p))) return whole('redundant', policies);
  const matched = policies.some((p) => p.isolates || p.rules.some(found.hasMatched));
  return matched ? whole('shadowed', policies) : whole('never matches');
}

function idleRulesOf({ policy, direction, tier }: Standing, ground: Ground): Draft[] {
  const { found } = ground;
  // the object is needed in its other direction, and this one selects nobody who is a pod
  if (selectsNobody(policy, ground)) return [];
  return policy.rules.flatMap((rule): Draft[] => {
    if (rule.action === 'log') return [];
    const base = { tier, direction, policy: policy.origin, origin: rule.origin };
    if (!found.hasMatched(rule)) return [{ ...base, why: 'never matches', what: 'rule', of: [] }];
    if (!found.wasReached(rule)) return [{ ...base, why: 'shadowed', what: 'rule', of: [rule] }];
    if (!found.isRuleNeeded(rule)) return [{ ...base, why: 'redundant', what: 'rule', of: [rule] }];
    return idlePartsOf(rule, policy, direction, ground).map((p) => ({ ...base, ...p, of: [] }));
  });
}

type IdleOfRule = Pick<Idle, 'why' | 'what' | 'part'>;

function idlePartsOf(
  rule: Rule,
  policy: Policy,
  direction: Direction,
  { compiled, found, today }: Ground,
): IdleOfRule[] {
  const meetsNobody = (row: MatchRow) => isEmptyBits(andBits(row.may, today));
  const { peers, ports } = found.partsOf(rule);
  const idlePeers = peers
    .filter((p) => !p.needed || meetsNobody(p.row))
    .map(({ term, row }) => ({
      why: meetsNobody(row) ? ('never matches' as const) : ('redundant' as const),
      what: 'peer' as const,
      part: { kind: 'peer' as const, term },
    }));
  const idlePorts = ports.flatMap(({ term, needed, alone }): IdleOfRule[] => {
    const part = { kind: 'port' as const, term };
    if (alone !== 'not told') return needed ? [] : [{ why: 'redundant' as const, what: 'port' as const, part }];
    return isMeant(term, rule, policy, direction, compiled)
      ? []
      : [{ why: 'never matches' as const, what: 'port' as const, part }];
  });
  return [...idlePeers, ...idlePorts];
}

/** Whether a port is one at any pod where it is looked up: the subject's on ingress, the peer's on egress. */
function isMeant(
  term: TrafficTerm,
  rule: Rule,
  policy: Policy,
  direction: Direction,
  { rows, universe }: CompiledPolicySet,
): boolean {
  if (term.kind === 'ports') return term.first <= term.last;
  const at = emptyBits(rows.size);
  orInto(at, rows.union(direction === 'ingress' ? policy.subject : rule.peers).may);
  return universe.columns.some((c, i) => ((at[i >>> 5]! >>> (i & 31)) & 1) !== 0 && portsAt(term, c).length > 0);
}
