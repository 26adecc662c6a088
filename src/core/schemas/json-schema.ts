/** JSON Schema (draft-7) as far as it is used here, and short ways to write it. */

/** A schema. `true` takes anything. */
export type JsonSchema = true | JsonSchemaObject;

/** The keywords that are used. */
export interface JsonSchemaObject {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | false;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** A text. */
export function text(description: string, more: JsonSchemaObject = {}): JsonSchemaObject {
  return { type: 'string', description, ...more };
}

/** One of some words. */
export function choice(description: string, words: readonly string[]): JsonSchemaObject {
  return { type: 'string', description, enum: words };
}

/** One of some words, or any other text: the words are offered, and nothing is refused. */
export function suggested(description: string, words: readonly string[]): JsonSchemaObject {
  return { description, anyOf: [{ enum: words }, { type: 'string' }] };
}

/** A whole number within bounds, both inclusive. */
export function whole(description: string, minimum: number, maximum: number): JsonSchemaObject {
  return { type: 'integer', description, minimum, maximum };
}

/** `true` or `false`. */
export function flag(description: string): JsonSchemaObject {
  return { type: 'boolean', description };
}

/** A list. */
export function list(description: string, items: JsonSchema): JsonSchemaObject {
  return { type: 'array', description, items };
}

/** A map of texts, such as labels. */
export function textMap(description: string): JsonSchemaObject {
  return { type: 'object', description, additionalProperties: { type: 'string' } };
}

/** A map with known fields; other fields are refused. */
export function closed(
  description: string,
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchemaObject {
  return { ...open(description, properties, required), additionalProperties: false };
}

/** A map of which only some fields are described; others are taken as they are. */
export function open(
  description: string,
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchemaObject {
  return { type: 'object', description, properties, ...(required.length > 0 ? { required } : {}) };
}
