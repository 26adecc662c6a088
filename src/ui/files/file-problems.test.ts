import { describe, expect, test } from 'vitest';
import type { Diagnostic, DiagnosticCode } from '../../core/diagnostics.ts';
import { mergedProblems } from './file-problems.ts';

const at = (line: number, message: string, code: DiagnosticCode = 'object/x', endLine = line): Diagnostic => ({
  code,
  severity: 'error',
  message,
  place: { file: 'a.yaml', span: { line, column: 3, endLine, endColumn: endLine > line ? 1 : 9 } },
});
const texts = (all: readonly Diagnostic[]) => all.map((d) => d.message);

describe('mergedProblems', () => {
  test('says each thing once: where the core speaks, the schema is silent', () => {
    const core = [at(5, 'port 70000 is out of range')];
    const schema = [at(5, 'must be at most 65535'), at(2, 'unknown field'), at(2, 'unknown field')];
    expect(texts(mergedProblems(core, schema))).toEqual(['unknown field', 'port 70000 is out of range']);
  });

  test('a stretch of lines counts to its end and no further', () => {
    const core = [at(5, 'peer', 'object/x', 8)];
    expect(texts(mergedProblems(core, [at(7, 'inside'), at(8, 'behind')]))).toEqual(['peer', 'behind']);
  });

  test('nothing is guessed about a text that is no sound YAML', () => {
    expect(texts(mergedProblems([at(9, 'broken', 'yaml/unexpected')], [at(1, 'guess')]))).toEqual(['broken']);
  });
});
