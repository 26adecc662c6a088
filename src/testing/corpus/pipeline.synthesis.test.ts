/** Synthesis against the hand-written policies of the corpora; `npm run corpus-table` writes the table anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CORPUS_ABSENT } from './folders.ts';
import { synthesisRows, synthesisTable, tableIn, withTable } from './synthesis-table.ts';

const README = new URL('../../core/synthesis/README.md', import.meta.url);

describe.skipIf(CORPUS_ABSENT)('synthesis of what hand-written policies allow', () => {
  const rows = CORPUS_ABSENT ? [] : synthesisRows();

  test('has cases of every kind', () => {
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter((r) => r.workloads > 9 && r.byHand > 4).length).toBeGreaterThan(4);
  });

  test.each(rows.map((r) => [r.name, r] as const))('%s', (_, row) => {
    expect(row.differences).toEqual([]);
    expect(row.pairs).toBeGreaterThan(1);
    expect(row.synthesised).toBeLessThanOrEqual(row.byHand);
  });

  test('stands in the documentation as it is', () => {
    const text = readFileSync(README, 'utf8');
    if (process.env['WRITE_CORPUS_TABLE'] === 'yes') writeFileSync(README, withTable(text, synthesisTable(rows)));
    else expect(tableIn(text)).toBe(synthesisTable(rows));
  });
});
