/** Edits of where things stand on the map: beside one another, together, in a new frame or out of one. */
import { addWorkload } from '../../core/design/edits/add.ts';
import { connect } from '../../core/design/edits/connect.ts';
import { type DocumentDraft, drafted } from '../../core/design/edits/draft.ts';
import { layoutKey } from '../../core/design/layout-key.ts';
import { boundsOf, CARD, overlaps, type Point, type Size, snap } from '../../core/diagram/geometry.ts';
import { containersOf, shownBy } from '../../core/diagram/nesting.ts';
import { insetOf, type Placed, type Placement } from '../../core/diagram/placement.ts';
import type { GroupBy } from '../../state/studio.ts';
import { pin, relative, setPlace, unplace } from './map-edits.ts';

type Recipe = DocumentDraft;

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
    const inset = insetOf(frame, groupBy);
    // to the left of the first card and above it there is no room: the packing finds some
    if (spot.x >= inset.left && spot.y >= inset.top) {
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

/** What shows these things and is not inside another of them: what moves by itself. */
export function outermost({ nesting, byId }: Placement, ids: readonly string[]): Placed[] {
  const chosen = new Set(ids.flatMap((id) => shownBy(nesting, id)?.id ?? []));
  return [...chosen].flatMap((id) => {
    const placed = byId.get(id);
    const inside = containersOf(nesting, id)
      .slice(1)
      .some((around) => chosen.has(around.id));
    return placed && !inside ? [placed] : [];
  });
}

export interface PutRequest {
  /** Where the upper left corner of each thing comes to stand on the canvas, by the id that shows it. */
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
    setPlace(draft, layoutKey(id, groupBy), relative(at, frame, groupBy));
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
      setPlace(draft, layoutKey(id, groupBy), relative(placed.absolute, frame, groupBy));
  }
}

/** Puts a new zone round things that stay where they are. */
export function wrapInZone(draft: Recipe, zone: string, request: Omit<StayRequest, 'into'>): void {
  const { ids, placement, groupBy } = request;
  const placed = ids.flatMap((id) => placement.byId.get(id) ?? []);
  const bounds = boundsOf(placed.map((p) => p.absolute));
  const [parent, other] = new Set(placed.map((p) => p.parent));
  if (!bounds) return;
  for (const frame of new Set(placed.map((p) => p.parent))) pin(draft, placement, groupBy, frame);
  const frame = parent === undefined || other !== undefined ? undefined : placement.byId.get(parent);
  const wrap: Placed = {
    id: zone,
    entity: zone,
    kind: 'zone',
    parent,
    box: bounds,
    absolute: bounds,
    collapsed: false,
  };
  const { left, top } = insetOf(wrap, groupBy);
  const corner = { x: bounds.x - left, y: bounds.y - top };
  setPlace(draft, layoutKey(zone, groupBy), relative(corner, frame, groupBy));
  const inside = { ...wrap, absolute: { ...bounds, ...corner } };
  for (const p of placed) setPlace(draft, layoutKey(p.id, groupBy), relative(p.absolute, inside, groupBy));
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
