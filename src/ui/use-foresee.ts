/** What an edit would do, worked out while somebody thinks about it. */
import { useEffect, useState } from 'react';
import type { ComparisonAnswer } from '../core/analyses/answers.ts';
import type { DocumentDraft } from '../core/design/edits/draft.ts';
import { useActions } from './studio-context.tsx';

export type Foreseen =
  | { readonly kind: 'working' }
  | { readonly kind: 'told'; readonly answer: ComparisonAnswer }
  | { readonly kind: 'refused'; readonly why: string };

const REST = 250;

/**
 * Asks what a recipe would change. `key`: what it depends on; undefined: nothing is asked. A recipe returns as text why
 * it cannot be done.
 */
export function useForesee(
  key: string | undefined,
  recipe: (draft: DocumentDraft) => string | undefined,
): Foreseen | undefined {
  const { foresee } = useActions();
  const [told, setTold] = useState<{ readonly key: string; readonly foreseen: Foreseen }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the recipe
  useEffect(() => {
    if (key === undefined) return undefined;
    let isWanted = true;
    const take = (foreseen: Foreseen) => isWanted && setTold({ key, foreseen });
    const timer = setTimeout(() => {
      let problem: string | undefined;
      const asked = foresee((draft) => {
        problem = recipe(draft);
      });
      if (problem !== undefined) take({ kind: 'refused', why: problem });
      asked.then(
        (answer) => answer && problem === undefined && take({ kind: 'told', answer }),
        (error: unknown) => take({ kind: 'refused', why: error instanceof Error ? error.message : String(error) }),
      );
    }, REST);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [foresee, key]);
  if (key === undefined) return undefined;
  return told?.key === key ? told.foreseen : { kind: 'working' };
}
