/** Which groups the ends are in along an axis. What is outside and hosts are groups of their own on every axis. */
import { namespaceZonesOn, ownerZonesOn, zonesOfGuardrailAxis } from '../../design/guardrail-axes.ts';
import { hostsOfGroup } from '../../design/inventory.ts';
import { entityIn, nameOf, namespaceNamed } from '../../design/lookup.ts';
import { rangesOfExternal, rangesOfHostGroup } from '../../design/members.ts';
import { compareNatural } from '../../design/natural-order.ts';
import type { Design, DesignNamespace, GuardrailAxis } from '../../design/schema.ts';
import { lineage, type ZoneNode } from '../../design/zone-tree.ts';
import { rangesCover } from '../../lib/addresses.ts';
import { MATRIX_AXES, type MatrixAxis, type MatrixGroup } from './answer.ts';
import type { End } from './ends.ts';

/** The groups of an axis in order, and for each end the numbers of its groups. */
export interface Grouping {
  readonly groups: readonly MatrixGroup[];
  readonly of: readonly (readonly number[])[];
}

type Group = Omit<MatrixGroup, 'ends'>;

/** Groups ends along an axis; every end is in at least one. Members first, then the rest, hosts and what is outside. */
export function groupingOf(design: Design, ends: readonly End[], axis: MatrixAxis): Grouping {
  const outside = outsideOf(design);
  const found = ends.map((e) =>
    e.place.kind === 'workload' ? groupsOfWorkload(design, e.unit, e.place.id, axis) : outside(e.place),
  );
  const sizes = new Map<string, { readonly group: Group; ends: number }>();
  for (const group of found.flat()) {
    const known = sizes.get(group.id);
    if (known) known.ends++;
    else sizes.set(group.id, { group, ends: 1 });
  }
  const groups = [...sizes.values()]
    .map(({ group, ends: count }): MatrixGroup => ({ ...group, ends: count }))
    .sort(inOrder);
  const numbers = new Map(groups.map((g, i) => [g.id, i]));
  return { groups, of: found.map((own) => own.map((g) => numbers.get(g.id) ?? 0)) };
}

const KINDS: readonly MatrixGroup['kind'][] = ['members', 'rest', 'hosts', 'outside'];

function inOrder(a: Group, b: Group): number {
  return (
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    Number(a.ref === undefined) - Number(b.ref === undefined) ||
    compareNatural(a.name, b.name) ||
    (a.id < b.id ? -1 : 1)
  );
}

function groupsOfWorkload(design: Design, unit: string, id: string, axis: MatrixAxis): readonly Group[] {
  const drawn = entityIn(design, 'workloads', unit);
  const name = id.slice(0, id.indexOf('/'));
  const namespace = (drawn && entityIn(design, 'namespaces', drawn.namespace)) ?? namespaceNamed(design, name);
  switch (axis) {
    case 'workload':
      return [drawn ? ofDesign(design, unit) : { id: unit, name: id.replace(/\[[^\]]*\]$/, ''), kind: 'members' }];
    case 'namespace':
      return [namespace ? ofDesign(design, namespace.id) : { id: `undrawn ${name}`, name, kind: 'members' }];
    case 'app':
      return [
        namespace?.app === undefined
          ? rest(axis)
          : { id: `app ${namespace.app}`, name: namespace.app, kind: 'members' },
      ];
    default:
      return zonesOf(design, axis, namespace);
  }
}

/** The nearest zones; those around them say so in the name. Where there is one cluster, the platform's pods are in it. */
function zonesOf(design: Design, axis: GuardrailAxis, namespace: DesignNamespace | undefined): readonly Group[] {
  const only = axis === 'cluster' && !namespace ? Object.keys(design.clusters) : [];
  const ids = namespace ? namespaceZonesOn(design, axis, namespace) : only.length === 1 ? only : [];
  if (ids.length === 0) return [rest(axis)];
  const zones = zonesOfGuardrailAxis(design, axis);
  return ids.map((id): Group => {
    const line = lineage(zones, id).map((z) => z.name);
    return { id, name: line.reverse().join(' / '), kind: 'members', ref: id, isWider: holdsMore(design, axis, id) };
  });
}

/** Whether a zone stands for more than the pods of its own namespaces: its parts, hosts, or what is outside. */
function holdsMore(design: Design, axis: GuardrailAxis, id: string): boolean {
  const isPart = ({ parent }: ZoneNode) => parent === id;
  if (Object.values(zonesOfGuardrailAxis(design, axis)).some(isPart)) return true;
  const owners = [...Object.keys(design.externals), ...Object.keys(design.hostGroups)];
  return owners.some((owner) => ownerZonesOn(design, axis, owner).includes(id));
}

function ofDesign(design: Design, id: string): Group {
  return { id, name: nameOf(design, id), kind: 'members', ref: id };
}

function rest(axis: MatrixAxis): Group {
  return { id: 'none', name: `No ${MATRIX_AXES.find((a) => a.axis === axis)?.one ?? axis}`, kind: 'rest' };
}

/** Externals and groups of hosts by what they are made of; what nobody drew is one group each. */
function outsideOf(design: Design): (place: End['place']) => readonly Group[] {
  const externals = Object.values(design.externals).map((x) => ({
    ranges: rangesOfExternal(design, x),
    group: named(x, 'outside'),
  }));
  const hosts = Object.values(design.hostGroups).map((h) => ({
    names: new Set(hostsOfGroup(h).hosts.map((one) => one.name)),
    ranges: rangesOfHostGroup(h),
    group: named(h, 'hosts'),
  }));
  return (place) => {
    if (place.kind === 'host') {
      const own = hosts.filter((h) => h.names.has(place.name)).map((h) => h.group);
      return own.length > 0 ? own : [{ id: 'hosts', name: 'Other hosts', kind: 'hosts' }];
    }
    if (place.kind !== 'network') return [];
    const own = [...externals, ...hosts].filter((x) => rangesCover(x.ranges, place.range)).map((x) => x.group);
    return own.length > 0 ? own : [{ id: 'outside', name: 'Other addresses', kind: 'outside' }];
  };
}

function named({ id, name }: { readonly id: string; readonly name: string }, kind: Group['kind']): Group {
  return { id, name, kind, ref: id };
}
