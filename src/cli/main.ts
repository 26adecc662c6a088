#!/usr/bin/env node
/** `bulkhead`: the same core as the studio, headless (`cli.md`). */
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { addCheck } from './commands/check.ts';
import { addConnectivity } from './commands/connectivity.ts';
import { addDiff } from './commands/diff.ts';
import { addEquivalent } from './commands/equivalent.ts';
import { addExplain } from './commands/explain.ts';
import { addExport } from './commands/export.ts';
import { addImport } from './commands/import.ts';
import { addRender } from './commands/render.ts';
import { addReview } from './commands/review.ts';
import { addSchema } from './commands/schema.ts';
import { addValidate } from './commands/validate.ts';
import { EXIT, type ExitCode, Unusable } from './exit.ts';
import { say } from './output.ts';

const COMMANDS = [
  addConnectivity,
  addExplain,
  addCheck,
  addDiff,
  addEquivalent,
  addReview,
  addValidate,
  addImport,
  addExport,
  addRender,
  addSchema,
];

function program(finish: (code: ExitCode) => void): Command {
  const root = new Command('bulkhead')
    .description('design, solve, prove and export Kubernetes security policy')
    .version(packageJson.version)
    .exitOverride()
    .showHelpAfterError();
  for (const add of COMMANDS) add(root, finish);
  for (const command of root.commands) command.exitOverride();
  return root;
}

/** Runs a call and returns its exit code (`cli.md`). */
function main(argv: readonly string[]): ExitCode {
  let code: ExitCode = EXIT.done;
  try {
    program((c) => {
      code = c;
    }).parse([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.unusable;
    if (error instanceof Unusable) {
      say(`error: ${error.message}`);
      return EXIT.unusable;
    }
    say(`internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return EXIT.internal;
  }
}

process.exitCode = main(process.argv);
