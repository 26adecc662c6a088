/** The head of a page: which design, which sheet, and what is said of the whole. */
import { MARGIN, type PageSpace } from '../sheets/paper.ts';
import type { StatementPart } from '../statement.ts';
import { el, px, text, textRuns } from '../svg.ts';
import { textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { SIGN_PATHS } from '../tone.ts';
import { drawSign } from './lines.ts';

export interface HeaderWords {
  /** Of the design. */
  readonly name: string;
  readonly title: string;
  readonly note: string;
  /** `Sheet 2 of 7`. */
  readonly number: string;
  /** What is said of the whole, the worst first. */
  readonly statement: readonly StatementPart[];
  /** What is said where there is no statement. */
  readonly nothing: string;
}

/** Which design and which sheet, and what is said of the whole. */
export function drawHeader({ left, width }: PageSpace, words: HeaderWords, theme: Theme): string {
  const { name, number } = words;
  const right = left + width;
  const room = width - textWidth(number, 13) - 32;
  const nameWide = Math.min(textWidth(name, 16) * 1.06, room * 0.6);
  const title = words.note === '' ? words.title : `${words.title} · ${words.note}`;
  return [
    textRuns(left, MARGIN + 16, 14, [
      [name, { size: 16, fill: theme.strong, strong: true, width: nameWide + 1 }],
      [title, { size: 13, fill: theme.text, width: room - nameWide - 14 }],
    ]),
    text(right, MARGIN + 16, number, { size: 13, fill: theme.strong, strong: true, anchor: 'end' }),
    statementLine(words, left, MARGIN + 39, width, theme),
    el('path', { d: `M${px(left)} ${px(MARGIN + 50)}H${px(right)}`, stroke: theme.strong, 'stroke-width': 1.2 }),
  ].join('');
}

const STATEMENT = 11;

/** The statement in one line: parts that have room, the worst first; the rest stands in the tables. */
function statementLine({ statement, nothing }: HeaderWords, x: number, y: number, width: number, theme: Theme): string {
  if (statement.length === 0) return text(x, y, nothing, { size: STATEMENT, fill: theme.muted });
  let at = x;
  let out = '';
  for (const { tone, words } of statement) {
    const indent = SIGN_PATHS[tone] === undefined ? 0 : 15;
    const wide = textWidth(words, STATEMENT) * 1.06 + indent + 1;
    if (at + wide > x + width) continue;
    out += drawSign(tone, at, y - 10, theme.tone[tone]);
    out += text(at + indent, y, words, { size: STATEMENT, fill: theme.tone[tone], strong: true });
    at += wide + 22;
  }
  return out;
}
