import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { textsOf } from '../../testing/svg-texts.ts';
import type { DiagramSheet } from '../analyses/answers.ts';
import { EMPTY_LAYOUT } from '../design/empty.ts';
import { openDesignFiles } from '../design/open-files.ts';
import type { Design } from '../design/schema.ts';
import { pixelsOf } from '../diagram/sheets/paper.ts';
import { type DiagramRequest, logicalOf, WHOLE_DIAGRAM } from './diagram.ts';

const FILE = join(import.meta.dirname, '../../../public/examples/reference-platform/design.yaml');
const PLATFORM = openDesignFiles([{ name: 'design.yaml', text: readFileSync(FILE, 'utf8') }]).document
  ?.design as Design;

const logical = (design: Design, request: Partial<DiagramRequest> = {}) =>
  logicalOf({ design, layout: EMPTY_LAYOUT }, { ...WHOLE_DIAGRAM, sheets: 'logical', embed: false, ...request });
const zone = (id: string) => ({ scope: { kind: 'zone', id } as const });
const wordsOf = (sheets: readonly DiagramSheet[]) => sheets.flatMap((s) => textsOf(s.svg).map((t) => t.words));
const elementsOf = (sheets: readonly DiagramSheet[]) =>
  new Set(sheets.flatMap((s) => (s.places ?? []).map((p) => p.element)));

const SHOPS = draw(`
  cluster pods 10.244.0.0/16
  plane control
  plane data
  env dev
  env prod
  tenant retail
  tenant shop in retail
  tenant pay
  ns ops managed plane=control
  ns shop-dev managed plane=data env=dev tenant=shop
  ns shop-prod managed plane=data env=prod tenant=shop
  ns pay-prod managed plane=data env=prod tenant=pay
  wl ops/probe app=probe
  wl shop-dev/web app=web
  wl shop-prod/web app=web
  wl pay-prod/api app=api
  ext bank 203.0.113.0/24
  ext mail 198.51.100.0/24
  F-1 pay-prod/api -> ext:bank 443
  G-1 separate plane
  G-2 separate tenant
  G-3 forbid tenant:shop -> ext:mail any
  G-4 separate env in tenant:pay
  X-1 of G-2 tenant:shop -> tenant:pay 8443
  X-2 of G-1 ns:ops -> ns:pay-prod 9090
`);

describe('sheets of a scope', () => {
  it('tell what stands in a tenant, what is round it, and what touches it, under its name', () => {
    const { sheets, mermaid } = logical(SHOPS, zone('tenant:shop'));
    const told = elementsOf(sheets);
    for (const id of ['tenant:shop', 'tenant:retail', 'plane:data', 'env:dev', 'env:prod', 'G-1', 'G-2', 'G-3', 'X-1'])
      expect(told.has(id), id).toBe(true);
    for (const id of ['tenant:pay', 'plane:control', 'G-4', 'X-2', 'ext:bank']) expect(told.has(id), id).toBe(false);
    expect(told.has('ext:mail')).toBe(true);
    expect(sheets.every((s) => s.title.includes('of tenant shop'))).toBe(true);
    const words = wordsOf(sheets);
    expect(words).toContain('only tenant shop');
    // an end that is left out is called as ever, and the zone of others still keeps this one apart
    expect(words).toContain('pay');
    expect(words).toContain('2 namespaces · 2 workloads');
    expect(mermaid).toContain('what is required of tenant shop');
    expect(mermaid).not.toContain('control');
  });

  it('point at files of their own namespaces, and at every file of a guardrail', () => {
    const filesOf = (id: string, request = {}) =>
      logical(SHOPS, request)
        .sheets.flatMap((s) => s.places ?? [])
        .find((p) => p.element === id)?.files ?? [];
    expect(filesOf('env:prod').some((f) => f.includes('pay-prod'))).toBe(true);
    const own = filesOf('env:prod', zone('tenant:shop'));
    expect(own.length).toBeGreaterThan(0);
    expect(own.some((f) => f.includes('pay-prod'))).toBe(false);
    expect(filesOf('G-2', zone('tenant:shop'))).toEqual(filesOf('G-2'));
  });

  it('may be of an environment, a plane, or what is selected', () => {
    expect(elementsOf(logical(SHOPS, zone('env:dev')).sheets)).not.toContain('env:prod');
    const plane = elementsOf(logical(SHOPS, zone('plane:control')).sheets);
    expect(plane).toContain('X-2');
    expect(plane).not.toContain('X-1');
    const chosen = logical(SHOPS, { scope: { kind: 'selection', ids: ['wl:pay-prod/api'] } });
    expect(elementsOf(chosen.sheets)).toContain('tenant:pay');
    expect(elementsOf(chosen.sheets)).not.toContain('tenant:shop');
    expect(wordsOf(chosen.sheets)).toContain('only the selection');
  });

  it('are of the whole where nothing is left out, and say so', () => {
    const { sheets } = logical(SHOPS);
    expect(wordsOf(sheets).some((w) => w.startsWith('only '))).toBe(false);
    expect(sheets.every((s) => !s.title.includes(' of tenant'))).toBe(true);
  });

  it('of every tenant together tell every guardrail and exception of the platform', () => {
    const told = new Set(
      Object.keys(PLATFORM.tenants).flatMap((id) => [...elementsOf(logical(PLATFORM, zone(id)).sheets)]),
    );
    for (const id of [...Object.keys(PLATFORM.guardrails), ...Object.keys(PLATFORM.exceptions)])
      expect(told.has(id), id).toBe(true);
  });
});

describe('places on sheets', () => {
  it('are where elements are drawn, inside the paper, with the files of each', () => {
    for (const design of [SHOPS, PLATFORM])
      for (const sheet of logical(design).sheets) {
        const { width, height } = pixelsOf(sheet.paper);
        const texts = textsOf(sheet.svg);
        for (const { element, box } of sheet.places ?? []) {
          const [x, y, right, bottom] = [
            box.x * width,
            box.y * height,
            (box.x + box.width) * width,
            (box.y + box.height) * height,
          ];
          expect(x >= 0 && y >= 0 && right <= width && bottom <= height, element).toBe(true);
          const inside = texts.filter(
            (t) => t.left >= x - 1 && t.left < right && t.bottom > y && t.bottom <= bottom + 4,
          );
          const names = Object.values(design).flatMap((c) =>
            typeof c === 'object' && Object.hasOwn(c, element)
              ? [(c as Record<string, { name?: string }>)[element]?.name]
              : [],
          );
          const [name = element] = /^[FGX]-/.test(element) ? [element] : names;
          const start = (name ?? element).slice(0, 6);
          expect(inside.map((t) => t.words).join('\n'), `${sheet.title}: ${element}`).toContain(start);
        }
      }
    const rows = logical(SHOPS).sheets.flatMap((s) => s.places ?? []);
    expect(rows.find((p) => p.element === 'G-1')?.files.length).toBeGreaterThan(0);
  });
});

describe('paths on small paper', () => {
  const long = draw(`
    cluster pods 10.244.0.0/16
    tenant ${'t'.repeat(60)}
    tenant other
    ns ${'analytics-lifetime-value-training-pipeline'} managed tenant=${'t'.repeat(60)}
    ns b managed tenant=other
    wl analytics-lifetime-value-training-pipeline/web app=web
    wl b/api app=api
    F-1 analytics-lifetime-value-training-pipeline/web -> b/api 443
    G-1 separate tenant
    X-1 of G-1 ns:analytics-lifetime-value-training-pipeline -> ns:b 443
  `);

  it('keep their ends, are whole on hover, and stand in full on a sheet of their own', () => {
    const { sheets } = logical(long, { paper: 'A4' });
    const shortened = wordsOf(sheets).filter((w) => w.startsWith('…'));
    expect(shortened.length).toBeGreaterThan(0);
    for (const w of shortened) expect(w).toMatch(/\.yaml$/);
    const appendix = sheets.at(-1);
    expect(appendix?.title).toMatch(/^Files in full/);
    const paths = new Set(sheets.flatMap((s) => (s.places ?? []).flatMap((p) => p.files)));
    const full = wordsOf(sheets.filter((s) => s.title.startsWith('Files in full'))).join('');
    const hovered = sheets.flatMap((s) => [...s.svg.matchAll(/<title>([^<]*)<\/title>/g)].map((m) => m[1])).join('\n');
    for (const w of shortened) {
      const whole = [...paths].filter((p) => p.endsWith(w.slice(1)) && p !== w);
      expect(whole.length, w).toBeGreaterThan(0);
      expect(
        whole.some((p) => full.includes(p) && hovered.includes(p)),
        w,
      ).toBe(true);
    }
    expect(wordsOf(sheets)).toContain('Shortened paths stand in full on the sheet Files in full.');
  });

  it('have no such sheet where nothing is shortened', () => {
    expect(logical(SHOPS, { paper: 'A1' }).sheets.some((s) => s.title.startsWith('Files in full'))).toBe(false);
  });
});
