/** The published JSON Schemas (`public/schemas`): the design and its layout, and the answers of the commands with `--format json`. */
import * as z from 'zod';
import { designJsonSchema, layoutJsonSchema } from '../core/design/json-schema.ts';
import {
  checkSchema,
  connectivitySchema,
  diffSchema,
  equivalentSchema,
  explainSchema,
  validateSchema,
} from './answer-schemas.ts';
import { reviewSchema } from './review-schema.ts';

const answer = (schema: z.ZodType) => () => z.toJSONSchema(schema, { target: 'draft-7' });

/** By name, worked out when asked for. */
const SCHEMAS = {
  design: designJsonSchema,
  layout: layoutJsonSchema,
  connectivity: answer(connectivitySchema),
  diff: answer(diffSchema),
  equivalent: answer(equivalentSchema),
  explain: answer(explainSchema),
  validate: answer(validateSchema),
  check: answer(checkSchema),
  review: answer(reviewSchema),
} as const;

export type SchemaName = keyof typeof SCHEMAS;

export const SCHEMA_NAMES = Object.keys(SCHEMAS) as readonly SchemaName[];

/** The JSON Schema (draft-7) of the design, its layout, or an answer. */
export function jsonSchemaOf(name: SchemaName): object {
  return SCHEMAS[name]();
}
