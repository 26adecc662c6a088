/** A design as text: afresh, or into the text that was there, so that comments and unknown fields stay. */
import { Document, isMap, isSeq, type Node, type YAMLMap, YAMLSeq } from 'yaml';
import { COLLECTION_NAMES } from '../empty.ts';
import { sameValue } from '../fields.ts';
import { compareNatural } from '../natural-order.ts';
import { COLLECTIONS, type CollectionName, type Design } from '../schema.ts';
import { upgradeDocument } from '../upgrade.ts';
import { type AnyEntity, type FileItem, listOf, readItems } from './items.ts';
import { keyText, plainValue } from './plain.ts';
import { fileValue } from './shape.ts';
import { insertPair, newNode, updateNode } from './write-node.ts';
import { CREATE, composeYaml, printYaml, type YamlText } from './yaml-text.ts';

const ORDER: readonly string[] = ['version', 'name', 'target', ...COLLECTION_NAMES];

/** A design as a new file. The same design gives the same bytes. */
export function printAfresh(design: Design): string {
  const document = new Document({ version: design.version, name: design.name, target: design.target }, CREATE);
  const map = document.contents as unknown as YAMLMap<unknown, unknown>;
  for (const collection of COLLECTION_NAMES) {
    const items = sortedItems(design, collection).map((item) => newNode(document, fileItem(collection, item)));
    if (items.length > 0) insertList(document, map, collection, items);
  }
  return printYaml(document);
}

/** A design into an earlier text of it; undefined when that text is no design file of this version or before. */
export function printInto(design: Design, previousText: string): string | undefined {
  const yaml = composeYaml({ name: '', text: previousText }, []);
  if (!yaml || !isMap(yaml.document.contents)) return undefined;
  const version = upgradeDocument(yaml.document);
  if (version !== 'current' && version !== 'upgraded') return undefined;
  const document = yaml.document as Document;
  const map = yaml.document.contents as unknown as YAMLMap<unknown, unknown>;
  for (const field of ['name', 'target'] as const) {
    if (!map.has(field)) insertPair(document, map, field, newNode(document, design[field]), ORDER);
    else if (map.get(field) !== design[field]) map.set(field, design[field]);
  }
  const items = readItems(yaml, '', []);
  for (const collection of COLLECTION_NAMES)
    updateCollection(document, map, yaml, collection, sortedItems(design, collection), items.get(collection) ?? []);
  return printYaml(document);
}

function sortedItems(design: Design, collection: CollectionName): AnyEntity[] {
  const items: AnyEntity[] = Object.values(design[collection]);
  return items.sort((a, b) => compareNatural(a.id, b.id));
}

function fileItem(collection: CollectionName, item: AnyEntity): unknown {
  return fileValue(COLLECTIONS[collection], item);
}

function insertList(
  document: Document,
  map: YAMLMap<unknown, unknown>,
  collection: CollectionName,
  items: Node[],
): void {
  const list = new YAMLSeq<unknown>(document.schema);
  list.items = items;
  insertPair(document, map, collection, list as Node, ORDER);
  const key = map.items.find((pair) => keyText(pair.key) === collection)?.key as Node | undefined;
  if (key) key.spaceBefore = true;
}

function updateCollection(
  document: Document,
  map: YAMLMap<unknown, unknown>,
  yaml: YamlText,
  collection: CollectionName,
  entities: readonly AnyEntity[],
  old: readonly FileItem[],
): void {
  const nodes = mergedNodes(document, collection, entities, old);
  const list = listOf(yaml, collection);
  if (list) {
    if (nodes.length === 0 && list.items.length > 0) map.delete(collection);
    if (nodes.some((node) => isMap(node) && !node.flow)) list.flow = false;
    list.items = nodes;
  } else if (nodes.length > 0) {
    map.delete(collection);
    insertList(document, map, collection, nodes);
  }
}

/** The nodes of a list: those that were there, changed where needed, new ones, and those that could not be read. */
function mergedNodes(
  document: Document,
  collection: CollectionName,
  entities: readonly AnyEntity[],
  old: readonly FileItem[],
): Node[] {
  const byId = new Map(old.flatMap((item) => (item.entity ? [[item.entity.id, item] as const] : [])));
  const current = entities.map((entity) => {
    const item = byId.get(entity.id);
    const untouched = item && sameValue(item.entity, entity) && idOf(item.node) === entity.id;
    if (untouched) return { id: entity.id, node: item.node };
    const value = fileItem(collection, entity);
    const node = item ? updateNode(document, item.node, COLLECTIONS[collection], value) : newNode(document, value);
    return { id: entity.id, node };
  });
  const unread = old
    .filter((item) => !item.entity && !item.repeated)
    .map(({ node }) => ({ id: idOf(node) ?? '\uffff', node }));
  return [...current, ...unread].sort((a, b) => compareNatural(a.id, b.id)).map(({ node }) => node);
}

function idOf(node: Node): string | undefined {
  const value = isMap(node) || isSeq(node) ? plainValue(node.get('id', true), []) : undefined;
  return typeof value === 'string' ? value : undefined;
}
