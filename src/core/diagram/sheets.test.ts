import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { mixedAnswer } from '../../testing/fake-answer.ts';
import { platformText } from '../../testing/platform-text.ts';
import { type PageText, textsOf } from '../../testing/svg-texts.ts';
import { EMPTY_LAYOUT } from '../design/empty.ts';
import type { Design } from '../design/schema.ts';
import { type Box, overlaps, type Point } from './geometry.ts';
import { drawSheets, segmentationDiagram, sheetsOfFlows } from './segmentation-diagram.ts';
import { SMALLEST_POINTS } from './sheets/paper.ts';
import type { Picture } from './sheets/picture.ts';
import type { Scope } from './sheets/scope.ts';
import { memberNamespace } from './sheets/standing.ts';
import { titleBoxes } from './sheets/title-boxes.ts';

const LONG = 'a-name-that-nobody-could-ever-read-in-full-without-a-very-wide-sheet-of-paper'.slice(0, 63);

const SHOP = draw(`
  plane data
  plane management
  ns shop managed plane=data
  ns ops managed plane=management
  wl shop/web app=web 8080
  wl shop/db app=db 5432
  wl ops/probe app=probe
  ext net internet
  exp:web shop/web LoadBalancer 8080 from=ext:net
  G-1 separate plane
  X-1 of G-1 wl:ops/probe -> wl:shop/web 8080
  F-1 shop/web -> shop/db 5432 because orders
  F-2 ops/probe -> shop/web 8080
  F-3 ops/probe -> shop/db 5432
`);
const SHARED = draw(`
  ns shop managed
  ns log managed
  wl shop/web 8080
  wl shop/cart 8080
  wl log/sink 514
  shared:logs log/sink 514 for shop/web
  shared:names ns:log 53 for shop/cart
`);
const DESIGNS: Readonly<Record<string, Design>> = {
  'a shop of three workloads': SHOP,
  '10 workloads': draw(platformText({ namespaces: 3, workloads: 10, flows: 14, tenants: 2 })),
  '60 namespaces, 300 workloads': draw(platformText({ namespaces: 60, workloads: 300, flows: 180, tenants: 9 })),
  'no tenants': draw(platformText({ namespaces: 60, workloads: 300, flows: 90, tenants: 0 })),
  'one crowded namespace': draw(platformText({ namespaces: 1, workloads: 260, flows: 60, tenants: 0 })),
  'long names': draw(
    platformText({ namespaces: 30, workloads: 60, flows: 40, tenants: 3 }).replaceAll('app-', `${LONG.slice(0, 50)}-`),
  ),
};
const EACH = Object.entries(DESIGNS);

const input = (design: Design, more: { scope?: Scope; day?: string; paper?: 'auto' | 'A4' | 'A1' } = {}) => ({
  document: { design, layout: EMPTY_LAYOUT },
  side: 'design' as const,
  answer: mixedAnswer(Object.keys(design.flows)),
  theme: 'print' as const,
  paper: more.paper ?? ('auto' as const),
  scope: more.scope ?? ({ kind: 'all' } as const),
  day: more.day,
  digest: '0123456789abcdef',
  metadata: '',
});

const pictures = (design: Design): readonly Picture[] =>
  drawSheets(input(design)).drawn.flatMap((d) => (d ? [d.picture] : []));

describe.each(EACH)('%s', (_, design) => {
  const sheets = drawSheets(input(design));
  const pages = segmentationDiagram(input(design));
  const shown = sheets.drawn.flatMap((d) => (d ? [d.picture] : []));

  it('shows every workload once, and every namespace with its members in one place', () => {
    const cards = shown.flatMap((p) => p.cards.filter((c) => c.kind === 'workload').map((c) => c.id));
    expect([...cards].sort()).toEqual(Object.keys(design.workloads).sort());
    const frames = shown.flatMap((p) => p.frames.filter((f) => f.kind === 'namespace').map((f) => f.id));
    expect(new Set(frames).size).toBe(frames.length);
    const namespaces = new Set(frames.map((id) => id.split('#')[0]));
    expect(namespaces).toEqual(new Set(Object.keys(design.namespaces)));
  });

  it('shows what stands outside once', () => {
    const outside = shown.flatMap((p) =>
      p.cards.filter((c) => c.kind === 'external' || c.kind === 'host').map((c) => c.id),
    );
    expect([...outside].sort()).toEqual([...Object.keys(design.externals), ...Object.keys(design.hostGroups)].sort());
  });

  it('sends whoever follows a stub to the sheet that shows it', () => {
    for (const card of shown.flatMap((p) => p.cards.filter((c) => c.kind === 'stub'))) {
      const id = card.id.replace(/^(in|out) /, '');
      if (card.sheet === undefined || id.startsWith('sheet ')) continue;
      const target = sheets.drawn[card.sheet - 1]?.picture;
      const there = new Set([...(target?.cards ?? []), ...(target?.frames ?? [])].map((t) => t.id.split('#')[0]));
      const home = memberNamespace(design, id);
      expect(there.has(id) || (home !== undefined && there.has(home)), `${card.name} ${card.line}`).toBe(true);
      expect(card.line).toContain(`sheet ${card.sheet}`);
    }
  });

  it('has no card over another, or outside of its frame', () => {
    for (const { cards, frames } of shown) {
      for (const [i, card] of cards.entries()) {
        expect(cards.slice(i + 1).filter((other) => overlaps(card.box, other.box))).toEqual([]);
        const parent = frames.find((f) => f.id === card.parent);
        if (parent) expect(isInside(card.box, parent.box), `${card.id} in ${parent.id}`).toBe(true);
      }
      const apart = (a: (typeof frames)[number], b: (typeof frames)[number]) =>
        a.parent === b.parent && overlaps(a.box, b.box);
      for (const [i, frame] of frames.entries())
        expect(frames.slice(i + 1).filter((other) => apart(frame, other))).toEqual([]);
    }
  });

  it('has no text outside the page, and none that prints too small', () => {
    for (const page of pages) {
      const width = (page.millimetres.width / 25.4) * 96;
      const height = (page.millimetres.height / 25.4) * 96;
      const texts = textsOf(page.svg);
      expect(texts.length).toBeGreaterThan(5);
      const out = (t: PageText) => t.left < 0 || t.right > width || t.top < 0 || t.bottom > height;
      expect(texts.filter(out)).toEqual([]);
      const points = (t: PageText) => (t.size / 96) * 72;
      expect(texts.filter((t) => points(t) < SMALLEST_POINTS - 0.01)).toEqual([]);
    }
  });

  it('has no arrow through a card or the title of a frame', () => {
    for (const picture of shown)
      for (const { link, points } of picture.links) {
        const ends = new Set([link.from, link.to]);
        const cards = picture.cards.filter((c) => !ends.has(c.id)).map((c) => c.box);
        const titles = picture.frames.flatMap((f) => titleBoxes(f, ''));
        for (const box of [...cards, ...titles])
          expect(crosses(points, box), `${link.words} ${JSON.stringify(box)}`).toBe(false);
      }
  });

  it('numbers every flow in its tables, and draws it where they say', () => {
    const text = pages.map((p) => p.svg.slice(p.svg.indexOf('id="tables"'))).join('');
    for (const id of Object.keys(design.flows)) expect(text).toContain(`>${id}<`);
    const drawn = sheetsOfFlows(sheets);
    for (const [flow, numbers] of drawn)
      for (const n of numbers) {
        const links = sheets.drawn[n - 1]?.links;
        const here = [...(links?.links ?? []).flatMap((l) => l.flows), ...[...(links?.within.values() ?? [])].flat()];
        expect(here).toContain(flow);
      }
    expect([...drawn.keys()].sort()).toEqual(Object.keys(design.flows).sort());
  });

  it('is the same bytes again', () => {
    expect(segmentationDiagram(input(structuredClone(design)))).toEqual(pages);
  });
});

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function crosses(points: readonly Point[], box: Box): boolean {
  return points.slice(1).some((b, i) => {
    const a = points[i] ?? b;
    const stretch = {
      x: Math.min(a.x, b.x),
      y: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    };
    return overlaps(stretch, box);
  });
}

describe('how many sheets', () => {
  const plan = (name: string) => segmentationDiagram(input(DESIGNS[name] ?? SHOP));

  it('a small design takes one, tables and all', () => {
    expect(plan('a shop of three workloads').map((s) => s.title)).toEqual(['Segmentation diagram']);
  });

  it('a platform takes an overview, sheets for each tenant, and tables', () => {
    const titles = plan('60 namespaces, 300 workloads').map((s) => s.title);
    expect(titles[0]).toBe('Overview');
    for (let i = 0; i < 9; i++) expect(titles.some((t) => t.startsWith(`team-${i}`))).toBe(true);
    expect(titles[titles.length - 1]).toMatch(/exceptions|exposed|guardrails/i);
  });

  it('the overview sums flows: never a hairball', () => {
    const overview = pictures(DESIGNS['60 namespaces, 300 workloads'] ?? SHOP)[0];
    expect(overview?.links.length).toBeLessThan(100);
    expect(overview?.cards.filter((c) => c.kind === 'namespace')).toHaveLength(60);
    expect(overview?.links.some((l) => /^\d+ flows/.test(l.link.label))).toBe(true);
  });

  it('are on the paper that somebody chose, the text as large as ever', () => {
    for (const paper of ['A4', 'A1'] as const) {
      const pages = segmentationDiagram(input(DESIGNS['60 namespaces, 300 workloads'] ?? SHOP, { paper }));
      expect(new Set(pages.map((p) => p.paper))).toEqual(new Set([paper]));
      const sizes = pages.flatMap((p) => textsOf(p.svg).map((t) => (t.size / 96) * 72));
      expect(Math.min(...sizes)).toBeGreaterThan(SMALLEST_POINTS - 0.01);
    }
  });

  it('of one tenant, or of a selection, are those alone', () => {
    const design = DESIGNS['60 namespaces, 300 workloads'] ?? SHOP;
    const tenant = drawSheets(input(design, { scope: { kind: 'zone', id: 'tenant:team-1' } }));
    const cards = tenant.drawn.flatMap((d) => d?.picture.cards.filter((c) => c.kind === 'workload') ?? []);
    const inTenant = (id: string) =>
      design.namespaces[design.workloads[id]?.namespace ?? '']?.tenant === 'tenant:team-1';
    expect(cards.length).toBeGreaterThan(5);
    expect(cards.every((c) => inTenant(c.id))).toBe(true);
    const some = drawSheets(input(SHOP, { scope: { kind: 'selection', ids: ['F-1', 'wl:ops/probe'] } }));
    const shown = some.drawn.flatMap((d) => d?.picture.cards.map((c) => c.id) ?? []);
    expect(shown).toEqual(expect.arrayContaining(['wl:shop/web', 'wl:shop/db', 'wl:ops/probe']));
  });

  it('say what is shared, on its card and frame, and with whom', () => {
    const blocked = { verdict: 'blocked', pairs: 1, allowedPairs: 0, blocks: [], reasons: [] } as const;
    const given = input(SHARED);
    const answer = { ...given.answer, sharedServices: { 'shared:logs': { 'wl:shop/web': blocked } } };
    const words = segmentationDiagram({ ...given, answer }).flatMap((s) => textsOf(s.svg).map((t) => t.words));
    expect(words).toContain('shared · tcp 514');
    expect(words).toContain('shared · 1 workload');
    expect(words).toContain('Shared services');
    const row = words.indexOf('logs', words.indexOf('Shared services'));
    expect(words.slice(row, row + 5)).toEqual(['logs', 'log/sink', 'tcp 514', 'shop/web', 'wanted but blocked']);
  });

  it('of nothing are one that says so', () => {
    const empty = segmentationDiagram(input(SHOP, { scope: { kind: 'selection', ids: [] } }));
    expect(empty).toHaveLength(1);
    expect(empty[0]?.svg).toContain('There is no namespace in what is shown here');
  });
});
