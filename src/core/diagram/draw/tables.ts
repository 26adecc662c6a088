/** Tables as SVG. */
import {
  BETWEEN_TABLES,
  type CellLines,
  type MeasuredRow,
  SIGN,
  TABLE_HEAD,
  TABLE_LINE,
  TABLE_TEXT,
  type TablePart,
} from '../sheets/table-pages.ts';
import type { Column } from '../sheets/tables.ts';
import { el, escapeXml, px, text } from '../svg.ts';
import type { Theme } from '../theme.ts';
import { drawSign } from './lines.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Parts of tables below one another. `filesAt`: where the tree of files stands, for paths to be followed from here. */
export function drawTables(
  parts: readonly TablePart[],
  { x, y, width }: Place,
  theme: Theme,
  filesAt?: string,
): string {
  let at = y;
  return parts
    .map((part) => {
      const out = drawPart(part, { x, y: at, width }, theme, filesAt);
      at += part.height + BETWEEN_TABLES;
      return out;
    })
    .join('\n');
}

function drawPart(
  { table, rows, continued }: TablePart,
  { x, y, width }: Place,
  theme: Theme,
  filesAt: string | undefined,
): string {
  const starts = table.columns.map(
    (_, i) => x + table.columns.slice(0, i).reduce((sum, c) => sum + c.share, 0) * width,
  );
  const title = continued ? `${table.title}, continued` : table.title;
  const head = [
    text(x, y + 12, title, { size: 12, fill: theme.strong, strong: true }),
    ...table.columns.map((c, i) =>
      text(starts[i] ?? x, y + 31, c.title, { size: TABLE_TEXT, fill: theme.muted, strong: true }),
    ),
    rule(x, y + TABLE_HEAD - 3, width, theme.strong, 1),
  ];
  let at = y + TABLE_HEAD - 3;
  const body = rows.map((row) => {
    const out = drawRow(row, table, starts, at, theme, filesAt) + rule(x, at + row.height, width, theme.line, 0.6);
    at += row.height;
    return out;
  });
  return [...head, ...body].join('');
}

function rule(x: number, y: number, width: number, ink: string, weight: number): string {
  return el('path', { d: `M${px(x)} ${px(y)}h${px(width)}`, stroke: ink, 'stroke-width': weight });
}

function drawRow(
  measured: MeasuredRow,
  table: TablePart['table'],
  starts: readonly number[],
  y: number,
  theme: Theme,
  filesAt: string | undefined,
): string {
  const { row, cells } = measured;
  const drawn = cells.map((cell, i) => {
    const column = table.columns[i];
    if (!column || cell.lines.length === 0) return '';
    return drawCell(measured, cell, column, { x: starts[i] ?? 0, y }, theme, filesAt);
  });
  if (row.element === undefined) return drawn.join('');
  const named = { id: elementAnchor(row.element), 'data-element': row.element };
  return el('g', { ...named, 'data-files': row.files?.join(' ') }, drawn.join(''));
}

/** Where the row of an element stands, for others to point at. */
export function elementAnchor(element: string): string {
  return `element-${element}`;
}

function drawCell(
  { row }: MeasuredRow,
  cell: CellLines,
  column: Column,
  at: { readonly x: number; readonly y: number },
  theme: Theme,
  filesAt: string | undefined,
): string {
  const tone = column.signed ? row.tone : undefined;
  const x = at.x + (tone ? SIGN : 0);
  const wrong = column.title === 'Expires' && row.expired === true;
  const fill = tone ? theme.tone[tone] : wrong ? theme.tone.blocked : theme.text;
  const lines = cell.lines.map((words, k) => {
    const line = text(x, at.y + 12 + k * TABLE_LINE, words, {
      size: TABLE_TEXT,
      fill,
      strong: tone !== undefined || wrong,
      face: column.mono || column.paths ? 'mono' : 'sans',
    });
    const path = column.paths && filesAt !== undefined ? row.files?.[k] : undefined;
    const isPath = k < cell.lines.length - 1 || row.files?.length === cell.lines.length;
    return path !== undefined && isPath ? el('a', { href: `${filesAt}/${path}` }, line) : line;
  });
  const sign = tone ? drawSign(tone, at.x, at.y + 2.5, fill) : '';
  if (cell.whole === undefined) return sign + lines.join('');
  return sign + el('g', {}, el('title', {}, escapeXml(cell.whole)) + lines.join(''));
}
