/** The only place that writes to the terminal: results on standard output, complaints on standard error. */
import { writeFileSync } from 'node:fs';
import { type Diagnostic, formatDiagnostic } from '../core/diagnostics.ts';

/** The options that `withOutput` adds. */
export interface OutputOptions {
  readonly output?: string;
  readonly quiet?: boolean;
  readonly color?: string;
}

const CODES = { error: '31', warning: '33', note: '36' } as const;

function wantsColor(options: OutputOptions): boolean {
  if (options.color === 'always') return true;
  if (options.color === 'never' || process.env['NO_COLOR']) return false;
  return process.stderr.isTTY === true;
}

/** Writes a result to standard output, or to the file that `--output` names. */
export function writeResult(text: string, options: OutputOptions): void {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  if (options.output) writeFileSync(options.output, whole);
  else process.stdout.write(whole);
}

/** A sentence for people on standard error; not in quiet mode. */
export function say(text: string, options: OutputOptions = {}): void {
  if (!options.quiet) process.stderr.write(`${text}\n`);
}

/** Diagnostics on standard error, one a line, errors first; quiet mode keeps the errors. */
export function writeDiagnostics(diagnostics: readonly Diagnostic[], options: OutputOptions): void {
  const order = { error: 0, warning: 1, note: 2 } as const;
  const shown = diagnostics.filter((d) => !options.quiet || d.severity === 'error');
  const color = wantsColor(options);
  for (const d of [...shown].sort((a, b) => order[a.severity] - order[b.severity])) {
    const line = formatDiagnostic(d);
    process.stderr.write(
      color
        ? `${line.replace(`${d.severity}:`, `\u001b[${CODES[d.severity]}m${d.severity}:\u001b[0m`)}\n`
        : `${line}\n`,
    );
  }
}

/** A value as JSON text. */
export function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** A number with its noun: `1 error`, `2 errors`. */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
