import { describe, expect, it } from 'vitest';
import type { FlowAnswer, SideAnswer } from '../analyses/answers.ts';
import type { Document } from '../design/change.ts';
import { type Design, EMPTY_LAYOUT, emptyDesign } from '../design/schema.ts';
import { diagramOf } from './diagram.ts';

const HOSTILE = `<script>alert("x")</script>&'\u0000\u202e`;

function answer(flows: Record<string, FlowAnswer['verdict']>, tier = 'NetworkPolicy'): SideAnswer {
  const blocks = [{ direction: 'ingress' as const, tier, text: `blocked at ingress of db by tier ${tier}` }];
  const of = (verdict: FlowAnswer['verdict']): FlowAnswer => ({
    verdict,
    pairs: 1,
    allowedPairs: verdict === 'allowed' ? 1 : 0,
    blocks: verdict === 'blocked' ? blocks : [],
    reasons: [],
  });
  return {
    side: 'design',
    statistics: { endpoints: 5, classes: 4, policies: 3, signatures: { egress: 1, ingress: 1 } },
    milliseconds: Math.PI,
    flows: Object.fromEntries(Object.entries(flows).map(([id, v]) => [id, of(v)])),
    exposures: {},
    openness: {},
    traffic: { pairs: [], truncated: false, namespaces: [] },
    diagnostics: [],
  };
}

const flow = (id: string, from: string, to: string, rest: Partial<Design['flows'][string]> = {}) => ({
  [id]: { id, from, to, ports: [{ protocol: 'TCP' as const, port: 5432 }], status: 'agreed' as const, ...rest },
});

function shop(flows: Design['flows'], name = 'Shop'): Document {
  const empty = emptyDesign(name);
  const plane = (id: string) => ({ id: `plane:${id}`, name: `${id} plane`, label: { key: 'plane', value: id } });
  const ns = (id: string, at: string) => ({
    id: `ns:${id}`,
    name: id,
    labels: {},
    plane: `plane:${at}`,
    complianceZones: [],
    isolation: 'default-deny' as const,
    system: false,
  });
  const wl = (path: string) => ({
    id: `wl:${path}`,
    namespace: `ns:${path.split('/')[0]}`,
    name: path.split('/')[1] ?? '',
    kind: 'Deployment',
    labels: {},
    ports: [],
    serviceAccount: 'default',
    hostNetwork: false,
  });
  const byId = <T extends { id: string }>(items: T[]) => Object.fromEntries(items.map((i) => [i.id, i]));
  const design: Design = {
    ...empty,
    planes: byId([plane('data'), plane('management')]),
    namespaces: byId([ns('shop', 'data'), ns('ops', 'management')]),
    workloads: byId(['shop/web', 'shop/db', 'ops/probe'].map(wl)),
    flows,
  };
  return { design, layout: EMPTY_LAYOUT };
}

const svgOf = (document: Document, sideAnswer: SideAnswer, theme: 'light' | 'dark' | 'print' = 'light') =>
  diagramOf(document, 'design', sideAnswer, theme).svg;

const WANTED = shop(flow('F-1', 'wl:shop/web', 'wl:shop/db'));

describe('the drawing', () => {
  it('has a size, a title, and the words of what it shows', () => {
    const svg = svgOf(WANTED, answer({ 'F-1': 'allowed' }));
    expect(svg).toMatch(/<svg [^>]*width="\d+" height="\d+" viewBox="0 0 \d+ \d+"/);
    for (const words of [
      'Shop',
      'data plane',
      'management plane',
      'shop/web',
      'tcp 5432',
      '1 of 1 wanted flow allowed',
    ])
      expect(svg).toContain(words);
  });

  it('gives the same bytes for the same document and verdicts, whatever the time it took', () => {
    const first = svgOf(WANTED, answer({ 'F-1': 'allowed' }));
    const slower = { ...answer({ 'F-1': 'allowed' }), milliseconds: 99 };
    expect(svgOf(structuredClone(WANTED), slower)).toBe(first);
    const renamed = { ...WANTED, design: { ...WANTED.design, name: 'Shop 2' } };
    const digest = (svg: string) => /digest ([0-9a-f]{16})/.exec(svg)?.[1];
    expect(digest(svgOf(renamed, answer({})))).not.toBe(digest(first));
  });

  it('keeps names as text, however they are written', () => {
    const { design, layout } = shop(
      flow('F-1', 'wl:shop/web', 'wl:shop/db', { reason: HOSTILE, owner: HOSTILE }),
      HOSTILE,
    );
    const named = structuredClone(design) as { -readonly [K in keyof Design]: Design[K] };
    named.workloads = {
      ...named.workloads,
      'wl:shop/web': { ...named.workloads['wl:shop/web'], name: HOSTILE } as never,
    };
    const svg = svgOf({ design: named, layout }, answer({ 'F-1': 'allowed' }));
    for (const bad of ['<script', '\u0000', '\u202e']) expect(svg).not.toContain(bad);
    expect(svg).toContain('&lt;script&gt;alert(&quot;x&quot;)');
    const tags = svg.match(/<\/?[a-zA-Z]+/g) ?? [];
    expect(new Set(tags.map((t) => t.replace(/[</]/g, '')))).toEqual(
      new Set(['svg', 'title', 'defs', 'rect', 'g', 'text', 'path']),
    );
  });

  it('shortens a long name in the middle and keeps it whole for hovering', () => {
    const long = `begin-${'x'.repeat(200)}-end`;
    const { design, layout } = shop({});
    const named = {
      ...design,
      planes: { ...design.planes, 'plane:data': { ...design.planes['plane:data'], name: long } as never },
    };
    const svg = svgOf({ design: named, layout }, answer({}));
    expect(svg).toContain(`<title>${long}</title>`);
    expect(svg).toMatch(/>begin-x+…x+-end</);
  });

  it('says of an empty design that it is empty', () => {
    const svg = svgOf({ design: emptyDesign('New'), layout: EMPTY_LAYOUT }, answer({}));
    expect(svg).toContain('This design is empty');
    expect(svg).toContain('No flows to judge.');
  });
});

describe('verdicts', () => {
  it.each([
    ['allowed', 'agreed', 'wanted and allowed'],
    ['blocked', 'agreed', 'wanted but blocked'],
    ['undefined', 'agreed', 'undefined'],
    ['allowed', 'must not', 'must not, but allowed'],
    ['blocked', 'must not', 'must not, and blocked'],
    ['nothing to judge', 'open question', 'open question'],
  ] as const)('%s of a flow that is `%s` reads `%s` in the legend and the table', (verdict, status, words) => {
    const svg = svgOf(shop(flow('F-1', 'wl:shop/web', 'wl:shop/db', { status })), answer({ 'F-1': verdict }));
    const legend = svg.slice(svg.indexOf('id="legend"'), svg.indexOf('id="tables"'));
    expect(legend).toContain(words);
    expect(svg.slice(svg.indexOf('id="tables"'))).toContain(words);
  });

  it('are told apart by line and sign, not by colour alone', () => {
    const looks = (['allowed', 'blocked', 'undefined', 'nothing to judge'] as const).map((verdict) => {
      const svg = svgOf(WANTED, answer({ 'F-1': verdict }), 'print');
      const arrows = svg.slice(svg.indexOf('id="arrows"'), svg.indexOf('id="cards"'));
      return arrows.replace(/#[0-9a-f]{6}/g, '').replace(/<title>.*?<\/title>/g, '');
    });
    expect(new Set(looks).size).toBe(4);
  });

  it('of a blocked flow say what blocks it', () => {
    const svg = svgOf(WANTED, answer({ 'F-1': 'blocked' }));
    expect(svg).toContain('blocked at ingress of db by tier NetworkPolicy');
    expect(svg).toContain('1 blocked: F-1');
  });
});

describe('guardrails and exceptions', () => {
  const flows = flow('F-1', 'wl:ops/probe', 'wl:shop/web');
  const { design, layout } = shop(flows);
  const guarded: Design = {
    ...design,
    guardrails: { 'G-1': { id: 'G-1', name: 'Planes apart', rule: { kind: 'separate', axis: 'plane' } } },
  };
  const gated: Design = {
    ...guarded,
    exceptions: {
      'X-1': {
        id: 'X-1',
        guardrail: 'G-1',
        from: 'wl:ops/probe',
        to: 'wl:shop/web',
        ports: [{ protocol: 'TCP', port: 5432 }],
        ticket: 'SEC-7',
      },
    },
  };

  it('are walls round every zone that is kept apart', () => {
    const svg = svgOf({ design: guarded, layout }, answer({ 'F-1': 'blocked' }, 'Admin'));
    expect(svg.match(/>G-1 Planes apart</g)).toHaveLength(2);
    expect(svg).not.toContain('exception, a gate in it');
  });

  it('are gates with handle and ticket in both walls that an exception goes through', () => {
    const svg = svgOf({ design: gated, layout }, answer({ 'F-1': 'allowed' }));
    expect(svg.match(/>X-1 SEC-7</g)).toHaveLength(2);
    expect(svg.match(/>G-1 Planes apart · 1 exception</g)).toHaveLength(2);
    expect(svg).toContain('exception, a gate in it');
  });
});

describe('a large platform', () => {
  const many = (n: number): Document => {
    const { design } = shop({});
    const ids = Array.from({ length: n }, (_, i) => `n${i}`);
    const namespaces = Object.fromEntries(
      ids.map((id) => [`ns:${id}`, { ...design.namespaces['ns:shop'], id: `ns:${id}`, name: id } as never]),
    );
    const workloads = Object.fromEntries(
      ids.map((id) => [
        `wl:${id}/web`,
        { ...design.workloads['wl:shop/web'], id: `wl:${id}/web`, namespace: `ns:${id}` } as never,
      ]),
    );
    const flows = Object.assign({}, ...ids.slice(1).map((id, i) => flow(`F-${i + 1}`, `wl:n${i}/web`, `wl:${id}/web`)));
    return { design: { ...design, namespaces, workloads, flows }, layout: EMPTY_LAYOUT };
  };

  it('shows namespaces as cards and says that flows are summed', () => {
    const svg = svgOf(many(60), answer({}));
    expect(svg).toContain('60 namespaces are drawn as cards');
    expect(svg).toContain('>n59<');
    expect(svg).toContain('>F-59<');
  });

  it('explains more than twelve arrows by handle', () => {
    const labels = (n: number) => {
      const svg = svgOf(many(n), answer({}));
      return svg.slice(svg.indexOf('id="labels"'), svg.indexOf('id="legend"'));
    };
    expect(labels(10)).toContain('>tcp 5432<');
    expect(labels(20)).toContain('>F-19<');
    expect(labels(20)).not.toContain('>tcp 5432<');
  });
});
