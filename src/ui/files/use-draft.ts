/** What can be done with the draft of a file: typed, applied, settled with what is written meanwhile, discarded. */
import { useState } from 'react';
import type { EditWay } from '../../core/analyses/file-edit.ts';
import { mergeLines } from '../../core/lib/merge-lines.ts';
import { useActions, useStudio } from '../studio-context.tsx';
import { toast } from '../widgets/toast.tsx';
import type { ShownFile } from './files-model.ts';

export interface DraftActions {
  readonly type: (path: string, text: string) => void;
  readonly apply: (kind: EditWay['kind']) => Promise<void>;
  readonly discard: () => void;
  readonly keepMine: () => void;
  /** A text that was just applied, until the tree is written anew. */
  readonly applied: { readonly path: string; readonly text: string; readonly revision: number } | undefined;
}

/** The actions for the file on show. `writtenText`: what export writes for a path. */
export function useDraft(file: ShownFile | undefined, writtenText: (path: string) => string | undefined): DraftActions {
  const studio = useStudio();
  const { draftFile, discardDraft, applyDraft, undo } = useActions();
  const [applied, setApplied] = useState<DraftActions['applied']>(undefined);

  function type(path: string, text: string): void {
    const written = writtenText(path);
    const { drafts } = studio.files.getState();
    const draft = Object.hasOwn(drafts, path) ? drafts[path] : undefined;
    if (text === written) discardDraft(path);
    else draftFile(path, text, draft?.base ?? written ?? '');
    if (studio.view.getState().file?.path !== path) studio.actions.setView({ file: { path } });
  }

  async function apply(kind: EditWay['kind']): Promise<void> {
    if (!file) return;
    const { path } = file;
    const { drafts } = studio.files.getState();
    const text = Object.hasOwn(drafts, path) ? drafts[path]?.text : undefined;
    const outcome = await applyDraft(path, kind);
    if (outcome.kind === 'refused') {
      toast({ text: `Not applied: ${outcome.why}`, tone: 'error' });
      return;
    }
    const { revision } = studio.document.getState();
    if (text !== undefined) setApplied({ path, text, revision });
    const { label, step } = outcome;
    const takeBack = () => {
      if (studio.document.getState().past.at(-1) === step) undo();
    };
    toast({ text: label, ...(step && { action: { label: 'Undo', run: takeBack } }) });
  }

  function discard(): void {
    if (!file?.draft) return;
    const { path, draft } = file;
    discardDraft(path);
    toast({
      text: `Discarded your text of ${path}`,
      action: { label: 'Bring it back', run: () => draftFile(path, draft.text, draft.base) },
    });
  }

  function keepMine(): void {
    if (!file?.draft) return;
    const { text, conflicts } = mergeLines(file.draft.base, file.draft.text, file.text);
    draftFile(file.path, text, file.text);
    const places = conflicts === 1 ? 'one place' : `${conflicts} places`;
    toast({
      text:
        conflicts === 0
          ? 'Your changes stand on the new text'
          : `Your changes stand on the new text; in ${places} both changed, and yours count`,
    });
  }

  return { type, apply, discard, keepMine, applied };
}
