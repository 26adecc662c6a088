/** Apply by key: at once where the design can say the text exactly, else only when pressed again, with the changes in sight. */
import { useEffect, useRef, useState } from 'react';
import type { EditWay } from '../../core/analyses/file-edit.ts';
import { toast } from '../widgets/toast.tsx';
import type { EditState } from './file-bottom.tsx';
import type { ShownFile } from './files-model.ts';

/** The answer is what the key does. `apply` takes the draft in. */
export function useApplyKey(file: ShownFile, edit: EditState, apply: (kind: EditWay['kind']) => void): () => void {
  const [isAsked, setAsked] = useState(false);
  /** The text that somebody was told to look at first. */
  const told = useRef<string>(undefined);
  const latest = useRef(apply);
  useEffect(() => {
    latest.current = apply;
  });
  const { draft, isConflict } = file;
  const { answer, isCurrent, error } = edit;
  useEffect(() => {
    if (!isAsked || (!isCurrent && error === undefined)) return;
    setAsked(false);
    const [way] = answer?.ways ?? [];
    if (error !== undefined || !way) {
      toast({ text: `Not applied: ${error ?? answer?.refusal ?? 'there is nothing to apply'}`, tone: 'error' });
      return;
    }
    if (isConflict) {
      toast({ text: 'Not applied: first settle your text with what is written by now.' });
      return;
    }
    if (!isExact(way) && told.current !== draft?.text) {
      told.current = draft?.text;
      toast({ text: 'Look at what changes first: it is not exactly what you typed. Press again to apply it.' });
      return;
    }
    latest.current(way.kind);
  }, [isAsked, isCurrent, error, answer, isConflict, draft]);
  return () => setAsked(true);
}

/** Whether what is then written enforces what was typed, and nothing more has to be known. */
function isExact({ kind, check, remarks }: EditWay): boolean {
  if (kind === 'hand-written') return false;
  return kind === 'document' || ((check?.total ?? 1) === 0 && remarks.length === 0);
}
