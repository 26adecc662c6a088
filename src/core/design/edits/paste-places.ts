/** Where pasted things stand: inside what was pasted with them as before, else a step beside where they were copied. */

import type { Fragment } from '../fragment.ts';
import { layoutKey, type Nesting } from '../layout-key.ts';
import { entityIn, zoneById } from '../lookup.ts';
import type { Design, NodeLayout } from '../schema.ts';
import type { DocumentDraft } from './draft.ts';

/** How far copies stand from their originals, in canvas pixels. */
const OFFSET = 32;
const NESTINGS: readonly Nesting[] = ['plane', 'environment', 'tenant', 'namespace'];

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
    const before = containerOf(copied, from, nesting);
    const now = containerOf(design, to, nesting);
    const inside = before !== undefined && ids.get(before) === now;
    if (at && (inside || before === now)) places.set(key, { key, at, inside });
  }
  return [...places.values()];
}

/** What a thing stands in on the canvas under a nesting. */
function containerOf(design: Design, id: string, nesting: Nesting): string | undefined {
  const inNamespace = entityIn(design, 'workloads', id) ?? entityIn(design, 'labelGroups', id);
  if (inNamespace) return inNamespace.namespace;
  const namespace = entityIn(design, 'namespaces', id);
  if (namespace) return nesting === 'namespace' ? undefined : namespace[nesting];
  return zoneById(design, id)?.parent;
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
