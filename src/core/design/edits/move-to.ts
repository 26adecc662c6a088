/** "Move to…": where a selection can go, and taking it there. */
import { collectionOf } from '../handles.ts';
import { isZoneCollection, nameOf, ZONES_OF_AXIS, zoneChain } from '../lookup.ts';
import type { Axis, Design } from '../schema.ts';
import { thingsText } from '../thing-words.ts';
import type { DocumentDraft } from './draft.ts';
import { moveToNamespace, moveToZone } from './move.ts';

/** A place that a selection can go to: a namespace, a zone, or out of every zone of an axis. */
export interface MoveTarget {
  /** The id of the namespace or zone; `out of plane` for none of the axis. */
  readonly id: string;
  readonly name: string;
  /** `namespace`, `plane`, `no plane`. */
  readonly what: string;
}

const AXES: readonly Axis[] = ['plane', 'environment', 'tenant'];
const OUT = 'out of ';

/** Where these things can go: workloads to namespaces, namespaces and what is outside to zones, zones into zones. */
export function moveTargets(design: Design, ids: readonly string[]): MoveTarget[] {
  const collections = new Set(ids.map(collectionOf));
  const targets: MoveTarget[] = [];
  if (collections.has('workloads'))
    for (const { id, name } of Object.values(design.namespaces)) targets.push({ id, name, what: 'namespace' });
  for (const axis of AXES) {
    if (!ids.some((id) => standsIn(id, axis))) continue;
    for (const { id, name } of Object.values(design[ZONES_OF_AXIS[axis]]))
      if (!zoneChain(design, id).some((zone) => ids.includes(zone.id))) targets.push({ id, name, what: axis });
    if (ids.some((id) => isInAny(design, id, axis)))
      targets.push({ id: `${OUT}${axis}`, name: `Out of its ${axis}`, what: `no ${axis}` });
  }
  return targets;
}

/** Whether a thing may stand in a zone of an axis by itself. */
function standsIn(id: string, axis: Axis): boolean {
  const collection = collectionOf(id);
  if (collection === 'namespaces' || collection === 'externals') return true;
  if (collection === 'hostGroups') return axis === 'plane';
  return collection === ZONES_OF_AXIS[axis];
}

function isInAny(design: Design, id: string, axis: Axis): boolean {
  const collection = collectionOf(id);
  if (collection === 'namespaces' || collection === 'externals' || (collection === 'hostGroups' && axis === 'plane')) {
    const thing: { readonly [A in Axis]?: string | undefined } | undefined = design[collection][id];
    return thing?.[axis] !== undefined;
  }
  return collection === ZONES_OF_AXIS[axis] && design[ZONES_OF_AXIS[axis]][id]?.parent !== undefined;
}

/** What of a selection a target takes. */
export function movable(ids: readonly string[], target: string): string[] {
  const axis = axisOfTarget(target);
  return axis ? ids.filter((id) => standsIn(id, axis)) : ids.filter((id) => collectionOf(id) === 'workloads');
}

function axisOfTarget(target: string): Axis | undefined {
  if (target.startsWith(OUT)) return AXES.find((axis) => target === `${OUT}${axis}`);
  const collection = collectionOf(target);
  return collection && isZoneCollection(collection)
    ? AXES.find((axis) => ZONES_OF_AXIS[axis] === collection)
    : undefined;
}

/** `Move 3 namespaces to plane data`, `Take shop out of its plane`. */
export function moveLabel(design: Design, ids: readonly string[], target: string): string {
  const what = thingsText(design, movable(ids, target));
  const axis = axisOfTarget(target);
  if (target.startsWith(OUT))
    return `Take ${what} out of ${movable(ids, target).length === 1 ? 'its' : 'their'} ${axis}`;
  return `Move ${what} to ${axis ?? 'namespace'} ${nameOf(design, target)}`;
}

/** Takes what a target takes of a selection there. Returns what could not be moved, and why. */
export function moveTo(draft: DocumentDraft, ids: readonly string[], target: string): string[] {
  const axis = axisOfTarget(target);
  const taken = movable(ids, target);
  if (axis) return moveToZone(draft, taken, axis, target.startsWith(OUT) ? undefined : target);
  return moveToNamespace(draft, taken, target);
}
