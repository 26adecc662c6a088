/** `bulkhead validate PATH…`: would an API server accept these, and is the design file sound. */
import type { Command } from 'commander';
import { validateDesign } from '../../core/design/validate.ts';
import { type Diagnostic, formatDiagnostic, type Severity } from '../../core/diagnostics.ts';
import { loadManifests } from '../../core/pipeline/load-manifests.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { refuseErrors } from '../load.ts';
import { counted, json, type OutputOptions, writeResult } from '../output.ts';
import { openPaths } from '../read-paths.ts';
import { withOutput } from '../shared-options.ts';

interface Flags extends OutputOptions {
  readonly format: 'text' | 'json';
  readonly strict?: boolean;
}

/** Adds the command. */
export function addValidate(program: Command, finish: (code: ExitCode) => void): void {
  const command = program
    .command('validate')
    .argument('<path...>')
    .description('would an API server accept these, and is the design file sound');
  withOutput(command, ['text', 'json']).action((paths: string[], flags: Flags) => {
    const opened = openPaths(paths);
    const loaded = opened.rest.length > 0 ? loadManifests(opened.rest) : undefined;
    const diagnostics = [
      ...opened.diagnostics,
      ...(opened.document ? validateDesign(opened.document.design) : []),
      ...(loaded?.diagnostics ?? []),
    ];
    const errors = diagnostics.filter((d) => d.severity === 'error').length;
    writeResult(
      flags.format === 'json'
        ? json({ version: 1, valid: errors === 0, diagnostics })
        : text(diagnostics, errors, flags),
      flags,
    );
    refuseErrors(diagnostics, flags);
    finish(errors > 0 ? EXIT.no : EXIT.done);
  });
}

function text(diagnostics: readonly Diagnostic[], errors: number, flags: Flags): string {
  const shown = diagnostics.filter((d) => !flags.quiet || d.severity === 'error');
  const of = (severity: Severity) => diagnostics.filter((d) => d.severity === severity).length;
  const notes = of('note') > 0 ? [counted(of('note'), 'note')] : [];
  const counts = [counted(errors, 'error'), counted(of('warning'), 'warning'), ...notes].join(', ');
  return [...shown.map(formatDiagnostic), counts].join('\n');
}
