/** The change that leads from one document to another, entity by entity. */
import { castDraft, type Draft } from 'immer';
import { type Change, change, type Document } from '../core/design/change.ts';
import { documentDelta, type RecordDelta } from '../engine/document-delta.ts';

/** What an import or a layout did, as a change that can be undone, journalled, and applied to a document edited since. */
export function changeBetween(from: Document, to: Document, label: string): Change {
  const delta = documentDelta(from, to);
  const [, c] = change(from, label, (draft) => {
    const design = draft.design as Record<string, unknown>;
    for (const [collection, d] of Object.entries(delta.design)) {
      applyTo(design[collection] as Record<string, unknown>, d);
    }
    if (delta.head) Object.assign(draft.design, delta.head);
    if (delta.layout) applyTo(draft.layout.nodes as Draft<Record<string, unknown>>, delta.layout);
  });
  return c;
}

function applyTo(record: Record<string, unknown>, delta: RecordDelta): void {
  for (const id of delta.removed) delete record[id];
  for (const [id, entity] of delta.set) {
    if (!Object.hasOwn(record, id) || !equalData(record[id], entity)) record[id] = castDraft(entity);
  }
}

/** Whether two pieces of plain data are the same but for the order of keys. */
function equalData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (k) => Object.hasOwn(b, k) && equalData((a as Record<string, unknown>)[k], (b as Record<string, unknown>)[k]),
  );
}
