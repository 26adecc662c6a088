/** What every edit works on: an immer draft of the document. Edits are pure recipes; `change` makes them a step to undo. */
import { current, type Draft, isDraft } from 'immer';
import type { Document } from '../change.ts';
import type { CollectionName, Design, Entity } from '../schema.ts';

/** The document while an edit changes it. */
export type DocumentDraft = Draft<Document>;

/** The draft of an entity; undefined when the design has none with this id. Safe for any text. */
export function drafted<C extends CollectionName>(
  draft: DocumentDraft,
  collection: C,
  id: string,
): Entity<C> | undefined {
  const record = draft.design[collection] as Record<string, Entity<C>>;
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

/** The design as it stands in a draft, for reading much of it: walking the draft itself would make each entity a proxy. */
export function designNow(draft: DocumentDraft): Design {
  return current(draft.design) as Design;
}

/** The whole document as it stands in a draft. */
export function documentNow(draft: DocumentDraft): Document {
  return (isDraft(draft) ? current(draft) : draft) as Document;
}

/** Puts an entity into its collection. */
export function insert<C extends CollectionName>(draft: DocumentDraft, collection: C, entity: Entity<C>): string {
  const record = draft.design[collection] as Record<string, Entity<C>>;
  record[entity.id] = entity;
  return entity.id;
}

/** Fields to set; `undefined` takes an optional field away. */
export type Fields<T> = { readonly [K in keyof Omit<T, 'id'>]?: T[K] | undefined };

/** Sets fields of an entity, for inspectors. Nothing happens when the entity is gone. */
export function setFields<C extends CollectionName>(
  draft: DocumentDraft,
  collection: C,
  id: string,
  fields: Fields<Entity<C>>,
): void {
  const entity = drafted(draft, collection, id) as Record<string, unknown> | undefined;
  if (!entity) return;
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) delete entity[key];
    else entity[key] = value;
  }
}
