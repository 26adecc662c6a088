/** Text in a picture whose fonts nobody has measured: widths are estimates on the wide side. */

export type Face = 'sans' | 'mono';

const MONO = 0.61;

/** About how wide a text is, in pixels. */
export function textWidth(text: string, size: number, face: Face = 'sans'): number {
  const widths = face === 'mono' ? MONO_WIDTHS : SANS_WIDTHS;
  let em = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const known = widths[code];
    if (known !== undefined) {
      em += known;
      continue;
    }
    const point = text.codePointAt(i) ?? code;
    if (point > 0xffff) i++;
    em += widthOf(String.fromCodePoint(point), face);
  }
  return em * size;
}

function widthOf(c: string, face: Face): number {
  const code = c.codePointAt(0) ?? 0;
  if (code >= 0x1100 && !(code >= 0x2000 && code < 0x2e80)) return 1.02;
  if (face === 'mono') return MONO;
  if (/[iljtfrI.,:;'|!()[\]/ ]/.test(c)) return 0.34;
  if (/[mwMW@%]/.test(c)) return 0.9;
  return /[A-Z0-9]/.test(c) ? 0.66 : 0.57;
}

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const SANS_WIDTHS = ASCII.map((c) => widthOf(c, 'sans'));
const MONO_WIDTHS = ASCII.map((c) => widthOf(c, 'mono'));

/** What is plain already, as most texts are. */
const PLAIN = /^(?! )(?:[!-~]| (?! |$))*$/;

/** Text as it may stand in a picture: one line, without characters that XML refuses or that turn its direction. */
export function plainText(text: string): string {
  if (PLAIN.test(text)) return text;
  return (
    text
      .replace(/\s+/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
      .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g, '\ufffd')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
      .trim()
  );
}

/** A text that fits a width: its middle gives way to `…`, so that both ends stay (`look.md`, Type). */
export function fitMiddle(text: string, width: number, size: number, face: Face = 'sans'): string {
  if (textWidth(text, size, face) <= width) return text;
  const all = [...text];
  let keep = Math.min(all.length, Math.ceil(width / (size * 0.3)));
  while (keep > 2) {
    const head = Math.ceil((keep - 1) / 2);
    const shorter = `${all.slice(0, head).join('')}…${all.slice(all.length - (keep - 1 - head)).join('')}`;
    if (textWidth(shorter, size, face) <= width) return shorter;
    keep--;
  }
  return '…';
}

/** A path that fits a width: its end stays, whole folders at its start give way to `…`, the start of its name last. */
export function fitPath(path: string, width: number, size: number): string {
  const fits = (text: string) => textWidth(text, size, 'mono') <= width;
  if (fits(path)) return path;
  const parts = path.split('/');
  for (let i = 1; i < parts.length; i++) {
    const end = `…/${parts.slice(i).join('/')}`;
    if (fits(end)) return end;
  }
  let end = [...(parts[parts.length - 1] ?? '')];
  while (end.length > 1 && !fits(`…${end.join('')}`)) end = end.slice(1);
  return `…${end.join('')}`;
}

/** Lines that fit a width, broken between words; what is beyond the last line gives way to `…`. */
export function wrapText(text: string, width: number, size: number, limit: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textWidth(longer, size) <= width) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
    if (lines.length > limit) break;
  }
  lines.push(line);
  const shown = lines.slice(0, limit).map((l) => fitMiddle(l, width, size));
  const last = shown[limit - 1];
  if (lines.length > limit && last !== undefined) shown[limit - 1] = `${fitEnd(last, width - size, size)}…`;
  return shown;
}

function fitEnd(text: string, width: number, size: number): string {
  let cut = [...text];
  while (cut.length > 1 && textWidth(cut.join(''), size) > width) cut = cut.slice(0, -1);
  return cut.join('').trimEnd();
}
