import { describe, expect, it } from 'vitest';
import { cutMiddle } from './middle-truncate-cut.ts';

/** Every letter is one wide. */
const measure = (text: string) => [...text].length;

describe('a name cut in its middle', () => {
  it('is whole where it fits', () => {
    expect(cutMiddle('currencyservice', 15, measure, 8)).toBe('currencyservice');
  });

  it('keeps as much of both ends as there is room for', () => {
    expect(cutMiddle('productcatalogservice', 12, measure, 8)).toBe('produc…rvice');
    expect(cutMiddle('productcatalogservice', 20, measure, 8)).toBe('productcata…gservice');
  });

  it('keeps its first letter where there is hardly any room', () => {
    expect(cutMiddle('currencyservice', 0, measure, 8)).toBe('c…');
  });

  it('cuts no letter of two code units in half', () => {
    expect(cutMiddle('🦀🦀🦀🦀🦀🦀', 4, measure, 8)).toBe('🦀🦀…🦀');
  });
});
