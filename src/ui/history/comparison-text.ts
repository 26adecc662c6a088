/** A comparison of two versions as Markdown, for a message or a pull request. */
import type { ComparisonAnswer } from '../../core/analyses/answers.ts';
import { differenceSentence, isSameDrawing } from '../../core/design/compare/compare.ts';
import { kindTitle } from '../../core/design/compare/kinds.ts';
import { changeLooks, portsOfChange } from '../change-looks.ts';

/** `title`: `before → after`. Ends with a line break. */
export function comparisonText(title: string, { drawn, changes, names }: ComparisonAnswer): string {
  const lines = [`# ${title}`, '', '## Drawn differently', ''];
  if (isSameDrawing(drawn)) lines.push('Nothing.', '');
  if (drawn.design.length > 0) lines.push(...drawn.design.map((sentence) => `- ${sentence}`), '');
  for (const { collection, items } of drawn.groups) {
    lines.push(`### ${kindTitle(collection)}`, '', ...items.map((item) => `- ${differenceSentence(item)}`), '');
  }
  if (drawn.moved > 0) lines.push(`${drawn.moved} stand elsewhere on the map.`, '');
  lines.push('## Opened and closed', '');
  if (changes.pairs.length === 0) lines.push('Nothing.');
  const sorted = [...changes.pairs].sort((a, b) => changeLooks(a).rank - changeLooks(b).rank);
  for (const pair of sorted) {
    const ends = `\`${names[pair.from] ?? pair.from}\` → \`${names[pair.to] ?? pair.to}\``;
    lines.push(`- ${ends} ${portsOfChange(pair)}: ${changeLooks(pair).words}`);
  }
  if (changes.truncated) lines.push('- and more');
  return `${lines.join('\n')}\n`;
}
