/** Every complaint about what was imported or opened, and about the design as it stands now; each once. */
import { useMemo } from 'react';
import { type Diagnostic, formatDiagnostic } from '../core/diagnostics.ts';
import { answerOf } from '../state/asker.ts';
import type { AnalysisState } from '../state/studio.ts';
import { useStudioStore } from './studio-context.tsx';

const NONE: readonly Diagnostic[] = [];

const ofToday = (a: AnalysisState) => answerOf(a.today)?.diagnostics ?? NONE;
const ofDesign = (a: AnalysisState) => answerOf(a.design)?.diagnostics ?? NONE;

/** The same complaint about the same place is said once. */
export function distinctProblems(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(problems.map((problem) => [formatDiagnostic(problem), problem])).values()];
}

export function useProblems(): readonly Diagnostic[] {
  const input = useStudioStore('document', (d) => d.inputProblems);
  const today = useStudioStore('analysis', ofToday);
  const design = useStudioStore('analysis', ofDesign);
  return useMemo(() => distinctProblems([...input, ...today, ...design]), [input, today, design]);
}
