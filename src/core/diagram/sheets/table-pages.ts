/** Tables in lines of text, measured, and spread over pages. */
import { fitMiddle, fitPath, plainText, textWidth, wrapText } from '../text.ts';
import type { Column, Row, Table } from './tables.ts';

export const TABLE_TEXT = 9.5;
export const TABLE_LINE = 12.5;
const PADDING = 5;
const LINES = 6;
/** Room of a sign ahead of its words. */
export const SIGN = 15;
/** Between columns. */
const GUTTER = 12;
export const TABLE_HEAD = 40;
const BETWEEN = 18;

export interface CellLines {
  readonly lines: readonly string[];
  /** What was shortened, whole. */
  readonly whole: string | undefined;
}

export interface MeasuredRow {
  readonly row: Row;
  readonly cells: readonly CellLines[];
  readonly height: number;
}

/** A table, or the part of one that is on a page. */
export interface TablePart {
  readonly table: Table;
  readonly rows: readonly MeasuredRow[];
  /** Whether it goes on from the page before. */
  readonly continued: boolean;
  readonly height: number;
}

/** The rows of a table in a width. */
function measureRows(table: Table, width: number): MeasuredRow[] {
  return table.rows.map((row) => {
    const cells = table.columns.map((column, i): CellLines => {
      const signed = column.signed && row.tone !== undefined ? SIGN : 0;
      return cellLines(row.cells[i] ?? '', column.share * width - GUTTER - signed, column);
    });
    const lines = Math.max(1, ...cells.map((c) => c.lines.length));
    return { row, cells, height: Math.ceil(lines * TABLE_LINE + PADDING) };
  });
}

function cellLines(cell: string, room: number, { mono, paths, lines: most = LINES }: Column): CellLines {
  if (paths) return pathLines(cell === '' ? [] : cell.split('\n').map(plainText), room, most);
  const words = plainText(cell);
  if (words === '') return { lines: [], whole: undefined };
  const lines = mono ? monoLines(words, room) : wrapText(words, room, TABLE_TEXT, most);
  const shown = lines.join(' ');
  const cut = mono ? shown.includes('…') && !words.includes('…') : shown !== words;
  return { lines, whole: cut ? words : undefined };
}

/** A path on each line, the last of too many saying how many more there are. */
function pathLines(paths: readonly string[], room: number, most: number): CellLines {
  const shown = paths.length > most ? paths.slice(0, most - 1) : paths;
  const lines = shown.map((p) => fitPath(p, room, TABLE_TEXT));
  const cut = shown.length < paths.length || lines.some((line, i) => line !== shown[i]);
  return {
    lines: shown.length < paths.length ? [...lines, `and ${paths.length - shown.length} more`] : lines,
    whole: cut ? paths.join(', ') : undefined,
  };
}

/** A name or a path on one line, else broken after slashes; ports broken at spaces. */
function monoLines(words: string, room: number): string[] {
  const fits = (t: string) => textWidth(t, TABLE_TEXT, 'mono') <= room;
  if (fits(words)) return [words];
  const steps = words.match(/[^/]*\/|[^/]+$/g) ?? [];
  const parts = steps.length > 1 ? packed(steps, fits, '') : packed(words.split(' '), fits, ' ');
  const lines = parts.slice(0, LINES).map((p) => fitMiddle(p, room, TABLE_TEXT, 'mono'));
  const last = lines[LINES - 1];
  if (parts.length > LINES && last !== undefined) lines[LINES - 1] = fitMiddle(`${last} …`, room, TABLE_TEXT, 'mono');
  return lines;
}

function packed(tokens: readonly string[], fits: (t: string) => boolean, between: string): string[] {
  const lines: string[] = [];
  for (const token of tokens) {
    const last = lines[lines.length - 1];
    if (last !== undefined && fits(last + between + token)) lines[lines.length - 1] = last + between + token;
    else lines.push(token);
  }
  return lines;
}

/**
 * All tables below one another, on as many pages of a height as they take. No row is broken over two pages. `taken`:
 * pixels of the first page that something else stands on; that page is part of the answer though nothing more fits.
 */
export function paginate(tables: readonly Table[], width: number, height: number, taken = 0): TablePart[][] {
  const pages: TablePart[][] = [];
  let page: TablePart[] = [];
  let used = taken;
  const turn = () => {
    if (page.length > 0 || (taken > 0 && pages.length === 0)) pages.push(page);
    page = [];
    used = 0;
  };
  for (const table of tables) {
    let rest = measureRows(table, width);
    let continued = false;
    while (rest.length > 0) {
      const start = used === 0 ? 0 : used + BETWEEN;
      const taken = rowsThatFit(rest, height - start - TABLE_HEAD);
      if (taken === 0 && used > 0) {
        turn();
        continue;
      }
      const rows = rest.slice(0, Math.max(1, taken));
      const part = { table, rows, continued, height: TABLE_HEAD + rows.reduce((sum, r) => sum + r.height, 0) };
      page.push(part);
      used = start + part.height;
      rest = rest.slice(rows.length);
      continued = true;
      if (rest.length > 0) turn();
    }
  }
  turn();
  return pages;
}

/** How high all tables are, below one another. */
export function tablesHeight(tables: readonly Table[], width: number): number {
  const heights = tables.map((t) => TABLE_HEAD + measureRows(t, width).reduce((sum, r) => sum + r.height, 0));
  return heights.reduce((sum, h) => sum + h, 0) + BETWEEN * Math.max(0, heights.length - 1);
}

function rowsThatFit(rows: readonly MeasuredRow[], room: number): number {
  let used = 0;
  let count = 0;
  for (const row of rows) {
    used += row.height;
    if (used > room) break;
    count++;
  }
  return count;
}

/** The pixels between two tables on a page. */
export const BETWEEN_TABLES = BETWEEN;
