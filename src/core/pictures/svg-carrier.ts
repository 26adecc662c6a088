/** Designs in the metadata of an SVG. */
import { fromBase64, toBase64 } from '../lib/base64.ts';
import { type CarriedFiles, MOST_BYTES, pack, type Refusal, unpack } from './packed.ts';

const NAMESPACE = 'urn:bulkhead:design';

/** A `metadata` element that carries a design, for the head of an SVG. */
export function svgMetadata(files: CarriedFiles): string {
  return `<metadata><bulkhead:design xmlns:bulkhead="${NAMESPACE}" encoding="zlib+base64">${toBase64(pack(files))}</bulkhead:design></metadata>\n`;
}

/** The design that an SVG carries; `undefined` for none. Looks at text, not at markup: nothing of the picture is run. */
export function designInSvg(svg: string): CarriedFiles | Refusal | undefined {
  const at = svg.indexOf(NAMESPACE);
  if (at < 0) return undefined;
  const start = svg.indexOf('>', at) + 1;
  const end = svg.indexOf('<', start);
  if (start === 0 || end < 0) return 'damaged';
  if (end - start > MOST_BYTES) return 'too large';
  const packed = fromBase64(svg.slice(start, end));
  return packed ? unpack(packed) : 'damaged';
}
