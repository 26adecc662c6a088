/** Bytes to text. Windows shells write UTF-16 with a byte order mark when output is redirected to a file. */
import type { Diagnostic } from '../core/diagnostics.ts';

/** The text of a file, or why it is none. */
export function decodeText(path: string, bytes: Uint8Array): string | Diagnostic {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return notText(path);
  }
  return text.includes('\0') ? notText(path) : text;
}

function notText(path: string): Diagnostic {
  return {
    code: 'file/not-text',
    severity: 'error',
    message: `\`${path}\` is not text in UTF-8 or UTF-16`,
    help: 'save it as UTF-8',
  };
}
