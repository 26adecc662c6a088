/** Sheet 1: planes, tenants with their environments, externals and hosts, as far as a sheet has room for them. */

import type { Axis } from '../../design/schema.ts';
import { isShared } from '../describe.ts';
import type { Box } from '../geometry.ts';
import type { Stand } from '../links.ts';
import { textWidth } from '../text.ts';
import { boundByAny } from './bound.ts';
import { inFlowOrder } from './flow-order.ts';
import { frameOf, titleWide } from './frame.ts';
import type { Member } from './members.ts';
import { type Gap, type Nest, type NestedFrame, nestTree } from './nest.ts';
import { outsideOf } from './overview-outside.ts';
import { type Arranged, boundsOfAll, type Card, up } from './picture.ts';
import { standOf, zonesStanding } from './standing.ts';
import type { Survey } from './survey.ts';
import { type Branch, type Leaf, leavesOf, type Tree, treeOf } from './tree.ts';

/** What is shown: every namespace, or how many there are in each environment, tenant or plane. */
export type OverviewDetail = 'namespaces' | 'counts' | 'tenants' | 'planes';

export interface OverviewLayout extends Arranged {
  readonly stand: Stand;
}

export interface OverviewStyle {
  readonly detail: OverviewDetail;
  /** Whether arrows end at namespaces; else at the frames round them. */
  readonly open: boolean;
  /** Widest row of the cluster, in drawing pixels. */
  readonly width: number;
  /** Namespaces in one row of a frame. */
  readonly perRow: number;
  /** Externals at one side; the rest of them are one card. */
  readonly outside: number;
}

const CHIP_HEIGHT = 24;
const GAP: Gap = { x: 8, y: 8 };
/** Room for arrows and their labels between frames. */
const BETWEEN: Gap = { x: 72, y: 48 };
const OPEN_GAP: Gap = { x: 72, y: 48 };

/** The frames of an overview in rows. */
export function nestOverview(survey: Survey, tree: Tree, style: OverviewStyle): Nest {
  const { design } = survey;
  const chip = { width: chipWidth(tree, style), height: CHIP_HEIGHT };
  const gap = style.open ? OPEN_GAP : GAP;
  return nestTree(tree, {
    width: style.width,
    leafSize: () => chip,
    leafGap: gap,
    frameGap: BETWEEN,
    lanes: Object.keys(design.tenants).length > 0,
    leavesWide: style.perRow * (chip.width + gap.x),
    titleWide: (b) => titleWide(survey, b),
  });
}

/** Everything of an overview in its place. */
export function arrangeOverview(survey: Survey, style: OverviewStyle): OverviewLayout {
  const { design, bound } = survey;
  const hasTenants = Object.keys(design.tenants).length > 0;
  const nest = nestOverview(survey, overviewTree(survey, style.detail), style);
  const blocks = style.open ? new Set<string>() : blocksOf(nest.frames, hasTenants);
  const frames = nest.frames.map((f) => frameOf(survey, f, { solid: blocks.has(f.branch.id), lanes: hasTenants }));
  const chips = nest.leaves.map(
    ({ leaf, parent, box }): Card => ({ ...chipOf(survey, leaf), parent, box, walls: boundByAny(bound, [leaf.id]) }),
  );
  const ofNamespace = new Map(
    nest.leaves.flatMap(({ leaf, parent }) =>
      leaf.namespaces.map(
        (n) => [n.id, style.open ? leaf.id : (blockAround(nest.frames, blocks, parent) ?? leaf.id)] as const,
      ),
    ),
  );
  const core = { x: 0, y: 0, width: up(nest.size.width), height: up(nest.size.height) };
  const inner = standOf(design, { drawn: new Set(), ofNamespace, ofZone: zonesStanding(design, nest.frames) });
  const boxes = new Map<string, Box>([...frames, ...chips].map((t) => [t.id, t.box]));
  const outside = outsideOf(survey, (id) => boxes.get(inner(id) ?? ''), core, style.outside);
  const cards = [...chips, ...outside.cards];
  const stand = standOf(design, {
    drawn: new Set(outside.cards.map((c) => c.id)),
    ofNamespace: new Map([...ofNamespace, ...outside.standing]),
    ofZone: zonesStanding(design, nest.frames),
  });
  return { frames, cards, bounds: boundsOfAll(frames, cards), stand };
}

/** The frames of an overview, in the order of flows. */
export function overviewTree({ design, namespaceLinks }: Survey, detail: OverviewDetail): Tree {
  const leaves = leavesOf(Object.values(design.namespaces));
  if (detail === 'namespaces')
    return inFlowOrder(namespaceLinks, treeOf(design, leaves, ['plane', 'tenant', 'environment']));
  return counted(inFlowOrder(namespaceLinks, treeOf(design, leaves, AXES[detail])));
}

const AXES: Readonly<Record<Exclude<OverviewDetail, 'namespaces'>, readonly Axis[]>> = {
  counts: ['plane', 'tenant', 'environment'],
  tenants: ['plane', 'tenant'],
  planes: ['plane'],
};

/** The same frames, each with one card that counts what is in it. */
function counted(tree: Tree, around = 'all'): Tree {
  const members = tree.leaves.flatMap((l) => l.namespaces);
  return {
    branches: tree.branches.map((b): Branch => ({ ...b, ...counted(b, b.id) })),
    leaves: members.length === 0 ? [] : [{ id: `${around}#`, namespaces: members }],
  };
}

function chipWidth(tree: Tree, style: OverviewStyle): number {
  if (style.detail !== 'namespaces') return 136;
  const names = [...tree.branches.flatMap((b) => b.namespaces), ...tree.leaves.flatMap((l) => l.namespaces)].map((n) =>
    textWidth(n.name, 11, 'mono'),
  );
  return Math.max(128, Math.min(216, up(Math.max(0, ...names) * 1.06 + 48)));
}

function chipOf({ design, workloadsIn }: Survey, leaf: Leaf): Member {
  const workloads = leaf.namespaces.reduce((sum, n) => sum + workloadsIn(n.id), 0);
  const [only] = leaf.namespaces;
  if (leaf.id === only?.id) {
    const line = isShared(design, only.id) ? `shared · ${workloads}` : String(workloads);
    return { id: leaf.id, kind: 'namespace', mark: '', name: only.name, line };
  }
  const count = leaf.namespaces.length;
  const name = `${count} namespace${count === 1 ? '' : 's'}`;
  return { id: leaf.id, kind: 'namespace', mark: '', name, line: String(workloads) };
}

/** Frames that arrows go to: tenants, else the innermost ones. */
function blocksOf(frames: readonly NestedFrame[], lanes: boolean): Set<string> {
  const isLane = (f: NestedFrame) => lanes && f.branch.axis === 'environment' && f.parent !== undefined;
  const around = new Set(frames.filter((f) => !isLane(f)).map((f) => f.parent));
  return new Set(frames.filter((f) => !isLane(f) && !around.has(f.branch.id)).map((f) => f.branch.id));
}

function blockAround(
  frames: readonly NestedFrame[],
  blocks: ReadonlySet<string>,
  id: string | undefined,
): string | undefined {
  for (let at = id; at !== undefined; at = frames.find((f) => f.branch.id === at)?.parent)
    if (blocks.has(at)) return at;
  return undefined;
}
