/** A review of a change as Markdown, for a pull request. */
import { counted } from '../../design/thing-words.ts';
import { markdownText } from '../markdown-text.ts';
import { BEYOND_TITLE, beyondText } from './beyond-text.ts';
import { EDITS_TITLE, editsText } from './edits-text.ts';
import { few } from './few.ts';
import {
  behindFacts,
  behindTitle,
  type ChangeReview,
  decidingText,
  pairsText,
  partsOf,
  summaryOf,
  uncertainText,
} from './outline.ts';

/** A pull request takes about 65,000 characters: longer reviews leave details out, and say so. */
const MOST_CHARACTERS = 60_000;

/** Sentences under headings; details folded. Same review, same bytes. */
export function reviewAsMarkdown(review: ChangeReview): string {
  const whole = written(review, true);
  if (whole.length <= MOST_CHARACTERS) return whole;
  const short = written(review, false);
  if (short.length <= MOST_CHARACTERS) return short;
  const cut = short.lastIndexOf('\n', MOST_CHARACTERS);
  return `${short.slice(0, cut)}\n\nThe review goes on: it is too long for one comment. The HTML page has all of it.\n`;
}

function written({ answer, before, after, comments = {} }: ChangeReview, isWhole: boolean): string {
  const md = markdownText;
  const lines = [`# Review: ${md(before)} to ${md(after)}`, '', ...summaryOf(answer).map((l) => `- ${md(l)}`)];
  if (!isWhole) lines.push('- Details are left out, since there would be too many for one comment.');
  const edits = editsText(answer);
  if (edits.length > 0) lines.push('', `## ${EDITS_TITLE}`, '', ...edits.map((l) => `- ${md(l)}`));
  for (const part of partsOf(answer)) {
    lines.push('', `## ${part.title}`);
    for (const group of part.axes) {
      lines.push('', `### ${group.title}`, '', ...uncertainText(group).flatMap((l) => [md(l), '']));
      for (const s of group.sentences) {
        const pairs = s.pairs > 1 ? ` (${counted(s.pairs, 'pair')})` : '';
        lines.push(`- **${md(s.text)}**${pairs}`);
        lines.push(...uncertainText(s, group).map((l) => `  - ${md(l)}`));
        for (const b of s.behind)
          lines.push(`  - ${md(behindTitle(b, answer.speaks))}: ${md(b.text)}; ${md(behindFacts(b).join('; '))}`);
        if (s.owners.length > 0) lines.push(`  - for ${md(few(s.owners, 8))}`);
        for (const c of comments[s.id] ?? [])
          lines.push(
            `  - ${md([c.author, c.on].filter((x) => x !== undefined).join(', ') || 'comment')}: ${md(c.text)}`,
          );
        if (!isWhole) continue;
        lines.push(...s.deciding.map((c) => `  - ${md(decidingText(c))}`));
        if (s.pairs > 1) lines.push(`  - pairs: ${md(pairsText(s).join(', '))}`);
      }
    }
  }
  const beyond = beyondText(answer);
  if (beyond.length > 0) lines.push('', `## ${BEYOND_TITLE}`, '', ...beyond.map((l) => `- ${md(l)}`));
  return `${lines.join('\n')}\n`;
}
