/** Deleting, the same from every menu, key and panel: one step that names what went, and a way back. */
import { removeEntities } from '../core/design/edits/remove.ts';
import { counted, thingsText } from '../core/design/thing-words.ts';
import type { Studio } from '../state/studio.ts';
import { toast } from './widgets/toast.tsx';

/** Deletes things and what depends on them. Says what went; undefined if nothing did. `verb`: as the step is named. */
export function removeThings(studio: Studio, ids: readonly string[], verb = 'Delete'): string | undefined {
  const { document } = studio.document.getState();
  if (!document || ids.length === 0) return undefined;
  const what = thingsText(document.design, ids);
  let gone: readonly string[] = [];
  studio.actions.edit(`${verb} ${what}`, (draft) => {
    gone = removeEntities(draft, ids);
  });
  if (gone.length === 0) return undefined;
  const more = gone.filter((id) => !ids.includes(id)).length;
  const done = `${verb === 'Cut' ? 'Cut' : 'Deleted'} ${what}`;
  return more > 0 ? `${done} and ${more} that depended on ${ids.length === 1 ? 'it' : 'them'}` : done;
}

/** Deletes, says so, and offers to undo it. */
export function removeWithUndo(studio: Studio, ids: readonly string[], verb = 'Delete'): void {
  const text = removeThings(studio, ids, verb);
  if (text !== undefined) toast({ text, action: { label: 'Undo', run: undoOf(studio) } });
}

/** Takes back the step that is last now, and none that came after it. */
export function undoOf(studio: Studio): () => void {
  const step = studio.document.getState().past.at(-1);
  return () => {
    const { past } = studio.document.getState();
    if (step !== undefined && past.at(-1) === step) {
      studio.actions.undo();
      return;
    }
    const later = step === undefined ? 0 : past.length - 1 - past.indexOf(step);
    if (step !== undefined && past.includes(step))
      toast({ text: `Not undone: ${counted(later, 'later step')} would have to be undone first` });
  };
}
