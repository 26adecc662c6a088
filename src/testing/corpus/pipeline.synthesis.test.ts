/** Synthesis against the hand-written policies of the corpora; `npm run corpus-table` writes the table anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CORPUS_ABSENT } from './folders.ts';
import { synthesisRows, synthesisTable, tableIn, withTable } from './synthesis-table.ts';

const README = new URL('../../core/synthesis/README.md', import.meta.url);

/** Why one policy more is needed than was written by hand. */
const NAMED_PORTS =
  'its author gives every pod a port by name, which one workload has: a flow is drawn to that workload';
const EACH_OTHER =
  'its author lets pods with a label reach each other, and themselves; flows are drawn between different ones';
const NEED_MORE: Readonly<Record<string, string>> = {
  'nca/k8s__namedPorts__namedPorts-scheme, np1': NAMED_PORTS,
  'nca/k8s__namedPorts__namedPorts-scheme, np2': NAMED_PORTS,
  'nca/k8s__testcase9-sanity__testcase9-sanity-scheme, np-rules-sanity': EACH_OTHER,
};

describe.skipIf(CORPUS_ABSENT)('synthesis of what hand-written policies allow', () => {
  const rows = CORPUS_ABSENT ? [] : synthesisRows();

  test('has cases of every kind', () => {
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter((r) => r.workloads > 9 && r.byHand > 4).length).toBeGreaterThan(4);
  });

  test.each(rows.map((r) => [r.name, r] as const))('%s', (name, row) => {
    expect(row.differences).toEqual([]);
    expect(row.pairs).toBeGreaterThan(1);
    if (Object.hasOwn(NEED_MORE, name)) expect(row.synthesised).toBeGreaterThan(row.byHand);
    else expect(row.synthesised).toBeLessThanOrEqual(row.byHand);
  });

  test('stands in the documentation as it is', () => {
    const text = readFileSync(README, 'utf8');
    if (process.env['WRITE_CORPUS_TABLE'] === 'yes') writeFileSync(README, withTable(text, synthesisTable(rows)));
    else expect(tableIn(text)).toBe(synthesisTable(rows));
  });
});
