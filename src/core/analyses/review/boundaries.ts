/** Where ends stand, and what parts two of them: planes before environments, and so on down to namespaces. */
import { namespaceNamed } from '../../design/lookup.ts';
import type { Design } from '../../design/schema.ts';
import { compareText } from '../../lib/order.ts';
import { groupingOf } from '../matrix/groups.ts';
import type { BoundaryAxis } from './answer.ts';
import type { ReviewEnd, ReviewEnds } from './ends.ts';

const AXES = ['plane', 'environment', 'tenant', 'complianceZone', 'cluster', 'namespace'] as const;
type Axis = (typeof AXES)[number];

/** The axes in the order of a review. */
export const BOUNDARY_AXES: readonly BoundaryAxis[] = ['outside', 'hosts', ...AXES, 'inside'];

/** What one axis is called in a heading. */
export const AXIS_TITLE: Readonly<Record<BoundaryAxis, string>> = {
  outside: 'Between the cluster and what is outside',
  hosts: 'Between pods and hosts',
  plane: 'Between planes',
  environment: 'Between environments',
  tenant: 'Between tenants',
  complianceZone: 'Between compliance zones',
  cluster: 'Between clusters',
  namespace: 'Between namespaces',
  inside: 'Inside a namespace',
};

/** What stands on one side of a boundary: what it is called, and a key that stays when it is called otherwise. */
export interface Side {
  readonly key: string;
  readonly name: string;
}

/** Where a change applies: from one group to another. */
export interface Border {
  readonly axis: BoundaryAxis;
  readonly from: Side;
  readonly to: Side;
}

/** Ends of one class that stand in the same place. */
export interface Bucket {
  readonly ends: readonly ReviewEnd[];
  readonly place: Place;
}

/** Where ends stand on every axis. */
export interface Place {
  readonly number: number;
  readonly kind: 'workload' | 'host' | 'network';
  readonly groups: Readonly<Record<Axis, PlaceGroup>>;
  readonly namespace: string;
}

interface PlaceGroup {
  readonly key: string;
  readonly name: string;
  /** Whether it is a zone, and not what is in none. */
  readonly isZone: boolean;
}

/** The buckets of each class. */
export function bucketsOf(ends: ReviewEnds): readonly (readonly Bucket[])[] {
  const places = placesOf(ends);
  return ends.classes.map((members) => {
    const buckets = new Map<number, { ends: ReviewEnd[]; place: Place }>();
    for (const end of members) {
      const place = places.get(end);
      if (!place) continue;
      const bucket = buckets.get(place.number);
      if (bucket) bucket.ends.push(end);
      else buckets.set(place.number, { ends: [end], place });
    }
    return [...buckets.values()];
  });
}

/** Things of the later side stand where the later design has them, things that are gone where the earlier one had them. */
function placesOf({ all, sides }: ReviewEnds): Map<ReviewEnd, Place> {
  const numbers = new Map<string, Place>();
  const out = new Map<ReviewEnd, Place>();
  const isNow = (e: ReviewEnd) => e.at[1] !== undefined;
  for (const [design, ends] of [
    [sides.after.design, all.filter(isNow)],
    [sides.before.design, all.filter((e) => !isNow(e))],
  ] as const) {
    const groups = AXES.map((axis) => [axis, groupsOn(design, ends, axis)] as const);
    ends.forEach((end, i) => {
      const own = Object.fromEntries(groups.map(([axis, of]) => [axis, of(i)])) as Record<Axis, PlaceGroup>;
      const namespace = end.place.kind === 'workload' ? end.place.id.slice(0, end.place.id.indexOf('/')) : '';
      const key = JSON.stringify([end.place.kind, namespace, AXES.map((axis) => own[axis].key)]);
      const place = numbers.get(key) ?? { number: numbers.size, kind: end.place.kind, groups: own, namespace };
      numbers.set(key, place);
      out.set(end, place);
    });
  }
  return out;
}

function groupsOn(design: Design, ends: readonly ReviewEnd[], axis: Axis): (end: number) => PlaceGroup {
  const { groups, of } = groupingOf(design, ends, axis);
  const memo = new Map<string, PlaceGroup>();
  return (end) => {
    const all = (of[end] ?? []).flatMap((g) => groups[g] ?? []);
    // what has a name of its own is not called by that of the internet around it
    const narrow = all.filter((g) => !(Object.hasOwn(design.externals, g.id) && design.externals[g.id]?.internet));
    const own = narrow.length > 0 ? narrow : all;
    const key = own.map((g) => g.id).join(' ');
    const group = memo.get(key) ?? {
      key,
      name: own.map((g) => g.name).join(' and '),
      isZone: own.some((g) => g.kind === 'members'),
    };
    memo.set(key, group);
    return group;
  };
}

/** What parts two places, and the groups on either side of it. */
export function boundaryOf(from: Place, to: Place): Border {
  const apart = (axis: Axis): Border | undefined =>
    from.groups[axis].key === to.groups[axis].key || (!from.groups[axis].isZone && !to.groups[axis].isZone)
      ? undefined
      : { axis, from: sideOn(from, axis), to: sideOn(to, axis) };
  const outer = (axis: BoundaryAxis): Border => ({ axis, from: outerSide(from), to: outerSide(to) });
  if (from.kind === 'network' || to.kind === 'network') return outer('outside');
  if (from.kind === 'host' || to.kind === 'host') return outer('hosts');
  for (const axis of AXES) {
    const found = apart(axis);
    if (found) return found;
  }
  const { key, name } = from.groups.namespace;
  const own = { key, name: `namespace ${name}` };
  return { axis: 'inside', from: own, to: own };
}

const ONE: Readonly<Record<Axis, string>> = {
  plane: 'plane',
  environment: 'environment',
  tenant: 'tenant',
  complianceZone: 'compliance zone',
  cluster: 'cluster',
  namespace: 'namespace',
};

function sideOn(place: Place, axis: Axis): Side {
  return { key: `${axis} ${place.groups[axis].key}`, name: titleOf(place, axis) };
}

function titleOf(place: Place, axis: Axis): string {
  const { name, isZone } = place.groups[axis];
  return isZone ? `${ONE[axis]} ${name}` : name.toLowerCase();
}

/** What is inside goes by its widest zone, so that one rule about the whole world is one sentence. */
export function outerSide(place: Place): Side {
  if (place.kind !== 'workload') return place.groups.namespace;
  return sideOn(place, AXES.find((a) => place.groups[a].isZone) ?? 'namespace');
}

/** Who answers for the namespace of a place, by the design that has it. */
export function ownerOfPlace(designs: readonly Design[], place: Place): string | undefined {
  if (place.kind !== 'workload') return undefined;
  for (const design of designs) {
    const namespace = namespaceNamed(design, place.namespace);
    if (!namespace) continue;
    const tenant = namespace.tenant === undefined ? undefined : design.tenants[namespace.tenant];
    return namespace.owner ?? tenant?.owner;
  }
  return undefined;
}

/** Orders boundaries: by axis, then by name. */
export function byBoundary(a: Border, b: Border): number {
  const rank = (x: Border) => BOUNDARY_AXES.indexOf(x.axis);
  return rank(a) - rank(b) || compareText(a.from.name, b.from.name) || compareText(a.to.name, b.to.name);
}
