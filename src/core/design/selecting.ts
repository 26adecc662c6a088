/** Selections that follow from a selection: what is inside, what is around, what is connected, all the rest. */
import { withContents } from './fragment.ts';
import { collectionOf } from './handles.ts';
import { axesOf, type Nesting } from './layout-key.ts';
import { entity, entityIn, isZoneCollection } from './lookup.ts';
import { referencesOf } from './references.ts';
import type { CollectionName, Design, DesignNamespace, Entity } from './schema.ts';

/** Everything that stands on the map by itself. */
export function selectableIds(design: Design): string[] {
  const { planes, environments, tenants, namespaces, workloads, externals, hostGroups, labelGroups } = design;
  return [namespaces, workloads, externals, hostGroups, labelGroups, planes, environments, tenants].flatMap((items) =>
    Object.keys(items),
  );
}

/** What is inside the selected zones and namespaces, without themselves. */
export function insideOf(design: Design, ids: readonly string[]): string[] {
  const inside = ids.flatMap((id) => withContents(design, id).slice(1));
  return [...new Set(inside)].filter((id) => !ids.includes(id));
}

/**
 * What is around the selected things, one level out: the namespace of a workload, the zone of a namespace under a
 * nesting, the parent of a zone, the ends of a flow or exposure, the guardrail of an exception. Empty where nothing is.
 */
export function aroundOf(design: Design, ids: readonly string[], nesting: Nesting): string[] {
  return [...new Set(ids.flatMap((id) => aroundOne(design, id, nesting)))].filter((id) => entity(design, id));
}

function aroundOne(design: Design, id: string, nesting: Nesting): string[] {
  const collection = collectionOf(id);
  switch (collection) {
    case 'workloads':
    case 'labelGroups':
      return some(entityIn(design, collection, id)?.namespace);
    case 'namespaces':
      return some(innermostZone(entityIn(design, collection, id), nesting));
    case 'exceptions':
      return some(entityIn(design, collection, id)?.guardrail);
    default:
      return collection && isZoneCollection(collection)
        ? some(entityIn(design, collection, id)?.parent)
        : endsOf(design, id);
  }
}

/** The innermost zone that a namespace stands in under a nesting. */
function innermostZone(namespace: DesignNamespace | undefined, nesting: Nesting): string | undefined {
  return axesOf(nesting)
    .map((axis) => namespace?.[axis])
    .findLast((zone) => zone !== undefined);
}

const some = (id: string | undefined): string[] => (id === undefined ? [] : [id]);

/** The things that a flow, exposure, exception or guardrail stands between; nothing for anything else. */
export function endsOf(design: Design, id: string): string[] {
  const collection = collectionOf(id);
  const links: readonly (CollectionName | undefined)[] = ['flows', 'exposures', 'exceptions', 'guardrails'];
  if (!collection || !links.includes(collection)) return [];
  const link = entityIn(design, collection, id);
  if (!link) return [];
  const ends = referencesOf(collection, link as Entity<typeof collection>);
  return [...new Set(ends.map((end) => end.id))].filter((end) => !end.startsWith('G-') && entity(design, end));
}

/** The selected things with every flow that begins or ends at one of them or inside it, and the other ends of those. */
export function connectedTo(design: Design, ids: readonly string[]): string[] {
  const near = new Set(ids.flatMap((id) => [id, ...withContents(design, id)]));
  const out = new Set(ids.flatMap((id) => [id, ...endsOf(design, id)]));
  for (const flow of Object.values(design.flows)) {
    if (!near.has(flow.from) && !near.has(flow.to)) continue;
    for (const id of [flow.id, flow.from, flow.to]) out.add(id);
  }
  return [...out];
}

/** Everything of the same kinds as what is selected, and is not; with nothing selected, everything. */
export function invertedOf(design: Design, ids: readonly string[]): string[] {
  const kinds = new Set(ids.map(collectionOf));
  const all = [...selectableIds(design), ...Object.keys(design.flows)];
  if (ids.length === 0) return selectableIds(design);
  return all.filter((id) => kinds.has(collectionOf(id)) && !ids.includes(id));
}
