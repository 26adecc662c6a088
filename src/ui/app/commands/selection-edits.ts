/** Edits of everything that is selected, each one undo step. */
import { duplicate } from '../../../core/design/edits/duplicate.ts';
import { thingsText } from '../../../core/design/thing-words.ts';
import type { Studio } from '../../../state/studio.ts';

/** Copies what is selected beside it, and selects the copies. */
export function duplicateSelection(studio: Studio): void {
  const { document } = studio.document.getState();
  const { ids } = studio.selection.getState();
  if (!document) return;
  let copies: readonly string[] = [];
  studio.actions.edit(`Duplicate ${thingsText(document.design, ids)}`, (draft) => {
    copies = duplicate(draft, ids).roots;
  });
  if (copies.length > 0) studio.actions.select(copies);
}
