/** `bulkhead check PATH…`: the practices as checks, each with its proof or its findings. */
import { type Command, Option } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import type { Severity } from '../../core/practices/check.ts';
import { isOpen } from '../../core/practices/judged-finding.ts';
import { type ChecksAnswer, runChecks } from '../../core/practices/run-checks.ts';
import { REPORT_FORMATS, type ReportFormat, report } from '../check-reports.ts';
import { dayOf } from '../day.ts';
import { EXIT, type ExitCode } from '../exit.ts';
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
      new Option(
        '--fail-on <severity>',
        'exit 1 when there is a finding of this severity or above that a policy of the target could mend',
      )
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

function isBad({ checks }: ChecksAnswer, failOn: Flags['failOn']): boolean {
  const counted: readonly Severity[] = failOn === 'never' ? [] : failOn === 'error' ? ['error'] : ['error', 'warning'];
  return checks.some((c) => counted.includes(c.severity) && c.findings.some(isOpen));
}
