import * as z from 'zod';
import { COLLECTION_NAMES, DESIGN_VERSION } from './empty.ts';
import { COLLECTION_WORDS, COMMON_WORDS, FIELD_WORDS } from './field-words.ts';
import { nodeSchema } from './layout-file.ts';
import { COLLECTIONS, type CollectionName } from './schema.ts';

type Json = { [key: string]: unknown };

/** The JSON Schema (draft-7) of the design file, for editors and other tools: collections are lists there. */
export function designJsonSchema(): Record<string, unknown> {
  const lists = Object.fromEntries(COLLECTION_NAMES.map((c) => [c, z.array(COLLECTIONS[c]).optional()]));
  const file = z.strictObject({
    version: z.literal(DESIGN_VERSION).describe('Version of the format'),
    name: z.string().min(1).max(253),
    target: z.enum(['kubernetes']).default('kubernetes').describe('The language that export writes'),
    ...lists,
  });
  const schema = z.toJSONSchema(file, { target: 'draft-7', io: 'input' }) as Json;
  const properties = schema['properties'] as Record<string, Json>;
  for (const collection of COLLECTION_NAMES) describeCollection(collection, properties[collection] ?? {});
  return { ...schema, title: 'Bulkhead design' };
}

/** Puts words to a collection and to those of its fields that the schema leaves without. */
function describeCollection(collection: CollectionName, list: Json): void {
  list['description'] ??= COLLECTION_WORDS[collection];
  const item = list['items'] as { readonly properties?: Record<string, Json> } | undefined;
  for (const [field, schema] of Object.entries(item?.properties ?? {})) {
    const words = FIELD_WORDS[`${collection}.${field}`] ?? COMMON_WORDS[field];
    if (words !== undefined) schema['description'] ??= words;
  }
}

/** The JSON Schema (draft-7) of the layout file. */
export function layoutJsonSchema(): Record<string, unknown> {
  const file = z.strictObject({
    version: z.literal(1).describe('Version of the format'),
    nodes: z.record(z.string(), nodeSchema).describe('Where each thing stands, by its id'),
  });
  return { ...z.toJSONSchema(file, { target: 'draft-7', io: 'input' }), title: 'Bulkhead layout' };
}
