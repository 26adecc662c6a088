import { describe, expect, test } from 'vitest';
import { importedFiles, shownLine } from './file-text.ts';

describe('importedFiles', () => {
  const [file, other] = importedFiles([
    { name: 'b.yaml', text: 'kind: B\nname: second\n', firstLine: 40 },
    { name: 'b.yaml', text: 'kind: A\n', firstLine: 7 },
    { name: 'c.yaml', text: 'kind: C' },
  ]);

  test('documents of one file are joined in their order, with the lines of that file', () => {
    expect(file?.path).toBe('b.yaml');
    expect(file?.text).toBe('kind: A\n---\nkind: B\nname: second');
    expect(file?.lines).toEqual([7, undefined, 40, 41]);
    expect(other?.lines).toEqual([1]);
  });

  test('a line of the file is found again, or the nearest before it', () => {
    if (!file) throw new Error('no file');
    expect(shownLine(file, 41)).toBe(4);
    expect(shownLine(file, 20)).toBe(1);
    expect(shownLine(file, 1)).toBe(1);
    expect(shownLine(file, 99)).toBe(4);
  });
});

test('a file that was not joined counts its own lines', () => {
  expect(shownLine({ path: 'a.yaml', text: 'x\ny\n' }, 2)).toBe(2);
  expect(shownLine({ path: 'a.yaml', text: 'x\ny\n' }, 0)).toBe(1);
});
