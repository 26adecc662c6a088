/** Designs in a compressed text chunk of a PNG (PNG specification, third edition, 11.3.3.4 iTXt). */
import { strToU8 } from 'fflate';
import { crc32 } from '../lib/crc32.ts';
import { type CarriedFiles, MOST_BYTES, pack, type Refusal, unpack } from './packed.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const KEYWORD = 'bulkhead-design';
/** Length, type and check value round the data of a chunk. */
const AROUND = 12;
const MOST_CHUNKS = 100_000;

/** Whether bytes begin as a PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/** The picture with a design in it. Bytes that are no PNG are left as they are. */
export function pngWithDesign(png: Uint8Array, files: CarriedFiles): Uint8Array {
  const header = isPng(png) ? chunkAt(png, SIGNATURE.length) : undefined;
  if (!header) return png;
  // keyword, end, compressed, by zlib, no language, no translated keyword
  const head = [...strToU8(KEYWORD), 0, 1, 0, 0, 0];
  const packed = pack(files);
  const data = new Uint8Array(head.length + packed.length);
  data.set(head);
  data.set(packed, head.length);
  const chunk = chunkOf('iTXt', data);
  const out = new Uint8Array(png.length + chunk.length);
  out.set(png.subarray(0, header.end));
  out.set(chunk, header.end);
  out.set(png.subarray(header.end), header.end + chunk.length);
  return out;
}

/** The design that a PNG carries; `undefined` for none. */
export function designInPng(png: Uint8Array): CarriedFiles | Refusal | undefined {
  if (!isPng(png)) return 'damaged';
  let at = SIGNATURE.length;
  for (let n = 0; n < MOST_CHUNKS && at < png.length; n++) {
    const chunk = chunkAt(png, at);
    if (!chunk) return 'damaged';
    if (chunk.type === 'iTXt' && startsWith(chunk.data, KEYWORD)) return designIn(png, chunk);
    if (chunk.type === 'IEND') return undefined;
    at = chunk.end;
  }
  return undefined;
}

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  readonly start: number;
  readonly end: number;
}

function chunkAt(png: Uint8Array, start: number): Chunk | undefined {
  if (start + AROUND > png.length) return undefined;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const length = view.getUint32(start);
  const end = start + AROUND + length;
  if (end > png.length) return undefined;
  const type = String.fromCharCode(...png.subarray(start + 4, start + 8));
  return { type, data: png.subarray(start + 8, start + 8 + length), start, end };
}

function startsWith(data: Uint8Array, keyword: string): boolean {
  return data[keyword.length] === 0 && [...keyword].every((c, i) => data[i] === c.charCodeAt(0));
}

function designIn(png: Uint8Array, { data, start, end }: Chunk): CarriedFiles | Refusal {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (crc32(png.subarray(start + 4, end - 4)) !== view.getUint32(end - 4)) return 'damaged';
  if (data.length > MOST_BYTES) return 'too large';
  const compressed = data[KEYWORD.length + 1] === 1 && data[KEYWORD.length + 2] === 0;
  const language = data.indexOf(0, KEYWORD.length + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  return compressed && translated >= 0 ? unpack(data.subarray(translated + 1)) : 'damaged';
}

function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length + AROUND);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(strToU8(type), 4);
  out.set(data, 8);
  view.setUint32(data.length + 8, crc32(out.subarray(4, data.length + 8)));
  return out;
}
