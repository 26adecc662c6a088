/** Changes of a guardrail that leave out what somebody wants: narrower, never wider, and each checked before it is offered. */

import { zonesOfGuardrailAxis } from '../../design/guardrail-axes.ts';
import { guardrailSentence } from '../../design/guardrail-text.ts';
import { memberLookup } from '../../design/members.ts';
import { clusterOfNamespace } from '../../design/platform.ts';
import { missingPorts } from '../../design/ports.ts';
import type { Design, Guardrail, GuardrailAxis, Ref } from '../../design/schema.ts';
import { isWithin, type ZoneNode, zonesOfNamespace, zonesOfRef } from '../../design/zone-tree.ts';
import { rangesOverlap } from '../../lib/addresses.ts';
import { compareText, groupBy } from '../../lib/order.ts';
import type { AskedRail, DesignMeaning, MeaningEndpoint } from '../meaning/expected-pair.ts';
import type { RailStanding } from '../meaning/rails.ts';
import type { WantedLink } from './links.ts';

/** A guardrail that holds of less. */
export interface Narrowing {
  readonly fields: Partial<Pick<Guardrail, 'rule' | 'direction' | 'scope'>>;
  /** What it says then. */
  readonly says: string;
  /** Pairs of workloads that it keeps apart no more, beside those in conflict. */
  readonly alsoFrees: number;
}

/** The changes that free a link of a guardrail, those that free least first. `pairs`: how many of its pairs it crosses. */
export function narrowings(meaning: DesignMeaning, g: Guardrail, link: WantedLink, pairs: number): Narrowing[] {
  const { design } = meaning;
  const now = meaning.railOf(g);
  return candidates(meaning, g, link)
    .flatMap((fields): Narrowing[] => {
      const narrowed = { ...g, ...fields };
      const then = meaning.railOf(narrowed);
      if (!frees(g, fields, then, link)) return [];
      const freed = 'rule' in fields ? pairs : freedPairs(meaning, now, then);
      return [{ fields, says: guardrailSentence(design, narrowed), alsoFrees: Math.max(0, freed - pairs) }];
    })
    .sort((a, b) => a.alsoFrees - b.alsoFrees);
}

type Fields = Narrowing['fields'];

const EVERY_PORT = (['TCP', 'UDP', 'SCTP'] as const).map((protocol) => ({ protocol, port: 1, endPort: 65535 }));

function candidates(meaning: DesignMeaning, g: Guardrail, link: WantedLink): Fields[] {
  const fields: Fields[] = [];
  if (g.rule.kind === 'forbid') {
    const ports = missingPorts(typeof g.rule.ports === 'string' ? EVERY_PORT : g.rule.ports, link.ports);
    if (ports !== undefined) fields.push({ rule: { ...g.rule, ports } });
  }
  const scope = scopeWithout(meaning, g, link);
  if (scope.length > 0) fields.push({ scope });
  if (g.direction === undefined || g.direction === 'both')
    fields.push({ direction: 'ingress' }, { direction: 'egress' });
  return fields;
}

/** What the guardrail protects, without what the ends of the link are in. */
function scopeWithout({ design, inventory }: DesignMeaning, g: Guardrail, link: WantedLink): Ref[] {
  const members = memberLookup(design, inventory);
  const meets = (ref: string) => {
    const m = members(ref);
    return [link.sources, link.destinations].some(
      (end) =>
        [...end.workloads].some((id) => m.workloads.has(id)) ||
        end.ranges.some((r) => rangesOverlap(m.ranges, r)) ||
        [...end.hosts].some((h) => m.hosts.has(h)),
    );
  };
  if (g.scope) return g.scope.some(meets) ? g.scope.filter((ref) => !meets(ref)) : [];
  if (g.rule.kind === 'separate') return zonesWithout(design, g.rule.axis, meets);
  return g.rule.kind === 'enclose' ? insideOf(design, g.rule.zone).filter((ref) => !meets(ref)) : [];
}

/** The outermost zones of an axis that the link does not touch. */
function zonesWithout(design: Design, axis: GuardrailAxis, meets: (ref: string) => boolean): string[] {
  const zones = Object.values(zonesOfGuardrailAxis(design, axis)).sort((a, b) => compareText(a.id, b.id));
  const byParent = groupBy(zones, (z: ZoneNode) => z.parent ?? '');
  const walk = (parent: string, depth: number): string[] =>
    (byParent.get(parent) ?? []).flatMap((z) => (meets(z.id) ? (depth > 50 ? [] : walk(z.id, depth + 1)) : [z.id]));
  return walk('', 0);
}

function insideOf(design: Design, zone: string): string[] {
  if (zone.startsWith('ns:'))
    return Object.values(design.workloads).flatMap((w) => (w.namespace === zone ? [w.id] : []));
  const zones = zonesOfRef(design, zone);
  return Object.values(design.namespaces)
    .filter((n) => !n.system)
    .filter((n) =>
      zones ? zonesOfNamespace(n).some((z) => isWithin(zones, z, zone)) : clusterOfNamespace(design, n)?.id === zone,
    )
    .map((n) => n.id)
    .sort(compareText);
}

/** Whether nothing of the link is forbidden any more. A change of ports alone frees its pairs by what it leaves out. */
function frees(g: Guardrail, fields: Fields, then: AskedRail, link: WantedLink): boolean {
  if (fields.rule) return g.rule.kind === 'forbid';
  const standings = (ends: WantedLink['sources']): RailStanding[] => {
    const all: MeaningEndpoint[] = [
      ...[...ends.workloads].map((id) => ({ kind: 'workload', id }) as const),
      ...[...ends.hosts].map((name) => ({ kind: 'host', name }) as const),
      ...ends.ranges.map((range) => ({ kind: 'network', range }) as const),
    ];
    return [...new Map(all.map((e) => then.standing(e)).map((s) => [JSON.stringify(s), s])).values()];
  };
  const destinations = standings(link.destinations);
  return standings(link.sources).every((s) => destinations.every((d) => !then.forbids(s, d)));
}

/** Pairs of workloads that one keeps apart and the other does not. */
function freedPairs({ inventory }: DesignMeaning, now: AskedRail, then: AskedRail): number {
  const ends = inventory.cluster.workloads.map((w) => {
    const e = { kind: 'workload', id: w.id } as const;
    return { now: now.standing(e), then: then.standing(e) };
  });
  const kinds = [...groupBy(ends, (e) => JSON.stringify(e)).values()];
  let freed = 0;
  for (const sources of kinds)
    for (const destinations of kinds) {
      const [s, d] = [sources[0], destinations[0]];
      if (s && d && now.forbids(s.now, d.now) && !then.forbids(s.then, d.then))
        freed += sources.length * (destinations.length - (sources === destinations ? 1 : 0));
    }
  return freed;
}
