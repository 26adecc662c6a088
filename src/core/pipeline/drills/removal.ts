/** One policy is gone: what opens and closes, and what no longer holds. */
import { isCompared } from '../../analyses/change-answer.ts';
import type { Drill, DrillAnswer, PolicyName } from '../../analyses/drills/answer.ts';
import { type SolvedSide, solvedSide } from '../../analyses/side.ts';
import { answerSide } from '../../analyses/side-answer.ts';
import { type Bitset, emptyBits, hasBit, setBit } from '../../lib/bitset.ts';
import { type ConnectionSet, hasNoPorts, subtractConnections } from '../../policy/connection-set.ts';
import type { EndpointTerm, PolicySet } from '../../policy/policy-set.ts';
import { runOutcomes } from '../../practices/run-checks.ts';
import type { Solution } from '../../solver/solution.ts';
import { solve } from '../../solver/solve.ts';
import { matchTerms } from '../../solver/traits.ts';
import { DEFAULT_OPTIONS } from '../../solver/types.ts';
import { practiceFacts } from '../practice-facts.ts';
import { brokenFlows, brokenRails, DRILLED, newFindings, type Opened, PERSONAS_TEXT } from './broken.ts';
import { choicesOf, isFrom, silencePolicy, withoutPolicy } from './choices.ts';
import type { DrillGround } from './ground.ts';
import { endOf, nothingComes, pairsOf } from './spoken.ts';

type RemovalDrill = Extract<Drill, { kind: 'remove policy' }>;

/** Solves the side without the policy, and holds both against each other. Throws where the policy is not there. */
export function removalDrill({ design, side, today, onProgress }: DrillGround, drill: RemovalDrill): DrillAnswer {
  const { policy } = drill;
  if (!choicesOf(side).policies.some((p) => isFrom(p, policy)))
    throw new Error(`policy \`${policy.name}\` is not there any more`);
  const before = practiceFacts({ design, side, today, day: undefined });
  const less = { ...side, policySet: withoutPolicy(side.policySet, policy) };
  const after = practiceFacts({ design, side: less, today, day: undefined });
  const silent = solved(before.side, silencePolicy(side.policySet, policy));
  onProgress?.(0.2);
  const { opened, closed } = compare(before.side, silent, subjectsOf(before.side, policy));
  const was = runOutcomes(
    { ...before, placements: [] },
    { checks: DRILLED, onProgress: (done) => onProgress?.(0.2 + done * 0.4) },
  );
  const is = runOutcomes(
    { ...after, placements: [] },
    { checks: DRILLED, onProgress: (done) => onProgress?.(0.6 + done * 0.4) },
  );
  return {
    ...nothingComes(drill, side.side),
    opened: pairsOf(opened),
    closed: pairsOf(closed),
    broken: [
      ...brokenRails(silent, before.meaning, opened),
      ...brokenFlows(design, before.answer, answerSide(design, silent), silent),
      ...newFindings(was, is, after.side),
    ],
    limits: [
      ...(side.side === 'design' ? ['An export would write the policy again: the drill is about the cluster.'] : []),
      PERSONAS_TEXT,
    ],
  };
}

function solved(side: SolvedSide, policySet: PolicySet): SolvedSide {
  const options = { ...DEFAULT_OPTIONS, cuts: side.cuts };
  return solvedSide({ ...side, policySet }, solve({ cluster: side.cluster, policies: policySet, options }), 0);
}

/** The ends that a policy selects or may select: no other pair can change without it. */
function subjectsOf({ solution, policySet }: SolvedSide, policy: PolicyName): Bitset {
  const terms = [...policySet.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies)), ...policySet.unread]
    .filter((p) => isFrom(p.origin, policy))
    .flatMap((p) => p.subject);
  const out = emptyBits(solution.endpoints.length);
  for (const [e, lanes] of solution.universe.lanes.entries())
    if (lanes.some(({ column }) => matchesColumn(solution, column, terms))) setBit(out, e);
  return out;
}

function matchesColumn({ universe }: Solution, column: number, terms: readonly EndpointTerm[]): boolean {
  const traits = universe.columns[column];
  return traits !== undefined && matchTerms(terms, traits) !== 'no';
}

/** Both sides have the same endpoints, in the same order. */
function compare(before: SolvedSide, after: SolvedSide, touched: Bitset) {
  const opened: Opened[] = [];
  const closed: Opened[] = [];
  const { endpoints } = before.solution;
  const all = [...endpoints.keys()];
  const subjects = all.filter((e) => hasBit(touched, e));
  for (const [source, from] of endpoints.entries())
    for (const destination of hasBit(touched, source) ? all : subjects) {
      const to = endpoints[destination];
      if (!to || !isCompared(from, to)) continue;
      const was = before.solution.pair(source, destination).may;
      const is = after.solution.pair(source, destination).may;
      const add = (list: Opened[], opens: ConnectionSet) => {
        if (hasNoPorts(opens)) return;
        const ends = { from: endOf(after, source), to: endOf(after, destination) };
        list.push({ ...ends, at: opens, opens, source, destination });
      };
      add(opened, subtractConnections(is, was));
      add(closed, subtractConnections(was, is));
    }
  return { opened, closed };
}
