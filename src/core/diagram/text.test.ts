import { describe, expect, it } from 'vitest';
import { fitMiddle, plainText, textWidth, wrapText } from './text.ts';

describe('plain text', () => {
  it('is one line without characters that XML refuses or that turn its direction', () => {
    expect(plainText(' a\nb\tc ')).toBe('a b c');
    expect(plainText('a\u0000b\u001bc\u202ed')).toBe('a\ufffdb\ufffdc\ufffdd');
    expect(plainText('x\ud800y')).toBe('x\ufffdy');
    expect(plainText('😀')).toBe('😀');
  });
});

describe('a text that does not fit', () => {
  it('loses its middle and keeps both ends', () => {
    const shown = fitMiddle('payments-production-eu-west-1-blue', 120, 12);
    expect(shown).toMatch(/^pay.*…[^…]*blue$/);
    expect(textWidth(shown, 12)).toBeLessThanOrEqual(120);
  });

  it('is left alone where it fits, and never grows', () => {
    expect(fitMiddle('web', 120, 12)).toBe('web');
    expect(fitMiddle('web', 1, 12)).toBe('…');
  });

  it('is broken between words, and says when it goes on', () => {
    const words = 'one asks the other for things that it needs';
    const lines = wrapText(words, 100, 11, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(wrapText(words, 100, 11, 9).join(' ')).toBe(words);
  });
});
