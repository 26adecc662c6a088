import * as z from 'zod';
import { COLLECTION_NAMES, DESIGN_VERSION } from './empty.ts';
import { COLLECTIONS } from './schema.ts';

/** The JSON Schema (draft-7) of the design file, for editors and other tools: collections are lists there. */
export function designJsonSchema(): Record<string, unknown> {
  const lists = Object.fromEntries(COLLECTION_NAMES.map((c) => [c, z.array(COLLECTIONS[c]).optional()]));
  const file = z.strictObject({
    version: z.literal(DESIGN_VERSION).describe('Version of the format'),
    name: z.string().min(1).max(253),
    target: z.enum(['kubernetes']).default('kubernetes').describe('The language that export writes'),
    ...lists,
  });
  const schema = z.toJSONSchema(file, { target: 'draft-7', io: 'input' });
  return { ...schema, title: 'Bulkhead design' };
}
