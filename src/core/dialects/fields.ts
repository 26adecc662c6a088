/**
 * Strict decoding of one object: unknown fields, wrong types and missing fields are complaints with their place, and
 * the rest is still read (semantics/kubernetes.md 1.7: an importer rejects unknown fields).
 */
import type { Diagnostic, DiagnosticArea, Severity } from '../diagnostics.ts';
import { nearestWord } from './fields-words.ts';
import { type FieldPath, fieldText, type ManifestObject, objectTitle, placeOf } from './manifest.ts';
import { isRecord } from './read-text.ts';

/** What is found while one object is read. */
export interface ObjectReading {
  readonly object: ManifestObject;
  readonly area: DiagnosticArea;
  /** Built-in kinds read an explicit null as absent; schemas of custom resources refuse it. */
  readonly nulls: 'absent' | 'refused';
  readonly diagnostics: Diagnostic[];
  /** An API server would not take the object. */
  rejected: boolean;
  /** An API server takes the object, but nothing says what it then means. */
  unclear: boolean;
}

/** One value with its place. */
export interface Field {
  readonly reading: ObjectReading;
  readonly path: FieldPath;
  readonly value: unknown;
}

/** The fields of a record that are there. */
export interface FieldRecord {
  readonly field: Field;
  readonly get: (key: string) => Field | undefined;
}

/** The whole document as a field, to start a reading with. */
export function startReading(object: ManifestObject, area: DiagnosticArea, nulls: ObjectReading['nulls']): Field {
  const reading: ObjectReading = { object, area, nulls, diagnostics: [], rejected: false, unclear: false };
  return { reading, path: [], value: object.value };
}

/** A field below another. */
export function childOf(field: Field, step: string | number, value: unknown): Field {
  return { reading: field.reading, path: [...field.path, step], value };
}

/** Complains about a field. The code is the area and the rule. */
export function complain(field: Field, severity: Severity, rule: string, message: string, help?: string): void {
  const { object, area, diagnostics } = field.reading;
  const place = placeOf(object, field.path);
  diagnostics.push({
    code: `${area}/${rule}`,
    severity,
    message,
    place,
    object: objectTitle(object),
    ...(help === undefined ? {} : { help }),
  });
}

/** An error for which an API server rejects the object. */
export function reject(field: Field, rule: string, message: string, help?: string): void {
  complain(field, 'error', rule, message, help);
  field.reading.rejected = true;
}

/** An error that an API server does not see, after which the meaning of the object is not defined. */
export function leaveOpen(field: Field, rule: string, message: string, help?: string): void {
  complain(field, 'error', rule, message, help);
  field.reading.unclear = true;
}

/** The value as a user may name it in a message: shortened, in backticks. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const line = text.replace(/[\p{Cc}`]/gu, ' ');
  return `\`${line.length > 80 ? `${line.slice(0, 77)}...` : line}\``;
}

function kindOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? 'a text' : typeof value === 'boolean' ? 'a truth value' : 'a number';
}

/** The last named step of a field's path with its index, for messages: `ports[1]`. */
export function fieldName(field: Field): string {
  const at = field.path.findLastIndex((step) => typeof step === 'string');
  return at < 0 ? 'the document' : `\`${fieldText(field.path.slice(at))}\``;
}

/** Complains that a value has the wrong type. */
export function rejectType(field: Field, wanted: string, help?: string): void {
  const kind = kindOfValue(field.value);
  const fallback = field.value === null ? 'give it a value, or remove it' : `write ${wanted}`;
  reject(field, 'wrong-type', `${fieldName(field)} must be ${wanted}, not ${kind}`, help ?? fallback);
}

/** Words in backticks, with commas. */
export function wordList(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

/** The fields of a map without judging their names; undefined with a complaint when the value is no map. */
export function anyRecordOf(field: Field): FieldRecord | undefined {
  const { value } = field;
  if (!isRecord(value)) {
    rejectType(field, 'a map');
    return undefined;
  }
  const get = (key: string) => {
    if (!Object.hasOwn(value, key)) return undefined;
    const found = value[key];
    if (found === undefined || (found === null && field.reading.nulls === 'absent')) return undefined;
    return childOf(field, key, found);
  };
  return { field, get };
}

/** The fields of a map; a field that is not `known` rejects the object, with the near word where there is one. */
export function recordOf(field: Field, known: readonly string[]): FieldRecord | undefined {
  const record = anyRecordOf(field);
  if (record) for (const key of keysOf(record)) if (!known.includes(key)) rejectUnknown(field, key, known);
  return record;
}

/** The keys of a map, as written. */
export function keysOf(record: FieldRecord): readonly string[] {
  return isRecord(record.field.value) ? Object.keys(record.field.value) : [];
}

/** Complains about one field that the kind does not have. */
export function rejectUnknown(parent: Field, key: string, known: readonly string[]): void {
  const near = nearestWord(key, known);
  const where = parent.path.length === 0 ? '' : ` of ${fieldName(parent)}`;
  reject(
    childOf(parent, key, undefined),
    'unknown-field',
    `${quoted(key)} is not a field${where}`,
    near ? `did you mean \`${near}\`?` : known.length > 8 ? 'remove it' : `use ${wordList(known)}`,
  );
}

/** A field that must be there. */
export function requiredOf(record: FieldRecord, key: string): Field | undefined {
  const field = record.get(key);
  if (!field)
    reject(
      record.field,
      'missing-field',
      `\`${key}\` is missing${record.field.path.length === 0 ? '' : ` in ${fieldName(record.field)}`}`,
      `add \`${key}\``,
    );
  return field;
}

/** How many items a list may hold, both inclusive. */
export interface ListLimits {
  readonly min?: number;
  readonly max?: number;
}

/** The items of a list; undefined with a complaint when the value is no list or has a forbidden length. */
export function listOf(field: Field, { min = 0, max }: ListLimits = {}): readonly Field[] | undefined {
  const { value } = field;
  if (!Array.isArray(value)) {
    rejectType(field, 'a list');
    return undefined;
  }
  const name = fieldName(field);
  if (value.length < min) {
    reject(field, 'too-few', `${name} must hold at least ${min} item`, `add an item, or remove what holds ${name}`);
    return undefined;
  }
  if (max !== undefined && value.length > max) {
    reject(field, 'too-many', `${name} holds ${value.length} items; at most ${max} are allowed`, 'split it');
    return undefined;
  }
  return value.map((item, i) => childOf(field, i, item));
}

/** The items of an optional list; none when it is absent. */
export function optionalListOf(field: Field | undefined, limits?: ListLimits): readonly Field[] {
  return field ? (listOf(field, limits) ?? []) : [];
}

/** A text; undefined with a complaint for anything else. */
export function textOf(field: Field): string | undefined {
  if (typeof field.value === 'string') return field.value;
  const plain = typeof field.value === 'number' || typeof field.value === 'boolean';
  rejectType(field, 'a text', plain ? `write it in quotes: \`"${String(field.value)}"\`` : undefined);
  return undefined;
}

/** A whole number within bounds, both inclusive. `rule` names the complaint about a number out of bounds. */
export function wholeNumberOf(field: Field, first: number, last: number, rule: string): number | undefined {
  const { value } = field;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    rejectType(field, 'a whole number');
    return undefined;
  }
  if (value < first || value > last) {
    reject(field, rule, `${fieldName(field)} ${value} is out of range`, `use a number from ${first} to ${last}`);
    return undefined;
  }
  return value;
}

/** One of some words, case-sensitive. */
export function choiceOf<T extends string>(field: Field, choices: readonly T[], rule: string): T | undefined {
  const text = textOf(field);
  if (text === undefined) return undefined;
  const found = choices.find((c) => c === text);
  if (found !== undefined) return found;
  const near = nearestWord(text, choices);
  reject(
    field,
    rule,
    `${quoted(text)} is not a value of ${fieldName(field)}`,
    near ? `did you mean \`${near}\`?` : `use ${wordList(choices)}`,
  );
  return undefined;
}
