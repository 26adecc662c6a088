import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commented, printDocument } from './print.ts';

describe('printDocument', () => {
  const TRICKY = ['yes', 'on', 'y', 'n', 'null', '~', '1', '1.10', '0x1', '0o17', '010', '12:30:45', '2020-01-01'];
  const MORE = [
    '1_000',
    '<<',
    '=',
    '.5',
    '1e3',
    '',
    ' a',
    'a: b',
    '#a',
    '- a',
    '*a',
    '&a',
    '!a',
    '.inf',
    'a\nb',
    'true',
  ];

  it.each([...TRICKY, ...MORE])('writes the text %j so that YAML 1.1 and 1.2 read it as text', (value) => {
    const written = printDocument({ labels: { [value]: value } });
    for (const version of ['1.1', '1.2'] as const)
      expect(parse(written, { version, merge: false }), written).toEqual({ labels: { [value]: value } });
  });

  it('keeps the order of keys, folds nothing and repeats rather than refers', () => {
    const shared = { app: 'a' };
    const long = 'word '.repeat(60).trim();
    expect(printDocument({ b: shared, a: shared, c: [], d: {}, e: [{ x: 1, y: 2 }], long })).toBe(
      `b:\n  app: a\na:\n  app: a\nc: []\nd: {}\ne:\n- x: 1\n  "y": 2\nlong: ${long}\n`,
    );
  });

  it('puts comments above the document and the parts they belong to', () => {
    const value = { spec: { ingress: [commented({ from: [] }, ['F-12 web -> db', 'because checkout'])] } };
    expect(printDocument(value, ['made by hand'])).toBe(
      '# made by hand\nspec:\n  ingress:\n  # F-12 web -> db\n  # because checkout\n  - from: []\n',
    );
  });

  it('lets no comment escape its line', () => {
    const nasty = 'a\nkind: Secret\r\nb\u2028c: d\u0085e\u0000f';
    const written = printDocument(commented({ a: 1 }, [nasty, '']), undefined);
    expect(parse(written)).toEqual({ a: 1 });
    expect(written.split(/[\n\u0085\u2028]/).filter((line) => line !== '' && !line.startsWith('#'))).toEqual(['a: 1']);
  });
});
