/**
 * Who may open a guardrail. Children may narrow what is allowed, never widen it: beneath the zone that a guardrail holds
 * of, only whoever answers for the guardrail opens it (`practices.md`, row 3.3).
 */
import { ownerZonesOn, zonesOfGuardrailAxis } from './guardrail-axes.ts';
import { entityIn } from './lookup.ts';
import type { Design, Guardrail, Zone } from './schema.ts';
import { isWithin, lineage, zonesOfNamespace, zonesOfRef } from './zone-tree.ts';

/** A gate that somebody else than the guardrail's owner made for a zone beneath it. */
export interface Widening {
  /** The zone beneath. */
  readonly zone: string;
  /** Who alone may open the guardrail. */
  readonly owner: string;
}

/** What is opened, and who stands for it. */
export interface Opening {
  readonly ends: readonly string[];
  /** Approver of an exception, owner of a shared service; absent: nobody is named. */
  readonly by: string | undefined;
  /** Also where a guardrail keeps all zones of an axis apart: there every zone is beneath its owner. */
  readonly isGate: boolean;
}

/** Whether an opening widens a guardrail for a zone beneath it; undefined where its owner stands for it, or nobody owns it. */
export function wideningOf(design: Design, g: Guardrail, { ends, by, isGate }: Opening): Widening | undefined {
  const above = zonesAbove(g);
  const owner = g.owner ?? above.map((ref) => zoneAt(design, ref)?.owner).find((o) => o !== undefined);
  if (owner === undefined || samePerson(owner, by)) return undefined;
  const inside = ends.flatMap((end) => zonesOfEnd(design, end));
  const { rule } = g;
  const zone =
    rule.kind === 'separate' && g.scope === undefined
      ? isGate && inside.find((z) => Object.hasOwn(zonesOfGuardrailAxis(design, rule.axis), z))
      : inside.find((z) => above.some((ref) => isBeneath(design, z, ref)));
  return zone ? { zone, owner } : undefined;
}

/** Whether two names are of the same person or group. */
export function samePerson(a: string | undefined, b: string | undefined): boolean {
  const plain = (name: string) => name.trim().toLowerCase();
  return a !== undefined && b !== undefined && plain(a) === plain(b);
}

/** The zones that a guardrail is about: what it encloses, forbids between, or protects. */
function zonesAbove({ rule, scope = [] }: Guardrail): string[] {
  const named = rule.kind === 'enclose' ? [rule.zone] : rule.kind === 'forbid' ? [rule.from, rule.to] : [];
  return [...named, ...scope];
}

function zoneAt(design: Design, ref: string): Zone | undefined {
  const zones = zonesOfRef(design, ref);
  return zones && Object.hasOwn(zones, ref) ? zones[ref] : undefined;
}

function isBeneath(design: Design, zone: string, above: string): boolean {
  const zones = zonesOfRef(design, above);
  return zones !== undefined && zone !== above && isWithin(zones, zone, above);
}

/** Every zone that an end is in or is itself, ancestors too. */
function zonesOfEnd(design: Design, end: string): string[] {
  const home = entityIn(design, 'workloads', end)?.namespace ?? entityIn(design, 'labelGroups', end)?.namespace ?? end;
  const namespace = entityIn(design, 'namespaces', home);
  const own = zoneAt(design, end)
    ? [end]
    : namespace
      ? zonesOfNamespace(namespace)
      : (['plane', 'environment', 'tenant'] as const).flatMap((axis) => ownerZonesOn(design, axis, end));
  return own.flatMap((id) => lineage(zonesOfRef(design, id) ?? {}, id).map((z) => z.id));
}
