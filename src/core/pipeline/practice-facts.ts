/** The facts that checks look at, about one side of a document (`architecture.md`, core/practices). */
import type { SideAnswer } from '../analyses/answers.ts';
import { crossClusterJudge, rangesOfClusters } from '../analyses/cross-cluster.ts';
import { meaningOf } from '../analyses/meaning/expected-pair.ts';
import { type PreparedSide, solvedSide } from '../analyses/side.ts';
import { answerSide } from '../analyses/side-answer.ts';
import { type Cluster, type Workload, workloadId } from '../cluster/cluster.ts';
import { type Labels, labelsKey, NAMESPACE_NAME_LABEL } from '../cluster/labels.ts';
import { mappedPorts } from '../cluster/service-ports.ts';
import { inventoryOfDesign } from '../design/inventory.ts';
import { memberLookup } from '../design/members.ts';
import { otherPlacements, placedAs } from '../design/placements.ts';
import type { Design } from '../design/schema.ts';
import type { Facts, Newcomer } from '../practices/facts.ts';
import { solve } from '../solver/solve.ts';
import { DEFAULT_OPTIONS } from '../solver/types.ts';
import { writtenFiles } from './implementing.ts';

/** What is known about a side beside itself. */
export interface FactsInput {
  readonly design: Design;
  readonly side: PreparedSide;
  /** The imported cluster, for its Services. */
  readonly today: Cluster | undefined;
  /** As `2027-01-31`. */
  readonly day: string | undefined;
  /** The answer of the side, where it is known already. */
  readonly answer?: SideAnswer;
}

/** Gathers the facts: solves the side wherever the design speaks of addresses. */
export function practiceFacts({ design, side, today, day, answer }: FactsInput): Facts {
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

const NAME = 'bulkhead-new-namespace';

/** Solves the side once more, with one more namespace and one pod in it. */
function newcomer(side: PreparedSide, labels: Labels): Newcomer {
  const taken = new Set(side.cluster.namespaces.map((n) => n.name));
  let name = NAME;
  for (let n = 2; taken.has(name); n++) name = `${NAME}-${n}`;
  const pod: Workload = {
    id: workloadId(name, 'new', 'Deployment'),
    namespace: name,
    name: 'new',
    kind: 'Deployment',
    pods: [{ labels: new Map(), ports: [], serviceAccount: 'default', hostNetwork: false, addresses: [] }],
  };
  const cluster: Cluster = {
    ...side.cluster,
    namespaces: [
      ...side.cluster.namespaces,
      { name, labels: new Map([...labels, [NAMESPACE_NAME_LABEL, name]]), declared: true },
    ],
    workloads: [...side.cluster.workloads, pod],
  };
  const solution = solve({ cluster, policies: side.policySet, options: { ...DEFAULT_OPTIONS, cuts: side.cuts } });
  return { namespace: name, pod: pod.id, solution };
}
