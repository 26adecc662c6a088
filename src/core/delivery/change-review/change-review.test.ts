import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { reviewOf } from '../../analyses/review/review.ts';
import { EMPTY_LAYOUT } from '../../design/empty.ts';
import type { Design } from '../../design/schema.ts';
import { differenceDiagram } from '../../diagram/difference/difference-diagram.ts';
import { DIFFERENCE_LOOKS } from '../../diagram/difference/looks.ts';
import { themeOf } from '../../diagram/difference/themes.ts';
import { prepareDesign, solveSide } from '../../pipeline/sides.ts';
import { reviewAsMarkdown } from './markdown.ts';
import type { ChangeReview } from './outline.ts';
import { reviewAsPage } from './page.ts';
import { PAGE_STYLE, PAGE_STYLE_HASH } from './style.ts';
import { reviewAsText } from './text.ts';

const WORLD = `
  cluster pods 10.244.0.0/16
  plane control
  plane data
  ns ops plane=control
  ns shop managed plane=data
  wl ops/admin app=admin
  wl shop/web app=web 8080
  wl shop/db app=db 5432
`;

function side(design: Design) {
  return { solved: solveSide(prepareDesign({ design, layout: EMPTY_LAYOUT })), design, speaks: true };
}

function reviewed(before: Design, after: Design, more: Partial<ChangeReview> = {}): ChangeReview {
  const answer = reviewOf({ before: side(before), after: side(after) });
  return { answer, before: 'main', after: 'branch', ...more };
}

const HOSTILE = `</style><script>alert(1)</script>"'&<img src=x onerror=alert(1)> | \` [x](javascript:alert(1)) \u202e\u001b[31m`;

/** A change of which every text that people write is an attack. */
function hostile(): ChangeReview {
  const before = draw(WORLD);
  const after = draw(`${WORLD}\nF-1 shop/web -> shop/db 5432\nG-1 forbid ns:ops -> ns:shop any`);
  const [flow, plane] = [after.flows['F-1'], after.planes['plane:data']];
  if (!flow || !plane) throw new Error('not drawn');
  const design: Design = {
    ...after,
    name: HOSTILE,
    flows: { 'F-1': { ...flow, reason: HOSTILE, owner: HOSTILE, decidedBy: HOSTILE } },
    planes: { ...after.planes, 'plane:data': { ...plane, name: HOSTILE } },
  };
  const review = reviewed(before, design, { before: HOSTILE, after: HOSTILE });
  const [first] = review.answer.sentences;
  if (!first) throw new Error('nothing differs');
  return { ...review, comments: { [first.id]: [{ text: HOSTILE, author: HOSTILE, on: '2026-11-26' }] } };
}

const calm = () =>
  reviewed(
    draw(WORLD),
    draw(`${WORLD}\nF-1 shop/web -> shop/db 5432 because orders are kept\nns more\nwl more/x app=x`),
  );

describe('a review as a page', () => {
  it('needs nothing else, and its own policy lets nothing run', () => {
    const page = reviewAsPage(calm());
    expect(page).toContain(`content="default-src 'none'; style-src '${PAGE_STYLE_HASH}'`);
    expect(page.match(/<style/g)).toHaveLength(1);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\son[a-z]+=|\sstyle=|@import|url\(/i);
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  });

  it('names the style that it has', () => {
    expect(PAGE_STYLE_HASH).toBe(`sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}`);
  });

  it('shows the sentence, the flow with its reason, the deciding lines and the diagram', () => {
    const page = reviewAsPage(calm());
    expect(page).toContain('shop/web can now connect to shop/db on tcp 5432, as F-1 asks.');
    expect(page).toContain('reason: orders are kept');
    expect(page).toMatch(/after: allowed at ingress by NetworkPolicy shop\/allow-db spec\.ingress\[0\] \(tenants\//);
    expect(page).toContain('<svg');
    expect(page).toContain('New: more/x.');
  });

  it('lets no name become markup', () => {
    const page = reviewAsPage(hostile());
    expect(page).not.toMatch(/<script|<img/i);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page).not.toContain('\u202e');
    expect(page).not.toContain('\u001b');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});

describe('a review as Markdown', () => {
  it('has the sentences under their headings', () => {
    const text = reviewAsMarkdown(calm());
    expect(text).toContain('# Review: main to branch');
    expect(text).toContain('## New openings');
    expect(text).toContain('- **shop/web can now connect to shop/db on tcp 5432, as F-1 asks.**');
  });

  it('lets no name become markup, or a line of its own', () => {
    const text = reviewAsMarkdown(hostile());
    expect(text).not.toMatch(/(^|[^\\])<(script|img)/m);
    expect(text).not.toMatch(/(^|[^\\])\[x\]\(/m);
    for (const line of text.split('\n')) expect(line).toMatch(/^(#{1,3} | {0,2}- |$)/);
  });

  it('fits into a comment, and says what it left out', () => {
    const review = calm();
    const [first] = review.answer.sentences;
    if (!first) throw new Error('nothing differs');
    const sentences = Array.from({ length: 900 }, (_, i) => ({ ...first, id: `${i}`, text: `${first.text} ${i}` }));
    const text = reviewAsMarkdown({ ...review, answer: { ...review.answer, sentences } });
    expect(text.length).toBeLessThan(61_000);
    expect(text).toContain('The review goes on');
  });
});

describe('a review as text', () => {
  it('moves no cursor', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    expect(reviewAsText(hostile())).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});

describe('the diagram of a difference', () => {
  it('is drawn in its own kinds of lines, each told in the legend', () => {
    const { answer } = calm();
    const { svg } = differenceDiagram(answer.drawing, themeOf('print'), 'what changes');
    expect(svg).toContain('shop/web');
    expect(svg).toContain('opened as asked');
    expect(svg).not.toContain(DIFFERENCE_LOOKS.lost.words);
    expect(svg).toContain('<title>what changes</title>');
  });

  it('tells every two kinds apart without colour', () => {
    const looks = Object.values(DIFFERENCE_LOOKS).map(({ words: _, ...look }) => JSON.stringify(look));
    expect(new Set(looks).size).toBe(looks.length);
  });

  it('says when it is too much to draw', () => {
    const many = Array.from({ length: 40 }, (_, i) => `ns n${i} managed\nwl n${i}/x app=x 80`).join('\n');
    const flows = Array.from({ length: 39 }, (_, i) => `F-${i + 1} n${i}/x -> n${i + 1}/x 80`).join('\n');
    const { answer } = reviewed(
      draw(`cluster pods 10.244.0.0/16\n${many}`),
      draw(`cluster pods 10.244.0.0/16\n${many}\n${flows}`),
    );
    const { nodes, links, left } = answer.drawing;
    expect(nodes.length).toBeLessThanOrEqual(32);
    expect(links.filter((l) => l.kind !== 'unchanged').length + left).toBeGreaterThan(0);
    expect(answer.sentences.reduce((sum, s) => sum + s.pairs, 0)).toBe(39);
  });
});
