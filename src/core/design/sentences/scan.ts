/** A line in words: names, quoted texts, arrows, separators, and the comment at its end. Never fails. */
import type { Range } from './sentence.ts';

/** Which way an arrow points. */
export type ArrowKind = 'forward' | 'backward' | 'both' | 'ban';

/** One word. Keywords are `word`s only; what is quoted, in whole or in part, is a name or a text. */
export interface Word extends Range {
  readonly kind: 'word' | 'quoted' | 'arrow' | 'separator' | 'bracket' | 'comment';
  /** Without quotes and with escapes resolved; of a comment, what follows the sign. */
  readonly text: string;
  /** Quoted from its first character on: no prefix is looked for in it. */
  readonly literal: boolean;
  /** A quote or brace that is never closed. */
  readonly isOpen: boolean;
}

const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['`', '`'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
]);
/** White space, and what chats and word processors put in its place. */
const SPACE = /[\s\u00a0\u200b-\u200d\u2060\ufeff]/;
const PLAIN_ARROW = /<[-–—=]+>|[↔⇔⟷]|[-–—]+>|=+>|[→⇒⟶➔➜]|<[-–—=]+|[←⇐⟵]/y;
/** Only where a word begins: `proxy-x->db` is `proxy-x` and a plain arrow. */
const BAN_ARROW = /-+[xX/!]-*>|=+[xX/!]=*>|!->|[↛⇏]/y;

/** The words of a stretch of a line, in order. */
export function scan(line: string, range: Range = { start: 0, end: line.length }): Word[] {
  const words: Word[] = [];
  let at = range.start;
  while (at < range.end) {
    if (isSpace(line, at)) {
      at++;
      continue;
    }
    const read = special(line, at, range.end) ?? bare(line, at, range.end);
    words.push(...split(read));
    at = Math.max(at + 1, read.end);
  }
  return words;
}

/** The kind of an arrow, by its signs. */
export function arrowKind(sign: string): ArrowKind {
  if (/[xX/!↛⇏]/.test(sign)) return 'ban';
  if (/^<.*>$|[↔⇔⟷]/.test(sign)) return 'both';
  return /^<|[←⇐⟵]/.test(sign) ? 'backward' : 'forward';
}

function isSpace(line: string, at: number): boolean {
  return SPACE.test(line[at] ?? '');
}

function word(kind: Word['kind'], start: number, end: number, text: string, more: Partial<Word> = {}): Word {
  return { kind, start, end, text, literal: false, isOpen: false, ...more };
}

/** What a word cannot begin with: a separator, a bracket, a comment, an arrow. */
function special(line: string, at: number, end: number): Word | undefined {
  const c = line[at] ?? '';
  if (c === ',' || c === ';') return word('separator', at, at + 1, c);
  if (c === '(' || c === ')') return word('bracket', at, at + 1, c);
  if (c === '#') return word('comment', at, end, line.slice(at + 1, end).trim());
  if (line.startsWith('//', at)) return word('comment', at, end, line.slice(at + 2, end).trim());
  const arrow = arrowAt(BAN_ARROW, line, at, end) ?? arrowAt(PLAIN_ARROW, line, at, end);
  return arrow === undefined ? undefined : word('arrow', at, at + arrow.length, arrow);
}

function arrowAt(pattern: RegExp, line: string, at: number, end: number): string | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(line)?.[0];
  return found !== undefined && at + found.length <= end ? found : undefined;
}

function bare(line: string, start: number, end: number): Word {
  let at = start;
  let text = '';
  let quoted = false;
  let isOpen = false;
  while (at < end) {
    const c = line[at] ?? '';
    if (isSpace(line, at) || /[,;()]/.test(c)) break;
    if (at > start && arrowAt(PLAIN_ARROW, line, at, end) !== undefined) break;
    if (QUOTES.has(c) && (at === start || line[at - 1] === ':')) {
      const read = readQuoted(line, at, end);
      text += read.text;
      quoted = true;
      isOpen ||= read.isOpen;
      at = read.end;
      // what directly follows a quoted name is another word
      if (line[at] !== '{') break;
    } else if (c === '{') {
      const close = line.indexOf('}', at);
      isOpen ||= close < 0 || close >= end;
      const stop = close < 0 || close >= end ? end : close + 1;
      text += line.slice(at, stop);
      at = stop;
    } else {
      text += c;
      at++;
    }
  }
  return word(quoted ? 'quoted' : 'word', start, at, text, { literal: QUOTES.has(line[start] ?? ''), isOpen });
}

function readQuoted(line: string, start: number, end: number): { text: string; end: number; isOpen: boolean } {
  const close = QUOTES.get(line[start] ?? '') ?? '"';
  for (let at = start + 1; at < end; at++) {
    if (line[at] === '\\' && close === '"') at++;
    else if (line[at] === close) return { text: unquoted(line.slice(start, at + 1)), end: at + 1, isOpen: false };
  }
  return { text: line.slice(start + 1, end), end, isOpen: true };
}

function unquoted(raw: string): string {
  if (raw.startsWith('"')) {
    try {
      return String(JSON.parse(raw));
    } catch {
      // no escapes that JSON knows: the text as it stands
    }
  }
  return raw.slice(1, -1);
}

/** A question mark at the end of a word says something of its own: `5432?`. */
function split(read: Word): Word[] {
  if (read.kind !== 'word' || read.text.length < 2 || !read.text.endsWith('?')) return [read];
  const cut = read.end - 1;
  return [{ ...read, end: cut, text: read.text.slice(0, -1) }, word('word', cut, read.end, '?')];
}
