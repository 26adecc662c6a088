/** `bulkhead export design.yaml --target T --out DIR`: the delivery tree, and the proof of it. */
import { type Command, Option } from 'commander';
import type { ExportAnswer, Proof } from '../../core/analyses/answers.ts';
import { exportTree } from '../../core/pipeline/export-tree.ts';
import { EXIT, type ExitCode, Unusable } from '../exit.ts';
import { reportProblems } from '../load.ts';
import { json, type OutputOptions, say, writeResult } from '../output.ts';
import { openPaths } from '../read-paths.ts';
import { withOutput } from '../shared-options.ts';
import { type WrittenTree, writeTree } from '../write-tree.ts';

interface Flags extends OutputOptions {
  readonly format: 'text' | 'json';
  readonly out: string;
  readonly force?: boolean;
  readonly strict?: boolean;
}

/** Adds the command. */
export function addExport(program: Command, finish: (code: ExitCode) => void): void {
  const command = program.command('export').argument('<design>').description('the delivery tree, with its proof');
  withOutput(command, ['text', 'json'])
    .addOption(new Option('--target <target>', 'what is written').choices(['kubernetes']).default('kubernetes'))
    .requiredOption('--out <folder>', 'the folder to write into')
    .option('--force', 'overwrite files that were changed by hand')
    .action((path: string, flags: Flags) => {
      const opened = openPaths([path]);
      if (!opened.document) {
        reportProblems(opened.diagnostics, {}, flags);
        throw new Unusable(`\`${path}\` holds no design that can be read`);
      }
      const answer = exportTree(opened.document, { designText: opened.designText });
      reportProblems([...opened.diagnostics, ...answer.diagnostics], flags, flags);
      const tree = writeTree(flags.out, answer.files, flags.force === true);
      for (const file of tree.changedByHand)
        say(`${file}: changed by hand since the last export, left as it is; --force overwrites it`);
      writeResult(flags.format === 'json' ? report(answer, tree) : text(answer, tree), flags);
      finish(answer.proof.kind === 'equal' && tree.changedByHand.length === 0 ? EXIT.done : EXIT.no);
    });
}

function report(answer: ExportAnswer, tree: WrittenTree): string {
  const { proof, losses, notEnforceable, skippedNamespaces, applyOrder, diagnostics } = answer;
  return json({ version: 1, ...tree, proof, losses, notEnforceable, skippedNamespaces, applyOrder, diagnostics });
}

/** What the proof says, in one sentence. */
function proofText(proof: Proof): string {
  if (proof.kind === 'equal')
    return `proof: the written manifests give exactly the connectivity of the design, over ${proof.pairs} pairs`;
  return `proof: the written manifests differ from the design for ${proof.total} of ${proof.pairs} pairs`;
}

function text(answer: ExportAnswer, tree: WrittenTree): string {
  const { proof } = answer;
  const lines = [`${tree.written.length} files written, ${tree.removed.length} removed`, proofText(proof)];
  if (proof.kind === 'different')
    for (const { witness: w, expected, actual, because } of proof.differences)
      lines.push(`  ${w.from} -> ${w.to} ${w.protocol} ${w.port}: ${actual}, the design says ${expected}: ${because}`);
  for (const loss of answer.losses) lines.push(`loss: ${loss.subject}: ${loss.message}`);
  for (const { subject, reason } of answer.notEnforceable)
    lines.push(`not enforceable by this target: ${subject}: ${reason}`);
  if (answer.skippedNamespaces.length > 0) lines.push(`left alone: ${answer.skippedNamespaces.join(', ')}`);
  answer.applyOrder.forEach(({ step, paths }, i) => {
    lines.push(`${i + 1}. ${step}${paths.length > 0 ? `: ${paths.length} files` : ''}`);
  });
  return lines.join('\n');
}
