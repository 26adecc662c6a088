/** `bulkhead validate PATH…`: would an API server accept these, and is the design file sound. */
import type { Command } from 'commander';
import { openDesignFiles } from '../../core/design/open-files.ts';
import { validateDesign } from '../../core/design/validate.ts';
import { type Diagnostic, formatDiagnostic } from '../../core/diagnostics.ts';
import { loadManifests } from '../../core/pipeline/load-manifests.ts';
import { EXIT, type ExitCode, Unusable } from '../exit.ts';
import { json, type OutputOptions, writeResult } from '../output.ts';
import { readPaths } from '../read-paths.ts';
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
    const opened = openDesignFiles(readPaths(paths));
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
    if (errors > 0 && flags.strict) throw new Unusable(`${errors} errors in the input, and --strict was given`);
    finish(errors > 0 ? EXIT.no : EXIT.done);
  });
}

function text(diagnostics: readonly Diagnostic[], errors: number, flags: Flags): string {
  const shown = diagnostics.filter((d) => !flags.quiet || d.severity === 'error');
  const warnings = diagnostics.filter((d) => d.severity === 'warning').length;
  const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
  return [...shown.map(formatDiagnostic), `${count(errors, 'error')}, ${count(warnings, 'warning')}`].join('\n');
}
