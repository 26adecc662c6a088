/** What befell the design itself, and not an imported file, is said where it cannot be overlooked. */
import { useEffect } from 'react';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { useDesk } from '../desk.tsx';
import { reportWhenDone } from '../report.ts';
import { useStudio } from '../studio-context.tsx';
import { toast } from '../widgets/toast.tsx';

const TOLD: ReadonlySet<string> = new Set<Diagnostic['code']>([
  'file/changes-lost',
  'file/things-lost',
  'file/today-lost',
  'file/version-opened',
  'file/step-lost',
]);

/** Those to be told that were not there before. */
export function newlyTold(problems: readonly Diagnostic[], before: readonly Diagnostic[]): readonly Diagnostic[] {
  return problems.filter((p) => TOLD.has(p.code) && !before.some((b) => b.code === p.code));
}

/** Says it as it happens, and once when the page starts with it. */
export function useToldProblems(): void {
  const studio = useStudio();
  const desk = useDesk();
  useEffect(() => {
    const rescue = { label: 'Download what was found', run: () => reportWhenDone(desk.downloadRescue()) };
    const tell = (problems: readonly Diagnostic[], before: readonly Diagnostic[]) => {
      for (const { code, message, help } of newlyTold(problems, before)) {
        const text = message.charAt(0).toUpperCase() + message.slice(1);
        // of what was never written, nothing was found
        const action = code === 'file/step-lost' ? undefined : rescue;
        toast({ text, ...(help !== undefined && { description: help }), ...(action && { action }), tone: 'error' });
      }
    };
    tell(studio.document.getState().inputProblems, []);
    return studio.document.subscribe((now, before) => {
      if (now.inputProblems !== before.inputProblems) {
        tell(now.inputProblems, now.opened === before.opened ? before.inputProblems : []);
      }
    });
  }, [studio, desk]);
}
