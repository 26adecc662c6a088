import { expect, test } from 'vitest';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { newlyTold } from './tell-problems.ts';

const copied: Diagnostic = { code: 'file/open-in-another-tab', severity: 'warning', message: 'open in another tab' };
const noText: Diagnostic = { code: 'file/not-text', severity: 'error', message: 'not text' };

test('what befell the design is told once; what is wrong with files stands in the list alone', () => {
  expect(newlyTold([noText, copied], [noText])).toEqual([copied]);
  expect(newlyTold([noText, copied], [copied])).toEqual([]);
});
