/** In which zones an end of a connection stands, as guardrails see it. */
import type { MeaningEndpoint } from '../analyses/meaning/expected-pair.ts';
import { rangesOfExternal, rangesOfHostGroup } from '../design/members.ts';
import type { Axis, DesignNamespace, Zone } from '../design/schema.ts';
import { areRelated, zonesOfAxis } from '../design/zone-tree.ts';
import { rangesCover } from '../lib/addresses.ts';
import type { Facts } from './facts.ts';

/** Looks up where ends stand; each is worked out once. */
export interface Standings {
  /** The namespace of a workload that the design holds. */
  readonly namespaceOf: (end: MeaningEndpoint) => DesignNamespace | undefined;
  /** The zones of an axis that it stands in; undefined for what the platform brings along. */
  readonly zonesOf: (axis: Axis, end: MeaningEndpoint) => readonly string[] | undefined;
  /** The zones of the two ends where they are different and neither holds the other. */
  readonly apart: (axis: Axis, s: MeaningEndpoint, d: MeaningEndpoint) => readonly [string, string] | undefined;
}

export function standingsOf(facts: Facts): Standings {
  const { design } = facts;
  const namespaces = new Map(Object.values(design.namespaces).map((n) => [n.name, n] as const));
  const memo = new WeakMap<MeaningEndpoint, Map<Axis, readonly string[] | undefined>>();
  const namespaceOf = (end: MeaningEndpoint) =>
    end.kind === 'workload' ? namespaces.get(end.id.slice(0, end.id.indexOf('/'))) : undefined;
  const lookUp = (axis: Axis, end: MeaningEndpoint): readonly string[] | undefined => {
    const known = zonesOfAxis(design, axis);
    const existing = (ids: readonly (string | undefined)[]) =>
      [...new Set(ids)].filter((id): id is string => id !== undefined && Object.hasOwn(known, id));
    if (end.kind === 'workload') {
      const namespace = namespaceOf(end);
      return !namespace || namespace.system ? undefined : existing([namespace[axis]]);
    }
    return existing(ownersOf(facts, end).map((o) => o[axis]));
  };
  const zonesOf = (axis: Axis, end: MeaningEndpoint) => {
    const all = memo.get(end) ?? new Map<Axis, readonly string[] | undefined>();
    memo.set(end, all);
    if (!all.has(axis)) all.set(axis, lookUp(axis, end));
    return all.get(axis);
  };
  const related = new Map<string, boolean>();
  const areKin = (axis: Axis, a: string, b: string) => {
    const key = `${a} ${b}`;
    const answer = related.get(key) ?? areRelated(zonesOfAxis(design, axis), a, b);
    related.set(key, answer);
    return answer;
  };
  return {
    namespaceOf,
    zonesOf,
    apart: (axis, s, d) => {
      const [from, to] = [zonesOf(axis, s), zonesOf(axis, d)];
      for (const a of from ?? []) for (const b of to ?? []) if (!areKin(axis, a, b)) return [a, b];
      return undefined;
    },
  };
}

type InZones = { readonly [A in Axis]?: string | undefined };

function ownersOf({ design, members }: Facts, end: Exclude<MeaningEndpoint, { kind: 'workload' }>): InZones[] {
  if (end.kind === 'host') {
    return Object.values(design.hostGroups)
      .filter((h) => members(h.id).hosts.has(end.name))
      .map((h): InZones => ({ plane: h.plane }));
  }
  return [
    ...Object.values(design.externals).filter((x) => rangesCover(rangesOfExternal(design, x), end.range)),
    ...Object.values(design.hostGroups)
      .filter((h) => rangesCover(rangesOfHostGroup(h), end.range))
      .map((h): InZones => ({ plane: h.plane })),
  ];
}

/** Whether an axis has at least two zones, so that something can be kept apart along it. */
export function zonesWorthKeepingApart(zones: Readonly<Record<string, Zone>>): boolean {
  return Object.keys(zones).length > 1;
}
