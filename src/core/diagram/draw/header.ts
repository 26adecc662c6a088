/** The head of a page: which design, which sheet, and how the flows fare. */
import { MARGIN, type PageSpace } from '../sheets/paper.ts';
import type { Survey } from '../sheets/survey.ts';
import { expiredOf, proofOf } from '../statement.ts';
import { el, px, text, textRuns } from '../svg.ts';
import { textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { drawSign } from './lines.ts';

interface HeaderWords {
  readonly title: string;
  readonly note: string;
  readonly number: number;
  readonly of: number;
}

/** Which design and which sheet, and how its flows fare. */
export function drawHeader(survey: Survey, { left, width }: PageSpace, words: HeaderWords, theme: Theme): string {
  const { name } = survey.design;
  const right = left + width;
  const number = `Sheet ${words.number} of ${words.of}`;
  const room = width - textWidth(number, 13) - 32;
  const nameWide = Math.min(textWidth(name, 16) * 1.06, room * 0.6);
  const title = words.note === '' ? words.title : `${words.title} · ${words.note}`;
  return [
    textRuns(left, MARGIN + 16, 14, [
      [name, { size: 16, fill: theme.strong, strong: true, width: nameWide + 1 }],
      [title, { size: 13, fill: theme.text, width: room - nameWide - 14 }],
    ]),
    text(right, MARGIN + 16, number, { size: 13, fill: theme.strong, strong: true, anchor: 'end' }),
    statementLine(survey, left, MARGIN + 39, width, theme),
    el('path', { d: `M${px(left)} ${px(MARGIN + 50)}H${px(right)}`, stroke: theme.strong, 'stroke-width': 1.2 }),
  ].join('');
}

const STATEMENT = 11;

/** The statement in one line: parts that have room, the worst first; the rest stands in the tables. */
function statementLine(survey: Survey, x: number, y: number, width: number, theme: Theme): string {
  const more = [expiredOf(survey.design, survey.day), proofOf(survey.proof)];
  const all = [...survey.statement, ...more.flatMap((part) => part ?? [])];
  if (all.length === 0) return text(x, y, 'No flows to judge.', { size: STATEMENT, fill: theme.muted });
  let at = x;
  let out = '';
  for (const { tone, words } of all) {
    const wide = textWidth(words, STATEMENT) * 1.06 + 16;
    if (at + wide > x + width) continue;
    out += drawSign(tone, at, y - 10, theme.tone[tone]);
    out += text(at + 15, y, words, { size: STATEMENT, fill: theme.tone[tone], strong: true });
    at += wide + 22;
  }
  return out;
}
