/** Nodes of the map, derived from the design, its placement and what the solver answered. */
import type { NodeHandle } from '@xyflow/react';
import { Position } from '@xyflow/react';
import type { ReachAnswer, SideAnswer } from '../../core/analyses/answers.ts';
import type { Design, DesignWorkload } from '../../core/design/schema.ts';
import {
  type Band,
  externalLine,
  groupLine,
  hostLine,
  planeBand,
  shortName,
  tenantBand,
  workloadLine,
} from '../../core/diagram/describe.ts';
import type { Box } from '../../core/diagram/geometry.ts';
import { containersOf } from '../../core/diagram/nesting.ts';
import type { Placed, Placement } from '../../core/diagram/placement.ts';
import { flowTone } from '../../core/diagram/tone.ts';
import type { Wall } from '../../core/diagram/walls.ts';
import type { GroupBy } from '../../state/studio.ts';
import { initials, nameWithPlace } from './describe.ts';
import type { CardData, CardNode, FrameData, FrameNode, MapNode, OpennessMark, ReachMark } from './node-data.ts';
import { marksOf, type OpennessMarks, widest } from './openness.ts';
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

/** A frame narrower than this shows its name and marks only. */
const NARROW = 300;

/** All nodes that are drawn, parents before children. */
export function mapNodes(input: NodeInput): MapNode[] {
  const { placement, blocks } = input;
  const context = contextOf(input);
  const hidden = (p: Placed) => blocks && (p.kind === 'workload' || p.kind === 'group') && p.parent !== undefined;
  return placement.placed
    .filter((p) => !hidden(p))
    .map((p) => (p.kind === 'zone' || p.kind === 'namespace' ? frameNode(p, context) : cardNode(p, context)));
}

interface Context extends NodeInput {
  readonly marks: ReadonlyMap<string, OpennessMarks>;
  readonly flowCounts: ReadonlyMap<string, number>;
  readonly inner: ReadonlyMap<string, number>;
  readonly troubled: ReadonlyMap<string, number>;
  readonly exposed: ReadonlySet<string>;
  readonly wallMarks: ReadonlyMap<string, WallMark>;
  readonly reached: ReadonlyMap<string, ReachMark> | undefined;
}

function contextOf(input: NodeInput): Context {
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

/** Most workloads have a service account of their own name; only another one is news. */
function saysNothing({ name, serviceAccount }: DesignWorkload): boolean {
  return serviceAccount === 'default' || serviceAccount === name;
}

/** Class of the part of a zone that the pointer can take. */
export const DRAG_HANDLE = 'map-drag-handle';

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

function shell(p: Placed, c: Context) {
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

function common(p: Placed, c: Context) {
  return {
    name: p.kind === 'entry' ? 'Outside' : shortName(c.design, p.id),
    dimmed: isDimmed(p, c),
    target: c.target === p.id,
    reach: c.reached?.get(p.id),
    wall: c.wallMarks.get(p.id),
  };
}

function cardNode(p: Placed, c: Context): CardNode {
  const rest = cardRest(p, c);
  const count = c.flowCounts.get(p.id) ?? 0;
  const spoken = [
    `${rest.what} ${nameWithPlace(c.design, c.placement.nesting, p.id)}`,
    rest.line,
    `${count} flow${count === 1 ? '' : 's'}`,
    ...[rest.ingress, rest.egress].flatMap((m) => (m ? [m.words] : [])),
    ...(rest.exposed ? ['exposed to outside'] : []),
    ...(rest.hostNetwork ? ['on the host network'] : []),
  ].join(', ');
  // nobody drew the entry, so it cannot be taken
  const fixed = p.kind === 'entry' ? { selectable: false, draggable: false, connectable: false } : {};
  return { ...shell(p, c), ...fixed, type: 'card', ariaLabel: spoken, data: { ...common(p, c), ...rest, spoken } };
}

type Shared = 'name' | 'spoken' | 'dimmed' | 'target' | 'reach' | 'wall';
type CardRest = Omit<CardData, Shared>;

const PLAIN = {
  serviceAccount: undefined,
  hostNetwork: false,
  exposed: false,
  ingress: undefined,
  egress: undefined,
} as const;

function cardRest(p: Placed, c: Context): CardRest {
  const { design } = c;
  const workload = design.workloads[p.id];
  if (p.kind === 'workload' && workload) {
    const marks = c.marks.get(p.id);
    return {
      kind: 'workload',
      what: workload.kind,
      line: workloadLine(workload),
      serviceAccount: saysNothing(workload) ? undefined : workload.serviceAccount,
      hostNetwork: workload.hostNetwork,
      exposed: c.exposed.has(p.id),
      ingress: marks?.ingress,
      egress: marks?.egress,
    };
  }
  if (p.kind === 'entry') return { ...PLAIN, kind: 'entry', what: 'entry from', line: 'to what is exposed' };
  const external = design.externals[p.id];
  if (p.kind === 'external' && external) {
    return { ...PLAIN, kind: 'external', what: 'external', line: externalLine(external) };
  }
  const host = design.hostGroups[p.id];
  if (p.kind === 'host' && host) return { ...PLAIN, kind: 'host', what: `${host.role} hosts`, line: hostLine(host) };
  const group = design.labelGroups[p.id];
  return { ...PLAIN, kind: 'group', what: 'label group', line: group ? groupLine(group) : '' };
}

function frameNode(p: Placed, c: Context): FrameNode {
  const rest = p.kind === 'zone' ? zoneRest(p, c) : namespaceRest(p, c);
  const base = common(p, c);
  const spoken = [
    `${rest.what} ${base.name}`,
    rest.members,
    rest.troubled > 0 ? `${plural(rest.troubled, 'flow')} to look at` : '',
    rest.ingress?.words,
    rest.egress?.words,
    base.wall && `walled by ${base.wall.words}`,
    base.wall?.gates,
  ]
    .filter((w) => w !== undefined && w !== '')
    .join(', ');
  return {
    ...shell(p, c),
    type: 'frame',
    // the inside of a zone is canvas: a box can be drawn there; its head moves it
    ...(p.kind === 'zone' ? { style: { pointerEvents: 'none' as const }, dragHandle: `.${DRAG_HANDLE}` } : {}),
    ariaLabel: spoken,
    data: { ...base, ...rest, spoken },
  };
}

type FrameRest = Omit<FrameData, Shared>;

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

const ZONE_WORDS = { plane: 'plane', environment: 'environment', tenant: 'tenant', namespace: 'zone' } as const;

function zoneRest(p: Placed, c: Context): FrameRest {
  const { design, groupBy } = c;
  const zone = design.planes[p.id] ?? design.environments[p.id] ?? design.tenants[p.id];
  const members = c.placement.nesting.members.get(p.id) ?? [];
  const namespaces = members.filter((m) => c.placement.nesting.byId.get(m)?.kind === 'namespace').length;
  const zones = members.length - namespaces;
  return {
    kind: 'zone',
    what: ZONE_WORDS[groupBy],
    band: bandOf(p.id, zone?.name ?? '', c),
    members: [zones > 0 ? plural(zones, 'zone') : '', plural(namespaces, 'namespace')]
      .filter((w) => w !== '')
      .join(', '),
    owner: zone?.owner,
    tenant: undefined,
    system: false,
    managed: false,
    collapsed: p.collapsed,
    block: false,
    narrow: c.blocks,
    troubled: c.troubled.get(p.id) ?? 0,
    inner: 0,
    ingress: undefined,
    egress: undefined,
  };
}

function bandOf(id: string, name: string, c: Context): Band {
  if (c.groupBy === 'plane') return planeBand(name);
  return c.groupBy === 'tenant' ? tenantBand(c.design, id) : 'neutral';
}

function namespaceRest(p: Placed, c: Context): FrameRest {
  const ns = c.design.namespaces[p.id];
  const members = (c.placement.nesting.members.get(p.id) ?? []).filter(
    (m) => c.placement.nesting.byId.get(m)?.kind === 'workload',
  );
  const marks = members.flatMap((m) => c.marks.get(m) ?? []);
  const tenant = ns?.tenant === undefined ? undefined : c.design.tenants[ns.tenant];
  return {
    kind: 'namespace',
    what: 'namespace',
    band: undefined,
    members: plural(members.length, 'workload'),
    owner: ns?.owner,
    tenant:
      tenant && c.groupBy !== 'tenant'
        ? { initials: initials(tenant.name), name: tenant.name, band: tenantBand(c.design, tenant.id) }
        : undefined,
    system: ns?.system ?? false,
    managed: ns?.isolation === 'default-deny',
    collapsed: p.collapsed,
    block: c.blocks || p.collapsed,
    narrow: p.box.width < NARROW,
    troubled: c.troubled.get(p.id) ?? 0,
    inner: c.inner.get(p.id) ?? 0,
    ingress: mark(marks, 'ingress'),
    egress: mark(marks, 'egress'),
  };
}

function mark(marks: readonly OpennessMarks[], direction: 'ingress' | 'egress'): OpennessMark | undefined {
  return widest(marks.map((m) => m[direction]));
}
