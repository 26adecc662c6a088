import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDesign } from '../../testing/checks.ts';
import { draw } from '../../testing/draw.ts';
import { fakeAnswer } from '../../testing/fake-answer.ts';
import { textsOf } from '../../testing/svg-texts.ts';
import type { DiagramSheet } from '../analyses/answers.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../design/empty.ts';
import { openDesignFiles } from '../design/open-files.ts';
import type { Design } from '../design/schema.ts';
import { SMALLEST_POINTS } from '../diagram/sheets/paper.ts';
import { type DiagramRequest, diagramOf, WHOLE_DIAGRAM } from './diagram.ts';
import { writtenFiles } from './implementing.ts';

const FILE = join(import.meta.dirname, '../../../public/examples/reference-platform/design.yaml');

const logical = (design: Design, request: Partial<DiagramRequest> = {}) =>
  diagramOf({ design, layout: EMPTY_LAYOUT }, 'design', fakeAnswer({}), {
    ...WHOLE_DIAGRAM,
    sheets: 'logical',
    embed: false,
    ...request,
  });
const sheetsOf = (design: Design, request: Partial<DiagramRequest> = {}) => logical(design, request).sheets;
const named = (sheets: readonly DiagramSheet[], title: string) =>
  sheets
    .filter((s) => s.title.replace(/, \d+ of \d+$/, '') === title)
    .map((s) => s.svg)
    .join('');
/** Rows that others point at: what they tell of, and their files. */
const rowsOf = (svg: string) =>
  [...svg.matchAll(/<g id="element-([^"]+)" data-element="([^"]+)" data-files="([^"]*)"/g)].map(
    ([, id, element, files]) => ({
      id,
      element,
      files: (files ?? '').split(' ').filter((f) => f !== ''),
    }),
  );
const cellsOf = (svg: string, words: string) => svg.split(`>${words}</text>`).length - 1;

/** No workload, no namespace, no manifest. */
const BEFORE = draw(`
  plane control
  plane data
  env dev on east
  env prod on west
  tenant retail
  tenant shop in retail
  tenant pay in retail
  zone pci
  cluster east
  cluster west
  placement merged dev=west
  ext net internet
  G-1 separate plane
  G-2 enclose zone:pci ingress
  G-3 forbid tenant:shop -> ext:net 443
  X-1 of G-1 plane:control -> plane:data 9090
`);

const PLATFORM = draw(`
  cluster pods 10.244.0.0/16
  plane control
  plane data
  ns ops managed plane=control
  ns shop managed plane=data
  wl ops/probe app=probe
  wl shop/web app=web
  G-1 separate plane
  G-2 forbid ns:shop -> ns:ops 80
  G-3 separate tenant
  X-1 of G-1 ns:ops -> ns:shop 8080
`);

describe('before any workload', () => {
  const sheets = sheetsOf(BEFORE);

  it('there are requirements, owners, guardrails and gates', () => {
    expect(new Set(sheets.map((s) => s.series))).toEqual(new Set(['logical']));
    expect([...new Set(sheets.map((s) => s.title.replace(/, .*/, '')))]).toEqual([
      'Requirements',
      'Owners',
      'Guardrails',
      'Gates',
    ]);
    expect(sheets[0]?.svg).toContain(`Sheet L1 of L${sheets.length}`);
    for (const { svg } of sheets) expect(svg).toContain('Logical, as required');
  });

  it('every zone on each axis is drawn, what stands in another inside it, and says that nothing is in it', () => {
    const svg = named(sheets, 'Requirements');
    for (const id of [
      'plane:control',
      'plane:data',
      'env:dev',
      'env:prod',
      'tenant:retail',
      'tenant:shop',
      'tenant:pay',
      'zone:pci',
      'cluster:east',
      'ext:net',
    ])
      expect(svg.match(new RegExp(`<g data-element="${id}">`, 'g')), id).toHaveLength(1);
    const retail = svg.slice(svg.indexOf('<g data-element="tenant:retail">'));
    expect(retail.indexOf('data-element="tenant:shop"')).toBeLessThan(retail.indexOf('data-element="cluster:'));
    expect(svg).toContain('>nothing yet<');
    expect(svg).toContain('>on east<');
    for (const words of ['Planes', 'Environments', 'Tenants', 'Compliance zones', 'Clusters', 'Outside'])
      expect(svg).toContain(`>${words}<`);
  });

  it('walls tell what they stop, the legend what they mean, and a table says them with the practice they answer', () => {
    const svg = named(sheets, 'Requirements');
    for (const words of [
      'stops both ways',
      'stops what comes in',
      'stops what goes out',
      'wall between two named ends',
    ])
      expect(svg, words).toContain(words);
    expect(svg).toContain('members of different planes do not connect');
    for (const row of ['1.1 isolate the planes', '3.7 compliance', '1.2 outside endpoints by plane'])
      expect(svg, row).toContain(row);
  });

  it('placements stand beside each other', () => {
    const svg = named(sheets, 'Requirements');
    expect(svg).toContain('>As drawn<');
    expect(svg).toContain('>merged<');
  });

  it('what nothing implements says so, and no link leads nowhere', () => {
    for (const { svg } of sheets) for (const { files } of rowsOf(svg)) expect(files).toEqual([]);
    expect(named(sheets, 'Guardrails')).toContain('no file yet');
    expect(named(sheets, 'Gates')).toContain('no file yet');
    expect(named(sheets, 'Requirements').split('>by the zones in it<')).toHaveLength(2);
    const all = sheets.map((s) => s.svg).join('');
    const ids = new Set([...all.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]));
    const ends = [...all.matchAll(/ href="#([^"]+)"/g)].map((m) => m[1] ?? '');
    expect(ends.length).toBeGreaterThan(10);
    for (const end of ends) expect(ids, end).toContain(end);
  });

  it('an empty design says what will be here', () => {
    const empty = sheetsOf(emptyDesign('New'));
    expect(empty.map((s) => s.title)).toEqual(['Requirements', 'Owners', 'Guardrails', 'Gates']);
    expect(empty[0]?.svg).toContain('This design is empty');
    expect(empty[2]?.svg).toContain('There is no guardrail yet.');
  });
});

describe('files', () => {
  it('are those that the design is written to, of every guardrail, gate and zone', () => {
    const written = writtenFiles(PLATFORM);
    const rows = sheetsOf(PLATFORM).flatMap((s) => rowsOf(s.svg));
    expect(rows.map((r) => r.element).sort()).toEqual(
      ['G-1', 'G-2', 'G-3', 'X-1', 'plane:control', 'plane:data', 'cluster:main'].sort(),
    );
    for (const { element = '', files } of rows)
      expect(files, element).toEqual(written.filter((f) => f.elements.includes(element)).map((f) => f.path));
    const of = (id: string) => rows.find((r) => r.element === id)?.files ?? [];
    expect(of('G-1').length).toBeGreaterThan(1);
    expect(of('X-1').length).toBeGreaterThan(0);
    expect(of('plane:data').some((f) => f.includes('namespace'))).toBe(true);
  });

  it('name the tier and the policies, and are links only where somebody knows where the tree is', () => {
    const plain = named(sheetsOf(PLATFORM), 'Guardrails');
    const linked = named(sheetsOf(PLATFORM, { filesAt: '..' }), 'Guardrails');
    expect(plain).toContain('tier Admin, 2 policies:');
    expect(plain).not.toContain('<a href="../');
    const links = [...linked.matchAll(/<a href="\.\.\/([^"]+)"/g)].map((m) => m[1]);
    const files = rowsOf(linked).flatMap((r) => r.files);
    expect(links).toEqual(files);
  });

  it('that are missing are the findings of DIA-1', () => {
    const rows = sheetsOf(PLATFORM).flatMap((s) => rowsOf(s.svg));
    const bare = rows.filter((r) => r.files.length === 0 && r.element !== 'cluster:main').map((r) => r.element);
    const found = checkDesign(PLATFORM, 'DIA-1').findings.flatMap((f) => f.ids);
    expect(bare).toEqual(['G-3']);
    expect(found).toEqual(bare);
  });
});

describe('what this target cannot keep', () => {
  it('is said of its guardrail, and counted on every sheet', () => {
    const sheets = sheetsOf(BEFORE);
    expect(named(sheets, 'Guardrails')).toContain('not enforceable by this target');
    for (const { svg } of sheets) expect(svg).toMatch(/\d not enforceable by this target: [^<]*G-3/);
  });
});

describe('gates', () => {
  const dated = {
    ...PLATFORM,
    exceptions: {
      'X-1': { ...PLATFORM.exceptions['X-1'], ticket: 'SEC-7', approver: 'security', expires: '2027-01-31' } as never,
    },
  };

  it('say what they open, between whom, and whether they are over on the day that is given', () => {
    const svg = named(sheetsOf(dated, { day: '2027-01-22' }), 'Gates');
    for (const words of [
      'G-1 plane apart',
      'ops',
      'shop',
      'tcp 8080',
      'SEC-7',
      'security',
      'no owner',
      'no reason given',
    ])
      expect(svg, words).toContain(words);
    expect(svg).toContain('2027-01-31 (9 d)');
    expect(named(sheetsOf(dated, { day: '2027-02-01' }), 'Gates')).toContain('1 exception expired: X-1');
    expect(named(sheetsOf(dated), 'Gates')).not.toContain('expired');
  });
});

describe('shared services', () => {
  it('stand beside the gates, with who uses them and in which files', () => {
    const shared = draw(
      'cluster pods 10.244.0.0/16\ntenant a\ntenant b\nns a managed tenant=a\nns b managed tenant=b\nwl a/x app=x\nwl b/dns app=dns\nG-1 separate tenant\nshared:dns b/dns 53/udp for ns:a',
    );
    const svg = named(sheetsOf(shared), 'Gates');
    const [row] = rowsOf(svg);
    expect(row?.element).toBe('shared:dns');
    expect(row?.files).toEqual(
      writtenFiles(shared)
        .filter((f) => f.elements.includes('shared:dns'))
        .map((f) => f.path),
    );
    expect(row?.files.length).toBeGreaterThan(0);
    for (const words of ['b/dns', 'udp 53', '1 shared service']) expect(svg).toContain(words);
  });
});

describe('the reference platform', () => {
  const { document } = openDesignFiles([{ name: 'design.yaml', text: readFileSync(FILE, 'utf8') }]);
  const design = document?.design ?? emptyDesign('');
  const sheets = sheetsOf(design, { day: '2026-11-26' });

  it('has every guardrail, exception and owner exactly once where it is told of', () => {
    expect(Object.keys(design.exceptions)).toHaveLength(41);
    const rows = (title: string) => rowsOf(named(sheets, title)).map((r) => r.element);
    const never = Object.values(design.flows).filter((f) => f.status === 'must not');
    expect(never.length).toBeGreaterThan(0);
    expect(rows('Guardrails')).toEqual([...Object.keys(design.guardrails), ...never.map((f) => f.id)]);
    expect(new Set(rows('Gates'))).toEqual(new Set(Object.keys(design.exceptions)));
    expect(rows('Gates')).toHaveLength(41);
    const ids = sheets.flatMap((s) => [...s.svg.matchAll(/ id="(element-[^"]+)"/g)].map((m) => m[1]));
    expect(new Set(ids).size).toBe(ids.length);
    const owners = new Set(
      [
        design.planes,
        design.environments,
        design.tenants,
        design.complianceZones,
        design.namespaces,
        design.externals,
        design.guardrails,
        design.exceptions,
      ]
        .flatMap((c) => Object.values(c) as { readonly owner?: string }[])
        .flatMap((x) => x.owner ?? []),
    );
    expect(owners.size).toBeGreaterThan(15);
    const page = named(sheets, 'Owners');
    const names = textsOf(page.replaceAll('<?xml version="1.0" encoding="UTF-8"?>', ''))
      .filter((t) => t.left < 40)
      .map((t) => t.words);
    for (const owner of owners)
      expect(
        names.filter((n) => n === owner),
        owner,
      ).toHaveLength(1);
    expect(page).toContain('Without an owner');
    expect(page).toContain('development, production, shared, staging');
  });

  it('leaves no policy of a tier without something that is drawn (DIA-2)', () => {
    const told = new Set(sheets.flatMap((s) => rowsOf(s.svg)).flatMap((r) => r.files));
    const policies = writtenFiles(design).filter((f) => f.path.startsWith('policies/base/'));
    expect(policies.length).toBeGreaterThan(100);
    expect(policies.filter((f) => !told.has(f.path))).toEqual([]);
  });

  it('draws every zone once, and no text outside its sheet or smaller than can be read', () => {
    const svg = named(sheets, 'Requirements');
    for (const zones of [design.planes, design.environments, design.tenants, design.complianceZones, design.clusters])
      for (const id of Object.keys(zones)) expect(svg.split(`<g data-element="${id}">`), id).toHaveLength(2);
    for (const sheet of sheets) {
      const wide = (sheet.millimetres.width / 25.4) * 96;
      const high = (sheet.millimetres.height / 25.4) * 96;
      for (const t of textsOf(sheet.svg)) {
        expect(t.right, t.words).toBeLessThanOrEqual(wide);
        expect(t.bottom, t.words).toBeLessThanOrEqual(high);
        expect((t.size / 96) * 72).toBeGreaterThan(SMALLEST_POINTS - 0.01);
      }
    }
  });
});

describe('three hundred guardrails', () => {
  const many = draw(
    [
      ...Array.from({ length: 30 }, (_, i) => `tenant t${i}\nns n${i} managed tenant=t${i}\nwl n${i}/a app=a`),
      ...Array.from(
        { length: 300 },
        (_, i) => `G-${i + 1} forbid ns:n${i % 30} -> ns:n${(i * 7 + 3) % 30} ${5000 + i}`,
      ),
    ].join('\n'),
  );
  const sheets = sheetsOf(many);

  it('go on over as many sheets as they take, each on one of them', () => {
    const pages = sheets.filter((s) => s.title.startsWith('Guardrails, '));
    expect(pages.length).toBeGreaterThan(5);
    expect(pages[1]?.svg).toContain('Guardrails, continued');
    expect(pages.flatMap((s) => rowsOf(s.svg)).map((r) => r.element)).toEqual(
      Array.from({ length: 300 }, (_, i) => `G-${i + 1}`),
    );
    const drawn = named(sheets, 'Requirements').match(/<g data-element="G-\d+">/g) ?? [];
    expect(new Set(drawn).size).toBe(300);
    expect(drawn).toHaveLength(300);
    expect(cellsOf(named(sheets, 'Requirements'), 'Walls between named ends')).toBe(0);
  });

  it('never run into the footer', () => {
    for (const { svg } of sheets) {
      const at = svg.indexOf('<g id="title-block">');
      const top = Number(/<rect x="[\d.]+" y="([\d.]+)"/.exec(svg.slice(at))?.[1]);
      expect(top).toBeGreaterThan(100);
      const body = svg.slice(
        svg.indexOf('</g>', svg.indexOf('<g id="header">')),
        svg.indexOf('<g id="legend">') > 0 ? svg.indexOf('<g id="legend">') : at,
      );
      for (const t of textsOf(`<svg>${body.slice(4)}</svg>`)) expect(t.bottom, t.words).toBeLessThanOrEqual(top);
    }
  });
});

describe('both diagrams', () => {
  it('are counted each by itself, the logical one first; the flowchart is one or the other', () => {
    const both = logical(PLATFORM, { sheets: 'all' });
    const kinds = both.sheets.map((s) => s.series);
    expect(kinds.indexOf('segmentation')).toBe(kinds.filter((k) => k === 'logical').length);
    expect(both.sheets.find((s) => s.series === 'segmentation')?.svg).toContain('Sheet 1 of ');
    expect(both.mermaid).toContain('what the compiled design enforces');
    expect(logical(PLATFORM).mermaid).toContain('what is required');
  });

  it('the logical flowchart has the zones, and the walls between named ends', () => {
    const { mermaid } = logical(BEFORE);
    expect(mermaid).toMatch(/subgraph z\d+\["Planes: G-1 plane apart"\]/);
    expect(mermaid).toMatch(/z\d+\["pci ‖ G-2 in<br\/>nothing yet"\]/);
    expect(mermaid).toMatch(/z\d+ --x\|"G-3 tcp 443"\| z\d+/);
  });
});

describe('names as people write them', () => {
  it('stay text, are shortened, and never make markup', () => {
    const hostile = `<script>alert("x")</script>&'\u0000\u202e${'long '.repeat(60)}`;
    const design = {
      ...BEFORE,
      name: hostile,
      tenants: {
        ...BEFORE.tenants,
        'tenant:shop': { ...BEFORE.tenants['tenant:shop'], name: hostile, owner: hostile } as never,
      },
      guardrails: {
        ...BEFORE.guardrails,
        'G-1': { ...BEFORE.guardrails['G-1'], name: hostile, reason: hostile } as never,
      },
    };
    const { sheets, mermaid } = logical(design);
    for (const text of [...sheets.map((s) => s.svg), mermaid])
      for (const bad of ['<script', '\u0000', '\u202e']) expect(text).not.toContain(bad);
    for (const { svg } of sheets) expect(() => textsOf(svg)).not.toThrow();
  });

  it('zones that stand round each other are drawn all the same, each once', () => {
    const circle = {
      ...BEFORE,
      tenants: {
        ...BEFORE.tenants,
        'tenant:retail': { ...BEFORE.tenants['tenant:retail'], parent: 'tenant:shop' } as never,
      },
    };
    const svg = named(sheetsOf(circle), 'Requirements');
    for (const id of ['retail', 'shop', 'pay']) expect(svg.split(`<g data-element="tenant:${id}">`)).toHaveLength(2);
  });
});
