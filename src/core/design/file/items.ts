/** The items of a design document, each read by itself, so that a bad one does not stop the rest. */
import { isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { z } from 'zod';
import type { Diagnostic, Place } from '../../diagnostics.ts';
import { COLLECTION_NAMES } from '../empty.ts';
import { sameValue } from '../fields.ts';
import { HANDLES, handleNumber } from '../handles.ts';
import { compareNatural } from '../natural-order.ts';
import { COLLECTIONS, type CollectionName } from '../schema.ts';
import { type SchemaIssue, schemaIssues } from './issues.ts';
import { keyText, type PlainProblem, plainValue } from './plain.ts';
import type { YamlText } from './yaml-text.ts';

/** An entity of any collection, as far as reading and printing care. */
export interface AnyEntity {
  readonly id: string;
}

/** One item of a list in the file. */
export interface FileItem {
  readonly node: Node;
  /** Position in the list, from 0. */
  readonly index: number;
  /** Absent: it could not be read; its text is kept when the file is written again. */
  readonly entity?: AnyEntity;
  /** An exact repetition of an item before it; left out when the file is written again. */
  readonly repeated?: boolean;
}

/** The items of every collection of a document, with what is wrong with them. */
export type FileItems = ReadonlyMap<CollectionName, readonly FileItem[]>;

interface Context {
  readonly yaml: YamlText;
  readonly file: string;
  readonly diagnostics: Diagnostic[];
}

/** Reads every list of a document. Repeated handles get the next free number (`studio.md`, handles). */
export function readItems(yaml: YamlText, file: string, diagnostics: Diagnostic[]): FileItems {
  const context: Context = { yaml, file, diagnostics };
  return new Map(COLLECTION_NAMES.map((collection) => [collection, readCollection(context, collection)]));
}

/** The list of a collection in a document; undefined when there is none, or something else stands there. */
export function listOf(yaml: YamlText, collection: CollectionName): YAMLSeq | undefined {
  const node = yaml.document.get(collection, true);
  return isSeq(node) ? node : undefined;
}

function readCollection(context: Context, collection: CollectionName): FileItem[] {
  const node = context.yaml.document.get(collection, true) as Node | undefined;
  const list = listOf(context.yaml, collection);
  if (!list) {
    if (node && !(isScalar(node) && node.value === null)) complainNoList(context, collection, node);
    return [];
  }
  const items = list.items.map((item, index) => readItem(context, collection, item as Node, index));
  return settleRepeated(context, collection, items);
}

function complainNoList(context: Context, collection: CollectionName, node: Node): void {
  context.diagnostics.push({
    code: 'design/not-a-list',
    severity: 'error',
    message: `\`${collection}\` must be a list`,
    place: { file: context.file, span: context.yaml.span(node.range), field: collection },
    help: 'write one item per entity, each starting with `- id:`',
  });
}

function readItem(context: Context, collection: CollectionName, node: Node, index: number): FileItem {
  const problems: PlainProblem[] = [];
  const value = plainValue(node, problems);
  for (const { node: at, message, help } of problems) {
    const place: Place = { file: context.file, span: context.yaml.span(at.range), field: `${collection}[${index}]` };
    context.diagnostics.push({ code: 'design/field', severity: 'error', message, place, help });
  }
  if (problems.length > 0) return { node, index };
  const entity = checkItem(context, collection, node, index, value);
  return entity ? { node, index, entity } : { node, index };
}

function checkItem(
  context: Context,
  collection: CollectionName,
  node: Node,
  index: number,
  value: unknown,
): AnyEntity | undefined {
  const schema: z.ZodType<AnyEntity> = COLLECTIONS[collection];
  const first = schema.safeParse(value);
  if (first.success) return first.data;
  const issues = schemaIssues(first.error.issues, value);
  const known = withoutUnknown(value, issues);
  const second = known === value ? first : schema.safeParse(known);
  const wrong = second.success ? [] : schemaIssues(second.error.issues, known).filter((issue) => !issue.unknown);
  for (const issue of [...issues.filter((i) => i.unknown), ...wrong])
    context.diagnostics.push(itemDiagnostic(context, collection, node, index, issue, second.success));
  return second.success ? second.data : undefined;
}

/** A copy without the fields that issues call unknown. */
function withoutUnknown(value: unknown, issues: readonly SchemaIssue[]): unknown {
  const unknown = issues.filter((issue) => issue.unknown);
  if (unknown.length === 0) return value;
  const strip = (at: unknown, path: readonly PropertyKey[]): unknown => {
    if (Array.isArray(at)) return at.map((item, i) => strip(item, [...path, i]));
    if (typeof at !== 'object' || at === null) return at;
    const here = unknown.filter((u) => u.path.length === path.length && u.path.every((step, i) => step === path[i]));
    const drop = new Set(here.flatMap((u) => u.unknown ?? []));
    const kept = Object.entries(at).filter(([key]) => !drop.has(key));
    return Object.fromEntries(kept.map(([key, v]) => [key, strip(v, [...path, key])]));
  };
  return strip(value, []);
}

function itemDiagnostic(
  context: Context,
  collection: CollectionName,
  node: Node,
  index: number,
  issue: SchemaIssue,
  read: boolean,
): Diagnostic {
  const path = issue.unknown ? [...issue.path, issue.unknown[0] ?? ''] : issue.path;
  const field = `${collection}[${index}]${path.map((s) => (typeof s === 'number' ? `[${s}]` : `.${String(s)}`)).join('')}`;
  const place: Place = { file: context.file, span: context.yaml.span(nodeAt(node, path).range), field };
  if (issue.unknown) {
    const help = 'unknown fields are preserved when the file is saved; check the spelling';
    return { code: 'design/unknown-field', severity: 'warning', message: issue.message, place, help };
  }
  const help = read ? 'mend it and open the file again' : 'this item is left out until it is mended; its text is kept';
  return { code: 'design/field', severity: 'error', message: issue.message, place, help };
}

/** The node at a path, or the nearest one around it. */
export function nodeAt(node: Node, path: readonly PropertyKey[]): Node {
  let at = node;
  for (const step of path) {
    const next = isSeq(at)
      ? at.items[Number(step)]
      : isMap(at)
        ? (at as YAMLMap).items.find((pair) => keyText(pair.key) === String(step))?.value
        : undefined;
    if (typeof next !== 'object' || next === null) return at;
    at = next as Node;
  }
  return at;
}

/** Two items with one id: the same twice counts once, a second handle is renumbered, any other second is left out. */
function settleRepeated(context: Context, collection: CollectionName, items: readonly FileItem[]): FileItem[] {
  const letter = Object.hasOwn(HANDLES, collection) ? HANDLES[collection as keyof typeof HANDLES] : undefined;
  let last = Math.max(0, ...items.map((item) => handleNumber(item.entity?.id ?? '')));
  const seen = new Map<string, AnyEntity>();
  return items.map((item) => {
    const first = item.entity && seen.get(item.entity.id);
    if (!item.entity || !first) {
      if (item.entity) seen.set(item.entity.id, item.entity);
      return item;
    }
    const { node, index } = item;
    if (sameValue(first, item.entity)) {
      context.diagnostics.push(repeated(context, collection, item, 'warning', 'the two are the same; one is kept'));
      return { node, index, repeated: true };
    }
    if (!letter) {
      const help = 'give one of them another id; the second is left out until then, and its text is kept';
      context.diagnostics.push(repeated(context, collection, item, 'error', help));
      return { node, index };
    }
    const entity = { ...item.entity, id: `${letter}-${++last}` };
    const help = `the second is \`${entity.id}\` now; references to \`${first.id}\` mean the first`;
    context.diagnostics.push(repeated(context, collection, item, 'warning', help));
    return { node, index, entity };
  });
}

function repeated(
  context: Context,
  collection: CollectionName,
  { node, index, entity }: FileItem,
  severity: 'error' | 'warning',
  help: string,
): Diagnostic {
  const at = nodeAt(node, ['id']);
  return {
    code: 'design/duplicate-id',
    severity,
    message: `\`${entity?.id ?? ''}\` is given twice`,
    place: { file: context.file, span: context.yaml.span(at.range), field: `${collection}[${index}].id` },
    help,
  };
}

/** Entities of some items as a record by id, in natural order of id. */
export function recordOf(items: readonly FileItem[]): Record<string, AnyEntity> {
  const entities = items.flatMap((item) => (item.entity ? [item.entity] : []));
  return Object.fromEntries(entities.sort((a, b) => compareNatural(a.id, b.id)).map((e) => [e.id, e]));
}
