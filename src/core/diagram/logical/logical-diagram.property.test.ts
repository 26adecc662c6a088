import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDesign } from '../../../testing/arbitrary-design.ts';
import { draw } from '../../../testing/draw.ts';
import { textsOf } from '../../../testing/svg-texts.ts';
import type { DiagramSheet } from '../../analyses/answers.ts';
import type { Design } from '../../design/schema.ts';
import { PAPER_NAMES, pixelsOf } from '../sheets/paper.ts';
import { logicalDiagram } from './logical-diagram.ts';

const NOTHING = { of: new Map(), notEnforceable: new Map(), losses: new Map() };

const sheetsOf = (design: Design, paper: 'auto' | DiagramSheet['paper'] = 'auto') =>
  logicalDiagram({
    design,
    scope: { kind: 'all' },
    implementation: NOTHING,
    theme: 'print',
    paper,
    digest: '0123456789abcdef',
    metadata: '',
  });

const idsIn = (svg: string, mark: RegExp) => [...svg.matchAll(mark)].map((m) => m[1]);

/** Everything told of once, and every text on its sheet, above the title block. */
function expectSound(design: Design, sheets: readonly DiagramSheet[]): void {
  const all = sheets.map((s) => s.svg).join('');
  const rows = idsIn(all, / id="element-([^"]+)"/g);
  const zones = [design.planes, design.environments, design.tenants, design.complianceZones, design.clusters];
  const told = [...zones, design.guardrails, design.exceptions, design.sharedServices].flatMap((c) => Object.keys(c));
  const never = Object.values(design.flows).filter((f) => f.status === 'must not');
  expect([...rows].sort()).toEqual([...told, ...never.map((f) => f.id)].sort());
  const drawn = idsIn(all, /<g data-element="([^"]+)">/g);
  for (const id of zones.flatMap((c) => Object.keys(c))) expect(drawn.includes(id), id).toBe(true);
  for (const sheet of sheets) {
    const { width } = pixelsOf(sheet.paper);
    const at = sheet.svg.indexOf('<g id="title-block">');
    const bottom = Number(/<rect x="[\d.]+" y="([\d.]+)"/.exec(sheet.svg.slice(at))?.[1]);
    const from = sheet.svg.indexOf('<g id="header">');
    const end = sheet.svg.indexOf('<g id="legend">');
    for (const t of textsOf(sheet.svg.slice(from, end < 0 ? at : end))) {
      expect(t.left, t.words).toBeGreaterThanOrEqual(0);
      expect(t.right, t.words).toBeLessThanOrEqual(width);
      expect(t.bottom, t.words).toBeLessThanOrEqual(bottom);
    }
  }
}

test('any design is told whole, each thing once, and stays on its sheets', () => {
  fc.assert(
    fc.property(arbitraryDesign, fc.constantFrom('auto' as const, ...PAPER_NAMES), (design, paper) => {
      expectSound(design, sheetsOf(design, paper));
    }),
    { numRuns: 60 },
  );
});

test('the same design gives the same bytes', () => {
  fc.assert(
    fc.property(arbitraryDesign, (design) => {
      expect(sheetsOf(structuredClone(design))).toEqual(sheetsOf(design));
    }),
    { numRuns: 15 },
  );
});

test('a tenant of two hundred tenants goes on over sheets, and so does what stands deep in others', () => {
  const wide = [
    'tenant all',
    ...Array.from({ length: 200 }, (_, i) => `tenant t${i} in all`),
    'tenant d0',
    ...Array.from({ length: 14 }, (_, i) => `tenant d${i + 1} in d${i}`),
    ...Array.from({ length: 60 }, (_, i) => `tenant leaf${i} in d3`),
    'G-1 separate tenant',
  ];
  const design = draw(wide.join('\n'));
  for (const paper of ['auto', 'A4', 'A1'] as const) {
    const sheets = sheetsOf(design, paper);
    expectSound(design, sheets);
    if (paper !== 'A1') expect(sheets.some((s) => s.svg.includes('>all, continued<'))).toBe(true);
  }
});
