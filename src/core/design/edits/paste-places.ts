/** Where pasted things stand: inside what was pasted with them as before, else a step beside where they were copied. */

import type { Fragment } from '../fragment.ts';
import { axesOf, layoutKey, NESTINGS, type Nesting } from '../layout-key.ts';
import { entityIn, zoneById } from '../lookup.ts';
import type { Design, NodeLayout } from '../schema.ts';
import type { DocumentDraft } from './draft.ts';

/** How far copies stand from their originals, in canvas pixels. */
const OFFSET = 32;

interface Place {
  readonly key: string;
  readonly at: NodeLayout;
  /** Inside something that was pasted, too. */
  readonly inside: boolean;
}

/** Gives copies their places; what has another container than its original is left to the packing. */
export function placePasted(
  draft: DocumentDraft,
  fragment: Fragment,
  ids: ReadonlyMap<string, string>,
  inPlace: boolean,
): void {
  const places = [...ids].flatMap(([from, to]) => placesFor(draft.design, fragment, ids, from, to));
  const by = inPlace ? 0 : freeOffset(draft, places);
  for (const { key, at, inside } of places) {
    const step = inside ? 0 : by;
    draft.layout.nodes[key] = { ...at, x: at.x + step, y: at.y + step };
  }
}

function placesFor(
  design: Design,
  { design: copied, layout }: Fragment,
  ids: ReadonlyMap<string, string>,
  from: string,
  to: string,
): Place[] {
  const places = new Map<string, Place>();
  for (const nesting of NESTINGS) {
    const [there, key] = [layoutKey(from, nesting), layoutKey(to, nesting)];
    const at = Object.hasOwn(layout.nodes, there) ? layout.nodes[there] : undefined;
    if (!at) continue;
    const before = containersIn(copied, from, nesting);
    const now = containersIn(design, to, nesting);
    const stays = before.every((id, i) => (ids.get(id) ?? id) === now[i]);
    if (stays) places.set(key, { key, at, inside: before.some((id) => ids.has(id)) });
  }
  return [...places.values()];
}

/** What a thing stands in on the canvas under a nesting; empty text where there is nothing. */
function containersIn(design: Design, id: string, nesting: Nesting): string[] {
  const inNamespace = entityIn(design, 'workloads', id) ?? entityIn(design, 'labelGroups', id);
  if (inNamespace) return [inNamespace.namespace ?? ''];
  const namespace = entityIn(design, 'namespaces', id);
  if (namespace) return axesOf(nesting).map((axis) => namespace[axis] ?? '');
  return [zoneById(design, id)?.parent ?? ''];
}

/** So far that no copy covers what stands in the same spot: pasted twice, the second stands beside the first. */
function freeOffset(draft: DocumentDraft, places: readonly Place[]): number {
  const spot = (key: string, x: number, y: number) => `${key.split('@')[1] ?? ''} ${x} ${y}`;
  const taken = new Set(Object.entries(draft.layout.nodes).map(([key, { x, y }]) => spot(key, x, y)));
  const outer = places.filter((place) => !place.inside);
  let by = OFFSET;
  while (outer.some(({ key, at }) => taken.has(spot(key, at.x + by, at.y + by)))) by += OFFSET;
  return by;
}
