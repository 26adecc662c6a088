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
import type { ReachMark } from './node-data.ts';
import { marksOf, type OpennessMarks } from './openness.ts';
import { TROUBLED } from './tone.ts';
import { type WallMark, wallMarks } from './wall-marks.ts';

export interface NodeInput {
  readonly design: Design;
  readonly placement: Placement;
  readonly groupBy: GroupBy;
  readonly answer: SideAnswer | undefined;
  readonly selection: ReadonlySet<string>;
  /** Present while reach is shown. */
  readonly reach: ReachAnswer | undefined;
  readonly blocks: boolean;
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
    const frames = new Set([f.from, f.to].flatMap((id) => containersOf(placement.nesting, id)));
    for (const id of frames) out.set(id, (out.get(id) ?? 0) + 1);
  }
  return out;
}

function reachMarks(reach: ReachAnswer, selection: ReadonlySet<string>): Map<string, ReachMark> {
  const out = new Map<string, ReachMark>();
  for (const id of selection) out.set(id, { out: undefined, in: undefined });
  for (const s of reach.reaches) out.set(s.id, { out: s.hops, in: out.get(s.id)?.in });
  for (const s of reach.reachedBy) out.set(s.id, { in: s.hops, out: out.get(s.id)?.out });
  return out;
}

/** Dimmed: reach is shown and neither this nor anything in it takes part. */
function isDimmed(p: Placed, c: Context): boolean {
  if (!c.reached) return false;
  if (c.reached.has(p.id)) return false;
  if (p.parent !== undefined && c.selection.has(p.parent)) return false;
  return !hasReached(p.id, c);
}

function hasReached(id: string, c: Context): boolean {
  return (c.placement.nesting.members.get(id) ?? []).some((m) => c.reached?.has(m) === true || hasReached(m, c));
}
const SIDES = [Position.Left, Position.Right, Position.Top, Position.Bottom] as const;

/** Sockets in the middle of each side, so that edges to nodes outside the window need no measuring. */
function handlesOf({ width, height }: Box): NodeHandle[] {
  return SIDES.map((position) => ({
    id: position,
    type: 'source',
    position,
    x: position === Position.Left ? 0 : position === Position.Right ? width : width / 2,
    y: position === Position.Top ? 0 : position === Position.Bottom ? height : height / 2,
    width: 1,
    height: 1,
  }));
}

export function shell(p: Placed, c: Context) {
  return {
    id: p.id,
    position: { x: p.box.x, y: p.box.y },
    width: p.box.width,
    height: p.box.height,
    measured: { width: p.box.width, height: p.box.height },
    handles: handlesOf(p.box),
    selected: c.selection.has(p.id),
    ...(p.parent === undefined ? {} : { parentId: p.parent }),
  };
}

export function common(p: Placed, c: Context) {
  return {
    name: p.kind === 'entry' ? 'Outside' : shortName(c.design, p.id),
    dimmed: isDimmed(p, c),
    target: c.target === p.id,
    reach: c.reached?.get(p.id),
    wall: c.wallMarks.get(p.id),
  };
}
/** What `common` gives and the sentence spoken, which each kind of node words for itself. */
export type Shared = 'name' | 'spoken' | 'dimmed' | 'target' | 'reach' | 'wall';
