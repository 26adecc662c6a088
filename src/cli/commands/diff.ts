/** `bulkhead diff BASE HEAD`: connections opened, closed and changed, and the policies behind each. */
import { type Command, Option } from 'commander';
import { type DiffEntry, type DiffMap, diffManifests } from '../../core/pipeline/diff.ts';
import { causeText, entryLine } from '../diff-text.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { loadSolvable, reportProblems, type SolverFlags, solverOptions } from '../load.ts';
import { json, type OutputOptions, writeResult } from '../output.ts';
import { withOutput, withSolver } from '../shared-options.ts';

interface Flags extends SolverFlags, OutputOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly failOn?: 'opened' | 'closed' | 'any';
}

/** Adds the command. */
export function addDiff(program: Command, finish: (code: ExitCode) => void): void {
  const command = program
    .command('diff')
    .argument('<base>')
    .argument('<head>')
    .description('connections opened, closed and changed, and the policies behind each');
  withSolver(withOutput(command, ['text', 'json', 'markdown']))
    .addOption(
      new Option('--fail-on <what>', 'exit 1 when there is any such connection').choices(['opened', 'closed', 'any']),
    )
    .action((base: string, head: string, flags: Flags) => {
      const options = solverOptions(flags);
      const [before, after] = [loadSolvable([base]), loadSolvable([head])];
      reportProblems([...before.diagnostics, ...after.diagnostics], flags, flags);
      const map = diffManifests(before, after, options);
      writeResult(print(map, flags.format), flags);
      finish(fails(map, flags.failOn) ? EXIT.no : EXIT.done);
    });
}

/** A changed pair that opens something counts as opened, and one that closes something as closed. */
function fails(map: DiffMap, on: Flags['failOn']): boolean {
  const some = (ports: DiffEntry['opened']) => ports === 'all' || Object.keys(ports ?? {}).length > 0;
  const opened = map.opened.length > 0 || map.changed.some((c) => some(c.opened));
  const closed = map.closed.length > 0 || map.changed.some((c) => some(c.closed));
  if (on === 'opened') return opened;
  if (on === 'closed') return closed;
  return on === 'any' && (opened || closed || map.changed.length > 0);
}

function print(map: DiffMap, format: Flags['format']): string {
  if (format === 'json') return json(map);
  const groups = [
    ['opened', '+', map.opened],
    ['closed', '-', map.closed],
    ['changed', '~', map.changed],
  ] as const;
  const lines = groups.flatMap(([title, sign, entries]) => {
    if (entries.length === 0) return [];
    if (format === 'markdown')
      return [
        `### ${title} (${entries.length})`,
        '',
        ...entries.flatMap((e) => [`- \`${sign} ${entryLine(e)}\``, ...e.because.map((c) => `  - ${causeText(c)}`)]),
        '',
      ];
    return [
      `${title} (${entries.length})`,
      ...entries.flatMap((e) => [`  ${sign} ${entryLine(e)}`, ...e.because.map((c) => `      ${causeText(c)}`)]),
    ];
  });
  return lines.length === 0 ? 'no connection differs' : lines.join('\n');
}
