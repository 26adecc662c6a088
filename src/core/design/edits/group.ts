/** Grouping: things put into a new zone, and taken out of one. */
import { collectionOf } from '../handles.ts';
import { entityIn, ZONES_OF_AXIS, zoneOf } from '../lookup.ts';
import type { Axis, Design } from '../schema.ts';
import { addZone } from './add.ts';
import { type DocumentDraft, designNow } from './draft.ts';
import { moveToZone } from './move.ts';
import { removeEntities } from './remove.ts';

/** What of a selection can stand in a zone of an axis: namespaces (of workloads, too) and zones of the axis. */
export function groupable(design: Design, ids: readonly string[], axis: Axis): string[] {
  const standing = ids.map((id) => entityIn(design, 'workloads', id)?.namespace ?? id);
  const collections = new Set<string | undefined>(['namespaces', ZONES_OF_AXIS[axis]]);
  return [...new Set(standing)].filter((id) => collections.has(collectionOf(id)));
}

/**
 * Puts the namespaces and zones of a selection into a new zone of the axis. Where all of them stood in one zone, the
 * new one lies inside it. Returns the zone; undefined when there is nothing to group.
 */
export function groupIntoZone(draft: DocumentDraft, ids: readonly string[], axis: Axis): string | undefined {
  const design = designNow(draft);
  const members = groupable(design, ids, axis);
  if (members.length === 0) return undefined;
  const around = new Set(members.map((id) => zoneRound(design, id, axis)));
  const [parent] = around;
  const zone = addZone(draft, axis, around.size === 1 && parent !== undefined ? { parent } : {});
  moveToZone(draft, members, axis, zone);
  return zone;
}

/** The zone of an axis round a thing; of a zone, its parent. */
function zoneRound(design: Design, id: string, axis: Axis): string | undefined {
  const zone = entityIn(design, ZONES_OF_AXIS[axis], id);
  return zone ? zone.parent : zoneOf(design, id, axis)?.id;
}

/** What came of taking things out. */
export interface Ungrouped {
  /** Namespaces and zones that stand one level further out now. */
  readonly moved: readonly string[];
  /** Zones that are gone, and what meant nothing without them. */
  readonly gone: readonly string[];
}

/**
 * Dissolves the selected zones of the axis: what stands in them moves to the zone around, and they are removed with
 * the flows and rules that named them. Other things of the selection are taken out of the zone they stand in.
 */
export function ungroup(draft: DocumentDraft, ids: readonly string[], axis: Axis): Ungrouped {
  const design = designNow(draft);
  const zones = design[ZONES_OF_AXIS[axis]];
  const dissolved = ids.filter((id) => Object.hasOwn(zones, id));
  const moved = [
    ...dissolved.flatMap((id) => membersOf(design, id, axis)),
    ...groupable(design, ids, axis).filter(
      (id) => !dissolved.includes(id) && zoneRound(design, id, axis) !== undefined,
    ),
  ];
  const kept = new Set(dissolved);
  for (const id of new Set(moved)) {
    let out = zoneRound(design, id, axis);
    if (out !== undefined && !kept.has(out)) out = zones[out]?.parent;
    for (let steps = 0; out !== undefined && kept.has(out) && steps < 1_000; steps++) out = zones[out]?.parent;
    moveToZone(draft, [id], axis, out);
  }
  const gone = removeEntities(draft, dissolved);
  return { moved: [...new Set(moved)].filter((id) => !kept.has(id)), gone };
}

/** What stands in a zone itself, not in the zones inside it. */
function membersOf(design: Design, zone: string, axis: Axis): string[] {
  const inside = Object.values(design[ZONES_OF_AXIS[axis]]).filter((z) => z.parent === zone);
  const namespaces = Object.values(design.namespaces).filter((n) => n[axis] === zone);
  const externals = Object.values(design.externals).filter((x) => x[axis] === zone);
  return [...inside, ...namespaces, ...externals].map(({ id }) => id);
}
