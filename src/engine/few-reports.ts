import type { ProgressReport } from './session.ts';

/** Milliseconds: more often than this nobody sees how far something is, and telling it keeps the page from drawing. */
const EVERY = 50;

/** Passes on the first report of each stage, and of the others at most one in 50 ms. `now`: milliseconds of any clock. */
export function fewReports(report: ProgressReport, now: () => number): ProgressReport {
  let last: { readonly stage: string; readonly at: number } | undefined;
  return (progress) => {
    const at = now();
    if (last?.stage === progress.stage && at - last.at < EVERY) return;
    last = { stage: progress.stage, at };
    report(progress);
  };
}
