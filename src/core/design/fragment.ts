/** A part of a design that stands by itself: what copy takes and paste puts. */
import type { Document } from './change.ts';
import { COLLECTION_NAMES, emptyDesign } from './empty.ts';
import { collectionOf } from './handles.ts';
import {
  entity,
  entityIn,
  isZoneCollection,
  nameOf,
  namespacesOfZone,
  workloadsOfNamespace,
  zoneChain,
} from './lookup.ts';
import { itemsOf, referencesOf } from './references.ts';
import type { CollectionName, Design, Layout, SharedService } from './schema.ts';
import { countsText } from './thing-words.ts';

/** What was copied, and where it stood. */
export interface Fragment {
  readonly design: Design;
  readonly layout: Layout;
  /** What it refers to and does not hold, by id, with the name that it is found by in another design. */
  readonly around: Readonly<Record<string, string>>;
}

/** Collections that a fragment may hold, in the order in which they are pasted: what is referred to comes first. */
export const COPIED_COLLECTIONS = [
  'planes',
  'environments',
  'tenants',
  'complianceZones',
  'namespaces',
  'workloads',
  'labelGroups',
  'externals',
  'hostGroups',
  'exposures',
  'flows',
  'guardrails',
  'exceptions',
  'sharedServices',
] as const satisfies readonly CollectionName[];

/** The ids of everything in a fragment, in the order of pasting. */
export function fragmentIds({ design }: Fragment): string[] {
  return COPIED_COLLECTIONS.flatMap((collection) => Object.keys(design[collection]));
}

/**
 * Takes things out of a document, with everything inside them (zones with their namespaces, namespaces with their
 * workloads and label groups), the flows between what is taken, and the exposures whose every end is taken. Guardrails
 * and exceptions come along only where they are named. A shared service comes along with what it shares, for those of
 * its consumers that are taken too: nobody else is let into a copy. Where it is named itself, it is taken whole. Ids
 * that the design does not have are passed over.
 */
export function copyFragment({ design, layout }: Document, ids: readonly string[]): Fragment {
  const taken = new Set<string>();
  for (const id of ids) for (const inside of withContents(design, id)) taken.add(inside);
  for (const collection of ['flows', 'exposures'] as const)
    for (const item of itemsOf(design, collection)) {
      const ends = referencesOf(collection, item);
      if (ends.length > 1 && ends.every((end) => taken.has(end.id))) taken.add(item.id);
    }
  const named = new Set(ids);
  const shared = itemsOf(design, 'sharedServices').filter((s) => !named.has(s.id) && taken.has(s.target));
  for (const service of shared) taken.add(service.id);
  const part = withServices(partOf(design, taken), shared, taken);
  const layoutOfPart: Layout = { version: 1, nodes: placesOf(layout, taken) };
  return { design: part, layout: layoutOfPart, around: aroundOf(design, part, taken) };
}

/** Services that came along, for consumers that came along. */
function withServices(part: Design, services: readonly SharedService[], taken: ReadonlySet<string>): Design {
  const narrowed = services.map((s) => [s.id, { ...s, consumers: s.consumers.filter((c) => taken.has(c)) }] as const);
  return { ...part, sharedServices: { ...part.sharedServices, ...Object.fromEntries(narrowed) } };
}

/** The names of what copied things refer to beside one another. */
function aroundOf(design: Design, part: Design, taken: ReadonlySet<string>): Fragment['around'] {
  const ids = COPIED_COLLECTIONS.flatMap((collection) =>
    itemsOf(part, collection).flatMap((item) => referencesOf(collection, item).map((r) => r.id)),
  );
  const others = [...new Set(ids)].filter((id) => !taken.has(id) && entity(design, id));
  return Object.fromEntries(others.map((id) => [id, matchName(design, id)]));
}

/** What a thing is told apart by from others of its kind, in any design: its name, of a workload with its namespace. */
export function matchName(design: Design, id: string): string {
  return entityIn(design, 'guardrails', id)?.name ?? nameOf(design, id);
}

/** A thing and what is inside it; nothing when there is none, or it is of a kind that is not copied. */
export function withContents(design: Design, id: string): string[] {
  const collection = collectionOf(id);
  if (!collection || !isCopied(collection) || !entity(design, id)) return [];
  if (collection === 'namespaces') return namespaceWithContents(design, id);
  if (!isZoneCollection(collection)) return [id];
  const zones = itemsOf(design, collection).filter((zone) => zoneChain(design, zone.id).some((z) => z.id === id));
  const namespaces = namespacesOfZone(design, id).flatMap((n) => namespaceWithContents(design, n.id));
  return [id, ...zones.map((zone) => zone.id), ...namespaces];
}

function namespaceWithContents(design: Design, id: string): string[] {
  const groups = Object.values(design.labelGroups).filter((group) => group.namespace === id);
  return [id, ...workloadsOfNamespace(design, id).map((w) => w.id), ...groups.map((group) => group.id)];
}

function isCopied(collection: CollectionName): boolean {
  return COPIED_COLLECTIONS.some((copied) => copied === collection);
}

function partOf(design: Design, taken: ReadonlySet<string>): Design {
  const records = COLLECTION_NAMES.map((collection) => [
    collection,
    Object.fromEntries(Object.entries(design[collection]).filter(([id]) => isCopied(collection) && taken.has(id))),
  ]);
  return { ...emptyDesign(countsText(taken)), ...Object.fromEntries(records) } as Design;
}

function placesOf(layout: Layout, taken: ReadonlySet<string>): Layout['nodes'] {
  // a namespace has an entry for each nesting: `ns:shop@tenant`
  return Object.fromEntries(Object.entries(layout.nodes).filter(([key]) => taken.has(key.split('@')[0] ?? key)));
}
