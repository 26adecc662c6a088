/** One line of block YAML taken apart: dashes, a key, and what follows. Columns count from 0. */

/** A key as written, and where. */
export interface LineKey {
  readonly name: string;
  readonly start: number;
  /** Behind the key, at its colon. */
  readonly end: number;
}

/** The parts of a line. */
export interface LineParts {
  /** Columns of the dashes of list items, outermost first. */
  readonly dashes: readonly number[];
  /** Where the content behind dashes starts; the end of the line where there is none. */
  readonly content: number;
  readonly key?: LineKey;
  /** Where the value behind the key, or behind the dashes, starts; the end of the line where there is none. */
  readonly value: number;
  /** Where a comment starts; the end of the line where there is none. */
  readonly comment: number;
}

/** Takes a line apart. */
export function lineParts(line: string): LineParts {
  const comment = commentStart(line);
  const text = line.slice(0, comment);
  const dashes: number[] = [];
  let at = text.length - text.trimStart().length;
  while (text[at] === '-' && (at + 1 >= text.length || text[at + 1] === ' ')) {
    dashes.push(at);
    at += 1;
    while (text[at] === ' ') at += 1;
  }
  const key = keyAt(text, at);
  let value = key ? key.end + 1 : at;
  while (text[value] === ' ') value += 1;
  return { dashes, content: at, ...(key ? { key } : {}), value: Math.min(value, text.length), comment };
}

/** Where a `#` starts a comment: at the start or behind a space, outside of quotes. */
function commentStart(line: string): number {
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const c = line[i] ?? '';
    if (quote !== '') {
      if (c === '\\' && quote === '"') i += 1;
      else if (c === quote) quote = '';
    } else if ((c === '"' || c === "'") && /[\s:,[{-]|^$/.test(line[i - 1] ?? '')) quote = c;
    else if (c === '#' && /\s|^$/.test(line[i - 1] ?? '')) return i;
  }
  return line.length;
}

/** A plain or quoted key at a column: text, then a colon that ends the line or stands before a space. */
function keyAt(text: string, start: number): LineKey | undefined {
  const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*:(?=\s|$)/.exec(text.slice(start));
  if (quoted) {
    const name = quoted[1] ?? quoted[2] ?? '';
    return { name, start, end: start + quoted[0].length - 1 };
  }
  if (/^[{[&*!|>%@`"']/.test(text.slice(start))) return undefined;
  const plain = /^(.*?):(?=\s|$)/.exec(text.slice(start));
  if (!plain?.[1]) return undefined;
  return { name: plain[1].trimEnd(), start, end: start + plain[0].length - 1 };
}
