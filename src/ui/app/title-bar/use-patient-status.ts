/** The status of the side on show, where a solve that is over in no time is never said to be running. */
import { startTransition, useEffect, useState } from 'react';
import type { SideAnswer } from '../../../core/analyses/answers.ts';
import type { AnalysisState, Status, ViewSide } from '../../../state/studio.ts';
import { useStudio } from '../../studio-context.tsx';

/** Milliseconds that a solve may take before it shows. */
const PATIENCE = 120;

/** What the solver was asked last for a side. */
function sideStatus(analysis: AnalysisState, side: ViewSide): Status<SideAnswer> {
  return side === 'today' ? analysis.today : analysis.design;
}

/** Follows the status of a side; a running one only once it has been running for a while. */
export function usePatientStatus(side: ViewSide): Status<SideAnswer> {
  const { analysis } = useStudio();
  const [shown, setShown] = useState(() => sideStatus(analysis.getState(), side));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      clearTimeout(timer);
      timer = undefined;
      startTransition(() => setShown(sideStatus(analysis.getState(), side)));
    };
    const look = () => {
      if (sideStatus(analysis.getState(), side).kind !== 'running') show();
      else timer ??= setTimeout(show, PATIENCE);
    };
    look();
    const stop = analysis.subscribe((now, before) => {
      if (sideStatus(now, side) !== sideStatus(before, side)) look();
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [analysis, side]);
  return shown;
}
