import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

/** What the platform's own decoder makes of it. */
function decoded(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function ours(bytes: Uint8Array): string | undefined {
  const text = decodeText('a.yaml', bytes);
  return typeof text === 'string' ? text : undefined;
}

/** Bytes near the edges of what UTF-8 and UTF-16 allow, with marks in front. */
const edge = fc.constantFrom(
  ...[0x01, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf],
  ...[0xd8, 0xdc, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff],
);
const mark = fc.constantFrom<number[]>([], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]);
const hostile = fc.tuple(mark, fc.array(edge, { maxLength: 12 })).map(([m, rest]) => Uint8Array.from([...m, ...rest]));

describe('text out of bytes', () => {
  it('is what the platform makes of them, and nothing where it refuses', () => {
    fc.assert(
      fc.property(hostile, (bytes) => {
        expect(ours(bytes)).toBe(decoded(bytes));
      }),
      { numRuns: 3000 },
    );
  });

  it('comes back however it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const text = raw.replaceAll('\0', '');
        const units = [0xfeff, ...[...Array(text.length).keys()].map((i) => text.charCodeAt(i))];
        const little = Uint8Array.from(units.flatMap((u) => [u & 0xff, u >> 8]));
        const big = Uint8Array.from(units.flatMap((u) => [u >> 8, u & 0xff]));
        expect([ours(little), ours(big)]).toEqual([text, text]);
        if (!text.startsWith('\ufeff')) expect(ours(new TextEncoder().encode(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('is put together in stretches', () => {
    const text = 'kind: Namespace\n'.repeat(3000);
    const little = Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0), 0])]);
    expect(ours(little)).toBe(text);
  });

  it('is refused with the name of the file and what to do', () => {
    expect(decodeText('a.yaml', Uint8Array.from([0xff, 0xff]))).toMatchObject({
      code: 'file/not-text',
      message: '`a.yaml` is not text in UTF-8 or UTF-16',
      help: 'save it as UTF-8',
    });
  });
});
