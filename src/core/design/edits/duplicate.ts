/** Copies of things, beside the originals. */
import { current, isDraft } from 'immer';
import { firstFree, handleCounter, newId, PREFIXES } from '../handles.ts';
import { entityIn, workloadsOfNamespace } from '../lookup.ts';
import type { CollectionName, DesignWorkload, Entity } from '../schema.ts';
import { type DocumentDraft, drafted, insert } from './draft.ts';
import { layoutKeysOf } from './place.ts';

/** How far copies stand from their originals, in canvas pixels. */
const OFFSET = 32;

/**
 * Copies namespaces with their workloads, workloads, externals, host groups, label groups and zones (without members),
 * and the flows between what is copied. Returns the ids of the copies by those of the originals.
 */
export function duplicate(draft: DocumentDraft, ids: readonly string[]): ReadonlyMap<string, string> {
  const copies = new Map<string, string>();
  for (const id of ids) if (id.startsWith(PREFIXES.namespaces)) copyNamespace(draft, id, copies);
  for (const id of ids) if (!copies.has(id)) copyWorkload(draft, id, copies, undefined);
  const collections = [
    'externals',
    'hostGroups',
    'labelGroups',
    'planes',
    'environments',
    'tenants',
    'complianceZones',
  ];
  for (const id of ids)
    for (const collection of collections) if (!copies.has(id)) copyNamed(draft, collection as Named, id, copies);
  copyFlows(draft, copies);
  for (const [from, to] of copies) copyPlaces(draft, from, to, copies);
  return copies;
}

function copyPlaces(draft: DocumentDraft, from: string, to: string, copies: ReadonlyMap<string, string>): void {
  // things inside a copied namespace stand as they do in the original
  const inside = copies.has(drafted(draft, 'workloads', from)?.namespace ?? '');
  const by = inside ? 0 : OFFSET;
  const keys = layoutKeysOf(to);
  for (const [i, key] of layoutKeysOf(from).entries()) {
    const place = Object.hasOwn(draft.layout.nodes, key) ? draft.layout.nodes[key] : undefined;
    if (place) draft.layout.nodes[keys[i] ?? to] = { ...snapshot(place), x: place.x + by, y: place.y + by };
  }
}

type Named = 'externals' | 'hostGroups' | 'labelGroups' | 'planes' | 'environments' | 'tenants' | 'complianceZones';

/** A plain copy that shares nothing with the draft. */
function snapshot<T extends object>(value: T): T {
  return structuredCopy(isDraft(value) ? current(value as object) : value) as T;
}

function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, structuredCopy(v)]));
}

function copyNamespace(draft: DocumentDraft, id: string, copies: Map<string, string>): void {
  const original = drafted(draft, 'namespaces', id);
  if (!original) return;
  const names = new Set(Object.values(draft.design.namespaces).map((n) => n.name));
  const name = firstFree(`${original.name}-copy`, (n) => names.has(n), 63);
  const copy = newId(draft.design, PREFIXES.namespaces, name);
  insert(draft, 'namespaces', { ...snapshot(original), id: copy, name });
  copies.set(id, copy);
  for (const workload of [...workloadsOfNamespace(draft.design, id)]) copyWorkload(draft, workload.id, copies, copy);
}

/** Into `namespace`, under the same name; or beside the original, under another. */
function copyWorkload(
  draft: DocumentDraft,
  id: string,
  copies: Map<string, string>,
  namespace: string | undefined,
): void {
  const original = drafted(draft, 'workloads', id);
  if (!original) return;
  const home = namespace ?? original.namespace;
  const names = new Set(workloadsOfNamespace(draft.design, home).map((w) => w.name));
  const name = namespace ? original.name : firstFree(`${original.name}-copy`, (n) => names.has(n), 63);
  const copy = newId(draft.design, PREFIXES.workloads, `${home.slice(3)}/${name}`);
  const labels = relabelled(snapshot(original), name);
  insert(draft, 'workloads', { ...snapshot(original), id: copy, namespace: home, name, labels });
  copies.set(id, copy);
}

/** Labels that hold the workload's name take the new one, so that policies tell the two apart. */
function relabelled({ labels, name }: DesignWorkload, next: string): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, value === name ? next : value]));
}

function copyNamed(draft: DocumentDraft, collection: Named, id: string, copies: Map<string, string>): void {
  const original = drafted(draft, collection, id);
  if (!original) return;
  const siblings = Object.values(draft.design[collection] as Record<string, Entity<Named>>);
  const names = new Set(siblings.map((e) => e.name));
  const name = firstFree(`${original.name} copy`, (n) => names.has(n), 253);
  const copy = newId(draft.design, PREFIXES[collection], name.toLowerCase());
  const entity = { ...snapshot(original), id: copy, name };
  if ('label' in entity) {
    const values = new Set(siblings.flatMap((e) => ('label' in e ? [e.label.value] : [])));
    entity.label = { ...entity.label, value: firstFree(entity.label.value, (v) => values.has(v), 63) };
  }
  insert(draft, collection as CollectionName, entity as Entity<CollectionName>);
  copies.set(id, copy);
}

function copyFlows(draft: DocumentDraft, copies: ReadonlyMap<string, string>): void {
  const next = handleCounter(draft.design, 'F');
  for (const flow of Object.values(draft.design.flows)) {
    const [from, to] = [copies.get(flow.from), copies.get(flow.to)];
    if (!from || !to || !entityIn(draft.design, 'flows', flow.id)) continue;
    insert(draft, 'flows', { ...snapshot(flow), id: next(), from, to });
  }
}
