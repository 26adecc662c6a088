/** Environments that stand in one cluster, under the manifests of now (`practices.md` 2.1). */
import type { Drill, DrillAnswer } from '../../analyses/drills/answer.ts';
import { judgedPairs, stoppable } from '../../analyses/judged-pairs.ts';
import { clusterOfNamespace } from '../../design/platform.ts';
import type { Design } from '../../design/schema.ts';
import { isWithin } from '../../design/zone-tree.ts';
import { type ConnectionSet, hasNoPorts, subtractConnections } from '../../policy/connection-set.ts';
import type { Facts } from '../../practices/facts.ts';
import { runOutcomes } from '../../practices/run-checks.ts';
import { practiceFacts } from '../practice-facts.ts';
import { brokenRails, DRILLED, newFindings, type Opened, PERSONAS_TEXT } from './broken.ts';
import type { DrillGround } from './ground.ts';
import { endOf, nothingComes, pairsOf } from './spoken.ts';

const PLACEMENT = 'place:drill';

type MergeDrill = Extract<Drill, { kind: 'merge environments' }>;

/** Holds the facts as they are drawn against those with the environments in the cluster of the first. */
export function mergeDrill({ design, side, today, onProgress }: DrillGround, drill: MergeDrill): DrillAnswer {
  const nothing = nothingComes(drill, side.side);
  const homes = clustersOf(design, drill.environments);
  const [cluster] = homes;
  if (cluster === undefined)
    return {
      ...nothing,
      guarantees: 'not judged',
      limits: ['These environments stand in no cluster, so there is nothing to merge yet.'],
    };
  const inside = Object.keys(design.environments).filter((id) =>
    drill.environments.some((e) => isWithin(design.environments, id, e)),
  );
  const clusters = Object.fromEntries(inside.map((id) => [id, cluster]));
  const placement = { id: PLACEMENT, name: 'In one cluster', clusters };
  const merging = { ...design, placements: { [PLACEMENT]: placement } };
  const facts = practiceFacts({ design: merging, side, today, day: undefined });
  const merged = facts.placements[0]?.facts;
  if (!merged) return { ...nothing, limits: ['These environments stand in one cluster already.'] };
  const { opened, closed } = compare(facts, merged);
  const alone = { ...facts, placements: [] };
  const before = runOutcomes(alone, { checks: DRILLED, onProgress: (done) => onProgress?.(done / 2) });
  const after = runOutcomes(merged, { checks: DRILLED, onProgress: (done) => onProgress?.(0.5 + done / 2) });
  return {
    ...nothing,
    opened: pairsOf(opened),
    closed: pairsOf(closed),
    broken: [...brokenRails(facts.side, merged.meaning, opened), ...newFindings(before, after, facts.side)],
    limits: [
      'Pairs of different clusters are judged at their addresses, and by labels once they share one.',
      'The manifests stay as they are; those that the merged design would be given may differ.',
      PERSONAS_TEXT,
    ],
  };
}

function compare(facts: Facts, merged: Facts): { readonly opened: Opened[]; readonly closed: Opened[] } {
  const opened: Opened[] = [];
  const closed: Opened[] = [];
  for (const pair of judgedPairs(facts.side.solution)) {
    const [far, near] = [facts.acrossClusters(pair), merged.acrossClusters(pair)];
    if (!far && !near) continue;
    const [before, after] = [stoppable(far ?? pair.answer), stoppable(near ?? pair.answer)];
    const add = (list: Opened[], opens: ConnectionSet) => {
      if (hasNoPorts(opens)) return;
      const { source, destination } = pair;
      const [from, to] = [endOf(facts.side, source), endOf(facts.side, destination)];
      list.push({ from, to, at: opens, opens, source, destination });
    };
    add(opened, subtractConnections(after, before));
    add(closed, subtractConnections(before, after));
  }
  return { opened, closed };
}

/** The clusters in which environments stand, in their order, the namespaces' own included. */
function clustersOf(design: Design, environments: readonly string[]): string[] {
  const own = environments.flatMap((id) => design.environments[id]?.cluster ?? []);
  const inside = Object.values(design.namespaces)
    .filter((n) => environments.some((e) => isWithin(design.environments, n.environment, e)))
    .flatMap((n) => clusterOfNamespace(design, n)?.id ?? []);
  return [...new Set([...own, ...inside])];
}
