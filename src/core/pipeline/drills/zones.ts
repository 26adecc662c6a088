/** How much of each zone was reached. */
import type { ReachedZone } from '../../analyses/drills/answer.ts';
import { endpointsOf, type SolvedSide, shownId } from '../../analyses/side.ts';
import { inventoryOfDesign } from '../../design/inventory.ts';
import { memberLookup } from '../../design/members.ts';
import type { Design } from '../../design/schema.ts';

const ZONES = ['planes', 'environments', 'tenants', 'complianceZones'] as const;

/** Zones of which something was reached, in order of the record. Workloads only. */
export function reachedZones(
  design: Design,
  side: SolvedSide,
  start: readonly number[],
  reached: ReadonlySet<string>,
): ReachedZone[] {
  const lookup = memberLookup(design, inventoryOfDesign(design));
  const held = new Set(start.map((e) => shownId(side, e)));
  return ZONES.flatMap((collection) => Object.keys(design[collection])).flatMap((id) => {
    const members = endpointsOf(side.solution, lookup(id)).filter(
      (e) => side.solution.endpoints[e]?.kind === 'workload',
    );
    const others = [...new Set(members.map((e) => shownId(side, e)))].filter((e) => !held.has(e));
    const count = others.filter((e) => reached.has(e)).length;
    return count === 0 ? [] : [{ id, reached: count, of: others.length }];
  });
}
