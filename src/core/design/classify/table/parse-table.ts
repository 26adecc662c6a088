/** Tables as spreadsheets copy and save them: tabs, commas or semicolons, with quotes (RFC 4180). */

/** A cell with the place of its first character in the text. Lines and columns count from 1. */
export interface TableCell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Something that could not be read as written. */
export interface TableProblem {
  readonly line: number;
  readonly column: number;
  /** Lower case, no full stop, the user's own words in backticks. */
  readonly message: string;
}

export type Delimiter = '\t' | ',' | ';';

export interface Table {
  readonly delimiter: Delimiter;
  /** Without empty rows; cells are trimmed, and empty ones at the end of a row are left out. */
  readonly rows: readonly (readonly TableCell[])[];
  readonly problems: readonly TableProblem[];
}

/** More than any cluster has namespaces, and little enough to be read at once. */
export const MOST_ROWS = 20_000;
const MOST_COLUMNS = 64;

/** Reads a table. Never throws: what is wrong is a problem with its place, and the rest is still read. */
export function parseTable(source: string): Table {
  const { text, skippedLines, delimiter } = prepared(source);
  const reader = new Reader(text, delimiter, skippedLines);
  reader.run();
  return { delimiter, rows: reader.rows, problems: reader.problems };
}

/** Without the byte order mark, and without the line by which some spreadsheets name the separator. */
function prepared(source: string): { text: string; skippedLines: number; delimiter: Delimiter } {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const named = /^sep=([,;\t])\r?\n/.exec(text);
  if (named) return { text: text.slice(named[0].length), skippedLines: 1, delimiter: named[1] as Delimiter };
  return { text, skippedLines: 0, delimiter: delimiterOf(text) };
}

/** The separator that the first line with one has most of; tabs before the others, since names never hold them. */
function delimiterOf(text: string): Delimiter {
  const counts: Record<Delimiter, number> = { '\t': 0, ',': 0, ';': 0 };
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    if (!quoted && char in counts) counts[char as Delimiter]++;
    if (!quoted && char === '\n' && counts['\t'] + counts[','] + counts[';'] > 0) break;
  }
  if (counts['\t'] > 0) return '\t';
  return counts[';'] > counts[','] ? ';' : ',';
}

/** Walks the text once. */
class Reader {
  readonly rows: TableCell[][] = [];
  readonly problems: TableProblem[] = [];
  readonly #text: string;
  readonly #delimiter: string;
  #at = 0;
  #line: number;
  #lineStart = 0;

  constructor(text: string, delimiter: string, skippedLines: number) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#line = 1 + skippedLines;
  }

  run(): void {
    while (this.#at < this.#text.length) {
      if (this.rows.length >= MOST_ROWS) {
        this.#complain(this.#line, 1, `only the first ${MOST_ROWS} rows are read`);
        return;
      }
      this.#row();
    }
  }

  #row(): void {
    const cells: TableCell[] = [];
    for (;;) {
      const line = this.#line;
      const column = this.#at - this.#lineStart + 1;
      const text = this.#cell().trim();
      if (cells.length < MOST_COLUMNS) cells.push({ text, line, column });
      if (this.#text[this.#at] !== this.#delimiter) break;
      this.#at++;
    }
    this.#endOfLine();
    while (cells.at(-1)?.text === '') cells.pop();
    if (cells.length > 0) this.rows.push(cells);
  }

  #endOfLine(): void {
    if (this.#text[this.#at] === '\r') this.#at++;
    if (this.#text[this.#at] === '\n') this.#at++;
    this.#newLine();
  }

  #newLine(): void {
    this.#line++;
    this.#lineStart = this.#at;
  }

  #cell(): string {
    const start = this.#at;
    while (this.#text[this.#at] === ' ') this.#at++;
    if (this.#text[this.#at] === '"') return this.#quoted() + this.#plain();
    this.#at = start;
    return this.#plain();
  }

  #plain(): string {
    const start = this.#at;
    for (; this.#at < this.#text.length; this.#at++) {
      const char = this.#text[this.#at];
      if (char === this.#delimiter || char === '\n' || char === '\r') break;
    }
    return this.#text.slice(start, this.#at);
  }

  /** A cell in quotes, which may hold separators, line ends, and quotes written twice. Without its end, the rest of its line. */
  #quoted(): string {
    const start = { at: this.#at, line: this.#line, lineStart: this.#lineStart };
    let value = '';
    this.#at++;
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at] ?? '';
      this.#at++;
      if (char !== '"') {
        value += char;
        if (char === '\n') this.#newLine();
      } else if (this.#text[this.#at] === '"') {
        value += '"';
        this.#at++;
      } else return value.replace(/\r\n/g, '\n');
    }
    this.#complain(start.line, start.at - start.lineStart + 1, 'the quote that opens here is not closed');
    this.#at = start.at + 1;
    this.#line = start.line;
    this.#lineStart = start.lineStart;
    return this.#plain();
  }

  #complain(line: number, column: number, message: string): void {
    this.problems.push({ line, column, message });
  }
}

/** Cells as a spreadsheet takes them from the clipboard: tabs between, quotes where a cell needs them. */
export function tableText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(cellText).join('\t')).join('\n');
}

function cellText(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
