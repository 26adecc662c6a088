/** Which guardrails bind what: where double walls are drawn. */
import { zonesOfGuardrailAxis } from '../../design/guardrail-axes.ts';
import { compareNatural } from '../../design/natural-order.ts';
import type { Design, Guardrail } from '../../design/schema.ts';
import { areRelated } from '../../design/zone-tree.ts';

/** Looks up the guardrails that bind a thing by its id, in order of handles. */
export type Bound = (id: string) => readonly Guardrail[];

/**
 * `separate` binds every zone of its axis that has another to be kept apart from; one that stands round all others has
 * none (`zone-tree.ts`). `forbid` binds both its ends, `enclose` its zone.
 */
export function boundBy(design: Design): Bound {
  const all = Object.values(design.guardrails).sort((a, b) => compareNatural(a.id, b.id));
  const known = new Map<string, readonly Guardrail[]>();
  return (id) => {
    const found = known.get(id) ?? all.filter((g) => binds(design, g, id));
    known.set(id, found);
    return found;
  };
}

function binds(design: Design, { rule }: Guardrail, id: string): boolean {
  if (rule.kind === 'forbid') return rule.from === id || rule.to === id;
  if (rule.kind === 'enclose') return rule.zone === id;
  const zones = zonesOfGuardrailAxis(design, rule.axis);
  if (!Object.hasOwn(zones, id)) return false;
  return Object.keys(zones).some((other) => !areRelated(zones, id, other));
}

/** The guardrails of several things at once, each once. */
export function boundByAny(bound: Bound, ids: readonly string[]): Guardrail[] {
  const found = new Map(ids.flatMap(bound).map((g) => [g.id, g]));
  return [...found.values()].sort((a, b) => compareNatural(a.id, b.id));
}
