/** The inventory's edits: each is one undo step, and what cannot be set is said. */

import { useMemo } from 'react';
import type { Suggestion } from '../../core/design/classify/attributes.ts';
import { type Assignment, accepting, assign } from '../../core/design/edits/assign.ts';
import { nameOf } from '../../core/design/lookup.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { useStudio } from '../studio-context.tsx';
import { toast } from '../widgets/toast.tsx';
import type { CellEdit } from './cell-edits.ts';

/** `1 namespace`, `12 namespaces`. */
export function counted(count: number, word: string): string {
  return `${numberText(count)} ${word}${count === 1 ? '' : 's'}`;
}

export interface InventoryEdits {
  /** Sets cells. The label gets their number: `Clear` becomes `Clear 4 cells`. */
  readonly setCells: (label: string, edit: CellEdit) => void;
  /** Sets one attribute of one thing. */
  readonly setOne: (assignment: Assignment) => void;
  readonly accept: (suggestions: readonly Suggestion[]) => void;
  /** Applies a pasted table. */
  readonly classify: (assignments: readonly Assignment[]) => void;
}

const WORDS: Readonly<Record<string, string>> = {
  isolation: 'who decides in',
  system: 'what is system of',
  compliance: 'the compliance zones of',
  appLabel: 'the app label of',
  serviceAccount: 'the service account of',
};

export function useEdits(): InventoryEdits {
  const studio = useStudio();
  return useMemo(() => {
    const run = (label: string, assignments: readonly Assignment[], told: readonly string[] = []): boolean => {
      const { document: before } = studio.document.getState();
      let problems: readonly string[] = [];
      studio.actions.edit(label, (draft) => {
        problems = assign(draft, assignments);
      });
      const all = [...told, ...problems];
      if (all.length > 0) toast({ text: 'Not everything was set', description: all.join('; '), tone: 'error' });
      return studio.document.getState().document !== before;
    };
    const one = (assignment: Assignment) => {
      const { document } = studio.document.getState();
      if (!document) return;
      const word = WORDS[assignment.attribute] ?? `the ${assignment.attribute} of`;
      run(`Set ${word} ${nameOf(document.design, assignment.id)}`, [assignment]);
    };
    const many = (assignments: readonly Assignment[]) => {
      const things = new Set(assignments.map((a) => a.id));
      const what = [...things].every((id) => id.startsWith('ns:')) ? 'namespace' : 'thing';
      const [first] = assignments;
      if (first && assignments.length === 1) one(first);
      else if (run(`Classify ${counted(things.size, what)}`, assignments))
        toast({
          text: `Classified ${counted(things.size, what)}`,
          action: { label: 'Undo', run: studio.actions.undo },
        });
    };
    return {
      setOne: one,
      classify: many,
      accept: (suggestions) => many(suggestions.map(accepting)),
      setCells: (label, { assignments, problems }) => {
        const [first] = assignments;
        if (first && assignments.length === 1 && problems.length === 0) one(first);
        else run(`${label} ${counted(assignments.length, 'cell')}`, assignments, problems);
      },
    };
  }, [studio]);
}
