import { describe, expect, it } from 'vitest';
import type { ReviewAnswer, ReviewSentence } from '../../analyses/review/answer.ts';
import { reviewOf } from '../../analyses/review/review.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../design/empty.ts';
import { prepareDesign, solveSide } from '../../pipeline/sides.ts';
import { reviewAsMarkdown } from './markdown.ts';
import { partsOf, summaryOf } from './outline.ts';
import { reviewAsPage } from './page.ts';
import { reviewAsText } from './text.ts';

const design = emptyDesign('none');
const side = { solved: solveSide(prepareDesign({ design, layout: EMPTY_LAYOUT })), design, speaks: true };
const NOTHING = reviewOf({ before: side, after: side });
const NODE = 'it may be the own node';
const ADDRESS = 'the address is not known';

function opened(id: string, ...uncertain: string[]): ReviewSentence {
  return {
    id,
    kind: 'opened',
    standing: 'surplus',
    perhaps: uncertain.length > 0,
    uncertain,
    boundary: { axis: 'plane', from: 'a', to: 'b' },
    text: `${id} can connect`,
    connections: { TCP: [[80, 80]], UDP: [], SCTP: [], other: false },
    from: { text: 'a', count: 1, names: ['a'] },
    to: { text: 'b', count: 1, names: ['b'] },
    pairs: 1,
    examples: [],
    behind: [],
    deciding: [],
    owners: [],
  };
}

const answer = (...sentences: ReviewSentence[]): ReviewAnswer => ({ ...NOTHING, sentences });
const groups = (...sentences: ReviewSentence[]) =>
  partsOf(answer(...sentences)).flatMap((p) =>
    p.axes.map((g) => [g.title, g.sentences.map((s) => s.id), g.uncertain] as const),
  );

describe('what is certain and what is not', () => {
  it('stand under headings of their own, with the reason once where it is one', () => {
    expect(groups(opened('x'), opened('y', NODE), opened('z', NODE))).toEqual([
      ['Opened, and nobody asked: between planes', ['x'], []],
      ['Opened, and nobody asked: between planes, perhaps', ['y', 'z'], [NODE]],
    ]);
    expect(groups(opened('y', NODE), opened('z', ADDRESS))[0]?.[2]).toEqual([]);
  });

  it('say the reason once in every form, or with each sentence where they differ', () => {
    const written = (...sentences: ReviewSentence[]) => {
      const review = { answer: answer(...sentences), before: 'main', after: 'branch' };
      return [reviewAsText(review), reviewAsMarkdown(review), reviewAsPage(review)];
    };
    for (const text of written(opened('y', NODE), opened('z', NODE))) expect(text.split(NODE)).toHaveLength(2);
    for (const text of written(opened('y', NODE), opened('z', NODE, ADDRESS))) expect(text.split(NODE)).toHaveLength(3);
  });

  it('are counted apart', () => {
    const counted = (pairs: number, perhaps: number) =>
      summaryOf({ ...NOTHING, totals: { ...NOTHING.totals, opened: { sentences: 1, pairs, perhaps } } })[0];
    expect(counted(2261, 2244)).toBe('Opened, and nobody asked: 17 pairs, and perhaps 2,244 more.');
    expect(counted(2244, 2244)).toBe('Opened, and nobody asked: perhaps 2,244 pairs.');
    expect(counted(1, 0)).toBe('Opened, and nobody asked: 1 pair.');
  });

  it('are told where pods were taken from', () => {
    expect(summaryOf({ ...NOTHING, located: ['after'] })).toContain(
      'The later side does not say where pods are: they are judged where the earlier one shows them.',
    );
  });
});
