import { describe, expect, test } from 'vitest';
import { parseSentence, parseSentences } from '../../core/design/sentences/parse.ts';
import { draw } from '../../testing/draw.ts';
import { marksOf } from './marks.ts';
import { lineState, linesToMend, reviewSums } from './review-sums.ts';
import { actionText, effectText, spokenText } from './sentence-words.ts';
import { homeOf, homeText, nearOf } from './talk.ts';

const DESIGN = draw(`
  plane data
  ns shop plane=data
  ns orders
  wl shop/web 8080
  wl orders/db
  wl orders/worker
  F-1 shop/web -> orders/db 5432 because checkout
`);
const read = (line: string) => parseSentence(line, DESIGN);

describe('words of a sentence', () => {
  test.each([
    ['orders/db -> shop/web', 'Add flow'],
    ['orders/db, orders/worker -> shop/web', 'Add 2 flows'],
    ['shop/web -> orders/db 6432', 'Change F-1'],
    ['shop/web -> orders/db, orders/worker 6432', 'Add flow, change F-1'],
    ['shop/web -> orders/db 5432', ''],
    ['shop/web -> ?', ''],
  ])('what the button does: %s', (line, text) => expect(actionText([read(line)])).toBe(text));

  test.each([
    ['shop/web -> orders/db 5432', 'F-1 already says so'],
    ['shop/web -> orders/db 6432', 'F-1 gets tcp 6432 as well'],
    [
      'shop/web -> orders/db 6432 owner Ada proposed',
      'F-1 gets tcp 6432 as well, gets the owner Ada, becomes proposed',
    ],
    ['orders/db -> shop/web', ''],
  ])('what it does to flows that are there: %s', (line, text) => {
    const [flow] = read(line).flows;
    expect(flow && effectText(flow.effect)).toBe(text);
  });

  test('what a screen reader hears', () => {
    expect(spokenText(read('orders/db -> shop/web'), '')).toBe('orders/db to shop/web, tcp 8080, its only port');
    expect(spokenText(read('shop/web -x> crm/api'), 'data')).toBe(
      'shop/web must not reach crm/api, any port; new namespace crm in data; new workload crm/api',
    );
    expect(spokenText(read('shop/web -> 443'), '')).toBe(
      '443 is a port, and no name; write first what is reached, then its ports',
    );
  });

  test('marks follow one another and cover the line', () => {
    const line = 'shop/web -> orders/wroker, db2 99';
    const marks = marksOf(read(line));
    expect(marks.map((m) => line.slice(m.start, m.end)).join('')).toBe(line);
    expect(marks.filter((m) => m.kind !== 'plain').map((m) => `${m.kind} ${line.slice(m.start, m.end)}`)).toEqual([
      'note orders/wroker',
      'problem db2',
    ]);
  });
});

describe('sums over lines', () => {
  const lines = [
    'orders/db -> shop/web',
    'orders/worker -> crm/api 1',
    'shop/web -> orders/db',
    'shop/web -> orders/db 1',
    'shop/web -> nowhere',
    'shop/web -> orders/wroker 1',
    '# later',
  ];
  const sentences = parseSentences(lines, DESIGN);

  test('say how the lines stand and what they make', () => {
    expect(sentences.map(lineState)).toEqual(['new', 'new', 'same', 'changes', 'problem', 'new', 'nothing']);
    expect(linesToMend(sentences)).toEqual([4, 5]);
    expect(reviewSums(sentences)).toEqual({
      lines: [
        '1 line cannot be read',
        '3 lines add flows',
        '1 line changes a flow',
        '1 line says nothing new',
        '1 line is a remark',
      ],
      makes: ['1 namespace', '2 workloads'],
    });
  });
});

describe('what the talk is about', () => {
  test.each([
    [['wl:shop/web'], 'ns:shop', 'data'],
    [['ns:shop'], 'ns:shop', 'data'],
    [['F-1'], 'ns:shop', 'data'],
    [['plane:data'], undefined, 'data'],
    [['wl:orders/db'], 'ns:orders', ''],
    [[], undefined, ''],
  ])('with %j selected', (selection, namespace, home) => {
    expect(nearOf(DESIGN, selection).namespace).toBe(namespace);
    expect(homeText(DESIGN, homeOf(DESIGN, selection))).toBe(home);
  });
});
