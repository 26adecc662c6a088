/** Copies of things, beside the originals. */
import { copyFragment } from '../fragment.ts';
import { type DocumentDraft, documentNow } from './draft.ts';
import { type Pasted, pasteFragment } from './paste.ts';

/**
 * Copies things with everything inside them, and the flows between what is copied, as copy and paste would
 * (`copyFragment`, `pasteFragment`).
 */
export function duplicate(draft: DocumentDraft, ids: readonly string[]): Pasted {
  return pasteFragment(draft, copyFragment(documentNow(draft), ids), { sameDesign: true });
}
