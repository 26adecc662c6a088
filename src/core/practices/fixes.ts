/** Edits that several checks propose. */

import { adoptablePairs } from '../analyses/adoptable.ts';
import type { WayStep } from '../design/edits/way-steps.ts';
import { isIsolatedBothWays, isManaged } from '../design/isolation.ts';
import { entityIn } from '../design/lookup.ts';
import type { DesignWorkload, Zone } from '../design/schema.ts';
import { sentenceOf } from '../design/sentences/print.ts';
import { isWithin } from '../design/zone-tree.ts';
import type { Fix } from './check.ts';
import type { Crossing } from './crossings.ts';
import type { Facts } from './facts.ts';
import { isMember } from './membership.ts';
import { standingsOf } from './standing.ts';

const known = new WeakMap<Facts, Map<string, WayStep>>();

/** The design takes a namespace over; what its policies allow now, and somebody spoke of, becomes flows. */
export function takingOver(facts: Facts, namespace: string): WayStep {
  const steps = known.get(facts) ?? new Map<string, WayStep>();
  known.set(facts, steps);
  const { design, answer } = facts;
  const step = steps.get(namespace) ?? {
    kind: 'manage namespace',
    namespace,
    adopt: adoptablePairs(design, answer, namespace),
  };
  steps.set(namespace, step);
  return step;
}

/**
 * What isolates all of a namespace in both directions: the design takes it over, or leaves nothing in it open any more.
 * Undefined where it does so already, and for the platform's.
 */
export function isolating(facts: Facts, namespace: string): Fix | undefined {
  const { design } = facts;
  const home = entityIn(design, 'namespaces', namespace);
  if (!home || home.system) return undefined;
  const isOpen = (w: DesignWorkload) => w.namespace === home.id && !isIsolatedBothWays(home, w);
  if (isIsolatedBothWays(home) && !Object.values(design.workloads).some(isOpen)) return undefined;
  const label = isManaged(home) ? `Isolate ${home.name} both ways` : `Let the design manage ${home.name}`;
  return { label, steps: [takingOver(facts, home.id)] };
}

/**
 * What closes a pair: it without the one flow that asks for it, or its destination in the hands of the design, which then
 * allows only what is asked for. Undefined where several flows ask: which of them is meant only a person knows.
 */
export function closingPair(facts: Facts, pair: Crossing): Fix | undefined {
  const { design } = facts;
  const [flow, ...more] = Object.values(design.flows).filter(
    (f) =>
      (f.status === 'agreed' || f.status === 'proposed') &&
      isMember(facts, pair.s, f.from) &&
      isMember(facts, pair.d, f.to),
  );
  if (flow && more.length === 0)
    return { label: `Remove ${flow.id} ${sentenceOf(design, flow)}`, steps: [{ kind: 'remove', id: flow.id }] };
  const home = standingsOf(facts).namespaceOf(pair.d);
  return flow || !home ? undefined : isolating(facts, home.id);
}

/** Namespaces at the ends of a pair that policies of others decide about, in the hands of the design; undefined where both are. */
export function managingEnds(facts: Facts, pair: Crossing): Fix | undefined {
  const standings = standingsOf(facts);
  const homes = [pair.d, pair.s].flatMap((end) => standings.namespaceOf(end) ?? []);
  const left = [...new Set(homes)].filter((n) => !n.system && n.isolation !== 'default-deny');
  if (left.length === 0) return undefined;
  const names = left.map((n) => n.name).join(', ');
  return { label: `Let the design manage ${names}`, steps: left.map((n) => takingOver(facts, n.id)) };
}

/** A zone with a wall around it; its namespaces in the hands of the design where policies of others decide about them. */
export function enclosing(facts: Facts, zone: Zone, managing: boolean): Fix {
  const { design } = facts;
  const left = Object.values(design.namespaces).filter(
    (n) =>
      managing &&
      !n.system &&
      !isIsolatedBothWays(n) &&
      n.complianceZones.some((z) => isWithin(design.complianceZones, z, zone.id)),
  );
  const isEnclosed = Object.values(design.guardrails).some(
    ({ rule }) => rule.kind === 'enclose' && rule.zone === zone.id,
  );
  const name = `${zone.name} is enclosed`;
  const names = left.map((n) => n.name).join(', ');
  return {
    label: [isEnclosed ? '' : `Enclose ${zone.name}`, left.length > 0 ? `Let the design manage ${names}` : '']
      .filter((t) => t !== '')
      .join('; '),
    steps: [
      ...(isEnclosed ? [] : [{ kind: 'enclose' as const, zone: zone.id, name }]),
      ...left.map((n) => takingOver(facts, n.id)),
    ],
  };
}
