/** Copies of things, beside the originals. */
import { current, isDraft } from 'immer';
import type { Document } from '../change.ts';
import { copyFragment } from '../fragment.ts';
import type { DocumentDraft } from './draft.ts';
import { pasteFragment } from './paste.ts';

/**
 * Copies things with everything inside them, and the flows between what is copied, as copy and paste would
 * (`copyFragment`, `pasteFragment`). Returns the ids of the copies by those of the originals.
 */
export function duplicate(draft: DocumentDraft, ids: readonly string[]): ReadonlyMap<string, string> {
  const document = (isDraft(draft) ? current(draft) : draft) as Document;
  return pasteFragment(draft, copyFragment(document, ids)).ids;
}
