/** What a schema says about the form of a file: order of fields, defaults, and where keys are the user's own. */
import * as z from 'zod';
import { compareText } from '../../lib/order.ts';
import { sameValue } from '../fields.ts';

type Schema = z.core.$ZodType;

/** The schema under `optional` and `default`; of a union, the alternative that the value fits. */
export function schemaFor(schema: Schema, value: unknown): Schema {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return schemaFor(schema.unwrap() as Schema, value);
  if (schema instanceof z.ZodUnion)
    return (schema.options as Schema[]).find((option) => z.safeParse(option, value).success) ?? schema;
  return schema;
}

/** The schemas of a map's known fields, in order; undefined when its keys are the user's own (labels, quotas). */
export function fieldsOf(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  return schema instanceof z.ZodObject ? schema.shape : undefined;
}

/** The schema of a list's items. */
export function itemsOf(schema: Schema): Schema | undefined {
  return schema instanceof z.ZodArray ? (schema.element as Schema) : undefined;
}

/** Whether a value is what the schema assumes when nothing is written. */
export function isDefault(schema: Schema, value: unknown): boolean {
  return schema instanceof z.ZodDefault && sameValue(schema.def.defaultValue, value);
}

/** A value as the file holds it: fields in order of the schema, defaults and undefined left out, own keys sorted. */
export function fileValue(schema: Schema, value: unknown): unknown {
  const inner = schemaFor(schema, value);
  if (Array.isArray(value)) {
    const items = itemsOf(inner);
    return items ? value.map((item) => fileValue(items, item)) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = fieldsOf(inner);
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  if (!fields) return Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b)));
  const given = new Map(entries);
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([key, field]) => given.has(key) && !isDefault(field, given.get(key)))
      .map(([key, field]) => [key, fileValue(field, given.get(key))]),
  );
}
