/** Documents out of storage that may be damaged: everything that can be read, and what cannot by name. */
import type { Document } from './change.ts';
import { COLLECTION_NAMES, DESIGN_VERSION, EMPTY_LAYOUT, emptyDesign } from './empty.ts';
import { COLLECTIONS, type CollectionName, type Design, type Layout, type NodeLayout } from './schema.ts';

/** What could be read of a document. */
export interface Salvaged {
  readonly document: Document;
  /** Ids of things that are left out, `flows` for a whole collection, `layout` for all places. Empty: all is sound. */
  readonly lost: readonly string[];
}

/**
 * Reads a value as a document. A thing that does not fit its schema is left out and named; the rest is kept.
 * `undefined`: there is no design in it at all, or one that a newer Bulkhead wrote.
 */
export function salvageDocument(value: unknown): Salvaged | undefined {
  if (!isRecord(value) || !isRecord(value['design'])) return undefined;
  const kept = value['design'];
  if (isNewerDesign(value) || typeof kept['name'] !== 'string') return undefined;
  const lost: string[] = [];
  const collections = COLLECTION_NAMES.map((c) => [c, salvageCollection(c, kept[c], lost)] as const);
  const name = kept['name'] || 'Untitled design';
  const design = { ...emptyDesign(name), ...Object.fromEntries(collections) } as Design;
  return { document: { design, layout: salvageLayout(value['layout'], lost) }, lost };
}

/** Whether a value is a document in a form that only a newer Bulkhead knows. */
export function isNewerDesign(value: unknown): boolean {
  const version = isRecord(value) && isRecord(value['design']) ? value['design']['version'] : undefined;
  return typeof version === 'number' && version > DESIGN_VERSION;
}

function salvageCollection(collection: CollectionName, value: unknown, lost: string[]): Record<string, unknown> {
  if (!isRecord(value)) {
    // a collection that a newer field brought is simply not there in what was kept before it
    if (value !== undefined) lost.push(collection);
    return {};
  }
  const schema = COLLECTIONS[collection];
  const sound: [string, unknown][] = [];
  for (const [id, entity] of Object.entries(value)) {
    const read = schema.safeParse(entity);
    if (read.success && read.data.id === id) sound.push([id, read.data]);
    else lost.push(id);
  }
  return Object.fromEntries(sound);
}

function salvageLayout(value: unknown, lost: string[]): Layout {
  const nodes = isRecord(value) ? value['nodes'] : undefined;
  if (!isRecord(nodes)) {
    lost.push('layout');
    return EMPTY_LAYOUT;
  }
  const sound = Object.entries(nodes).filter((entry): entry is [string, NodeLayout] => isPlace(entry[1]));
  if (sound.length < Object.keys(nodes).length) lost.push('layout');
  return { version: 1, nodes: Object.fromEntries(sound) };
}

function isPlace(value: unknown): value is NodeLayout {
  if (!isRecord(value) || !isNumber(value['x']) || !isNumber(value['y'])) return false;
  return ['width', 'height'].every((side) => value[side] === undefined || isNumber(value[side]));
}

function isNumber(value: unknown): boolean {
  return Number.isFinite(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
