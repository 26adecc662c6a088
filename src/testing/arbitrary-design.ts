/** Random designs straight from the schema: every entity, every field, texts that are hard to print. */
import fc from 'fast-check';
import * as z from 'zod';
import { COLLECTION_NAMES, emptyDesign } from '../core/design/empty.ts';
import { PREFIXES } from '../core/design/handles.ts';
import { COLLECTIONS, type Design } from '../core/design/schema.ts';

const HARD_TEXTS = [
  'yes',
  'on',
  'n',
  '12:30',
  '2020-01-01',
  '0o17',
  '1_000',
  '~',
  'a: b',
  '# c',
  '- d',
  ' e',
  'f ',
  "'",
];

const text = fc.oneof(
  fc.constantFrom(
    ...HARD_TEXTS,
    'kind: NetworkPolicy\nspec:\n  a: 1\n',
    'a\r\nb\n',
    'a\n\n\n',
    '\n a',
    '\tb\n',
    '\u2028\u0085',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom('\n', ' ', 'a', ':', '#', '\t', '"', '-', '|'), maxLength: 12 }),
);

/** An arbitrary of what a schema puts out. Knows the constructions that the design schema uses, and no others. */
export function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodDefault)
    return fc.oneof(fc.constant(schema.def.defaultValue), arbitraryOf(schema.unwrap() as z.core.$ZodType));
  if (schema instanceof z.ZodOptional)
    return fc.oneof(fc.constant(undefined), arbitraryOf(schema.unwrap() as z.core.$ZodType));
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber)
    return fc.integer({ min: Math.max(schema.minValue ?? -9, -999), max: Math.min(schema.maxValue ?? 9, 65535) });
  if (schema instanceof z.ZodUnion)
    return fc.oneof(...(schema.options as z.core.$ZodType[]).map((option) => arbitraryOf(option)));
  if (schema instanceof z.ZodArray)
    return fc
      .array(arbitraryOf(schema.element as z.core.$ZodType), { maxLength: 3 })
      .filter((a) => schema.safeParse(a).success);
  if (schema instanceof z.ZodRecord)
    return fc
      .dictionary(fc.oneof(fc.constantFrom('constructor', 'toString', 'a/b'), text), text, {
        maxKeys: 3,
        noNullPrototype: true,
      })
      .filter((r) => schema.safeParse(r).success && !Object.hasOwn(r, '__proto__'));
  if (schema instanceof z.ZodObject) return arbitraryObject(schema);
  if (schema instanceof z.ZodISODate) return fc.constantFrom('2026-01-31', '2027-12-01');
  if (schema instanceof z.ZodString) return arbitraryString(schema);
  throw new Error(`no arbitrary for ${schema.constructor.name}`);
}

function arbitraryObject(schema: z.ZodObject): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(schema.shape).map(([key, field]) => [key, arbitraryOf(field)]));
  return fc.record(fields).map((o) => Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined)));
}

const IDS = [...Object.values(PREFIXES), ''].flatMap((prefix) =>
  ['a', 'shop', 'shop/web', 'shop/web-2', 'B.c_d', '1', '2', '10'].map((name) => prefix + name),
);

function arbitraryString(schema: z.ZodString): fc.Arbitrary<string> {
  const fitting = IDS.filter((id) => schema.safeParse(id).success);
  // where not every text will do, it is an id
  const anyText = schema.safeParse('a b').success;
  return !anyText && fitting.length > 0 ? fc.constantFrom(...fitting) : text.filter((t) => schema.safeParse(t).success);
}

/** A design with up to four entities of each collection. References lead anywhere. */
export const arbitraryDesign: fc.Arbitrary<Design> = fc
  .record(
    Object.fromEntries(
      COLLECTION_NAMES.map((c) => [
        c,
        fc.uniqueArray(arbitraryOf(COLLECTIONS[c]) as fc.Arbitrary<{ id: string }>, {
          selector: (e) => e.id,
          maxLength: 4,
        }),
      ]),
    ),
  )
  .map((lists) => {
    const records = Object.entries(lists).map(([c, list]) => [c, Object.fromEntries(list.map((e) => [e.id, e]))]);
    return { ...emptyDesign('Random: #1'), ...Object.fromEntries(records) } as Design;
  });
