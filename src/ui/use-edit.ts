/** Edits from the inspector: each is one undo step, and says what is wrong where it cannot be made. */
import { useCallback } from 'react';
import type { DocumentDraft } from '../core/design/edits/draft.ts';
import { useActions } from './studio-context.tsx';

/** Runs a recipe; what it returns as text is why nothing was changed. */
export type Edit = (label: string, recipe: (draft: DocumentDraft) => unknown) => string | undefined;

export function useEdit(): Edit {
  const { edit } = useActions();
  return useCallback(
    (label, recipe) => {
      let problem: string | undefined;
      edit(label, (draft) => {
        const result = recipe(draft);
        if (typeof result === 'string') problem = result;
      });
      return problem;
    },
    [edit],
  );
}
