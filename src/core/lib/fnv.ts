/** A short digest of text, for telling versions apart. It is no protection against anybody. */

/** The 64 bits in two halves: numbers are ten times faster than bigints. The prime is 2^40 + 0x1b3. */
const OFFSET = { high: 0xcbf29ce4, low: 0x84222325 };
const PRIME_LOW = 0x1b3;
const WORD = 2 ** 32;

/** FNV-1a, 64 bits, over the UTF-8 bytes, as 16 hexadecimal digits. A lone surrogate counts as U+FFFD. */
export function fnv1a64(text: string): string {
  let { high, low } = OFFSET;
  const add = (byte: number) => {
    const mixed = (low ^ byte) >>> 0;
    const product = mixed * PRIME_LOW;
    high = (high * PRIME_LOW + Math.floor(product / WORD) + ((mixed << 8) >>> 0)) >>> 0;
    low = product >>> 0;
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) add(code);
    else {
      const point = text.codePointAt(i) ?? 0;
      for (const byte of bytesOf(point)) add(byte);
      if (point > 0xffff) i += 1;
    }
  }
  return hex(high) + hex(low);
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}

function bytesOf(point: number): number[] {
  const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
  const tail = (shift: number) => 0x80 | ((code >> shift) & 0x3f);
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), tail(0)];
  if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)];
  return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)];
}
