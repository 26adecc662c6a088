/** `bulkhead check PATH…`: the practices as checks, each with its proof or its findings. */
import { type Command, Option } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import type { Severity } from '../../core/practices/check.ts';
import { type ChecksAnswer, runChecks } from '../../core/practices/run-checks.ts';
import { REPORT_FORMATS, type ReportFormat, report } from '../check-reports.ts';
import { EXIT, type ExitCode, Unusable } from '../exit.ts';
import { reportProblems } from '../load.ts';
import { loadChecked } from '../load-checked.ts';
import { type OutputOptions, writeResult } from '../output.ts';
import { withOutput } from '../shared-options.ts';

interface Flags extends OutputOptions {
  readonly format: ReportFormat;
  readonly failOn: 'error' | 'warning' | 'never';
  readonly date?: string;
  readonly strict?: boolean;
}

/** Adds the command. */
export function addCheck(program: Command, finish: (code: ExitCode) => void): void {
  const command = program
    .command('check')
    .argument('<path...>')
    .description('the practices as checks, with proof or with findings');
  withOutput(command, REPORT_FORMATS)
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 when there is a finding of this severity or above')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .option('--date <YYYY-MM-DD>', 'the day to hold exceptions and accepted findings against')
    .action((paths: string[], flags: Flags) => {
      const date = dayOf(flags.date);
      const { side, facts, diagnostics } = loadChecked(paths, date);
      reportProblems(diagnostics, flags, flags);
      const answer = runChecks(facts);
      const head = { side, version: packageJson.version, ...(date === undefined ? {} : { date }) };
      writeResult(report(answer, head, flags.format), flags);
      finish(isBad(answer, flags.failOn) ? EXIT.no : EXIT.done);
    });
}

/** Throws `Unusable` for what no calendar has. */
function dayOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new Unusable(`--date takes a day such as 2027-01-31, not \`${text}\``);
  return text;
}

function isBad({ checks }: ChecksAnswer, failOn: Flags['failOn']): boolean {
  const counted: readonly Severity[] = failOn === 'never' ? [] : failOn === 'error' ? ['error'] : ['error', 'warning'];
  return checks.some((c) => counted.includes(c.severity) && c.findings.some((f) => !f.accepted));
}
