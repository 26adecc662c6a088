/** The reference evaluator against the connectivity maps of the corpus: what validates the evaluator itself. */
import { describe, expect, test } from 'vitest';
import { compareMaps } from './compare-maps.ts';
import { INGRESS_CONTROLLER, type MapRow } from './expectations.ts';
import { CORPUS_ABSENT, type CorpusCase, type CorpusFolder, casesOf } from './folders.ts';
import { knownDifference } from './known-differences.ts';
import { referenceMap } from './reference-map.ts';
import { rowsOf } from './rows.ts';

/** Entry points are not judged by the evaluator. */
function expectedRows(it: CorpusCase): MapRow[] {
  return (it.json('expected.json') as MapRow[]).filter((row) => row.src !== INGRESS_CONTROLLER);
}

/** 638 address blocks: packet by packet it takes minutes. The pipeline's own test has it. */
const TOO_LARGE = new Set(['ipblockstest_4']);

const FOLDERS: readonly CorpusFolder[] = ['netpol-analyzer', 'netpol-analyzer-exposure'];

describe.skipIf(CORPUS_ABSENT).each(FOLDERS)('%s', (folder) => {
  const cases = casesOf(folder).filter((it) => !TOO_LARGE.has(it.name));
  test.each(cases.map((it) => [it.name, it] as const))('%s', (name, it) => {
    const differences = compareMaps(rowsOf(expectedRows(it)), referenceMap(it.files()));
    if (knownDifference(folder, name)) expect(differences).not.toEqual([]);
    else expect(differences.slice(0, 20)).toEqual([]);
  });
});
