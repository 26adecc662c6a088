/** What the map does to the document: the design's own edits, and where things stand afterwards. */
import {
  addExternal,
  addHostGroup,
  addNamespace,
  addWorkload,
  addZone,
  freeName,
} from '../../core/design/edits/add.ts';
import { connect } from '../../core/design/edits/connect.ts';
import { type DocumentDraft, drafted } from '../../core/design/edits/draft.ts';
import { moveToNamespace, moveToZone } from '../../core/design/edits/move.ts';
import { setLayout } from '../../core/design/edits/place.ts';
import { rename } from '../../core/design/edits/rename.ts';
import { kubernetesName } from '../../core/design/label-syntax.ts';
import { layoutKey } from '../../core/design/layout-key.ts';
import type { Axis, Ports } from '../../core/design/schema.ts';
import {
  type Box,
  boundsOf,
  CARD,
  NAMESPACE_INSET,
  NAMESPACE_MINIMUM,
  overlaps,
  type Point,
  type Size,
  snap,
  ZONE_INSET,
  ZONE_MINIMUM,
} from '../../core/diagram/geometry.ts';
import { containersOf, type NodeKind } from '../../core/diagram/nesting.ts';
import type { Placed, Placement } from '../../core/diagram/placement.ts';
import type { GroupBy } from '../../state/studio.ts';
import type { AddKind } from '../map-port.tsx';
import { hit } from './hit.ts';
import type { Drop } from './use-drag.ts';

type Recipe = DocumentDraft;

const axisOf = (groupBy: GroupBy): Axis => (groupBy === 'namespace' ? 'plane' : groupBy);

export interface AddRequest {
  readonly kind: AddKind;
  readonly groupBy: GroupBy;
  readonly placement: Placement;
  /** On the canvas; where the new thing's middle comes to stand. */
  readonly at: Point;
  /** Dropped just there; otherwise a free place near by will do. */
  readonly exact: boolean;
  readonly selection: readonly string[];
}

/** Adds a thing where it was dropped: in the frame under the point. Returns its id. */
export function addAt(draft: Recipe, request: AddRequest): string {
  switch (request.kind) {
    case 'zone': {
      // pressed again, it makes the next zone; one inside another is drawn there
      const parent = request.exact ? under(request, ['zone']) : undefined;
      const id = addZone(draft, axisOf(request.groupBy), parent === undefined ? {} : { parent });
      if (request.groupBy !== 'namespace') put(draft, request, id, ZONE_MINIMUM, parent);
      return id;
    }
    case 'namespace':
      return newNamespace(draft, request);
    case 'workload': {
      const namespace = under(request, ['namespace']) ?? newNamespace(draft, request);
      const id = addWorkload(draft, { namespace });
      unplace(draft, id);
      if (request.exact && request.placement.byId.has(namespace)) put(draft, request, id, CARD, namespace);
      return id;
    }
    case 'external':
      return outside(draft, request, addExternal(draft, 'network', { name: 'External' }));
    default:
      return outside(draft, request, addHostGroup(draft));
  }
}

function newNamespace(draft: Recipe, request: AddRequest): string {
  const zone = under(request, ['zone']);
  const id = addNamespace(draft);
  unplace(draft, id);
  if (zone !== undefined && request.groupBy !== 'namespace') moveToZone(draft, [id], request.groupBy, zone);
  put(draft, request, id, NAMESPACE_MINIMUM, zone);
  return id;
}

function outside(draft: Recipe, request: AddRequest, id: string): string {
  put(draft, request, id, CARD, undefined);
  return id;
}

/** The frame at the point; for what was not dropped, the selected frame or the one that the selection is in. */
function under({ placement, at, exact, selection }: AddRequest, kinds: readonly NodeKind[]): string | undefined {
  const isFrame = (id: string | undefined) => kinds.some((k) => id !== undefined && placement.byId.get(id)?.kind === k);
  if (!exact) {
    const near = selection.flatMap((id) => containersOf(placement.nesting, id)).find(isFrame);
    if (near !== undefined) return near;
  }
  return hit(placement, at, { kinds })?.id;
}

/** Gives a new thing its place. What was not dropped into its frame finds room by the packing. */
function put(draft: Recipe, request: AddRequest, id: string, size: Size, parent: string | undefined): void {
  const { placement, at, exact, groupBy } = request;
  const frame = parent === undefined ? undefined : placement.byId.get(parent);
  if (frame && !exact) {
    unplace(draft, id);
    return;
  }
  const corner = { x: at.x - size.width / 2, y: at.y - size.height / 2 };
  const free = exact ? corner : freeCorner(placement, { ...corner, ...size });
  setPlace(draft, layoutKey(id, groupBy), relative(free, frame?.absolute, frame?.kind));
}

const GAP = 32;

/** The nearest place to the right, then below, that covers nothing on the canvas. */
function freeCorner(placement: Placement, wanted: Box): Point {
  const taken = placement.placed.filter((p) => p.parent === undefined).map((p) => p.absolute);
  let box = wanted;
  for (let round = 0; round < taken.length; round++) {
    const covered = taken.find((t) => overlaps(box, t, GAP / 2));
    if (!covered) break;
    box = { ...box, x: covered.x + covered.width + GAP };
  }
  return box;
}

function relative(corner: Point, frame: Point | undefined, kind: NodeKind | undefined): Point {
  if (!frame) return { x: snap(corner.x), y: snap(corner.y) };
  const inset = kind === 'zone' ? ZONE_INSET : NAMESPACE_INSET;
  return {
    x: Math.max(inset.left, snap(corner.x - frame.x)),
    y: Math.max(inset.top, snap(corner.y - frame.y)),
  };
}

function setPlace(draft: Recipe, key: string, at: Point): void {
  const before = draft.layout.nodes[key];
  draft.layout.nodes[key] = { ...before, x: at.x, y: at.y };
}

/** A new thing without a place of its own stands where the packing finds room. */
function unplace(draft: Recipe, id: string): void {
  setLayout(draft, { [id]: undefined });
}

/** Keeps a frame from moving its other members when one of them is put by hand: all of them get their places. */
function pin(draft: Recipe, placement: Placement, groupBy: GroupBy, parent: string | undefined): void {
  for (const p of placement.placed) {
    if (p.parent !== parent) continue;
    const key = layoutKey(p.id, groupBy);
    if (!Object.hasOwn(draft.layout.nodes, key)) setPlace(draft, key, p.box);
  }
}

export interface DropRequest {
  readonly drops: readonly Drop[];
  readonly placement: Placement;
  readonly groupBy: GroupBy;
}

/** Puts dragged things down: where they stand, and what contains them. Returns what could not be moved, and why. */
export function dropThings(draft: Recipe, { drops, placement, groupBy }: DropRequest): string[] {
  const problems: string[] = [];
  for (const { id, at, into } of drops) {
    const placed = placement.byId.get(id);
    if (!placed) continue;
    pin(draft, placement, groupBy, placed.parent);
    if (into !== placed.parent) {
      pin(draft, placement, groupBy, into);
      if (placed.kind === 'workload' || placed.kind === 'group') {
        if (into !== undefined) problems.push(...moveToNamespace(draft, [id], into));
      } else if (placed.kind === 'namespace' && groupBy !== 'namespace')
        problems.push(...moveToZone(draft, [id], groupBy, into));
    }
    const frame = into === undefined ? undefined : placement.byId.get(into);
    setPlace(draft, layoutKey(id, groupBy), relative(at, frame?.absolute, frame?.kind));
  }
  return problems;
}

export interface NeighbourRequest {
  /** The workload that it is connected to. */
  readonly of: string;
  /** Where it comes to stand: `{ x: 1, y: 0 }` to the right. */
  readonly step: Point;
  readonly placement: Placement;
  readonly groupBy: GroupBy;
}

/** Room for an arrow, and its label, between two cards. */
const APART: Size = { width: 64, height: 28 };

/**
 * Adds a workload beside another of its namespace, clear of the cards there, and the flow between them: from left to
 * right and from above to below, as they stand. Returns its id.
 */
export function addNeighbour(draft: Recipe, { of, step, placement, groupBy }: NeighbourRequest): string {
  const namespace = drafted(draft, 'workloads', of)?.namespace ?? '';
  const id = addWorkload(draft, { namespace });
  unplace(draft, id);
  const placed = placement.byId.get(of);
  const frame = placed?.parent === undefined ? undefined : placement.byId.get(placed.parent);
  if (placed && frame) {
    const spot = freeBeside(placement, placed, step);
    // to the left of the first card and above it there is no room: the packing finds some
    if (spot.x >= NAMESPACE_INSET.left && spot.y >= NAMESPACE_INSET.top) {
      pin(draft, placement, groupBy, frame.id);
      setPlace(draft, layoutKey(id, groupBy), spot);
    }
  }
  if (step.x + step.y > 0) connect(draft, of, id, 'unconfirmed');
  else connect(draft, id, of, 'unconfirmed');
  return id;
}

/** The first spot in a direction, then across it, that covers no card of the frame. Relative to the frame. */
function freeBeside(placement: Placement, { box, parent }: Placed, step: Point): Point {
  const taken = placement.placed.filter((p) => p.parent === parent).map((p) => p.box);
  const across = {
    x: Math.abs(step.y) * (CARD.width + APART.width),
    y: Math.abs(step.x) * (CARD.height + APART.height),
  };
  let at = {
    ...CARD,
    x: box.x + step.x * (CARD.width + APART.width),
    y: box.y + step.y * (CARD.height + APART.height),
  };
  for (let round = 0; round < taken.length && taken.some((t) => overlaps(at, t, APART.height / 2)); round++)
    at = { ...at, x: at.x + across.x, y: at.y + across.y };
  return { x: snap(at.x), y: snap(at.y) };
}

export interface PutRequest {
  /** Where the upper left corner of each thing comes to stand, on the canvas. */
  readonly spots: ReadonlyMap<string, Point>;
  readonly placement: Placement;
  readonly groupBy: GroupBy;
}

/** Puts things to other places inside what contains them; their neighbours stay where they are. */
export function putThings(draft: Recipe, { spots, placement, groupBy }: PutRequest): void {
  for (const [id, at] of spots) {
    const placed = placement.byId.get(id);
    if (!placed) continue;
    pin(draft, placement, groupBy, placed.parent);
    const frame = placed.parent === undefined ? undefined : placement.byId.get(placed.parent);
    setPlace(draft, layoutKey(id, groupBy), relative(at, frame?.absolute, frame?.kind));
  }
}

export interface StayRequest {
  readonly ids: readonly string[];
  /** What contains each of them from now on; undefined: the canvas. */
  readonly into: (id: string) => string | undefined;
  readonly placement: Placement;
  readonly groupBy: GroupBy;
}

/** Lets things stand where they stood on the canvas, though something else contains them now. */
export function stayPut(draft: Recipe, { ids, into, placement, groupBy }: StayRequest): void {
  for (const id of ids) {
    const placed = placement.byId.get(id);
    if (!placed) continue;
    pin(draft, placement, groupBy, placed.parent);
    const parent = into(id);
    const frame = parent === undefined ? undefined : placement.byId.get(parent);
    if (parent === undefined || frame)
      setPlace(draft, layoutKey(id, groupBy), relative(placed.absolute, frame?.absolute, frame?.kind));
  }
}

/** Puts a new zone round things that stay where they are. */
export function wrapInZone(draft: Recipe, zone: string, { ids, placement, groupBy }: Omit<StayRequest, 'into'>): void {
  const placed = ids.flatMap((id) => placement.byId.get(id) ?? []);
  const bounds = boundsOf(placed.map((p) => p.absolute));
  const [parent, other] = new Set(placed.map((p) => p.parent));
  if (!bounds) return;
  for (const frame of new Set(placed.map((p) => p.parent))) pin(draft, placement, groupBy, frame);
  const corner = { x: bounds.x - ZONE_INSET.left, y: bounds.y - ZONE_INSET.top };
  const frame = parent === undefined || other !== undefined ? undefined : placement.byId.get(parent);
  setPlace(draft, layoutKey(zone, groupBy), relative(corner, frame?.absolute, frame?.kind));
  for (const p of placed) setPlace(draft, layoutKey(p.id, groupBy), relative(p.absolute, corner, 'zone'));
}

/** Gives everything in these frames the place where it stands now, so that nothing moves when something is added. */
export function pinMembers(
  draft: Recipe,
  placement: Placement,
  groupBy: GroupBy,
  frames: ReadonlySet<string | undefined>,
): void {
  for (const frame of frames) pin(draft, placement, groupBy, frame);
}

/** Which of these things are drawn and not inside another of them: those that move by themselves. */
export function outermost(placement: Placement, ids: readonly string[]): Placed[] {
  const chosen = new Set(ids);
  return ids.flatMap((id) => {
    const placed = placement.byId.get(id);
    const inside = containersOf(placement.nesting, id)
      .slice(1)
      .some((around) => chosen.has(around));
    return placed && !inside ? [placed] : [];
  });
}

export function toggleCollapse(draft: Recipe, id: string, placement: Placement, groupBy: GroupBy): void {
  const placed = placement.byId.get(id);
  if (!placed) return;
  const key = layoutKey(id, groupBy);
  const { x, y } = placed.box;
  const before = draft.layout.nodes[key] ?? { x, y };
  draft.layout.nodes[key] = { ...before, collapsed: !placed.collapsed };
}

/** Draws a flow; the id of the flow that now has the ports. */
export function connectThings(draft: Recipe, from: string, to: string, ports: Ports): string | undefined {
  const connected = connect(draft, from, to, ports);
  return 'id' in connected ? connected.id : undefined;
}

/** Names a thing that was just added; the label that its pods or namespaces are told apart by follows. */
export function nameFresh(draft: Recipe, id: string, name: string): string | undefined {
  const problem = rename(draft, id, name);
  const workload = problem === undefined ? drafted(draft, 'workloads', id) : undefined;
  if (workload) workload.labels = { ...workload.labels, app: workload.name };
  if (problem === undefined) for (const collection of LABELLED) labelByName(draft, collection, id);
  return problem;
}

const LABELLED = ['planes', 'environments', 'tenants'] as const;

function labelByName(draft: Recipe, collection: (typeof LABELLED)[number], id: string): void {
  const zone = drafted(draft, collection, id);
  if (!zone) return;
  const others = Object.values(draft.design[collection]).filter((z) => z.id !== id);
  const wanted = kubernetesName(zone.name, zone.label.value);
  zone.label.value = freeName(
    wanted,
    others.map((z) => z.label.value),
    50,
  );
}
