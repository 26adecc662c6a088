/** The reference evaluator against the connectivity maps of the corpus: what validates the evaluator itself. */
import { describe, expect, test } from 'vitest';
import { compareMaps } from './compare-maps.ts';
import { INGRESS_CONTROLLER, type MapRow } from './expectations.ts';
import { CORPUS_ABSENT, type CorpusCase, type CorpusFolder, casesOf } from './folders.ts';
import { referenceMap } from './reference-map.ts';
import { rowsOf } from './rows.ts';

/** Entry points are not judged by the evaluator. */
function expectedRows(it: CorpusCase): MapRow[] {
  return (it.json('expected.json') as MapRow[]).filter((row) => row.src !== INGRESS_CONTROLLER);
}

const FOLDERS: readonly CorpusFolder[] = ['netpol-analyzer', 'netpol-analyzer-exposure'];

describe.skipIf(CORPUS_ABSENT).each(FOLDERS)('%s', (folder) => {
  test.each(casesOf(folder).map((it) => [it.name, it] as const))('%s', (_name, it) => {
    expect(compareMaps(rowsOf(expectedRows(it)), referenceMap(it.files())).slice(0, 20)).toEqual([]);
  });
});
