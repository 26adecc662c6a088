/** Where the third-party corpus lies, and how its cases are read. It is no part of the repository: absent, its tests are skipped. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const CORPUS = join(REPOSITORY, '../shared/corpus');

export type CorpusFolder =
  | 'netpol-analyzer'
  | 'netpol-analyzer-exposure'
  | 'netpol-analyzer-eval'
  | 'netpol-analyzer-diff'
  | 'netpol-analyzer-bad'
  | 'cnp-conformance'
  | 'anp-conformance'
  | 'policy-assistant'
  | 'k8s-e2e';

/** For `describe.skipIf`. */
export const CORPUS_ABSENT = !existsSync(CORPUS);

/** A text of a case, as our own reader takes it. */
export interface CorpusFile {
  readonly name: string;
  readonly text: string;
}

export interface CorpusCase {
  readonly name: string;
  /** The manifests below `folder` of the case, `manifests` by default, in order of name. */
  readonly files: (folder?: string) => CorpusFile[];
  /** A JSON file of the case. */
  readonly json: (name: string) => unknown;
}

/** The cases of a folder that count for Bulkhead, in order of name. Empty when the corpus is absent. */
export function casesOf(folder: CorpusFolder): CorpusCase[] {
  if (CORPUS_ABSENT) return [];
  const left = new Set<string>(OPENSHIFT_EXTRA[folder] ?? []);
  return readdirSync(join(CORPUS, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !left.has(entry.name))
    .map((entry) => caseAt(join(CORPUS, folder, entry.name), entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The text that says where a case comes from. */
export function sourceOf(folder: CorpusFolder, name: string): string {
  return readFileSync(join(CORPUS, folder, name, 'source.txt'), 'utf8');
}

function caseAt(path: string, name: string): CorpusCase {
  return {
    name,
    files: (folder = 'manifests') => filesBelow(join(path, folder)),
    json: (file) => JSON.parse(readFileSync(join(path, file), 'utf8')) as unknown,
  };
}

const NCA_CONFIG = z.object({
  dir: z.string(),
  own_topology: z.array(z.string()),
  expected_error: z.boolean(),
  complete: z.boolean(),
});
const NCA_SCHEME = z.object({ configs: z.record(z.string(), NCA_CONFIG) });

/** The sets of policies of the schemes below `nca` with the pods that they are for, but for those that are meant to be refused. */
export function schemeCases(): { readonly name: string; readonly files: () => CorpusFile[] }[] {
  if (CORPUS_ABSENT) return [];
  const schemes = readdirSync(join(CORPUS, 'nca'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return schemes
    .map((entry) => entry.name)
    .sort()
    .flatMap((scheme) => {
      const at = join(CORPUS, 'nca', scheme);
      const { configs } = NCA_SCHEME.parse(JSON.parse(readFileSync(join(at, 'scheme.json'), 'utf8')));
      return Object.entries(configs)
        .filter(([, c]) => c.complete && !c.expected_error)
        .map(([config, c]) => ({
          name: `nca/${scheme}, ${config}`,
          files: () => [
            ...(c.own_topology.length > 0 ? [] : filesBelow(join(at, 'common'))),
            ...filesBelow(join(at, c.dir)),
          ],
        }));
    });
}

/** The manifests of a real application, from these folders or files below `realworld`. Empty when the corpus is absent. */
export function applicationFiles(paths: readonly string[]): CorpusFile[] {
  if (CORPUS_ABSENT) return [];
  return paths.flatMap((path) => {
    const at = join(CORPUS, 'realworld', path);
    return statSync(at).isDirectory() ? filesBelow(at) : [{ name: path, text: readFileSync(at, 'utf8') }];
  });
}

function filesBelow(path: string): CorpusFile[] {
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => statSync(join(path, name)).isFile())
    .sort()
    .map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
}

/**
 * Cases about OpenShift's secondary networks and virtual machines, run by their authors with a non-default option
 * (corpus README, How much to trust it). Bulkhead claims no knowledge of these kinds, so they are left out by name.
 */
export const OPENSHIFT_EXTRA: Readonly<Partial<Record<CorpusFolder, readonly string[]>>> = {
  'netpol-analyzer': [
    'cudn_test_1',
    'cudn_test_2',
    'cudn_test_4',
    'cudn_test_6',
    'nad_test_1',
    'nad_test_12',
    'nad_test_13',
    'nad_test_14',
    'nad_test_15',
    'nad_test_2',
    'nad_test_3',
    'nad_test_6',
    'nad_test_8',
    'udn_and_vms_test_1',
    'udn_and_vms_test_4',
    'udn_test_2',
    'udn_with_ingress_controller',
    'udn_with_ingress_controller_two_pods',
    'udn_with_vm_and_ingress_controller',
  ],
  'netpol-analyzer-bad': [
    'udn_bad_path_test_1',
    'udn_bad_path_test_2',
    'udn_bad_path_test_7',
    'warn_cudn_test_3_multinet',
    'warn_nad_test_1',
    'warn_udn_and_vms_test_5_multinet',
    'warn_udn_warning_test_1_multinet',
    'warn_udn_warning_test_2_multinet',
  ],
};
