/** `bulkhead import PATH… --out design.yaml`: a design drawn from manifests. */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { printDesign } from '../../core/design/design-file.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../core/design/empty.ts';
import { importFiles } from '../../core/pipeline/import-files.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { reportProblems } from '../load.ts';
import { type OutputOptions, say } from '../output.ts';
import { readPaths } from '../read-paths.ts';

interface Flags extends OutputOptions {
  readonly out: string;
  readonly name: string;
  readonly strict?: boolean;
}

/** Adds the command. */
export function addImport(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('import')
    .argument('<path...>')
    .description('a design drawn from manifests')
    .requiredOption('--out <file>', 'the design file to write')
    .option('--name <name>', 'name of the design', 'Imported platform')
    .option('--quiet', 'say nothing but errors')
    .option('--strict', 'input errors make the whole input unusable (exit 2)')
    .action((paths: string[], flags: Flags) => {
      const document = { design: emptyDesign(flags.name), layout: EMPTY_LAYOUT };
      const { files, diagnostics } = readPaths(paths);
      const result = importFiles({ files, document });
      reportProblems([...diagnostics, ...result.diagnostics], flags, flags);
      writeFileSync(flags.out, printDesign(result.document.design));
      const { namespaces, workloads, policies } = result.document.design;
      const count = (r: object) => Object.keys(r).length;
      say(
        `${flags.out}: ${count(namespaces)} namespaces, ${count(workloads)} workloads, ${count(policies)} policies`,
        flags,
      );
      finish(EXIT.done);
    });
}
