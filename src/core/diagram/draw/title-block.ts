/** The title block at the lower right of a page: which design, side and version it shows, and what the solver says. */

import type { Box } from '../geometry.ts';
import type { PageSpace } from '../sheets/paper.ts';
import { el, px, text } from '../svg.ts';
import { wrapText } from '../text.ts';
import type { Theme } from '../theme.ts';

/** A field of the block. */
export interface BlockCell {
  readonly label: string;
  readonly value: string;
  /** Of the width of the block. */
  readonly share: number;
  readonly mono?: boolean;
  readonly strong?: boolean;
}

const ROW = 27;
const LABEL = 9;
const VALUE = 10;

/** Fonts differ, strong ones most: what is shortened leaves so much of its room. */
const STRONG_SLACK = 0.86;

/** Of the row that says what the design holds, in two lines. */
const TALL = 39;

export const titleBlockHeight = 3 * ROW + TALL;

/** How wide the block is on a page of so much width. */
export function titleBlockWidth(width: number): number {
  return Math.min(620, Math.max(470, width * 0.4));
}

/** The block of four rows, its lower right corner at that of the page's space. The third row has two lines. */
export function drawTitleBlock(rows: readonly (readonly BlockCell[])[], space: PageSpace, theme: Theme): string {
  const width = titleBlockWidth(space.width);
  const x = space.left + space.width - width;
  const y = space.page.height - 38 - titleBlockHeight;
  const frame = el('rect', {
    x,
    y,
    width,
    height: titleBlockHeight,
    fill: 'none',
    stroke: theme.strong,
    'stroke-width': 1,
  });
  return (
    frame +
    rows
      .map((row, i) => {
        const top = y + i * ROW + (i > 2 ? TALL - ROW : 0);
        const line =
          i === 0
            ? ''
            : el('path', { d: `M${px(x)} ${px(top)}h${px(width)}`, stroke: theme.line, 'stroke-width': 0.8 });
        return line + drawRow(row, { x, y: top, width, height: i === 2 ? TALL : ROW }, theme);
      })
      .join('')
  );
}

function drawRow(row: readonly BlockCell[], { x, y, width, height }: Box, theme: Theme): string {
  let at = x;
  return row
    .map((cell, i) => {
      const wide = cell.share * width;
      const line =
        i === 0 ? '' : el('path', { d: `M${px(at)} ${px(y)}v${height}`, stroke: theme.line, 'stroke-width': 0.8 });
      const out =
        line +
        text(at + 8, y + 11, cell.label, { size: LABEL, fill: theme.muted }) +
        valueLines(cell, wide - 14, height > ROW ? 2 : 1)
          .map((words, k) =>
            text(at + 8, y + 22.5 + k * 12.5, words, {
              size: VALUE,
              fill: theme.strong,
              width: (wide - 14) * (cell.strong ? STRONG_SLACK : 1),
              face: cell.mono ? 'mono' : 'sans',
              strong: cell.strong === true,
            }),
          )
          .join('');
      at += wide;
      return out;
    })
    .join('');
}

function valueLines(cell: BlockCell, width: number, most: number): string[] {
  return most === 1 ? [cell.value] : wrapText(cell.value, width, VALUE, most);
}
