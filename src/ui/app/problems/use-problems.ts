import { useMemo } from 'react';
import type { Diagnostic } from '../../../core/diagnostics.ts';
import type { AnalysisState, Status } from '../../../state/studio.ts';
import { useStudioStore } from '../../studio-context.tsx';
import { distinctProblems } from './problems.ts';

const NONE: readonly Diagnostic[] = [];

function diagnosticsOf(status: Status<{ readonly diagnostics: readonly Diagnostic[] }>): readonly Diagnostic[] {
  if (status.kind === 'done') return status.answer.diagnostics;
  return 'stale' in status ? (status.stale?.diagnostics ?? NONE) : NONE;
}

const ofToday = (a: AnalysisState) => diagnosticsOf(a.today);
const ofDesign = (a: AnalysisState) => diagnosticsOf(a.design);

/** Every complaint about what was imported or opened, and about the design as it stands now; each once. */
export function useProblems(): readonly Diagnostic[] {
  const input = useStudioStore('document', (d) => d.inputProblems);
  const today = useStudioStore('analysis', ofToday);
  const design = useStudioStore('analysis', ofDesign);
  return useMemo(() => distinctProblems([...input, ...today, ...design]), [input, today, design]);
}
