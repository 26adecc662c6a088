import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { fakeAnswer, mixedAnswer } from '../../testing/fake-answer.ts';
import { platformText } from '../../testing/platform-text.ts';
import type { FlowAnswer, SideAnswer } from '../analyses/answers.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../design/empty.ts';
import { openDesignFiles } from '../design/open-files.ts';
import type { Design } from '../design/schema.ts';
import { LINE_ORDER, LINES } from '../diagram/draw/line-kinds.ts';
import { readPicture } from '../pictures/read-picture.ts';
import { type DiagramRequest, diagramOf, WHOLE_DIAGRAM } from './diagram.ts';

const HOSTILE = `<script>alert("x")</script>&'\u0000\u202e`;

const shop = (flow: string, more = '') =>
  draw(
    `
    plane data
    plane management
    ns shop managed plane=data
    ns ops managed plane=management
    wl shop/web app=web
    wl shop/db app=db
    wl ops/probe app=probe
    ${flow}
    ${more}`,
    'Shop',
  );
const WANTED = shop('F-1 shop/web -> shop/db 5432');

const sheetsOf = (design: Design, answer: SideAnswer, request: Partial<DiagramRequest> = {}) =>
  diagramOf({ design, layout: EMPTY_LAYOUT }, 'design', answer, { ...WHOLE_DIAGRAM, ...request }).sheets;
const svgOf = (design: Design, answer: SideAnswer, request: Partial<DiagramRequest> = {}) =>
  sheetsOf(design, answer, request)
    .map((s) => s.svg)
    .join('');
const part = (svg: string, id: string) => {
  const start = svg.indexOf(`id="${id}"`);
  return start < 0
    ? ''
    : svg.slice(start, svg.indexOf('<g id=', start + 1) < 0 ? undefined : svg.indexOf('<g id=', start + 1));
};
const withoutTexts = (svg: string) => svg.replace(/#[0-9a-f]{6}/g, '').replace(/<title>.*?<\/title>/gs, '');

describe('a sheet', () => {
  it('has the size of its paper, a title, and the words of what it shows', () => {
    const [sheet] = sheetsOf(WANTED, fakeAnswer({ 'F-1': 'allowed' }));
    expect(sheet?.svg).toMatch(/<svg [^>]*width="1122\.5" height="793\.7" viewBox="0 0 1122\.5 793\.7"/);
    for (const words of [
      'Shop',
      'data',
      'management',
      'shop/web',
      'tcp 5432',
      '1 of 1 wanted flow allowed',
      'Sheet 1 of 1',
    ])
      expect(sheet?.svg).toContain(words);
  });

  it('is the same bytes for the same document and verdicts, whatever the time it took, and tells versions apart', () => {
    const answer = fakeAnswer({ 'F-1': 'allowed' });
    const first = svgOf(WANTED, answer);
    expect(svgOf(structuredClone(WANTED), { ...answer, milliseconds: 99 })).toBe(first);
    const digest = (svg: string) => />([0-9a-f]{16})</.exec(svg)?.[1];
    expect(digest(first)).toBeDefined();
    expect(digest(svgOf({ ...WANTED, name: 'Shop 2' }, answer))).not.toBe(digest(first));
  });

  it('shows a date only where one is given', () => {
    const answer = fakeAnswer({ 'F-1': 'allowed' });
    expect(svgOf(WANTED, answer)).toContain('none given');
    expect(svgOf(WANTED, answer, { day: '2027-01-31' })).toContain('2027-01-31');
  });

  it('keeps names as text, however they are written', () => {
    const design = {
      ...shop('F-1 shop/web -> shop/db 5432 because orders'),
      name: HOSTILE,
      workloads: { ...WANTED.workloads, 'wl:shop/web': { ...WANTED.workloads['wl:shop/web'], name: HOSTILE } as never },
      planes: { ...WANTED.planes, 'plane:data': { ...WANTED.planes['plane:data'], name: HOSTILE } as never },
      flows: { 'F-1': { ...WANTED.flows['F-1'], reason: HOSTILE, owner: HOSTILE } as never },
    };
    const { sheets, mermaid } = diagramOf(
      { design, layout: EMPTY_LAYOUT },
      'design',
      fakeAnswer({ 'F-1': 'blocked' }),
      {
        ...WHOLE_DIAGRAM,
        embed: false,
      },
    );
    const svg = sheets.map((s) => s.svg).join('');
    for (const bad of ['<script', '\u0000', '\u202e']) {
      expect(svg).not.toContain(bad);
      expect(mermaid).not.toContain(bad);
    }
    expect(svg).toContain('&lt;script&gt;');
    const tags = svg.match(/<\/?[a-zA-Z]+/g) ?? [];
    expect(new Set(tags.map((t) => t.replace(/[</]/g, '')))).toEqual(
      new Set(['svg', 'title', 'defs', 'rect', 'g', 'text', 'tspan', 'path']),
    );
  });

  it('shortens a long name in the middle and keeps it whole for hovering', () => {
    const long = `begin-${'x'.repeat(200)}-end`;
    const design = {
      ...WANTED,
      planes: { ...WANTED.planes, 'plane:data': { ...WANTED.planes['plane:data'], name: long } as never },
    };
    const svg = svgOf(design, fakeAnswer({}));
    expect(svg).toContain(`<title>${long}</title>`);
    expect(svg).toMatch(/>begin-x+…x+-end</);
  });

  it('of an empty design says that it is empty', () => {
    const svg = svgOf(emptyDesign('New'), fakeAnswer({}));
    expect(svg).toContain('This design is empty');
    expect(svg).toContain('No flows to judge.');
  });
});

describe('verdicts', () => {
  it.each([
    ['allowed', '', 'wanted and allowed'],
    ['blocked', '', 'wanted but blocked'],
    ['partly', '', 'wanted, allowed in part'],
    ['undefined', '', 'undefined'],
    ['allowed', 'must not', 'must not, but allowed'],
    ['blocked', 'must not', 'must not, and blocked'],
  ] as const)('%s of a flow that is `%s` reads `%s` in the legend and the table', (verdict, status, words) => {
    const svg = svgOf(shop(`F-1 shop/web -> shop/db 5432 ${status}`), fakeAnswer({ 'F-1': verdict }));
    expect(part(svg, 'legend')).toContain(words);
    expect(part(svg, 'tables')).toContain(words);
  });

  it('are told apart in black and white, each from each', () => {
    const looks = LINE_ORDER.map((kind) => {
      const { stroke, dash, round, head, tail, barred, sign } = LINES[kind];
      return { kind, line: JSON.stringify({ stroke, dash, round, head, tail, barred }), sign };
    });
    for (const [i, a] of looks.entries())
      for (const b of looks.slice(i + 1)) expect(a.line, `${a.kind} and ${b.kind}`).not.toBe(b.line);
    const drawn = (['allowed', 'blocked', 'partly', 'undefined', 'nothing to judge'] as const).map((verdict) =>
      withoutTexts(part(svgOf(WANTED, fakeAnswer({ 'F-1': verdict }), { theme: 'print' }), 'arrows')),
    );
    expect(drawn.every((d) => d.length > 50)).toBe(true);
    expect(new Set(drawn).size).toBe(5);
  });

  it('of planes are hatched in print, each plane its own way', () => {
    const svg = svgOf(WANTED, fakeAnswer({}), { theme: 'print' });
    const hatches = [...svg.matchAll(/fill="url\(#(hatch-[a-z]+)\)"/g)].map((m) => m[1]);
    expect(new Set(hatches)).toEqual(new Set(['hatch-data', 'hatch-management']));
    const patterns = [...svg.matchAll(/<pattern id="hatch-(?:data|management)"[^>]*><path d="([^"]+)"/g)].map(
      (m) => m[1],
    );
    expect(new Set(patterns).size).toBe(2);
  });

  it('of a blocked flow say what blocks it', () => {
    const svg = svgOf(WANTED, fakeAnswer({ 'F-1': 'blocked' }));
    expect(svg).toContain('blocked at ingress of db by tier NetworkPolicy');
    expect(svg).toContain('1 blocked: F-1');
  });

  it('of what is exposed are the solver’s', () => {
    const design = shop(
      'ext net internet',
      'exp:web shop/web Ingress 443 via=ops/probe\nexp:db shop/db LoadBalancer 5432 from=ext:net',
    );
    const verdict = (v: FlowAnswer['verdict']): FlowAnswer => ({
      verdict: v,
      pairs: 1,
      allowedPairs: 1,
      blocks: [],
      reasons: [],
    });
    const answer = { ...fakeAnswer({}), exposures: { 'exp:web': verdict('blocked'), 'exp:db': verdict('allowed') } };
    const svg = svgOf(design, answer);
    expect(part(svg, 'labels')).toContain('Ingress tcp 443');
    expect(part(svg, 'tables')).toContain('wanted but blocked');
    expect(part(svg, 'tables')).toContain('exposed, reached from outside');
  });
});

describe('guardrails and exceptions', () => {
  const guarded = shop('F-1 ops/probe -> shop/web 5432', 'G-1 separate plane');
  const gated = shop(
    'F-1 ops/probe -> shop/web 5432',
    'G-1 separate plane\nX-1 of G-1 wl:ops/probe -> wl:shop/web 5432',
  );
  const dated = {
    ...gated,
    exceptions: { 'X-1': { ...gated.exceptions['X-1'], ticket: 'SEC-7', expires: '2027-01-31' } as never },
  };

  it('are walls round every zone that is kept apart', () => {
    const svg = svgOf(guarded, fakeAnswer({ 'F-1': 'blocked' }, 'Admin'));
    expect(svg.match(/>G-1 plane apart</g)).toHaveLength(2);
    expect(svg).not.toContain('exception, a gate in it');
  });

  it('are gates with handle and ticket in both walls that an exception goes through', () => {
    const svg = svgOf(dated, fakeAnswer({ 'F-1': 'allowed' }));
    expect(part(svg, 'labels')).toMatch(/>X-1 SEC-7</);
    expect(part(svg, 'labels').match(/>X-1( SEC-7)?</g)).toHaveLength(2);
    expect(svg).toContain('G-1 plane apart · 1 exception');
    expect(part(svg, 'legend')).toContain('exception, a gate in it');
  });

  it('say on a date how long they last, and that they are over', () => {
    const answer = fakeAnswer({ 'F-1': 'allowed' });
    expect(svgOf(dated, answer, { day: '2027-01-22' })).toContain('1 exception, 1 expires in 9 days');
    const over = svgOf(dated, answer, { day: '2027-02-01' });
    expect(part(over, 'labels')).toContain('>X-1 SEC-7 expired<');
    expect(over).toContain('1 exception expired: X-1');
    expect(part(over, 'legend')).toContain('exception that has expired');
    expect(part(over, 'tables')).toContain('expired');
    expect(svgOf(dated, answer)).not.toContain('expired');
  });

  it('that no flow goes through are drawn as gates alone', () => {
    const svg = svgOf(shop('', 'G-1 separate plane\nX-1 of G-1 wl:ops/probe -> wl:shop/web 5432'), fakeAnswer({}));
    expect(part(svg, 'legend')).toContain('exception that no flow goes through');
  });
});

describe('a picture of a design', () => {
  it('opens again as the same design, from any of its sheets', () => {
    const design = draw(platformText({ namespaces: 40, workloads: 90, flows: 40, tenants: 4 }), 'Große <Plattform>');
    const layout = { ...EMPTY_LAYOUT, nodes: { 'ns:app-0-prod': { x: 12, y: 40 } } };
    const { sheets } = diagramOf({ design, layout }, 'design', mixedAnswer(Object.keys(design.flows)), WHOLE_DIAGRAM);
    expect(sheets.length).toBeGreaterThan(5);
    for (const sheet of sheets) {
      const read = readPicture('a.svg', new TextEncoder().encode(sheet.svg));
      expect(read.problem).toBeUndefined();
      const opened = openDesignFiles(read.files);
      expect(opened.diagnostics).toEqual([]);
      expect(opened.document).toEqual({ design, layout });
    }
  });

  it('carries nothing where that is not wanted', () => {
    const [sheet] = sheetsOf(WANTED, fakeAnswer({}), { embed: false });
    expect(sheet?.svg).not.toContain('metadata');
  });
});
