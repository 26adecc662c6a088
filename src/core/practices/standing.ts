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
  readonly apart: (axis: Axis, s: MeaningEndpoint, d: MeaningEndpoint) => Parting;
}

type Parting = readonly [string, string] | undefined;

/** The zones of an axis that ends stand in, and what parts them from others; `null`: nothing does. */
interface Standing {
  readonly zones: readonly string[] | undefined;
  readonly apart: Map<Standing, NonNullable<Parting> | null>;
}

export function standingsOf(facts: Facts): Standings {
  const { design } = facts;
  const namespaces = new Map(Object.values(design.namespaces).map((n) => [n.name, n] as const));
  const memo: Readonly<Record<Axis, WeakMap<MeaningEndpoint, Standing>>> = {
    plane: new WeakMap(),
    environment: new WeakMap(),
    tenant: new WeakMap(),
  };
  const standings = new Map<string, Standing>();
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
  /** Ends that stand in the same zones share one standing: there are few, and many pairs of ends. */
  const standingOf = (axis: Axis, end: MeaningEndpoint): Standing => {
    const known = memo[axis].get(end);
    if (known) return known;
    const zones = lookUp(axis, end);
    const key = JSON.stringify([axis, zones]);
    const standing = standings.get(key) ?? { zones, apart: new Map() };
    standings.set(key, standing);
    memo[axis].set(end, standing);
    return standing;
  };
  const partingOf = (axis: Axis, s: Standing, d: Standing): Parting => {
    const known = s.apart.get(d);
    if (known !== undefined) return known ?? undefined;
    const kin = (a: string, b: string) => areRelated(zonesOfAxis(design, axis), a, b);
    const found = (s.zones ?? []).flatMap((a) => {
      const b = (d.zones ?? []).find((zone) => !kin(a, zone));
      return b === undefined ? [] : [[a, b] as const];
    })[0];
    s.apart.set(d, found ?? null);
    return found;
  };
  return {
    namespaceOf,
    zonesOf: (axis, end) => standingOf(axis, end).zones,
    apart: (axis, s, d) => partingOf(axis, standingOf(axis, s), standingOf(axis, d)),
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
