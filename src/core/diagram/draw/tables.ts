/** Tables as SVG. */
import {
  BETWEEN_TABLES,
  type MeasuredRow,
  TABLE_HEAD,
  TABLE_LINE,
  TABLE_TEXT,
  type TablePart,
} from '../sheets/table-pages.ts';
import { el, escapeXml, px, text } from '../svg.ts';
import type { Theme } from '../theme.ts';
import { drawSign } from './lines.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Parts of tables below one another. */
export function drawTables(parts: readonly TablePart[], { x, y, width }: Place, theme: Theme): string {
  let at = y;
  return parts
    .map((part) => {
      const out = drawPart(part, { x, y: at, width }, theme);
      at += part.height + BETWEEN_TABLES;
      return out;
    })
    .join('\n');
}

function drawPart({ table, rows, continued }: TablePart, { x, y, width }: Place, theme: Theme): string {
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
    const out = drawRow(row, table, starts, at, theme) + rule(x, at + row.height, width, theme.line, 0.6);
    at += row.height;
    return out;
  });
  return [...head, ...body].join('');
}

function rule(x: number, y: number, width: number, ink: string, weight: number): string {
  return el('path', { d: `M${px(x)} ${px(y)}h${px(width)}`, stroke: ink, 'stroke-width': weight });
}

function drawRow(
  { row, cells }: MeasuredRow,
  table: TablePart['table'],
  starts: readonly number[],
  y: number,
  theme: Theme,
): string {
  return cells
    .map((cell, i) => {
      const column = table.columns[i];
      if (!column || cell.lines.length === 0) return '';
      const tone = column.title === 'Verdict' ? row.tone : undefined;
      const x = (starts[i] ?? 0) + (tone ? 15 : 0);
      const wrong = column.title === 'Expires' && row.expired === true;
      const fill = tone ? theme.tone[tone] : wrong ? theme.tone.blocked : theme.text;
      const lines = cell.lines.map((words, k) =>
        text(x, y + 12 + k * TABLE_LINE, words, {
          size: TABLE_TEXT,
          fill,
          strong: tone !== undefined || wrong,
          face: column.mono ? 'mono' : 'sans',
        }),
      );
      const whole = cell.whole === undefined ? '' : el('title', {}, escapeXml(cell.whole));
      const sign = tone ? drawSign(tone, x - 15, y + 2.5, fill) : '';
      return sign + (whole === '' ? lines.join('') : el('g', {}, whole + lines.join('')));
    })
    .join('');
}
