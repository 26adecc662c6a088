/** `bulkhead schema [what]`: the design's JSON Schema, or that of an answer. */
import { Argument, type Command } from 'commander';
import { designJsonSchema } from '../../core/design/json-schema.ts';
import { answerSchemas } from '../answer-schemas.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { json, type OutputOptions, writeResult } from '../output.ts';

/** Adds the command. */
export function addSchema(program: Command, finish: (code: ExitCode) => void): void {
  const answers = answerSchemas();
  program
    .command('schema')
    .addArgument(new Argument('[what]', 'whose schema').choices(['design', ...Object.keys(answers)]).default('design'))
    .option('--output <file>', 'write it to a file')
    .description("the design's JSON Schema")
    .action((what: string, flags: OutputOptions) => {
      writeResult(json(what === 'design' ? designJsonSchema() : answers[what as keyof typeof answers]), flags);
      finish(EXIT.done);
    });
}
