/** Taking things away, with everything that means nothing without them. */

import { COLLECTION_NAMES } from '../empty.ts';
import { collectionOf } from '../handles.ts';
import { isZoneCollection, zoneById } from '../lookup.ts';
import { itemsOf, referencesOf } from '../references.ts';
import type { CollectionName, Design, Power } from '../schema.ts';
import { type DocumentDraft, designNow, drafted } from './draft.ts';
import { layoutKeysOf } from './place.ts';

/** Fields without which an entity means nothing; any other reference is just cleared. */
const ESSENTIAL: Partial<Record<CollectionName, readonly string[]>> = {
  workloads: ['namespace'],
  labelGroups: ['namespace'],
  exposures: ['target'],
  flows: ['from', 'to'],
  guardrails: ['rule'],
  exceptions: ['guardrail', 'from', 'to'],
  sharedServices: ['target'],
};

/**
 * Removes things and what depends on them: workloads and policies of a namespace, flows, exposures and exceptions of an
 * end, exceptions of a guardrail; and where all of them stood. Zones inside a removed zone move up to its parent;
 * memberships, notes and other mentions lose the reference and stay. Returns the ids of what went, those asked for first.
 */
export function removeEntities(draft: DocumentDraft, ids: readonly string[]): string[] {
  const design = designNow(draft);
  const gone = new Set(ids.filter((id) => exists(design, id)));
  let before = -1;
  while (gone.size !== before) {
    before = gone.size;
    for (const id of dependants(design, gone)) gone.add(id);
  }
  if (gone.size === 0) return [];
  clearReferences(draft, design, gone);
  for (const id of gone) {
    const collection = collectionOf(id);
    if (collection) delete (draft.design[collection] as Record<string, unknown>)[id];
    for (const key of layoutKeysOf(id)) delete draft.layout.nodes[key];
  }
  return [...gone];
}

function exists(design: Design, id: string): boolean {
  const collection = collectionOf(id);
  return collection !== undefined && Object.hasOwn(design[collection], id);
}

function dependants(design: Design, gone: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (const [name, fields] of Object.entries(ESSENTIAL)) {
    const collection = name as CollectionName;
    for (const item of itemsOf(design, collection))
      if (referencesOf(collection, item).some((r) => fields.includes(String(r.path[0])) && gone.has(r.id)))
        found.push(item.id);
  }
  return [...found, ...guardrailsOf(design, gone), ...policiesOf(design, gone)];
}

/** A guardrail of which everything that it protects is gone says nothing; without a scope it would bind everything. */
function guardrailsOf(design: Design, gone: ReadonlySet<string>): string[] {
  return itemsOf(design, 'guardrails').flatMap((g) => (g.scope?.every((ref) => gone.has(ref)) === true ? [g.id] : []));
}

/** Policies stand in namespaces by name; those of a name that is left in another cluster stay. */
function policiesOf(design: Design, gone: ReadonlySet<string>): string[] {
  const namespaces = itemsOf(design, 'namespaces');
  const left = new Set(namespaces.filter((n) => !gone.has(n.id)).map((n) => n.name));
  const names = new Set(namespaces.filter((n) => gone.has(n.id) && !left.has(n.name)).map((n) => n.name));
  if (names.size === 0) return [];
  return itemsOf(design, 'policies').flatMap((p) =>
    p.namespace !== undefined && names.has(p.namespace) ? [p.id] : [],
  );
}

function clearReferences(draft: DocumentDraft, design: Design, gone: ReadonlySet<string>): void {
  for (const collection of COLLECTION_NAMES) {
    for (const item of itemsOf(design, collection)) {
      if (gone.has(item.id)) continue;
      const lost = referencesOf(collection, item).filter((r) => gone.has(r.id));
      for (const field of new Set(lost.map((r) => String(r.path[0]))))
        clearField(draft, design, collection, item.id, field, gone);
    }
  }
}

function clearField(
  draft: DocumentDraft,
  design: Design,
  collection: CollectionName,
  id: string,
  field: string,
  gone: ReadonlySet<string>,
): void {
  const record = drafted(draft, collection, id) as Record<string, unknown> | undefined;
  if (!record) return;
  const value = record[field];
  if (collection === 'personas') record[field] = withoutPlaces(value as readonly Power[], gone);
  else if (collection === 'placements') record[field] = withoutEntries(value as Record<string, string>, gone);
  else if (Array.isArray(value)) record[field] = value.filter((id) => !gone.has(id));
  else if (field === 'parent' && isZoneCollection(collection)) setParent(record, survivor(design, value, gone));
  else delete record[field];
}

/** A power that reaches none of the places it was given for is none. */
function withoutPlaces(powers: readonly Power[], gone: ReadonlySet<string>): Power[] {
  return powers.flatMap((power): Power[] => {
    if (!('where' in power) || power.where === 'everywhere') return [power];
    const where = power.where.filter((id) => !gone.has(id));
    return where.length === 0 ? [] : [{ ...power, where }];
  });
}

function withoutEntries(entries: Readonly<Record<string, string>>, gone: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter(([key, id]) => !gone.has(key) && !gone.has(id)));
}

function setParent(zone: Record<string, unknown>, parent: string | undefined): void {
  if (parent === undefined) delete zone['parent'];
  else zone['parent'] = parent;
}

/** The nearest zone around a removed one that is left. */
function survivor(design: Design, zoneId: unknown, gone: ReadonlySet<string>): string | undefined {
  const seen = new Set<unknown>();
  let at = typeof zoneId === 'string' ? zoneById(design, zoneId) : undefined;
  while (at && gone.has(at.id) && !seen.has(at.id)) {
    seen.add(at.id);
    at = at.parent === undefined ? undefined : zoneById(design, at.parent);
  }
  return at && !gone.has(at.id) ? at.id : undefined;
}
