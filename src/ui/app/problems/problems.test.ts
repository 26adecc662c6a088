import { describe, expect, test } from 'vitest';
import type { Diagnostic, Severity } from '../../../core/diagnostics.ts';
import { filterProblems, groupProblems } from './problems.ts';

function problem(severity: Severity, message: string, file?: string, line = 1): Diagnostic {
  const span = { line, column: 1, endLine: line, endColumn: 2 };
  return { code: 'yaml/test', severity, message, ...(file !== undefined && { place: { file, span } }) };
}

const problems = [
  problem('note', 'far away', 'a.yaml', 9),
  problem('warning', 'late', 'b.yaml', 30),
  problem('error', 'broken `spec`', 'b.yaml', 40),
  problem('warning', 'early', 'b.yaml', 2),
  problem('note', 'nowhere'),
];

describe('groupProblems', () => {
  test('files with the gravest problem come first, then by line within one gravity', () => {
    const groups = groupProblems(problems);
    expect(groups.map((g) => g.file)).toEqual(['b.yaml', undefined, 'a.yaml']);
    expect(groups[0]?.problems.map((p) => p.message)).toEqual(['broken `spec`', 'early', 'late']);
  });

  test('a file named like a built-in property is a file', () => {
    expect(groupProblems([problem('error', 'x', '__proto__')])[0]?.file).toBe('__proto__');
  });
});

describe('filterProblems', () => {
  const all = new Set<Severity>(['error', 'warning', 'note']);

  test('every word must be found, in message, place or object', () => {
    expect(filterProblems(problems, all, 'B.YAML spec').map((p) => p.message)).toEqual(['broken `spec`']);
    expect(filterProblems(problems, all, 'spec missing')).toEqual([]);
  });

  test('only severities shown are listed', () => {
    expect(filterProblems(problems, new Set(['note']), '').map((p) => p.message)).toEqual(['far away', 'nowhere']);
  });
});
