/** Runs a drill over one side: what is reached, what opens and closes, which guarantees break. */
import type { Drill, DrillAnswer, DrillsAnswer, GoesThrough, LabelPair } from '../../analyses/drills/answer.ts';
import { meaningOf } from '../../analyses/meaning/expected-pair.ts';
import { endpointsOf, type SolvedSide } from '../../analyses/side.ts';
import { spreadFrom, type Through } from '../../analyses/spread.ts';
import { inventoryOfDesign } from '../../design/inventory.ts';
import { membersOf } from '../../design/members.ts';
import { systemNamespaceNames } from '../../design/platform.ts';
import type { Design } from '../../design/schema.ts';
import { unreachable } from '../../lib/assert.ts';
import { withNewcomer } from '../newcomer.ts';
import { solveSide } from '../sides.ts';
import { passedRails } from './around.ts';
import { choicesOf } from './choices.ts';
import type { DrillGround } from './ground.ts';
import { mergeDrill } from './merge.ts';
import { removalDrill } from './removal.ts';
import { endsOf, nothingComes, stepsOf } from './spoken.ts';
import { reachedZones } from './zones.ts';

/** What can be tried, and what the drill came to, if one is given. Throws where the design no longer holds what it names. */
export function runDrill(ground: DrillGround, drill: Drill | undefined): DrillsAnswer {
  const { side } = ground;
  const base = { side: side.side, choices: choicesOf(side) };
  return drill ? { ...base, answer: answerOf(ground, drill) } : base;
}

function answerOf(ground: DrillGround, drill: Drill): DrillAnswer {
  const { design, side } = ground;
  switch (drill.kind) {
    case 'compromise':
      return spreadAnswer(design, side, drill, endpointsOf(side.solution, membersOf(design, drill.id)), [
        'Whoever holds a workload goes on from it; hosts and addresses outside are reached and not gone through.',
      ]);
    case 'compromise label':
      return spreadAnswer(design, side, drill, carriers(side, drill.label), [
        'It begins with the pods that carry the label now; who else may set it, a guardrail tells that is tried to be broken.',
      ]);
    case 'new namespace': {
      const labels = new Map(drill.labels.map(({ key, value }) => [key, value]));
      const { side: wider, pod } = withNewcomer(side, labels);
      const solved = solveSide(wider, ground.onProgress ? { onProgress: ground.onProgress } : {});
      const start = [...(solved.solution.ofWorkload.get(pod) ?? [])];
      return spreadAnswer(design, solved, drill, start, [
        'The pod carries no labels, and the design says nothing of it: no guardrail knows where it belongs.',
      ]);
    }
    case 'merge environments':
      return mergeDrill(ground, drill);
    case 'remove policy':
      return removalDrill(ground, drill);
    default:
      return unreachable(drill);
  }
}

type SpreadDrill = Extract<Drill, { readonly through: GoesThrough }>;

function spreadAnswer(
  design: Design,
  side: SolvedSide,
  drill: SpreadDrill,
  start: readonly number[],
  limits: readonly string[],
): DrillAnswer {
  const spread = spreadFrom(side, 'egress', start, throughOf(design, side, drill.through));
  const reached = stepsOf(side, 'egress', spread);
  const into = drill.kind === 'new namespace' ? spreadFrom(side, 'ingress', start, 'nothing') : [];
  const begun = endsOf(side, start);
  const all = endsOf(
    side,
    side.solution.endpoints.flatMap((e, i) =>
      e.kind === 'ingress-controller' || (e.kind === 'network' && e.range.family === 6 && !side.solution.universe.ipv6)
        ? []
        : [i],
    ),
  );
  return {
    ...nothingComes(drill, side.side),
    start: begun,
    reached,
    ends: all.length - begun.length,
    zones: reachedZones(design, side, start, new Set(reached.map((r) => r.id))),
    reachedBy: stepsOf(side, 'ingress', into),
    broken: passedRails(side, meaningOf(design, inventoryOfDesign(design)), start, spread),
    guarantees: drill.kind === 'new namespace' ? 'not judged' : 'judged',
    limits: [...limits, ...(drill.through === 'workloads' ? [SYSTEM_TEXT] : [])],
  };
}

const SYSTEM_TEXT = 'System namespaces, such as that of name resolution, are reached and not gone through.';

function throughOf(design: Design, side: SolvedSide, through: GoesThrough): Through {
  if (through === 'system, too') return 'workloads';
  const system = new Set(systemNamespaceNames(design));
  const { workloads } = side.cluster;
  return (workload) => !system.has(workloads[workload]?.namespace ?? '');
}

/** The endpoints of which some pod carries the label. */
function carriers({ solution, cluster }: SolvedSide, { key, value }: LabelPair): number[] {
  return solution.endpoints.flatMap((e, i) => {
    if (e.kind !== 'workload') return [];
    const pods = cluster.workloads[e.workload]?.pods ?? [];
    return e.pods.some((p) => pods[p]?.labels.get(key) === value) ? [i] : [];
  });
}
