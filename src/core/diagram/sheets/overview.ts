/** Sheet 1: planes, tenants with their environments, externals and hosts, as far as a sheet has room for them. */
import type { Axis } from '../../design/schema.ts';
import type { Box, Size } from '../geometry.ts';
import type { Stand } from '../links.ts';
import { textWidth } from '../text.ts';
import { type Beside, placeBelow, placeBeside } from './beside.ts';
import { boundByAny } from './bound.ts';
import { inFlowOrder } from './flow-order.ts';
import { frameOf, titleWide } from './frame.ts';
import type { Member } from './members.ts';
import { type Gap, type Nest, type NestedFrame, nestTree } from './nest.ts';
import { outsideMembers } from './outside-members.ts';
import { type Arranged, boundsOfAll, type Card, up } from './picture.ts';
import { standOf, zonesStanding } from './standing.ts';
import type { Survey } from './survey.ts';
import { type Branch, type Leaf, leavesOf, type Tree, treeOf } from './tree.ts';

/** What is shown: every namespace, or how many there are in each environment, tenant or plane. */
export type OverviewDetail = 'namespaces' | 'counts' | 'tenants' | 'planes';

export interface OverviewLayout extends Arranged {
  readonly stand: Stand;
  /** Frames that arrows end at, where they do not end at namespaces. */
  readonly blocks: ReadonlySet<string>;
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

export const OUTSIDE: Size = { width: 192, height: 40 };
/** From one to the next below it. */
export const OUTSIDE_PITCH = OUTSIDE.height + 16;
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
  return { frames, cards, bounds: boundsOfAll(frames, cards), stand, blocks };
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

function chipOf({ workloadsIn }: Survey, leaf: Leaf): Member {
  const workloads = leaf.namespaces.reduce((sum, n) => sum + workloadsIn(n.id), 0);
  const [only] = leaf.namespaces;
  if (leaf.id === only?.id)
    return { id: leaf.id, kind: 'namespace', mark: '', name: only.name, line: String(workloads) };
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

/** What stands round the cluster, and cards that stand for several of it. */
interface Outside {
  readonly cards: readonly Card[];
  readonly standing: ReadonlyMap<string, string>;
}

/** Externals at the sides, clients left, each side as many as it has room for; hosts below. */
function outsideOf(survey: Survey, boxOf: (id: string) => Box | undefined, core: Box, most: number): Outside {
  const { design, bound, ends } = survey;
  const destinations = new Set(Object.values(design.flows).map((f) => f.to));
  const sources = new Set(ends.map(([from]) => from));
  const others = (id: string) => ends.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []));
  const levelOf = (id: string) => {
    const boxes = others(id).flatMap((o) => boxOf(o) ?? []);
    return boxes.length === 0 ? undefined : boxes.reduce((sum, b) => sum + b.y + b.height / 2, 0) / boxes.length;
  };
  const standing = new Map<string, string>();
  const beside = (card: Member): Beside => ({
    card: { ...card, parent: undefined, walls: bound(card.id) },
    size: OUTSIDE,
    level: levelOf(card.id),
  });
  const limited = (members: readonly Member[], side: string): Beside[] => {
    if (members.length <= most) return members.map(beside);
    const ranked = members
      .map((m, i) => ({ m, i, degree: others(m.id).length }))
      .sort((a, b) => b.degree - a.degree || a.i - b.i)
      .map(({ m }) => m);
    const rest = ranked.slice(most - 1);
    const id = `outside ${side}`;
    for (const m of rest) standing.set(m.id, id);
    const name = `${rest.length} more outside`;
    return [
      ...ranked.slice(0, most - 1).map(beside),
      beside({ id, kind: 'external', mark: 'EXT', name, line: 'see flows' }),
    ];
  };
  const members = outsideMembers(design);
  const aside = members.filter((m) => m.kind !== 'host');
  const isClient = (m: Member) => sources.has(m.id) && !destinations.has(m.id);
  const tallest = most * OUTSIDE_PITCH;
  const cards = [
    ...placeBeside(limited(aside.filter(isClient), 'left'), core, 'left', tallest),
    ...placeBeside(
      limited(
        aside.filter((m) => !isClient(m)),
        'right',
      ),
      core,
      'right',
      tallest,
    ),
    ...placeBelow(members.filter((m) => m.kind === 'host').map(beside), core),
  ];
  return { cards, standing };
}
