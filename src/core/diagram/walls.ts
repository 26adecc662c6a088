/** Guardrails as double walls round what they bind, and exceptions as gates in them (`look.md`, Guardrail and exception). */
import { namespaceZonesOn, zonesOfGuardrailAxis } from '../design/guardrail-axes.ts';
import { axesOf, type Nesting as Grouping } from '../design/layout-key.ts';
import { compareNatural } from '../design/natural-order.ts';
import { clusterOfNamespace } from '../design/platform.ts';
import type { Design, DesignNamespace, Exception, Guardrail } from '../design/schema.ts';
import { isWithin, zonesOfNamespace, zonesOfRef } from '../design/zone-tree.ts';
import { type Curve, pointAt } from './curve.ts';
import { type Box, contains, type Point } from './geometry.ts';
import type { Link, Stand } from './links.ts';
import { zonesOf } from './nesting.ts';
import type { Placement } from './placement.ts';
import { facingCurve } from './routing.ts';

export interface Wall {
  readonly id: string;
  readonly box: Box;
  readonly guardrails: readonly Guardrail[];
  readonly gates: number;
}

export interface Gate {
  /** The thing whose wall it is in. */
  readonly wall: string;
  readonly exception: Exception;
  readonly at: Point;
  /** Whether the wall runs up and down here. */
  readonly upright: boolean;
}

/** A wall for each drawn thing that a guardrail binds. */
export function wallsOf(design: Design, placement: Placement, grouping: Grouping): Wall[] {
  const bound = new Map<string, Guardrail[]>();
  for (const guardrail of sorted(design.guardrails))
    for (const id of boundBy(design, guardrail, grouping)) {
      const list = bound.get(id);
      if (list) list.push(guardrail);
      else bound.set(id, [guardrail]);
    }
  const gates = new Map<string, number>();
  for (const x of Object.values(design.exceptions)) gates.set(x.guardrail, (gates.get(x.guardrail) ?? 0) + 1);
  return placement.placed.flatMap((p) => {
    const guardrails = bound.get(p.entity);
    if (!guardrails) return [];
    const total = guardrails.reduce((n, g) => n + (gates.get(g.id) ?? 0), 0);
    return [{ id: p.id, box: p.absolute, guardrails, gates: total }];
  });
}

function sorted<T extends { readonly id: string }>(record: Readonly<Record<string, T>>): T[] {
  return Object.values(record).sort((a, b) => compareNatural(a.id, b.id));
}

/** The zones that are kept apart or enclosed, where they are drawn; else the namespaces in them. Platform namespaces are not bound. */
function boundBy(design: Design, { rule }: Guardrail, grouping: Grouping): string[] {
  if (rule.kind === 'forbid') return [...new Set([rule.from, rule.to])];
  const drawn: readonly string[] = axesOf(grouping);
  const own = Object.values(design.namespaces).filter((n) => !n.system);
  if (rule.kind === 'separate') {
    const { axis } = rule;
    if (drawn.includes(axis)) return Object.keys(zonesOfGuardrailAxis(design, axis));
    return own.filter((n) => namespaceZonesOn(design, axis, n).length > 0).map((n) => n.id);
  }
  const zones = zonesOfRef(design, rule.zone);
  const isDrawn = axesOf(grouping).some((axis) => zones === zonesOf(design, axis));
  if (isDrawn || (!zones && !rule.zone.startsWith('cluster:'))) return [rule.zone];
  const inside = (n: DesignNamespace) =>
    zones
      ? zonesOfNamespace(n).some((z) => isWithin(zones, z, rule.zone))
      : clusterOfNamespace(design, n)?.id === rule.zone;
  return own.filter(inside).map((n) => n.id);
}

/** What of an arrow decides whether a gate is on it. */
export type GateLink = Pick<Link, 'from' | 'to'> & { readonly tone: string };

/** Gates where exceptions cross the walls of their guardrails, on the drawn arrow where there is one. */
export function gatesOf(
  design: Design,
  placement: Placement,
  walls: readonly Wall[],
  routed: readonly { readonly link: GateLink; readonly curve: Curve }[],
  stand: Stand,
): Gate[] {
  return sorted(design.exceptions).flatMap((exception) => {
    const from = stand(exception.from);
    const to = stand(exception.to);
    const a = from === undefined ? undefined : placement.byId.get(from)?.absolute;
    const b = to === undefined ? undefined : placement.byId.get(to)?.absolute;
    if (!a || !b) return [];
    const drawn = routed.find((r) => r.link.from === from && r.link.to === to && r.link.tone === 'allowed');
    const curve = (drawn ?? routed.find((r) => r.link.from === from && r.link.to === to))?.curve ?? facingCurve(a, b);
    return walls
      .filter((w) => w.guardrails.some((g) => g.id === exception.guardrail))
      .flatMap((w) => passages(curve, w.box).map((c) => ({ wall: w.id, exception, at: c.at, upright: c.upright })));
  });
}

/** Where a curve that begins or ends in a box leaves or enters it; a curve that only passes by has none. */
export function passages(curve: Curve, box: Box): Crossing[] {
  return contains(box, curve.from) === contains(box, curve.to) ? [] : crossings(curve, box).slice(0, 1);
}

const STEPS = 96;

export interface Crossing {
  readonly at: Point;
  readonly t: number;
  readonly upright: boolean;
}

/** Where a curve goes through the border of a box. */
function crossings(curve: Curve, box: Box): Crossing[] {
  const out: Crossing[] = [];
  for (let i = 0; i < STEPS; i++) {
    let low = i / STEPS;
    let high = (i + 1) / STEPS;
    const inside = contains(box, pointAt(curve, low));
    if (inside === contains(box, pointAt(curve, high))) continue;
    for (let k = 0; k < 12; k++) {
      const middle = (low + high) / 2;
      if (contains(box, pointAt(curve, middle)) === inside) low = middle;
      else high = middle;
    }
    const at = pointAt(curve, high);
    const aside = Math.min(Math.abs(at.x - box.x), Math.abs(at.x - box.x - box.width));
    const above = Math.min(Math.abs(at.y - box.y), Math.abs(at.y - box.y - box.height));
    out.push({ at, t: high, upright: aside < above });
  }
  return out;
}
