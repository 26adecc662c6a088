/** A sheet of namespaces with everything in them, and stubs for what leaves the sheet. */
import type { Axis, Design } from '../../design/schema.ts';
import { isShared, shortName } from '../describe.ts';
import type { Box } from '../geometry.ts';
import type { Stand } from '../links.ts';
import { placeBeside } from './beside.ts';
import { type Bound, boundByAny } from './bound.ts';
import { inFlowOrder } from './flow-order.ts';
import { counted, frameOf, titleWide } from './frame.ts';
import { MEMBER, type Members } from './members.ts';
import { type Gap, type Nest, type NestedLeaf, nestTree } from './nest.ts';
import { type Arranged, boundsOfAll, type Card, type Frame, up } from './picture.ts';
import { memberNamespace, standOf, zonesStanding } from './standing.ts';
import { type SheetOf, STUB, stubsOf } from './stubs.ts';
import type { Survey } from './survey.ts';
import { type Leaf, type Tree, treeOf } from './tree.ts';

export interface DetailLayout extends Arranged {
  readonly standFrom: Stand;
  readonly standTo: Stand;
  /** Stubs that stand for one thing alone. */
  readonly exact: ReadonlySet<string>;
}

/** Widest rows, in drawing pixels. */
export interface Widths {
  /** Of frames. */
  readonly width: number;
  /** Of namespaces in an innermost frame. */
  readonly inner: number;
}

export interface DetailStyle extends Widths {
  readonly axes: readonly Axis[];
  /** There is no other sheet: what stands outside is drawn as it is, all of it. */
  readonly alone?: boolean;
}

const GAP: Gap = { x: 72, y: 48 };

/** The frames of a sheet, in the order of flows. */
export function detailTree({ design, namespaceLinks }: Survey, leaves: readonly Leaf[], axes: readonly Axis[]): Tree {
  return inFlowOrder(namespaceLinks, treeOf(design, leaves, axes));
}

/** Those frames in rows of at most `width` pixels. */
export function nestDetail(survey: Survey, tree: Tree, { width, inner }: Widths): Nest {
  const { membersOf } = survey;
  return nestTree(tree, {
    width,
    leavesWide: inner,
    leafSize: (leaf) => membersOf(leaf).size,
    leafGap: GAP,
    frameGap: GAP,
    lanes: false,
    titleWide: (b) => titleWide(survey, b),
  });
}

/** The namespaces of a sheet in their places. */
export function arrangeDetail(
  survey: Survey,
  leaves: readonly Leaf[],
  sheetOf: SheetOf,
  style: DetailStyle,
): DetailLayout {
  const { design, bound } = survey;
  const nest = nestDetail(survey, detailTree(survey, leaves, style.axes), style);
  const zones = nest.frames.map((f) => frameOf(survey, f, { solid: false, lanes: false }));
  const zonesAround = (id: string | undefined): string[] => {
    const frame = zones.find((z) => z.id === id);
    return frame ? [...frame.zones, ...zonesAround(frame.parent)] : [];
  };
  const namespaces = nest.leaves.map((l) => namespaceFrame(survey, l, zonesAround(l.parent)));
  const cards = nest.leaves.flatMap((l) => cardsOf(l, survey.membersOf(l.leaf), bound));
  const frames = [...zones, ...namespaces];
  const boxes = new Map<string, Box>([...frames, ...cards].map((t) => [t.id, t.box]));
  const whole = leaves.filter((l) => !l.part || l.part.number === 1);
  const inner = standOf(design, {
    drawn: new Set(cards.map((c) => c.id)),
    ofNamespace: new Map(whole.flatMap((l) => l.namespaces.map((n) => [n.id, l.id] as const))),
    ofZone: zonesStanding(design, nest.frames),
  });
  const isElsewhere = elsewhere(design, leaves);
  const onSheet: Stand = (id) => (isElsewhere(id) ? undefined : inner(id));
  const core = { x: 0, y: 0, width: up(nest.size.width), height: up(nest.size.height) };
  const levelOf = (id: string) => {
    const box = boxes.get(id);
    return box && box.y + box.height / 2;
  };
  const most = Math.max(8, Math.floor((core.height + 160) / (STUB.height + 16)) * 2);
  const stubs = stubsOf(survey, { inner: onSheet, sheetOf, levelOf, most, alone: style.alone === true });
  const all = [...cards, ...placeBeside(stubs.left, core, 'left'), ...placeBeside(stubs.right, core, 'right')];
  return {
    frames,
    cards: all,
    bounds: boundsOfAll(frames, all),
    standFrom: stubs.standFrom,
    standTo: stubs.standTo,
    exact: stubs.exact,
  };
}

function partWords({ members, number, of }: NonNullable<Leaf['part']>, total: number): string {
  return of > 1 ? `part ${number} of ${of}` : `${members.size} of ${total} shown`;
}

/** Tells of a member whether this sheet shows another part of its namespace. */
function elsewhere(design: Design, leaves: readonly Leaf[]): (id: string) => boolean {
  const parts = leaves.filter((l) => l.part);
  if (parts.length === 0) return () => false;
  return (id) => {
    const home = memberNamespace(design, id);
    const own = parts.filter((l) => l.namespaces.some((n) => n.id === home));
    return own.length > 0 && !own.some((l) => l.part?.members.has(id));
  };
}

function namespaceFrame(
  { design, bound, workloadsIn }: Survey,
  { leaf, parent, box }: NestedLeaf,
  around: readonly string[],
): Frame {
  const [namespace] = leaf.namespaces;
  const zones = namespace
    ? [namespace.plane, namespace.environment, namespace.tenant, ...namespace.complianceZones]
    : [];
  return {
    id: leaf.id,
    kind: 'namespace',
    parent,
    box,
    name: namespace?.name ?? leaf.id,
    notes: [
      ...(leaf.part ? [partWords(leaf.part, workloadsIn(namespace?.id ?? ''))] : []),
      ...zones.flatMap((z) => (z !== undefined && !around.includes(z) ? [shortName(design, z)] : [])),
      ...(namespace?.system ? ['platform, left alone'] : []),
      ...(namespace && isShared(design, namespace.id) ? ['shared'] : []),
      counted(workloadsIn(namespace?.id ?? ''), 'workload'),
    ],
    zones: [],
    band: 'neutral',
    walls: boundByAny(bound, [namespace?.id ?? '']),
    lane: false,
    solid: false,
  };
}

function cardsOf({ leaf, box }: NestedLeaf, { cards }: Members, bound: Bound): Card[] {
  return cards.map(({ member, at }) => ({
    ...member,
    parent: leaf.id,
    box: { x: box.x + at.x, y: box.y + at.y, ...MEMBER },
    walls: bound(member.id),
  }));
}
