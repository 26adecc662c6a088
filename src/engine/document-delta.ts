/**
 * The difference of two documents by entity, found by reference: documents share what an edit left alone. It is what
 * crosses to the worker instead of the whole document, and keeps there, too, what did not change identical.
 */
import type { Document } from '../core/design/change.ts';
import { COLLECTION_NAMES } from '../core/design/empty.ts';
import type { CollectionName, Design } from '../core/design/schema.ts';

type AnyRecord = Readonly<Record<string, unknown>>;

/** What changed in one record, by id. */
export interface RecordDelta {
  readonly set: readonly (readonly [string, unknown])[];
  readonly removed: readonly string[];
}

/** What changed from one document to the next. */
export interface DocumentDelta {
  readonly design: { readonly [C in CollectionName]?: RecordDelta };
  /** Name, target and version, when one of them changed. */
  readonly head?: Pick<Design, 'name' | 'target' | 'version'>;
  readonly layout?: RecordDelta;
}

/** What has to be done to `from` to get `to`. */
export function documentDelta(from: Document, to: Document): DocumentDelta {
  const a = from.design;
  const b = to.design;
  const design: Partial<Record<CollectionName, RecordDelta>> = {};
  for (const c of COLLECTION_NAMES) {
    if (a[c] !== b[c]) design[c] = recordDelta(a[c], b[c]);
  }
  const sameHead = a.name === b.name && a.target === b.target && a.version === b.version;
  return {
    design,
    ...(sameHead ? {} : { head: { name: b.name, target: b.target, version: b.version } }),
    ...(from.layout.nodes === to.layout.nodes ? {} : { layout: recordDelta(from.layout.nodes, to.layout.nodes) }),
  };
}

/** Applies a delta. A part of the document that the delta does not name stays the same object. */
export function applyDelta(document: Document, delta: DocumentDelta): Document {
  let design: Design = document.design;
  for (const c of COLLECTION_NAMES) {
    const d = delta.design[c];
    if (d) design = { ...design, [c]: applyRecordDelta(design[c], d) };
  }
  if (delta.head) design = { ...design, ...delta.head };
  const layout = delta.layout
    ? {
        ...document.layout,
        nodes: applyRecordDelta(document.layout.nodes, delta.layout) as Document['layout']['nodes'],
      }
    : document.layout;
  return { design, layout };
}

function recordDelta(from: AnyRecord, to: AnyRecord): RecordDelta {
  const removed = Object.keys(from).filter((id) => !Object.hasOwn(to, id));
  const set = Object.entries(to).filter(([id, entity]) => !Object.hasOwn(from, id) || from[id] !== entity);
  return { set, removed };
}

/** `Object.fromEntries` defines its keys, so that an id such as `__proto__` stays a key. */
function applyRecordDelta(record: AnyRecord, delta: RecordDelta): AnyRecord {
  const entries = new Map(Object.entries(record));
  for (const id of delta.removed) entries.delete(id);
  for (const [id, entity] of delta.set) entries.set(id, entity);
  return Object.fromEntries(entries);
}
