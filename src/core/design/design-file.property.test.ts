import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDesign } from '../../testing/arbitrary-design.ts';
import { printDesign, readDesign } from './design-file.ts';

describe('any design', () => {
  test('is read back as it was printed', () => {
    fc.assert(
      fc.property(arbitraryDesign, (design) => {
        const { design: back, diagnostics } = readDesign({ name: 'design.yaml', text: printDesign(design) });
        expect(diagnostics.filter((d) => d.code === 'design/field' || d.code === 'design/duplicate-id')).toEqual([]);
        expect(back).toEqual(design);
      }),
      { numRuns: 60 },
    );
  });

  test('is printed into its own text without a change', () => {
    fc.assert(
      fc.property(arbitraryDesign, (design) => {
        const text = printDesign(design);
        expect(printDesign(design, text)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  test('is read back when printed into the text of another design', () => {
    fc.assert(
      fc.property(arbitraryDesign, arbitraryDesign, (before, after) => {
        const text = printDesign(after, printDesign(before));
        expect(readDesign({ name: 'design.yaml', text }).design).toEqual(after);
        expect(printDesign(after, text)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });
});
