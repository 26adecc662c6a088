/** Plain values into a YAML tree: new nodes, and changes in place that keep comments and unknown fields. */
import { type Document, isMap, isScalar, isSeq, type Node, Pair, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type * as z from 'zod';
import { sameValue } from '../fields.ts';
import { keyText, plainValue } from './plain.ts';
import { fieldsOf, isDefault, itemsOf, schemaFor } from './shape.ts';

type Schema = z.core.$ZodType;
/** A map key to a scalar node or a plain string: parsed and created trees differ. */
type FileMap = YAMLMap<unknown, unknown>;

/** A new node. Lists of small maps (ports) and `label` stand in one line each. */
export function newNode(document: Document, value: unknown): Node {
  const node = document.createNode(value, { aliasDuplicateObjects: false }) as Node;
  arrange(node, false);
  styleText(node, false);
  return node;
}

function arrange(node: unknown, inList: boolean): void {
  if (isSeq(node)) for (const item of node.items) arrange(item, true);
  if (!isMap(node)) return;
  const small = node.items.length <= 3 && node.items.every((pair) => isScalar(pair.value));
  if (inList && small) node.flow = true;
  for (const { key, value } of node.items) {
    arrange(value, false);
    if (keyText(key) === 'label' && isMap(value)) value.flow = true;
  }
}

/** Text of several lines that a block shows as it is: no space at the start, or at the end of a line. */
const SIMPLE_LINES = /^\S(?:[^\r]*[^\s])?\n?$/;

/** Text of several lines stands in a block where that is safe; with escapes otherwise, and inside one-line collections. */
function styleText(node: unknown, inFlow: boolean): void {
  if (isScalar(node) && typeof node.value === 'string' && /[\n\r]/.test(node.value)) {
    const simple = !inFlow && SIMPLE_LINES.test(node.value) && !/[ \t]\n/.test(node.value);
    node.type = simple ? 'BLOCK_LITERAL' : 'QUOTE_DOUBLE';
  }
  if (isSeq(node)) for (const item of node.items) styleText(item, inFlow || node.flow === true);
  if (isMap(node)) for (const { value } of node.items) styleText(value, inFlow || node.flow === true);
}

/**
 * Makes a node hold a value (in the file's form, `fileValue`), changing as little as it can. Returns the node to put
 * in its place, the same one where possible.
 */
export function updateNode(document: Document, node: unknown, schema: Schema, value: unknown): Node {
  const inner = schemaFor(schema, value);
  if (isMap(node) && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    updateMap(document, node as FileMap, inner, value);
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    updateList(document, node, itemsOf(inner), value);
    return node;
  }
  if (isScalar(node) && (typeof value !== 'object' || value === null)) {
    if (!Object.is(node.value, value)) {
      node.value = value;
      delete node.source;
      delete node.format;
      delete node.type;
      styleText(node, false);
      if (node.tag) delete node.tag;
    }
    return node;
  }
  return newNode(document, value);
}

function updateMap(document: Document, map: FileMap, schema: Schema, value: object): void {
  const fields = fieldsOf(schema);
  const wanted = new Map(Object.entries(value));
  map.items = map.items.filter(({ key, value: held }) => {
    const name = keyText(key) ?? '';
    if (wanted.has(name)) return true;
    const field = fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
    // unknown fields stay, and so does a default that somebody spelled out; own keys (labels) go
    return fields !== undefined && (field === undefined || isDefault(field, plainValue(held, [])));
  });
  const order = fields ? Object.keys(fields) : [...wanted.keys()];
  for (const [name, next] of wanted) {
    const field = fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
    setField(document, map, name, next, field, order);
  }
  if (map.items.length > 3) map.flow = false;
  if (map.flow) styleText(map, true);
}

function setField(
  document: Document,
  map: FileMap,
  name: string,
  value: unknown,
  field: Schema | undefined,
  order: readonly string[],
): void {
  const pair = map.items.find(({ key }) => keyText(key) === name);
  if (!pair) insertPair(document, map, name, newNode(document, value), order);
  else if (field) pair.value = updateNode(document, pair.value, field, value);
  else if (!isScalar(pair.value)) pair.value = newNode(document, value);
  else if (!Object.is(pair.value.value, value)) pair.value = scalarWithComments(pair.value, value);
}

function scalarWithComments(old: Scalar, value: unknown): Scalar {
  const next = new Scalar(value);
  if (old.comment) next.comment = old.comment;
  if (old.commentBefore) next.commentBefore = old.commentBefore;
  return next;
}

/** Puts a new field behind the last one that comes before it in `order`. */
export function insertPair(
  document: Document,
  map: FileMap,
  name: string,
  value: Node,
  order: readonly string[],
): void {
  const before = new Set(order.slice(0, order.indexOf(name)));
  const at = map.items.findLastIndex(({ key }) => before.has(keyText(key) ?? ''));
  const pair = new Pair<unknown, unknown>(document.createNode(name), value);
  map.items.splice(at + 1, 0, pair);
}

function updateList(document: Document, list: YAMLSeq, items: Schema | undefined, value: readonly unknown[]): void {
  const old = list.items.map((node) => ({ node, value: plainValue(node, []), used: false }));
  const kept = value.map((wanted) => {
    const same = old.find((o) => !o.used && sameValue(o.value, wanted));
    if (same) same.used = true;
    return same?.node;
  });
  list.items = value.map((wanted, i) => {
    if (kept[i]) return kept[i];
    const there = old[i];
    if (items && there && !there.used && isMap(there.node)) {
      there.used = true;
      return updateNode(document, there.node, items, wanted);
    }
    const node = newNode(document, wanted);
    arrange(node, true);
    styleText(node, list.flow === true);
    return node;
  });
  if (list.items.some((item) => isMap(item) && !item.flow)) list.flow = false;
  if (list.flow) styleText(list, true);
}
