/** Standings on an axis as namespace selectors: in exactly these zones, apart from these zones, in any zone. */
import { type Requirement, type Selector, selectorOf } from '../cluster/selector.ts';
import { zoneById } from '../design/lookup.ts';
import type { Design, GuardrailAxis, Zone } from '../design/schema.ts';
import { areRelated, isWithin, zonesOfAxis } from '../design/zone-tree.ts';
import { compareText, groupBy, sortedBy } from '../lib/order.ts';
import { directCandidates, unclassifiedCandidates, unrelatedCandidates } from './zone-selectors.ts';

type LabelledAxis = Exclude<GuardrailAxis, 'cluster'>;
type Candidates = readonly (readonly Selector[])[];

function zonesOn(design: Design, axis: LabelledAxis): Readonly<Record<string, Zone>> {
  return axis === 'complianceZone' ? design.complianceZones : zonesOfAxis(design, axis);
}

/** Candidates for the namespaces directly in all of these zones and in no other; in none where there are none. */
export function standingCandidates(design: Design, axis: LabelledAxis, ids: readonly string[]): Candidates {
  const zones = zonesOn(design, axis);
  const own = ids.flatMap((id) => zoneById(design, id) ?? []);
  const [first] = own;
  if (!first) return unclassifiedCandidates(zones);
  if (own.length === 1 && axis !== 'complianceZone') return directCandidates(zones, first);
  const inside = labelled('In', own);
  const others = Object.values(zones).filter((z) => !own.some((mine) => isWithin(zones, mine.id, z.id)));
  return [[selectorOf(inside)], [selectorOf([...inside, ...labelled('NotIn', others)])]];
}

/** Candidates for the namespaces that stand apart from these zones. */
export function apartCandidates(design: Design, axis: LabelledAxis, ids: readonly string[]): Candidates {
  const zones = zonesOn(design, axis);
  const own = ids.flatMap((id) => zoneById(design, id) ?? []);
  const [first] = own;
  if (first && own.length === 1 && axis !== 'complianceZone') return unrelatedCandidates(zones, first);
  const related = Object.values(zones).filter((z) => own.some((mine) => areRelated(zones, z.id, mine.id)));
  return [[selectorOf(labelled('NotIn', related))]];
}

/** Candidates for the namespaces in any zone. */
export function classifiedCandidates(design: Design, axis: LabelledAxis): Candidates {
  const zones = Object.values(zonesOn(design, axis));
  return [sortedBy(labelled('In', zones), (r) => r.key).map((r) => selectorOf([r]))];
}

/** One requirement for each key of some zones' labels. */
function labelled(operator: 'In' | 'NotIn', zones: readonly Zone[]): Requirement[] {
  return [...groupBy(zones, (z) => z.label.key)].map(([key, same]) => ({
    key,
    operator,
    values: [...new Set(same.map((z) => z.label.value))].sort(compareText),
  }));
}
