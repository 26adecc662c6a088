/** Lists of complaints: grouped by file, gravest first, found by words. */
import { type Diagnostic, formatDiagnostic, type Severity } from '../../../core/diagnostics.ts';
import { groupBy } from '../../../core/lib/order.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

export interface ProblemGroup {
  /** A file, or `undefined` for what stands in none. */
  readonly file: string | undefined;
  readonly problems: readonly Diagnostic[];
}

function gravity(problem: Diagnostic): number {
  return SEVERITIES.indexOf(problem.severity);
}

function lineOf(problem: Diagnostic): number {
  return problem.place?.span?.line ?? 0;
}

/** By file, files with the gravest complaint first; within a file by gravity, then by line. */
export function groupProblems(problems: readonly Diagnostic[]): readonly ProblemGroup[] {
  const byFile = groupBy(problems, (problem) => problem.place?.file);
  return [...byFile]
    .map(([file, own]) => ({
      file,
      problems: own.toSorted((a, b) => gravity(a) - gravity(b) || lineOf(a) - lineOf(b)),
    }))
    .sort((a, b) => worst(a) - worst(b) || (a.file ?? '').localeCompare(b.file ?? ''));
}

function worst(group: ProblemGroup): number {
  return Math.min(...group.problems.map(gravity));
}

/** Those of the severities shown whose words hold every word asked for. */
export function filterProblems(
  problems: readonly Diagnostic[],
  severities: ReadonlySet<Severity>,
  text: string,
): readonly Diagnostic[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return problems.filter((problem) => {
    if (!severities.has(problem.severity)) return false;
    const own = `${formatDiagnostic(problem)} ${problem.object ?? ''}`.toLowerCase();
    return words.every((word) => own.includes(word));
  });
}
