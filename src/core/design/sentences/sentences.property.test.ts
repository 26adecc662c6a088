import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDesign } from '../../../testing/arbitrary-design.ts';
import { draw } from '../../../testing/draw.ts';
import { change } from '../change.ts';
import { connectionsOfPorts } from '../connections.ts';
import { EMPTY_LAYOUT } from '../empty.ts';
import { entity } from '../lookup.ts';
import { portsLabel } from '../ports-text.ts';
import type { Design, Flow } from '../schema.ts';
import { validateDesign } from '../validate.ts';
import { applySentences } from './apply.ts';
import { complete } from './complete.ts';
import { parseSentence, parseSentences } from './parse.ts';
import { sentenceOf } from './print.ts';
import type { Range, Sentence } from './sentence.ts';

const DESIGN = draw(`
  plane data
  ns shop plane=data
  ns orders
  wl shop/web 8080
  wl shop/db 3306
  wl orders/db 5432
  ext bank 203.0.113.0/24
  group shop/front tier=front
  F-1 shop/web -> orders/db 5432 because checkout
`);

const PIECES = [
  ...[
    'shop/web',
    'orders/db',
    'db',
    'cart/new',
    'plane:data',
    'ns:x',
    'bank',
    '10.0.0.0/8',
    'a.example.com',
    'internet',
    '@wl:shop/web',
  ],
  ...[
    'shop{tier=front}',
    '{',
    '}',
    '"',
    '“',
    '`',
    '*',
    '[x]',
    '(',
    ')',
    '\t',
    '|',
    ',',
    ';',
    '#',
    '//',
    '?',
    '-',
    '1.',
    'F-1',
  ],
  ...[
    '->',
    '<-',
    '<->',
    '-x>',
    '→',
    'to',
    'must not',
    'never',
    'because',
    'for',
    'by',
    'owner',
    'proposed',
    'open question',
  ],
  ...[
    '5432',
    '0',
    'tcp',
    'udp/53',
    '80-90',
    '90-80',
    'https',
    'any',
    'from',
    ' ',
    '  ',
    '\u00a0',
    '\u2028',
    '\\',
    ':',
    '/',
    '=',
    '<',
    '>',
  ],
];

/** Anything that may stand in a line, from plain noise to nearly a sentence. */
const anyLine = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((p) => p.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((p) => p.join('')),
);

function expectSound(sentence: Sentence): void {
  const { text, tokens, problems, notes, from, to } = sentence;
  const inside = ({ start, end }: Range) => 0 <= start && start <= end && end <= text.length;
  expect([...tokens, ...problems, ...notes, ...from, ...to].filter((r) => !inside(r))).toEqual([]);
  let at = 0;
  for (const { start, end } of tokens) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThan(start);
    expect(text.slice(at, start).trim()).toBe('');
    at = end;
  }
  expect(text.slice(at).trim()).toBe('');
  for (const p of [...problems, ...notes]) expect(p.message === '' || p.help === '').toBe(false);
  if (sentence.kind === 'sentence') expect(problems.length > 0 || sentence.flows.length > 0).toBe(true);
  if (problems.length > 0) expect(sentence.flows).toEqual([]);
}

describe('any text', () => {
  it('is read without failing, and every part of it has its place', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        expectSound(parseSentence(line, DESIGN));
        for (let cursor = 0; cursor <= line.length; cursor += 3) complete(line, cursor, DESIGN);
      }),
      { numRuns: 3000 },
    );
  });

  it('of many lines adds what it lists, and what it adds is then there', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 6 }), (lines) => {
        const sentences = parseSentences(lines, DESIGN);
        sentences.forEach(expectSound);
        let result: ReturnType<typeof applySentences> | undefined;
        const [next] = change({ design: DESIGN, layout: EMPTY_LAYOUT }, 'Add', (draft) => {
          result = applySentences(draft, sentences);
        });
        const wanted = sentences.filter((s) => s.flows.some((f) => f.effect.kind !== 'same'));
        expect(result?.made).toHaveLength(new Set(wanted.flatMap((s) => s.makes).map((m) => m.ref)).size);
        expect(validateDesign(next.design)).toEqual([]);
        // said once more in one breath, nothing is new
        for (const again of parseSentences(lines, next.design)) {
          if (again.problems.length > 0 || again.notes.length > 0) continue;
          expect(again.flows.filter((f) => f.effect.kind === 'new')).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** Whether a flow can be said: its ends exist, and its ports make sense. */
function canBeSaid(design: Design, flow: Flow): boolean {
  const ends = [flow.from, flow.to].every((id) => entity(design, id) !== undefined);
  const ports =
    typeof flow.ports === 'string' || flow.ports.every((p) => (p.endPort ?? p.port) >= p.port && p.port > 0);
  return ends && ports;
}

/** What a sentence keeps of a flow. */
function meaning(flow: Pick<Flow, 'from' | 'to' | 'ports' | 'reason' | 'owner'> & { status?: Flow['status'] }) {
  const { from, to, ports, status = 'agreed', reason = '', owner = '' } = flow;
  const confirmed = ports !== 'unconfirmed';
  return { from, to, confirmed, connections: connectionsOfPorts(ports), status, reason, owner };
}

describe('a printed flow', () => {
  it('is read back as the same flow, in any design', () => {
    let said = 0;
    fc.assert(
      fc.property(arbitraryDesign, (design) => {
        const ends = [
          ...Object.keys(design.workloads),
          ...Object.keys(design.namespaces),
          ...Object.keys(design.externals),
        ];
        const [from = '', to = from] = ends;
        const flows = Object.values(design.flows).flatMap((f) => [f, { ...f, from, to }]);
        for (const flow of flows.filter((f) => canBeSaid(design, f))) {
          const text = sentenceOf(design, flow);
          const { flows: read, problems } = parseSentence(text, design);
          expect(problems, text).toEqual([]);
          expect(read, text).toHaveLength(1);
          expect(meaning(read[0] ?? flow), text).toEqual(meaning(flow));
          said++;
        }
      }),
      { numRuns: 1500 },
    );
    expect(said).toBeGreaterThan(1000);
  });

  it('keeps hard reasons, owners and names', () => {
    const hard = fc.oneof(
      anyLine,
      fc.constantFrom('a, owner b', 'x ?', 'owner y', '"', '“a”', ' a', 'a\nb', 'by Ada, proposed', '# x'),
    );
    fc.assert(
      fc.property(
        hard,
        hard,
        hard.filter((n) => n !== '').map((n) => n.slice(0, 63)),
        (reason, owner, name) => {
          const external = { id: 'ext:x', name, networks: [], internet: false, domains: [] };
          const design = { ...DESIGN, flows: {}, externals: { ...DESIGN.externals, 'ext:x': external } };
          const flow: Flow = { id: 'F-9', from: 'ext:x', to: 'ext:x', ports: 'any', status: 'agreed', reason, owner };
          const text = sentenceOf(design, flow);
          const [read] = parseSentence(text, design).flows;
          expect(read && meaning(read), text).toEqual(meaning(flow));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('reads well', () => {
    const text = (fields: Partial<Flow>) => {
      const flow: Flow = {
        id: 'F-1',
        from: 'wl:shop/web',
        to: 'wl:orders/db',
        ports: 'any',
        status: 'agreed',
        ...fields,
      };
      return sentenceOf(DESIGN, flow);
    };
    const ports: Flow['ports'] = [{ protocol: 'TCP', port: 5432 }];
    expect(text({ ports, reason: 'checkout' })).toBe('shop/web -> orders/db tcp 5432 because checkout');
    expect(text({ ports, status: 'proposed', owner: 'payments' })).toBe(
      'shop/web -> orders/db tcp 5432 proposed owner payments',
    );
    expect(text({ status: 'must not' })).toBe('shop/web must not reach orders/db any port');
    expect(text({ from: 'ns:shop', to: 'plane:data', ports: 'unconfirmed' })).toBe(
      'shop/* -> plane:data to be confirmed',
    );
    expect(text({ from: 'group:shop/front', to: 'ext:bank' })).toBe('shop{tier=front} -> bank any port');
    expect(text({ reason: 'a, by Ada' })).toBe('shop/web -> orders/db any port because "a, by Ada"');
    expect(portsLabel(ports)).toBe('tcp 5432');
  });
});
