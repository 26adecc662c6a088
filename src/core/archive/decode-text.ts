/** Bytes to text. Windows shells write UTF-16 with a byte order mark when output is redirected to a file. */
import { strFromU8 } from 'fflate';
import type { Diagnostic } from '../diagnostics.ts';

/** Code units that are put together at a time: a call takes only so many arguments. */
const STRETCH = 8192;

/** The text of a file without its byte order mark, or why it is none: not UTF-8 or UTF-16, or with a zero in it. */
export function decodeText(path: string, bytes: Uint8Array): string | Diagnostic {
  const text = textOf(bytes);
  return text === undefined || text.includes('\0') ? notText(path) : text;
}

function textOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return utf16(bytes, true);
  if (a === 0xfe && b === 0xff) return utf16(bytes, false);
  const body = a === 0xef && b === 0xbb && c === 0xbf ? bytes.subarray(3) : bytes;
  return isUtf8(body) ? strFromU8(body) : undefined;
}

function utf16(bytes: Uint8Array, isLittle: boolean): string | undefined {
  if (bytes.length % 2 === 1) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let at = 2; at < bytes.length; at += STRETCH * 2) {
    const units: number[] = [];
    for (let i = at; i < Math.min(bytes.length, at + STRETCH * 2); i += 2) units.push(view.getUint16(i, isLittle));
    pieces.push(String.fromCharCode(...units));
  }
  const text = pieces.join('');
  // half of a pair stands for nothing
  return /\p{Surrogate}/u.test(text) ? undefined : text;
}

/** Whether bytes are well-formed UTF-8 (Unicode 16, table 3-7). */
function isUtf8(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    const more = lead < 0x80 ? 0 : lead < 0xc2 ? -1 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : -1;
    if (more < 0 || i + more >= bytes.length) return false;
    const [low, high] = SECOND.get(lead) ?? [0x80, 0xbf];
    for (let k = 1; k <= more; k++) {
      const next = bytes[i + k] ?? 0;
      if (next < (k === 1 ? low : 0x80) || next > (k === 1 ? high : 0xbf)) return false;
    }
    i += more + 1;
  }
  return true;
}

/** Leading bytes after which not every continuation may follow: overlong forms, surrogates, beyond the last character. */
const SECOND: ReadonlyMap<number, readonly [low: number, high: number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

function notText(path: string): Diagnostic {
  return {
    code: 'file/not-text',
    severity: 'error',
    message: `\`${path}\` is not text in UTF-8 or UTF-16`,
    help: 'save it as UTF-8',
  };
}
