/** A review of a change as one HTML page that needs nothing else: no script, no font, no network. */
import type { ReviewSentence } from '../../analyses/review/answer.ts';
import { counted } from '../../design/thing-words.ts';
import { differenceDiagram } from '../../diagram/difference/difference-diagram.ts';
import { PAGE_THEME } from '../../diagram/difference/themes.ts';
import { escapeXml } from '../../diagram/svg.ts';
import { htmlPage } from '../html-page.ts';
import { BEYOND_TITLE, beyondText } from './beyond-text.ts';
import { EDITS_TITLE, editsText } from './edits-text.ts';
import { few } from './few.ts';
import {
  behindFacts,
  behindTitle,
  type ChangeReview,
  decidingText,
  KIND_TITLE,
  pairsText,
  partsOf,
  type SentenceGroup,
  summaryOf,
  uncertainText,
} from './outline.ts';

const e = escapeXml;

/** The page. Everything of the user's is escaped, and its own policy lets nothing run or load. */
export function reviewAsPage(review: ChangeReview): string {
  const { answer, before, after } = review;
  const title = `Review: ${before} to ${after}`;
  const parts = partsOf(answer).map(
    (part) =>
      `<section>\n<h2>${e(part.title)}</h2>\n${part.axes
        .map(
          (group) =>
            `<h3>${e(group.title)}</h3>\n${doubt(group)}<ol class="sentences">\n${group.sentences.map((s) => sentence(s, group, review)).join('')}</ol>\n`,
        )
        .join('')}</section>\n`,
  );
  const [edits, beyond] = [listed(EDITS_TITLE, editsText(answer)), listed(BEYOND_TITLE, beyondText(answer))];
  const summary = summaryOf(answer).map((l) => `<li>${e(l)}</li>\n`);
  return htmlPage(title, `<ul>\n${summary.join('')}</ul>\n${edits}${figure(review)}${parts.join('')}${beyond}`);
}

function listed(title: string, lines: readonly string[]): string {
  const items = lines.map((l) => `<li>${e(l)}</li>\n`);
  return items.length === 0 ? '' : `<section>\n<h2>${e(title)}</h2>\n<ul>\n${items.join('')}</ul>\n</section>\n`;
}

function figure({ answer: { drawing }, before, after }: ChangeReview): string {
  if (drawing.links.length === 0) return '';
  const { svg } = differenceDiagram(drawing, PAGE_THEME, `What changes from ${before} to ${after}`);
  const left = [
    ...(drawing.left > 0 ? [`${counted(drawing.left, 'further arrow')} of changes are not drawn.`] : []),
    ...(drawing.unchangedLeft > 0 ? [`What stays open is not drawn: ${counted(drawing.unchangedLeft, 'arrow')}.`] : []),
  ];
  const words = [`${GRAIN[drawing.grain]} The sentences below say all of it.`, ...left];
  return `<figure>\n${svg}<figcaption>${e(words.join(' '))}</figcaption>\n</figure>\n`;
}

const GRAIN = {
  ends: 'Each card is a workload, a host, or what is outside.',
  namespaces: 'Each card is a namespace, or what is outside.',
  zones: 'Each card is a zone, or what is outside.',
} as const;

function doubt(of: SentenceGroup, sentence?: ReviewSentence): string {
  const lines = sentence ? uncertainText(sentence, of) : uncertainText(of);
  return lines.map((l) => `<p class="quiet">${e(l)}</p>\n`).join('');
}

function sentence(s: ReviewSentence, group: SentenceGroup, { answer, comments = {} }: ChangeReview): string {
  const behind = s.behind.map(
    (b) =>
      `<p class="behind"><strong>${e(behindTitle(b, answer.speaks))}</strong>: <code>${e(b.text)}</code><br>${e(behindFacts(b).join('; '))}</p>\n`,
  );
  const said = (comments[s.id] ?? []).map((c) => {
    const by = [c.author, c.on].filter((x) => x !== undefined).join(', ');
    return `<blockquote>${e(c.text)}${by === '' ? '' : `<br><span class="quiet">${e(by)}</span>`}</blockquote>\n`;
  });
  const deciding = s.deciding.map((c) => `<li>${e(decidingText(c))}</li>\n`).join('');
  const pairs = pairsText(s)
    .map((p) => `<li>${e(p)}</li>\n`)
    .join('');
  return `<li class="${s.kind}" id="s-${e(s.id)}">
<p class="kind">${e(KIND_TITLE[s.kind])}</p>
<p class="say">${e(s.text)}</p>
${doubt(group, s)}${s.owners.length > 0 ? `<p class="quiet">For ${e(few(s.owners, 8))}</p>\n` : ''}${behind.join('')}${said.join('')}<details>
<summary>${e(counted(s.pairs, 'pair'))}, and the lines that decide</summary>
<ul>
${pairs}</ul>
<p class="quiet">${s.pairs > 1 ? 'Of the first pairs:' : 'Decided by:'}</p>
<ul>
${deciding}</ul>
</details>
</li>
`;
}
