import { useMemo } from 'react';
import { useStudioStore } from '../studio-context.tsx';
import { factsOf, type TourFacts } from './facts.ts';

/** The facts as the stores stand, read again whenever one of those changes. */
export function useFacts(): TourFacts {
  const document = useStudioStore('document', (d) => d);
  const selection = useStudioStore('selection', (s) => s);
  const view = useStudioStore('view', (v) => v);
  const analysis = useStudioStore('analysis', (a) => a);
  return useMemo(() => factsOf({ document, selection, view, analysis }), [document, selection, view, analysis]);
}
