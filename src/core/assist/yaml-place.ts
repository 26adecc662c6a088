/**
 * Where a cursor stands in YAML: the path of fields around it, told from the indentation of the lines before, so that text
 * that is half typed has a place, too.
 */
import { flowPlace } from './flow-path.ts';
import { type LineParts, lineParts } from './yaml-line.ts';

/** Lines and columns count from 1. */
export interface YamlPlace {
  /** Of `value`: the path of the value. Of `key`: the path of the map that the key belongs to. */
  readonly path: readonly (string | number)[];
  /** `text`: inside a block of several lines of text, where nothing is YAML. */
  readonly at: 'key' | 'value' | 'comment' | 'text';
  /** The key under the cursor, where one is complete. */
  readonly key?: string;
  /** An item of a list where nothing stands yet: a value, or the first key of a map at `path`. */
  readonly opensMap?: boolean;
  readonly word: Word;
  /** First and last line of the document that the place is in. */
  readonly document: { readonly first: number; readonly last: number };
}

/** The word under the cursor. `typed` is the part before it. */
export interface Word {
  readonly text: string;
  readonly typed: string;
  readonly startColumn: number;
  /** Exclusive. */
  readonly endColumn: number;
}

type Step = string | number;

/** One level of nesting: a map with the key it is at, or a list with the item. */
type Level =
  | { readonly kind: 'map'; readonly indent: number; key: string }
  | { readonly kind: 'list'; readonly indent: number; index: number };

/** The place of a cursor. Never throws. */
export function placeAt(lines: readonly string[], line: number, column: number): YamlPlace {
  const at = Math.min(Math.max(1, line), Math.max(1, lines.length));
  const text = lines[at - 1] ?? '';
  const cursor = Math.min(Math.max(0, column - 1), text.length);
  const document = documentAround(lines, at);
  const word = wordAt(text, cursor);
  const scan = new Scan();
  for (let i = document.first; i < at; i++) scan.read(lines[i - 1] ?? '');
  return { ...scan.place(text, cursor), word, document };
}

/** The document that a line is in; a line of three dashes belongs to the document that it opens. */
function documentAround(lines: readonly string[], line: number): YamlPlace['document'] {
  const opens = (n: number) => /^---(\s|$)/.test(lines[n - 1] ?? '');
  let first = line;
  while (first > 1 && !opens(first)) first -= 1;
  let last = line;
  while (last < lines.length && !opens(last + 1)) last += 1;
  return { first, last };
}

const WORD = /[A-Za-z0-9_./@-]|:(?=[A-Za-z0-9])/;

function wordAt(text: string, cursor: number): Word {
  const isWord = (i: number) => WORD.test(text.slice(i, i + 2)) && /[A-Za-z0-9_./@:-]/.test(text[i] ?? '');
  let start = cursor;
  while (start > 0 && isWord(start - 1)) start -= 1;
  // a dash of a list is no part of the word behind it
  let end = cursor;
  while (end < text.length && isWord(end)) end += 1;
  return {
    text: text.slice(start, end),
    typed: text.slice(start, cursor),
    startColumn: start + 1,
    endColumn: end + 1,
  };
}

/** Reads lines one after another and knows how deep it is. */
class Scan {
  private readonly levels: Level[] = [];
  /** Lines indented further than this belong to a block of text. */
  private block: number | undefined;
  /** A flow collection that is still open, as far as it was read. */
  private flow: string | undefined;

  read(line: string): void {
    if (this.flow !== undefined) {
      this.flow = this.stillOpen(`${this.flow} ${line.slice(0, lineParts(line).comment)}`);
      return;
    }
    if (this.inBlock(line) || /^---(\s|$)/.test(line)) return;
    const parts = lineParts(line);
    if (line.slice(0, parts.comment).trim() === '') return;
    this.enter(parts);
    this.follow(line, parts);
  }

  place(line: string, cursor: number): Pick<YamlPlace, 'path' | 'at' | 'key' | 'opensMap'> {
    const parts = lineParts(line);
    if (this.flow === undefined && this.inBlock(line, cursor)) return { path: this.path(), at: 'text' };
    if (cursor > parts.comment) return { path: [], at: 'comment' };
    if (this.flow !== undefined) return this.inFlow(`${this.flow} `, line, cursor, 0);
    const blank = line.slice(0, parts.comment).trim() === '';
    if (blank || cursor < (parts.dashes[0] ?? parts.content)) return this.before(blank ? cursor : parts.content);
    if (parts.key) return this.onKey(parts, line, cursor);
    return this.onItem(parts, line, cursor);
  }

  /** On a line without text: a key of the map that this column continues or opens. */
  private before(column: number): Pick<YamlPlace, 'path' | 'at'> {
    this.leave(column, 'map');
    return { path: this.pathOfMap(column), at: 'key' };
  }

  private onKey(parts: LineParts, line: string, cursor: number): Pick<YamlPlace, 'path' | 'at' | 'key'> {
    const { key } = parts;
    this.enter(parts);
    const path = this.path();
    if (!key || cursor > key.end) return this.inFlow('', line, cursor, parts.value, path);
    return { path: path.slice(0, -1), at: 'key', key: key.name };
  }

  /** On a line without a key: an item of a list, or a key that has no colon yet. */
  private onItem(parts: LineParts, line: string, cursor: number): Pick<YamlPlace, 'path' | 'at' | 'opensMap'> {
    if (parts.dashes.length === 0) return this.before(parts.content);
    this.enter({ ...parts });
    const found = this.inFlow('', line, cursor, parts.value, this.path());
    const flows = /^[[{]/.test(line.slice(parts.value));
    return flows ? found : { ...found, opensMap: true };
  }

  private inFlow(
    before: string,
    line: string,
    cursor: number,
    value: number,
    path = this.path(),
  ): Pick<YamlPlace, 'path' | 'at' | 'key'> {
    const text = before + line.slice(value, cursor);
    const found = /^[[{]/.test(text) ? flowPlace(text, line.slice(cursor)) : undefined;
    if (!found) return { path, at: 'value' };
    const { key } = found;
    return { path: [...path, ...found.path], at: found.at, ...(key === undefined ? {} : { key }) };
  }

  /** Whether a line continues a block of text; a line that stands further left ends it. */
  private inBlock(line: string, cursor?: number): boolean {
    if (this.block === undefined) return false;
    const blank = line.trim() === '';
    const indent = blank ? (cursor ?? Number.POSITIVE_INFINITY) : line.length - line.trimStart().length;
    if (indent > this.block) return true;
    if (cursor === undefined) this.block = undefined;
    return false;
  }

  /** Goes down into the items and the key of a line. */
  private enter({ dashes, key, content }: LineParts): void {
    for (const dash of dashes) {
      this.leave(dash, 'list');
      const top = this.levels.at(-1);
      if (top?.kind === 'list' && top.indent === dash) top.index += 1;
      else this.levels.push({ kind: 'list', indent: dash, index: 0 });
    }
    if (!key) {
      if (dashes.length === 0) this.leave(content, 'map');
      return;
    }
    this.leave(key.start, 'map');
    const top = this.levels.at(-1);
    if (top?.kind === 'map' && top.indent === key.start) top.key = key.name;
    else this.levels.push({ kind: 'map', indent: key.start, key: key.name });
  }

  /** Takes off what a line at a column is no longer part of. A list may stand at the column of its own key. */
  private leave(column: number, kind: Level['kind']): void {
    for (;;) {
      const top = this.levels.at(-1);
      if (!top || top.indent < column) return;
      if (top.indent === column && (top.kind === kind || (kind === 'list' && top.kind === 'map'))) return;
      this.levels.pop();
    }
  }

  /** What the value of a line opens: a block of text, or a flow collection over several lines. */
  private follow(line: string, parts: LineParts): void {
    const value = line.slice(parts.value, parts.comment).trim();
    if (/^[|>][-+0-9]*$/.test(value)) this.block = parts.key?.start ?? parts.dashes.at(-1) ?? 0;
    else if (/^[[{]/.test(value)) this.flow = this.stillOpen(value);
  }

  private stillOpen(text: string): string | undefined {
    return flowPlace(text, '') === undefined ? undefined : text;
  }

  private path(): Step[] {
    return this.levels.map((level) => (level.kind === 'map' ? level.key : level.index));
  }

  private pathOfMap(column: number): Step[] {
    const top = this.levels.at(-1);
    const path = this.path();
    return top?.kind === 'map' && top.indent === column ? path.slice(0, -1) : path;
  }
}
