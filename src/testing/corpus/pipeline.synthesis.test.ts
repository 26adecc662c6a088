/** Synthesis against the hand-written policies of the corpora; `npm run corpus-table` writes the table anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CORPUS_ABSENT } from './folders.ts';
import { synthesisRows, synthesisTable, tableIn, withTable } from './synthesis-table.ts';

const README = new URL('../../core/synthesis/README.md', import.meta.url);

/** Cases that need more than their authors wrote, with the reason (`core/synthesis/README.md`, Against hand-written policies). */
const NEED_MORE: Readonly<Record<string, string>> = {
  'netpol-analyzer-eval/recipes_allow-specific-port-from-role-monitoring-to-app-apiserver':
    'the two workloads of one policy may reach different pods, since its author leaves their egress open',
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
    const own = row.synthesised - row.forOpen;
    if (Object.hasOwn(NEED_MORE, name)) expect(own).toBeGreaterThan(row.byHand);
    else expect(own).toBeLessThanOrEqual(row.byHand);
  });

  test('stands in the documentation as it is', () => {
    const text = readFileSync(README, 'utf8');
    if (process.env['WRITE_CORPUS_TABLE'] === 'yes') writeFileSync(README, withTable(text, synthesisTable(rows)));
    else expect(tableIn(text)).toBe(synthesisTable(rows));
  });
});
