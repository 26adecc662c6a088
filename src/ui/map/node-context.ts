/** What nodes are made from, worked out once for all of them, and what every node has. */
import type { NodeHandle } from '@xyflow/react';
import { Position } from '@xyflow/react';
import type { ReachAnswer, SideAnswer } from '../../core/analyses/answers.ts';
import type { Design } from '../../core/design/schema.ts';
import { shortName } from '../../core/diagram/describe.ts';
import type { Box } from '../../core/diagram/geometry.ts';
import { containersOf } from '../../core/diagram/nesting.ts';
import type { Placed, Placement } from '../../core/diagram/placement.ts';
import { flowTone } from '../../core/diagram/tone.ts';
import type { Wall } from '../../core/diagram/walls.ts';
import type { GroupBy } from '../../state/studio.ts';
import { marksOf, type OpennessMarks } from '../openness.ts';
import type { LensMark, LensView } from './lens.ts';
import type { Visible } from './levels.ts';
import type { ReachMark } from './node-data.ts';
import { sharedMarks } from './shared-marks.ts';
import { TROUBLED } from './tone.ts';
import { type WallMark, wallMarks } from './wall-marks.ts';

export interface NodeInput {
  readonly design: Design;
  readonly placement: Placement;
  readonly groupBy: GroupBy;
  readonly answer: SideAnswer | undefined;
  readonly selection: ReadonlySet<string>;
  /** Present while reach is shown. */
  readonly reach: ShownReach | undefined;
  readonly visible: Visible;
  readonly lens: LensView | undefined;
  /** The one value of the lens that is looked for. */
  readonly sought: string | undefined;
  /** The frame that a dragged thing would fall into. */
  readonly target: string | undefined;
  readonly walls: readonly Wall[];
  readonly day: string;
}
export interface Context extends NodeInput {
  readonly marks: ReadonlyMap<string, OpennessMarks>;
  readonly flowCounts: ReadonlyMap<string, number>;
  readonly inner: ReadonlyMap<string, number>;
  readonly troubled: ReadonlyMap<string, number>;
  readonly exposed: ReadonlySet<string>;
  /** What each shared thing is shared as, by its id. */
  readonly shared: ReadonlyMap<string, string>;
  readonly wallMarks: ReadonlyMap<string, WallMark>;
  readonly reached: ReadonlyMap<string, ReachMark> | undefined;
}

export function contextOf(input: NodeInput): Context {
  const marks = new Map<string, OpennessMarks>();
  for (const [id, o] of Object.entries(input.answer?.openness ?? {})) marks.set(id, marksOf(o));
  const flowCounts = new Map<string, number>();
  const inner = new Map<string, number>();
  for (const f of Object.values(input.design.flows)) {
    for (const id of new Set([f.from, f.to])) flowCounts.set(id, (flowCounts.get(id) ?? 0) + 1);
    const a = input.placement.nesting.byId.get(f.from)?.parent;
    if (a !== undefined && a === input.placement.nesting.byId.get(f.to)?.parent) inner.set(a, (inner.get(a) ?? 0) + 1);
  }
  return {
    ...input,
    marks,
    flowCounts,
    inner,
    troubled: troubledFrames(input),
    exposed: new Set(Object.values(input.design.exposures).map((e) => e.target)),
    shared: sharedMarks(input.design),
    wallMarks: wallMarks(input.design, input.walls, input.day),
    reached: input.reach && reachMarks(input.reach, input.selection),
  };
}

/** How many flows that need a look touch something in each frame. */
function troubledFrames({ design, placement, answer }: NodeInput): Map<string, number> {
  const out = new Map<string, number>();
  for (const f of Object.values(design.flows)) {
    const own = answer && Object.hasOwn(answer.flows, f.id) ? answer.flows[f.id] : undefined;
    if (!TROUBLED.has(flowTone(f, own))) continue;
    const frames = new Set([f.from, f.to].flatMap((id) => containersOf(placement.nesting, id).map((n) => n.id)));
    for (const id of frames) out.set(id, (out.get(id) ?? 0) + 1);
  }
  return out;
}

/** Reach to show on the map. */
export interface ShownReach extends ReachAnswer {
  /** Where it begins; by default at the selection. */
  readonly from?: readonly string[];
}

function reachMarks(reach: ShownReach, selection: ReadonlySet<string>): Map<string, ReachMark> {
  const out = new Map<string, ReachMark>();
  for (const id of reach.from ?? selection) out.set(id, { out: undefined, in: undefined });
  for (const s of reach.reaches) out.set(s.id, { out: s.hops, in: out.get(s.id)?.in });
  for (const s of reach.reachedBy) out.set(s.id, { in: s.hops, out: out.get(s.id)?.out });
  return out;
}

/** Dimmed: something is looked for, or reach is shown, and neither this nor anything in it takes part. */
function isDimmed(p: Placed, c: Context): boolean {
  if (c.sought !== undefined && c.lens && p.kind !== 'zone' && c.lens.valueFor(p.id)?.key !== c.sought) return true;
  if (!c.reached) return false;
  if (c.reached.has(p.id)) return false;
  if (p.parent !== undefined && c.selection.has(p.parent)) return false;
  return !hasReached(p.id, c);
}

function hasReached(id: string, c: Context): boolean {
  return (c.placement.nesting.members.get(id) ?? []).some((m) => c.reached?.has(m) === true || hasReached(m, c));
}
/** The handle that arrows hang on: they are routed by the map, and need no side of their own. */
export const ANCHOR = 'any';

function anchorOf({ height }: Box): NodeHandle[] {
  return [{ id: ANCHOR, type: 'source', position: Position.Left, x: 0, y: height / 2, width: 1, height: 1 }];
}

export function shell(p: Placed, c: Context) {
  return {
    id: p.id,
    position: { x: p.box.x, y: p.box.y },
    width: p.box.width,
    height: p.box.height,
    measured: { width: p.box.width, height: p.box.height },
    handles: anchorOf(p.box),
    selected: c.selection.has(p.entity),
    ...(p.parent === undefined ? {} : { parentId: p.parent }),
  };
}

function lensMark(p: Placed, { lens }: Context): LensMark | undefined {
  if (p.kind !== 'namespace' && p.kind !== 'workload') return undefined;
  const value = lens?.valueFor(p.id);
  return value && { colour: value.colour, patterned: value.patterned, words: value.name };
}

export function common(p: Placed, c: Context) {
  return {
    name: shortName(c.design, p.entity),
    dimmed: isDimmed(p, c),
    target: c.target === p.id,
    reach: c.reached?.get(p.id),
    wall: c.wallMarks.get(p.id),
    shared: c.shared.get(p.entity),
    lens: lensMark(p, c),
  };
}
/** What `common` gives and the sentence spoken, which each kind of node words for itself. */
export type Shared = 'name' | 'spoken' | 'dimmed' | 'target' | 'reach' | 'wall' | 'shared' | 'lens';
