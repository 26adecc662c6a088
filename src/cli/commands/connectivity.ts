/** `bulkhead connectivity PATH…`: every allowed connection. */
import type { Command } from 'commander';
import { type ConnectionJson, type ConnectivityMap, connectivity } from '../../core/pipeline/connectivity.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { loadSolvable, reportProblems, type SolverFlags, solverOptions } from '../load.ts';
import { json, type OutputOptions, writeResult } from '../output.ts';
import { portsText } from '../ports-text.ts';
import { withOutput, withSolver } from '../shared-options.ts';

interface Flags extends SolverFlags, OutputOptions {
  readonly format: 'text' | 'json' | 'csv' | 'markdown';
  readonly self?: boolean;
}

/** Adds the command. */
export function addConnectivity(program: Command, finish: (code: ExitCode) => void): void {
  const command = program.command('connectivity').argument('<path...>').description('every allowed connection');
  withSolver(withOutput(command, ['text', 'json', 'csv', 'markdown']))
    .option('--self', 'list connections between replicas of one workload too')
    .action((paths: string[], flags: Flags) => {
      const options = solverOptions(flags);
      const loaded = loadSolvable(paths);
      reportProblems(loaded.diagnostics, flags, flags);
      const map = connectivity(loaded, options, { self: flags.self === true });
      writeResult(print(map, flags.format), flags);
      finish(EXIT.done);
    });
}

function openText(c: ConnectionJson): string {
  if (!c.undefined) return '';
  const why = c.undefined.reasons.length > 0 ? ` (${c.undefined.reasons.join(', ')})` : '';
  return `${portsText(c.undefined.connections)}${why}`;
}

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function print(map: ConnectivityMap, format: Flags['format']): string {
  const rows = map.connections.map((c) => [c.src, c.dst, portsText(c.allowed), openText(c)]);
  switch (format) {
    case 'json':
      return json(map);
    case 'csv':
      return [['src', 'dst', 'allowed', 'undefined'], ...rows].map((r) => r.map(csvCell).join(',')).join('\n');
    case 'markdown': {
      const cell = (t: string) => t.replaceAll('|', '\\|');
      const head = ['| source | destination | allowed | undefined |', '| --- | --- | --- | --- |'];
      return [...head, ...rows.map((r) => `| ${r.map(cell).join(' | ')} |`)].join('\n');
    }
    case 'text':
      return rows
        .map(([src, dst, allowed, open]) => `${src} -> ${dst}: ${allowed}${open ? `; undefined: ${open}` : ''}`)
        .join('\n');
  }
}
