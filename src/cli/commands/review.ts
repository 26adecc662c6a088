/** `bulkhead review BASE HEAD`: the difference in sentences, with what stands behind each (`studio.md`, Views 6). */
import { type Command, Option } from 'commander';
import type { ChangeKind, ReviewAnswer } from '../../core/analyses/review/answer.ts';
import { reviewAsJson } from '../../core/delivery/change-review/json.ts';
import { reviewAsMarkdown } from '../../core/delivery/change-review/markdown.ts';
import type { ChangeReview } from '../../core/delivery/change-review/outline.ts';
import { reviewAsPage } from '../../core/delivery/change-review/page.ts';
import { reviewAsText } from '../../core/delivery/change-review/text.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { reviewFiles } from '../../core/pipeline/review-files.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { reportProblems } from '../load.ts';
import { json, type OutputOptions, writeResult } from '../output.ts';
import { readPaths } from '../read-paths.ts';
import { withOutput } from '../shared-options.ts';

const FORMATS = ['text', 'json', 'markdown', 'html'] as const;

interface Flags extends OutputOptions {
  readonly format: (typeof FORMATS)[number];
  readonly failOn?: keyof typeof FAILS;
  readonly strict?: boolean;
}

const FAILS: Readonly<Record<'lost' | 'violation' | 'unasked' | 'any', readonly ChangeKind[]>> = {
  lost: ['lost', 'unsettled'],
  violation: ['violation'],
  unasked: ['violation', 'opened'],
  any: ['lost', 'violation', 'opened', 'granted', 'unsettled', 'settled', 'closed', 'certain'],
};

/** Adds the command. */
export function addReview(program: Command, finish: (code: ExitCode) => void): void {
  const command = program
    .command('review')
    .argument('<base>', 'manifests, a design, or policies beside a design')
    .argument('<head>', 'the same, later')
    .description('the difference in sentences, with the flow, guardrail or exception behind each');
  withOutput(command, FORMATS)
    .addOption(
      new Option(
        '--fail-on <what>',
        'exit 1 when there is any: wanted and lost, forbidden and opened, opened and not asked',
      ).choices(Object.keys(FAILS)),
    )
    .action((base: string, head: string, flags: Flags) => {
      const [before, after] = [readPaths([base]), readPaths([head])];
      const reviewed = reviewFiles(before.files, after.files);
      const { answer } = reviewed;
      const diagnostics = [...before.diagnostics, ...after.diagnostics, ...reviewed.diagnostics];
      reportProblems(diagnostics, flags, flags);
      writeResult(print({ answer, before: base, after: head }, diagnostics, flags.format), flags);
      finish(fails(answer, flags.failOn) ? EXIT.no : EXIT.done);
    });
}

function fails({ totals }: ReviewAnswer, on: Flags['failOn']): boolean {
  return on !== undefined && FAILS[on].some((kind) => totals[kind].sentences > 0);
}

function print(review: ChangeReview, diagnostics: readonly Diagnostic[], format: Flags['format']): string {
  switch (format) {
    case 'json':
      return json(reviewAsJson(review, diagnostics));
    case 'markdown':
      return reviewAsMarkdown(review);
    case 'html':
      return reviewAsPage(review);
    case 'text':
      return reviewAsText(review);
  }
}
