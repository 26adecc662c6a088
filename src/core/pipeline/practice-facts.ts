/** The facts that checks look at, about one side of a document (`architecture.md`, core/practices). */
import type { PolicySource, SideAnswer, Today } from '../analyses/answers.ts';
import { crossClusterJudge, rangesOfClusters } from '../analyses/cross-cluster.ts';
import { meaningOf } from '../analyses/meaning/expected-pair.ts';
import { type PreparedSide, type SolvedSide, solvedSide } from '../analyses/side.ts';
import { answerSide } from '../analyses/side-answer.ts';
import type { StrengthAnswer } from '../analyses/strength/answer.ts';
import { asItIs, DEFAULT_BUDGET, type StrengthFinding } from '../analyses/strength/strength.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { type Labels, labelsKey } from '../cluster/labels.ts';
import { mappedPorts } from '../cluster/service-ports.ts';
import { EMPTY_LAYOUT } from '../design/empty.ts';
import { inventoryOfDesign } from '../design/inventory.ts';
import { entityIn } from '../design/lookup.ts';
import { memberLookup } from '../design/members.ts';
import { otherPlacements, placedAs } from '../design/placements.ts';
import type { Design, Persona } from '../design/schema.ts';
import type { Facts, Newcomer } from '../practices/facts.ts';
import { solve } from '../solver/solve.ts';
import { DEFAULT_OPTIONS } from '../solver/types.ts';
import { writtenFiles } from './implementing.ts';
import { withNewcomer } from './newcomer.ts';
import { tryToBreak } from './strength/strength.ts';

/** What is known about a side beside itself. */
export interface FactsInput {
  readonly design: Design;
  readonly side: PreparedSide;
  /** The imported cluster, for its Services. */
  readonly today: Cluster | undefined;
  /** As `2027-01-31`. */
  readonly day: string | undefined;
  /** The texts of the imported policies, on the side of which attacks on guardrails are replayed. */
  readonly policies?: readonly PolicySource[] | undefined;
  /** The answer of the side, where it is known already. */
  readonly answer?: SideAnswer;
}

/** Gathers the facts: solves the side wherever the design speaks of addresses. */
export function practiceFacts({ design, side, today, policies, day, answer }: FactsInput): Facts {
  const drawn = placed(design);
  const others = otherPlacements(design).map(({ id, name }) => ({ id, name, ...placed(placedAs(design, id)) }));
  const far = Object.keys(design.clusters).length > 1 ? rangesOfClusters(Object.values(design.clusters)) : [];
  const cuts = [...side.cuts, ...far, ...[drawn, ...others].flatMap((p) => p.meaning.cuts)];
  const options = { ...DEFAULT_OPTIONS, cuts };
  const solved = solvedSide({ ...side, cuts }, solve({ cluster: side.cluster, policies: side.policySet, options }), 0);
  const ports = today ? mappedPorts(today) : undefined;
  const newcomers = new Map<string, Newcomer>();
  let written: ReturnType<typeof writtenFiles> | undefined;
  const shared: Omit<Facts, keyof PlacedDesign | 'acrossClusters' | 'placements'> = {
    side: solved,
    answer: answer ?? answerSide(design, solved),
    day,
    written: () => {
      written ??= writtenFiles(design);
      return written;
    },
    strength: strengthAsker(design, solved, today && policies ? { cluster: today, policies } : undefined),
    newcomer: (labels) => {
      const key = labelsKey(labels);
      const known = newcomers.get(key) ?? newcomer(side, labels);
      newcomers.set(key, known);
      return known;
    },
    mapped: (id) => ports?.get(side.workloadIdOf.get(id) ?? '') ?? [],
  };
  const factsOf = ({ design: here, meaning, members }: PlacedDesign, placements: Facts['placements']): Facts => ({
    ...shared,
    design: here,
    meaning,
    members,
    acrossClusters: crossClusterJudge(solved.solution, here),
    placements,
  });
  return factsOf(
    drawn,
    others.map((p) => ({ id: p.id, name: p.name, facts: factsOf(p, []) })),
  );
}

type PlacedDesign = Pick<Facts, 'design' | 'meaning' | 'members'>;

/** What a design says where its environments stand. */
function placed(design: Design): PlacedDesign {
  const inventory = inventoryOfDesign(design);
  return { design, meaning: meaningOf(design, inventory), members: memberLookup(design, inventory) };
}

/** Ways to label that one run of the checks looks at, over all questions: it is run after every edit. */
const ALL_TOGETHER = 60_000;
/** Ways that a question may look at when others have used that up. */
const AT_LEAST = 1000;

/**
 * Asks about guardrails and personas of a side, each question once, and once for each guardrail with nobody writing; what a
 * persona can close is told in its first answer.
 */
function strengthAsker(design: Design, side: SolvedSide, today: Today | undefined): Facts['strength'] {
  const answers = new Map<string, StrengthAnswer>();
  const alone = new Map<string, StrengthFinding>();
  const closed = new Set<string>();
  let left = ALL_TOGETHER;
  return ({ guardrail, persona, labelsOnly }, onProgress = () => {}) => {
    const key = JSON.stringify([guardrail, persona.id, labelsOnly]);
    const before = answers.get(key);
    if (before) return before;
    if (side.side === 'today' && !today) throw new Error('attacks on Today are replayed on the imported policies');
    const found = entityIn(design, 'guardrails', guardrail);
    const known = alone.get(guardrail) ?? (found && asItIs({ design, side, guardrail: found }));
    if (known) alone.set(guardrail, known);
    const asked = labelsOnly ? withoutPolicies(persona) : persona;
    const personas = { ...design.personas, [persona.id]: asked };
    const document = { design: { ...design, personas }, layout: EMPTY_LAYOUT };
    const budget = Math.min(DEFAULT_BUDGET, Math.max(left, AT_LEAST));
    const withoutClosings = labelsOnly || closed.has(persona.id);
    const request = { guardrail, persona: persona.id, budget, withoutClosings, ...(known ? { known } : {}) };
    const answer = tryToBreak(document, today, side, request, onProgress);
    left -= answer.covered.assignments;
    if (!labelsOnly && answer.covered.positions > 0) closed.add(persona.id);
    answers.set(key, answer);
    return answer;
  };
}

function withoutPolicies(persona: Persona): Persona {
  const rest = (powers: Persona['powers']) => powers.filter((p) => p.kind !== 'policies');
  return { ...persona, powers: rest(persona.powers), later: rest(persona.later) };
}

/** Solves the side once more, with one more namespace and one pod in it. */
function newcomer(side: PreparedSide, labels: Labels): Newcomer {
  const { side: wider, namespace, pod } = withNewcomer(side, labels);
  const options = { ...DEFAULT_OPTIONS, cuts: wider.cuts };
  return { namespace, pod, solution: solve({ cluster: wider.cluster, policies: wider.policySet, options }) };
}
