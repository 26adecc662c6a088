/** Base64 of RFC 4648, without the functions of a browser. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** Bytes as text, padded. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const n = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const digit = (shift: number) => DIGITS[(n >> shift) & 63] ?? '';
    parts.push(digit(18), digit(12), left > 1 ? digit(6) : '=', left > 2 ? digit(0) : '=');
  }
  return parts.join('');
}

/** The bytes of a text, white space left out; `undefined` where it is no base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/\s+/g, '');
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined;
  const padding = digits.endsWith('==') ? 2 : digits.endsWith('=') ? 1 : 0;
  const out = new Uint8Array((digits.length / 4) * 3 - padding);
  let at = 0;
  for (let i = 0; i < digits.length; i += 4) {
    let n = 0;
    for (let k = 0; k < 4; k++) n = (n << 6) | (VALUES.get(digits[i + k] ?? '') ?? 0);
    for (const shift of [16, 8, 0]) if (at < out.length) out[at++] = (n >> shift) & 0xff;
  }
  return out;
}
