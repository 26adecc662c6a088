/** Which frames stand in which: namespaces by their zones, one level for each axis that tells them apart. */
import { entityIn, zoneById } from '../../design/lookup.ts';
import { compareNatural } from '../../design/natural-order.ts';
import type { Axis, Design, DesignNamespace } from '../../design/schema.ts';
import { groupBy } from '../../lib/order.ts';

/** What stands in the innermost frames: a namespace, a part of one, or several in one card. */
export interface Leaf {
  readonly id: string;
  readonly namespaces: readonly DesignNamespace[];
  /** Of a namespace that is spread over sheets: these of its members, and which part that is. */
  readonly part?: { readonly members: ReadonlySet<string>; readonly number: number; readonly of: number };
}

/** A frame to be, with what stands in it: other frames, or namespaces. */
export interface Branch {
  readonly id: string;
  readonly axis: Axis;
  readonly name: string;
  /** Zones that all of it is in: its own, and those of axes that do not tell its members apart. */
  readonly zones: readonly string[];
  readonly branches: readonly Branch[];
  /** Every namespace in it. */
  readonly namespaces: readonly DesignNamespace[];
  /** Only where there are no branches. */
  readonly leaves: readonly Leaf[];
}

export type Tree = Pick<Branch, 'branches' | 'leaves'>;

/** One leaf for each namespace. */
export function leavesOf(namespaces: readonly DesignNamespace[]): Leaf[] {
  return namespaces.map((n) => ({ id: n.id, namespaces: [n] }));
}

/** The namespaces nested by the axes, in their order. The root has no frame of its own: its branches, or its leaves. */
export function treeOf(design: Design, leaves: readonly Leaf[], axes: readonly Axis[]): Tree {
  const [axis, ...rest] = axes;
  if (!axis || leaves.length === 0) return { branches: [], leaves: inOrder(leaves) };
  const groups = groupBy(leaves, (leaf) => zoneOfLeaf(design, leaf, axis));
  if (groups.size === 1 && groups.has(undefined)) return treeOf(design, leaves, rest);
  const branches = [...groups].map(([zone, members]) => branchOf(design, axis, zone, members, rest, ''));
  return { branches: branches.sort(compareBranches), leaves: [] };
}

function branchOf(
  design: Design,
  axis: Axis,
  zone: string | undefined,
  members: readonly Leaf[],
  axes: readonly Axis[],
  around: string,
): Branch {
  const id = `${around}${zone ?? `none:${axis}`}`;
  const zones = zone === undefined ? [] : [zone];
  let left = axes;
  for (; left[0] !== undefined; left = left.slice(1)) {
    const next = left[0];
    const values = new Set(members.map((m) => zoneOfLeaf(design, m, next)));
    if (values.size > 1) break;
    const [only] = values;
    if (only !== undefined) zones.push(only);
  }
  const [next, ...rest] = left;
  const groups = next ? groupBy(members, (n) => zoneOfLeaf(design, n, next)) : new Map<string | undefined, Leaf[]>();
  const branches = next
    ? [...groups].map(([z, some]) => branchOf(design, next, z, some, rest, `${id}|`)).sort(compareBranches)
    : [];
  return {
    id,
    axis,
    name: zone === undefined ? `no ${axis}` : (zoneById(design, zone)?.name ?? zone),
    zones,
    branches,
    namespaces: members.flatMap((l) => l.namespaces),
    leaves: next ? [] : inOrder(members),
  };
}

/** The zone of a namespace on an axis, if the design has it. */
export function zoneOn(design: Design, namespace: DesignNamespace, axis: Axis): string | undefined {
  const id = namespace[axis];
  const collection = { plane: 'planes', environment: 'environments', tenant: 'tenants' } as const;
  return id !== undefined && entityIn(design, collection[axis], id) ? id : undefined;
}

function zoneOfLeaf(design: Design, leaf: Leaf, axis: Axis): string | undefined {
  const [first] = leaf.namespaces;
  return first && zoneOn(design, first, axis);
}

/** By application and name, as `look.md` has it. */
function inOrder(leaves: readonly Leaf[]): Leaf[] {
  const app = (l: Leaf) => l.namespaces[0]?.app ?? nameOfLeaf(l);
  return [...leaves].sort(
    (a, b) =>
      compareNatural(app(a), app(b)) ||
      compareNatural(nameOfLeaf(a), nameOfLeaf(b)) ||
      (a.part?.number ?? 0) - (b.part?.number ?? 0),
  );
}

function nameOfLeaf(leaf: Leaf): string {
  return leaf.namespaces[0]?.name ?? leaf.id;
}

/** Leaves by their zone on an axis, in the order of frames. */
export function leavesByZone(design: Design, leaves: readonly Leaf[], axis: Axis): Leaf[][] {
  const groups = groupBy(leaves, (leaf) => zoneOfLeaf(design, leaf, axis));
  const keyed = [...groups].map(([zone, members]) => ({
    id: zone ?? `none:${axis}`,
    axis,
    name: zone === undefined ? '' : (zoneById(design, zone)?.name ?? zone),
    members,
  }));
  return keyed.sort(compareBranches).map(({ members }) => members);
}

/** Environments from production to development; everything else by name; what is in no zone last. */
function compareBranches(a: Ranked, b: Ranked): number {
  return rank(a) - rank(b) || compareNatural(a.name, b.name) || compareNatural(a.id, b.id);
}

const STAGES: readonly RegExp[] = [/prod|live/i, /stag|pre|uat|accept/i, /test|qa|int/i, /dev|sandbox|lab/i];

type Ranked = Pick<Branch, 'id' | 'axis' | 'name'>;

function rank(branch: Ranked): number {
  if (branch.id.endsWith(`none:${branch.axis}`)) return 100;
  if (branch.axis !== 'environment') return 0;
  const stage = STAGES.findIndex((s) => s.test(branch.name));
  return stage < 0 ? 10 : stage;
}
