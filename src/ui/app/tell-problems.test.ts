import { expect, test } from 'vitest';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { newlyTold } from './tell-problems.ts';

const lost: Diagnostic = { code: 'file/changes-lost', severity: 'warning', message: 'the last change' };
const noText: Diagnostic = { code: 'file/not-text', severity: 'error', message: 'not text' };

test('what befell the design is told once; what is wrong with files stands in the list alone', () => {
  expect(newlyTold([noText, lost], [noText])).toEqual([lost]);
  expect(newlyTold([noText, lost], [lost])).toEqual([]);
});
