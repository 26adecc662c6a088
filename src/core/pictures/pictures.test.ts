import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../lib/base64.ts';
import { crc32 } from '../lib/crc32.ts';
import { unpack } from './packed.ts';
import { designInPng, pngWithDesign } from './png-carrier.ts';
import { readPicture } from './read-picture.ts';
import { designInSvg, svgMetadata } from './svg-carrier.ts';

const FILES = {
  design: 'version: 1\nname: "Zoë\u2019s <shop> & ]]> \u{1F512}"\nreason: |\n  two\n\n  lines\n',
  layout: 'version: 1\nnodes: {}\n',
};
const utf8 = (text: string) => new TextEncoder().encode(text);

/** A white pixel. */
const PIXEL = fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
) as Uint8Array;

const svgOf = (metadata: string) =>
  `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">\n${metadata}</svg>\n`;

describe('a picture with a design', () => {
  it('as SVG gives back every character', () => {
    expect(designInSvg(svgOf(svgMetadata(FILES)))).toEqual(FILES);
  });

  it('as PNG gives back every character, and stays the picture that it was', () => {
    const carrying = pngWithDesign(PIXEL, FILES);
    expect(designInPng(carrying)).toEqual(FILES);
    const rest = carrying.length - PIXEL.length;
    expect(carrying.subarray(0, 33)).toEqual(PIXEL.subarray(0, 33));
    expect(carrying.subarray(33 + rest)).toEqual(PIXEL.subarray(33));
  });

  it('is the same bytes for the same design', () => {
    expect(svgMetadata({ ...FILES })).toBe(svgMetadata(FILES));
    expect(pngWithDesign(PIXEL, { ...FILES })).toEqual(pngWithDesign(PIXEL, FILES));
  });

  it('opens as files of its own name, whatever the picture is called', () => {
    const read = readPicture('a.svg', utf8(svgOf(svgMetadata(FILES))));
    expect(read.files.map((f) => f.name)).toEqual(['a.svg/design.yaml', 'a.svg/layout.yaml']);
    expect(readPicture('really-a-png.svg', pngWithDesign(PIXEL, FILES)).files[0]?.text).toBe(FILES.design);
  });

  it('holds no markup of its design', () => {
    const metadata = svgMetadata({ ...FILES, design: '</metadata><script>alert(1)</script>' });
    expect(metadata.match(/<[^>]*>/g)).toHaveLength(4);
    expect(metadata).not.toContain('script');
  });
});

describe('what is refused', () => {
  const codeOf = (path: string, bytes: Uint8Array) => {
    const { files, problem } = readPicture(path, bytes);
    expect(files).toEqual([]);
    return problem?.code;
  };
  const carrying = (packed: Uint8Array) =>
    utf8(svgOf(`<metadata><x:design xmlns:x="urn:bulkhead:design">${toBase64(packed)}</x:design></metadata>`));

  it('is a picture that carries nothing', () => {
    expect(codeOf('a.svg', utf8(svgOf('')))).toBe('file/picture-none');
    expect(codeOf('a.png', PIXEL)).toBe('file/picture-none');
    expect(codeOf('a.png', utf8('not a picture'))).toBe('file/picture-none');
  });

  it('is what is damaged', () => {
    const svg = svgOf(svgMetadata(FILES));
    expect(codeOf('a.svg', utf8(svg.slice(0, -60)))).toBe('file/picture-damaged');
    expect(codeOf('a.svg', utf8(svg.replace('>eN', '>!!')))).toBe('file/picture-damaged');
    expect(codeOf('a.svg', carrying(deflateSync('[1, 2]')))).toBe('file/picture-damaged');
    expect(codeOf('a.svg', carrying(deflateSync('{"version": 1, "design": 7}')))).toBe('file/picture-damaged');
    const png = pngWithDesign(PIXEL, FILES);
    const bent = png.slice();
    bent[80] = (bent[80] ?? 0) ^ 1;
    expect(codeOf('a.png', bent)).toBe('file/picture-damaged');
    expect(codeOf('a.png', png.subarray(0, 60))).toBe('file/picture-damaged');
  });

  it('is a chunk that says it is longer than the file', () => {
    const bent = pngWithDesign(PIXEL, FILES);
    new DataView(bent.buffer).setUint32(33, 0xfffffff0);
    expect(codeOf('a.png', bent)).toBe('file/picture-damaged');
  });

  it('is what unpacks to more than is read, without unpacking all of it', () => {
    const bomb = deflateSync(Buffer.alloc(3_000_000, 0x20));
    expect(bomb.length).toBeLessThan(5_000);
    expect(unpack(bomb, 1_000_000)).toBe('too large');
  });

  it('is what a newer studio made', () => {
    expect(codeOf('a.svg', carrying(deflateSync('{"version": 2}')))).toBe('file/picture-too-new');
  });
});

describe('tools', () => {
  it('base64 is that of everybody else', () => {
    for (let n = 0; n < 40; n++) {
      const bytes = Uint8Array.from({ length: n }, (_, i) => (i * 37 + n) & 0xff);
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }
    for (const bad of ['a', 'ab=c', '====', 'ab*d']) expect(fromBase64(bad)).toBeUndefined();
  });

  it('the check value is that of the specification', () => {
    expect(crc32(utf8('123456789'))).toBe(0xcbf43926);
  });
});
