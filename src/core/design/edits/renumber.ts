import { current, isDraft } from 'immer';
import { collectionOf, HANDLES, nextHandle } from '../handles.ts';
import type { Entity, Exception } from '../schema.ts';
import { type DocumentDraft, drafted, insert } from './draft.ts';

/**
 * Gives a flow, guardrail, exception or note the next free handle, and follows it in exceptions and notes: the fix for
 * handles that collide after a merge. Returns the new handle; undefined when there is no such thing.
 */
export function renumber(draft: DocumentDraft, handle: string): string | undefined {
  const collection = collectionOf(handle);
  if (!collection || !Object.hasOwn(HANDLES, collection)) return undefined;
  const numbered = collection as keyof typeof HANDLES;
  const thing = drafted(draft, numbered, handle);
  if (!thing) return undefined;
  const next = nextHandle(draft.design, HANDLES[numbered]);
  const plain = (isDraft(thing) ? current(thing) : thing) as Entity<typeof numbered>;
  insert(draft, numbered, { ...plain, id: next });
  delete (draft.design[numbered] as Record<string, unknown>)[handle];
  for (const exception of Object.values<Exception>(draft.design.exceptions))
    if (exception.guardrail === handle) exception.guardrail = next;
  for (const note of Object.values(draft.design.notes)) if (note.anchor === handle) note.anchor = next;
  return next;
}
