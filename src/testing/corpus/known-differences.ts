/**
 * Cases of the corpus that Bulkhead answers differently on purpose, each with the sentence of `semantics/` that it contradicts.
 * A case on this list must still differ: an entry that has become needless fails the run.
 */
import type { CorpusFolder } from './folders.ts';

export interface KnownDifference {
  readonly folder: CorpusFolder;
  readonly name: string;
  /** The cited sentence, with its section. */
  readonly sentence: string;
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    folder: 'netpol-analyzer',
    name: 'minikube_resources',
    sentence:
      'semantics/kubernetes.md 1.6: pods in phase Succeeded/Failed: network released, IP reusable; exclude as subject, peer and IP owner',
  },
];

/** The sentence that excuses a case; undefined for a case that must agree. */
export function knownDifference(folder: CorpusFolder, name: string): string | undefined {
  return KNOWN_DIFFERENCES.find((d) => d.folder === folder && d.name === name)?.sentence;
}
