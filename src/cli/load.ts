/** What a path stands for: manifests, or a design that is compiled for its target first (`cli.md`). */
import type { Diagnostic } from '../core/diagnostics.ts';
import { compileDesign } from '../core/pipeline/compile-design.ts';
import { loadManifests, type Solvable } from '../core/pipeline/load-manifests.ts';
import { DEFAULT_OPTIONS, type SolverOptions } from '../core/solver/types.ts';
import { Unusable } from './exit.ts';
import { counted, type OutputOptions, writeDiagnostics } from './output.ts';
import { openPaths } from './read-paths.ts';

/** The options that `withSolver` adds. */
export interface SolverFlags {
  readonly dataPlane?: string;
  readonly podAddresses?: string;
  readonly hostNetwork?: string;
  readonly strict?: boolean;
}

/** Reads the solver's options. Throws `Unusable` on a word that is none. */
export function solverOptions(flags: SolverFlags): SolverOptions {
  const { podAddresses = DEFAULT_OPTIONS.podAddresses, hostNetwork = DEFAULT_OPTIONS.hostNetwork } = flags;
  const dataPlane = (flags.dataPlane ?? 'kubernetes').split('@')[0];
  if (dataPlane !== 'kubernetes')
    throw new Unusable(`data plane \`${flags.dataPlane}\` is not known to this version; it knows \`kubernetes\``);
  if (podAddresses !== 'match' && podAddresses !== 'ignore')
    throw new Unusable(`--pod-addresses takes \`match\` or \`ignore\`, not \`${podAddresses}\``);
  if (hostNetwork !== 'host' && hostNetwork !== 'pod')
    throw new Unusable(`--host-network takes \`host\` or \`pod\`, not \`${hostNetwork}\``);
  return { podAddresses, hostNetwork };
}

/** Manifests, or the compiled design if the files hold one. */
export function loadSolvable(paths: readonly string[]): Solvable {
  const opened = openPaths(paths);
  if (!opened.document) {
    const loaded = loadManifests(opened.rest);
    return { ...loaded, diagnostics: [...opened.diagnostics, ...loaded.diagnostics] };
  }
  const { cluster, policySet, diagnostics } = compileDesign(opened.document.design);
  return { cluster, policySet, diagnostics: [...opened.diagnostics, ...diagnostics] };
}

/** Reports complaints; with `--strict`, errors make the input unusable. */
export function reportProblems(
  diagnostics: readonly Diagnostic[],
  flags: { readonly strict?: boolean },
  output: OutputOptions,
): void {
  writeDiagnostics(diagnostics, output);
  refuseErrors(diagnostics, flags);
}

/** With `--strict`, throws `Unusable` if there is any error among the diagnostics. */
export function refuseErrors(diagnostics: readonly Diagnostic[], { strict }: { readonly strict?: boolean }): void {
  const errors = diagnostics.filter((d) => d.severity === 'error').length;
  if (strict && errors > 0) throw new Unusable(`${counted(errors, 'error')} in the input, and --strict was given`);
}
