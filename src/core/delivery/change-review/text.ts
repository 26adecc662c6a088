/** A review of a change as plain text, for a terminal. */
import { plainText } from '../../diagram/text.ts';
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

/** Sentences in their order, each with what is behind it. Names cannot move the cursor. */
export function reviewAsText({ answer, before, after, comments = {} }: ChangeReview): string {
  const lines = [`${before} -> ${after}`, ...summaryOf(answer)];
  const edits = editsText(answer);
  if (edits.length > 0) lines.push('', EDITS_TITLE.toUpperCase(), ...edits.map((l) => `  ${l}`));
  for (const part of partsOf(answer)) {
    lines.push('', part.title.toUpperCase());
    for (const group of part.axes) {
      lines.push('', group.title, ...uncertainText(group));
      for (const s of group.sentences) {
        lines.push(`  ${s.text}`);
        if (s.pairs > 1) lines.push(...pairsText(s).map((p) => `      ${p}`));
        lines.push(...uncertainText(s, group).map((l) => `      ${l}`));
        for (const b of s.behind)
          lines.push(`      ${behindTitle(b, answer.speaks)}: ${b.text}; ${behindFacts(b).join('; ')}`);
        lines.push(...s.deciding.map((c) => `      ${decidingText(c)}`));
        if (s.owners.length > 0) lines.push(`      for ${few(s.owners, 8)}`);
        for (const c of comments[s.id] ?? []) lines.push(`      ${c.author ?? 'comment'}: ${c.text}`);
      }
    }
  }
  const beyond = beyondText(answer);
  if (beyond.length > 0) lines.push('', BEYOND_TITLE.toUpperCase(), ...beyond.map((l) => `  ${l}`));
  return `${lines.map(shown).join('\n')}\n`;
}

function shown(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return indent + plainText(line);
}
