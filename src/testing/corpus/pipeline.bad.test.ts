/** Bad inputs of the corpus: a diagnostic names the defect, and what can be read is still read. */
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { loadManifests } from '../../core/pipeline/load-manifests.ts';
import { BAD_INPUTS } from './bad-inputs.ts';
import { CORPUS_ABSENT, casesOf } from './folders.ts';
import { knownDifference } from './known-differences.ts';

function textOf({ severity, code, message, place }: Diagnostic): string {
  return `${severity} ${code} ${message} (${place?.field ?? ''})`;
}

describe.skipIf(CORPUS_ABSENT)('netpol-analyzer-bad', () => {
  const cases = casesOf('netpol-analyzer-bad');

  test('every case has its expectation', () => {
    expect(cases.map((it) => it.name)).toEqual(Object.keys(BAD_INPUTS).sort());
  });

  test.each(cases.map((it) => [it.name, it] as const))('%s', (name, it) => {
    const texts = loadManifests(it.files()).diagnostics.map(textOf);
    const unsaid = (BAD_INPUTS[name] ?? []).filter((wanted) => !texts.some((text) => wanted.test(text)));
    if (knownDifference('netpol-analyzer-bad', name)) expect(unsaid).not.toEqual([]);
    else expect({ unsaid, said: unsaid.length > 0 ? texts : [] }).toEqual({ unsaid: [], said: [] });
  });
});
