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
import { axesOf, layoutKey } from '../../core/design/layout-key.ts';
import type { Axis, Ports } from '../../core/design/schema.ts';
import {
  type Box,
  CARD,
  NAMESPACE_MINIMUM,
  overlaps,
  type Point,
  type Size,
  snap,
  ZONE_MINIMUM,
} from '../../core/diagram/geometry.ts';
import { containersOf, type NodeKind } from '../../core/diagram/nesting.ts';
import { insetOf, type Placed, type Placement } from '../../core/diagram/placement.ts';
import type { GroupBy } from '../../state/studio.ts';
import type { AddKind } from '../map-port.tsx';
import { hit } from './hit.ts';
import type { Drop } from './use-drag.ts';

type Recipe = DocumentDraft;

/** What a new zone is a zone of. */
const axisOf = (groupBy: GroupBy): Axis => axesOf(groupBy)[0] ?? 'plane';

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
  for (const [axis, at] of zonesAt(request.placement, request.groupBy, zone, undefined))
    if (at !== undefined) moveToZone(draft, [id], axis, at);
  put(draft, request, id, NAMESPACE_MINIMUM, zone);
  return id;
}

function outside(draft: Recipe, request: AddRequest, id: string): string {
  put(draft, request, id, CARD, undefined);
  return id;
}

/** The frame at the point; for what was not dropped, the selected frame or the one that the selection is in. */
function under({ placement, at, exact, selection }: AddRequest, kinds: readonly NodeKind[]): string | undefined {
  if (!exact) {
    const near = selection.flatMap((id) => containersOf(placement.nesting, id)).find((n) => kinds.includes(n.kind));
    if (near) return near.id;
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
  setPlace(draft, layoutKey(id, groupBy), relative(free, frame, groupBy));
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

/** A corner on the canvas as a place in a frame, clear of its title. */
export function relative(corner: Point, frame: Placed | undefined, groupBy: GroupBy): Point {
  if (!frame) return { x: snap(corner.x), y: snap(corner.y) };
  const inset = insetOf(frame, groupBy);
  return {
    x: Math.max(inset.left, snap(corner.x - frame.absolute.x)),
    y: Math.max(inset.top, snap(corner.y - frame.absolute.y)),
  };
}

export function setPlace(draft: Recipe, key: string, at: Point): void {
  const before = draft.layout.nodes[key];
  draft.layout.nodes[key] = { ...before, x: at.x, y: at.y };
}

/** A new thing without a place of its own stands where the packing finds room. */
export function unplace(draft: Recipe, id: string): void {
  setLayout(draft, { [id]: undefined });
}

/** Keeps a frame from moving its other members when one of them is put by hand: all of them get their places. */
export function pin(draft: Recipe, placement: Placement, groupBy: GroupBy, parent: string | undefined): void {
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
      } else problems.push(...moveBetweenZones(draft, placed, placement, groupBy, into));
    }
    const frame = into === undefined ? undefined : placement.byId.get(into);
    setPlace(draft, layoutKey(id, groupBy), relative(at, frame, groupBy));
  }
  return problems;
}

/** A namespace into the zones of a frame; a zone into another of its axis, or with all it holds into those of others. */
function moveBetweenZones(
  draft: Recipe,
  placed: Placed,
  placement: Placement,
  groupBy: GroupBy,
  into: string | undefined,
): string[] {
  const zones = zonesAt(placement, groupBy, into, placed.parent);
  if (placed.kind === 'namespace') return zones.flatMap(([axis, zone]) => moveToZone(draft, [placed.id], axis, zone));
  if (placed.kind !== 'zone' || placed.axis === undefined) return [];
  const own = placed.axis;
  const parent = zones.find(([axis]) => axis === own)?.[1];
  const nested = placed.id === placed.entity || parent !== undefined;
  const inside = namespacesInside(placement.nesting, placed.id);
  const others = zones.filter(([axis]) => axis !== own);
  return [
    ...(nested ? moveToZone(draft, [placed.entity], own, parent) : []),
    ...others.flatMap(([axis, zone]) => moveToZone(draft, inside, axis, zone)),
  ];
}

function namespacesInside(nesting: Placement['nesting'], id: string): string[] {
  return (nesting.members.get(id) ?? []).flatMap((member) => {
    const kind = nesting.byId.get(member)?.kind;
    return kind === 'namespace' ? [member] : kind === 'zone' ? namespacesInside(nesting, member) : [];
  });
}

/**
 * What a drop into a frame means on each axis: the zones that the frame stands in. Out of an inner zone into one round
 * it, the inner one is left; elsewhere what the frame says nothing of stays as it is.
 */
function zonesAt(
  { nesting }: Placement,
  groupBy: GroupBy,
  into: string | undefined,
  from: string | undefined,
): [Axis, string | undefined][] {
  const axes = axesOf(groupBy);
  const around = into === undefined ? [] : containersOf(nesting, into);
  const zones = new Map<Axis, string | undefined>();
  for (const { axis, entity } of around) if (axis && !zones.has(axis)) zones.set(axis, entity);
  if (zones.size === 0) return axes.slice(0, 1).map((axis) => [axis, undefined]);
  const leaves = from !== undefined && from !== into && containersOf(nesting, from).some((n) => n.id === into);
  if (leaves) for (const axis of axes) if (!zones.has(axis)) zones.set(axis, undefined);
  return [...zones];
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
