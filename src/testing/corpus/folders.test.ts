import { describe, expect, test } from 'vitest';
import { CORPUS_ABSENT, type CorpusFolder, casesOf, OPENSHIFT_EXTRA, sourceOf } from './folders.ts';
import { KNOWN_DIFFERENCES } from './known-differences.ts';

describe.skipIf(CORPUS_ABSENT)('the corpus', () => {
  const left = Object.entries(OPENSHIFT_EXTRA).flatMap(([folder, names]) =>
    names.map((name) => [folder as CorpusFolder, name] as const),
  );

  test.each(left)('%s: %s is left out because its authors call it openshift-extra', (folder, name) => {
    expect(sourceOf(folder, name)).toMatch(/^features:.*openshift-extra/m);
  });

  test('every known difference is a case that there is, with a sentence', () => {
    for (const { folder, name, sentence } of KNOWN_DIFFERENCES) {
      expect(casesOf(folder).map((it) => it.name)).toContain(name);
      expect(sentence).toMatch(/^semantics\/\w+\.md \d/);
    }
  });
});
