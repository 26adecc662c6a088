/** `bulkhead schema [what]`: the JSON Schema of the design, its layout, or an answer. */
import { Argument, type Command } from 'commander';
import { EXIT, type ExitCode } from '../exit.ts';
import { jsonSchemaOf, SCHEMA_NAMES, type SchemaName } from '../json-schemas.ts';
import { json, type OutputOptions, writeResult } from '../output.ts';

/** Adds the command. */
export function addSchema(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('schema')
    .addArgument(new Argument('[what]', 'whose schema').choices(SCHEMA_NAMES).default('design'))
    .option('--output <file>', 'write it to a file')
    .description('the JSON Schema of the design, its layout, or an answer')
    .action((what: SchemaName, flags: OutputOptions) => {
      writeResult(json(jsonSchemaOf(what)), flags);
      finish(EXIT.done);
    });
}
