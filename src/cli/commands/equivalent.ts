/** `bulkhead equivalent A B`: whether two sets of manifests enforce the same, with a witness if not. */
import type { Command } from 'commander';
import { counted } from '../../core/design/thing-words.ts';
import { type Equivalence, equivalenceOf } from '../../core/pipeline/equivalent.ts';
import { causeText, entryLine } from '../diff-text.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { loadSolvable, reportProblems, type SolverFlags, solverOptions } from '../load.ts';
import { json, type OutputOptions, writeResult } from '../output.ts';
import { withOutput, withSolver } from '../shared-options.ts';

interface Flags extends SolverFlags, OutputOptions {
  readonly format: 'text' | 'json';
}

/** Adds the command. */
export function addEquivalent(program: Command, finish: (code: ExitCode) => void): void {
  const command = program
    .command('equivalent')
    .argument('<a>')
    .argument('<b>')
    .description('whether two sets of manifests enforce the same, with a witness if not');
  withSolver(withOutput(command, ['text', 'json'])).action((a: string, b: string, flags: Flags) => {
    const options = solverOptions(flags);
    const [first, second] = [loadSolvable([a]), loadSolvable([b])];
    reportProblems([...first.diagnostics, ...second.diagnostics], flags, flags);
    const answer = equivalenceOf(first, second, options);
    writeResult(flags.format === 'json' ? json(answer) : textOf(answer), flags);
    finish(answer.equivalent ? EXIT.done : EXIT.no);
  });
}

function textOf({ witness, differences, undecided }: Equivalence): string {
  if (!witness) {
    if (undecided === 0) return 'equivalent: every pair connects alike';
    return `equivalent as far as can be known: every pair has the same bounds, and ${counted(undecided, 'pair')} in them ${undecided === 1 ? 'is' : 'are'} not decided by either`;
  }
  const { protocol, port } = witness.witness;
  return [
    `not equivalent: ${counted(differences, 'pair')} ${differences === 1 ? 'differs' : 'differ'}, such as`,
    `  ${entryLine(witness)}`,
    `  for one, ${protocol.toLowerCase()} ${port}:`,
    ...witness.because.map((c) => `    ${causeText(c)}`),
  ].join('\n');
}
