import { describe, expect, test } from 'vitest';
import { printDesign, readDesign } from './design-file.ts';
import { emptyDesign } from './empty.ts';
import { designJsonSchema } from './json-schema.ts';
import type { Design } from './schema.ts';

const SHOP = `# the shop, as agreed in May
version: 1
name: Shop
target: kubernetes

namespaces:
  - id: ns:shop
    name: shop # ours
    mood: sunny
    labels:
      team: a
  - id: ns:orders
    name: orders

workloads:
  - id: wl:shop/web
    namespace: ns:shop
    name: web
    ports:
      - { protocol: TCP, port: 8080 }

flows:
  # decided with Ann
  - id: F-1
    from: wl:shop/web
    to: ns:orders
    ports: [ { protocol: TCP, port: 5432 } ]
`;

const read = (text: string) => readDesign({ name: 'design.yaml', text });
const codes = (text: string) => read(text).diagnostics.map((d) => `${d.place?.span?.line}: ${d.code}`);

function shop(): Design {
  const { design } = read(SHOP);
  if (!design) throw new Error('the shop is a design');
  return design;
}

describe('reading', () => {
  test('fills in defaults, and reports unknown fields without losing them', () => {
    const { design, diagnostics } = read(SHOP);
    expect(design?.namespaces['ns:shop']).toMatchObject({ labels: { team: 'a' }, isolation: 'as-imported' });
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'design/unknown-field',
        severity: 'warning',
        message: 'unknown field `mood`',
        place: expect.objectContaining({ field: 'namespaces[0].mood', span: expect.objectContaining({ line: 9 }) }),
      }),
    ]);
  });

  test('a bad item is named with its line and field, and the rest is read', () => {
    const text = SHOP.replace('port: 8080', 'port: 80800').replace('name: orders', 'name: [1]');
    const { design, diagnostics } = read(text);
    expect(Object.keys(design?.namespaces ?? {})).toEqual(['ns:shop']);
    expect(design?.workloads).toEqual({});
    expect(diagnostics.map((d) => [d.place?.span?.line, d.place?.field, d.message])).toEqual([
      [9, 'namespaces[0].mood', 'unknown field `mood`'],
      [13, 'namespaces[1].name', '`name` must be text, and is a list'],
      [20, 'workloads[0].ports[0].port', '`port` is longer or larger than 65535'],
      [25, 'flows[0].from', '`F-1` (from): nothing has the id `wl:shop/web`'],
      [26, 'flows[0].to', '`F-1` (to): nothing has the id `ns:orders`'],
    ]);
  });

  test('a handle given twice is renumbered, the same item given twice counts once, another id is reported', () => {
    const flow = (to: string) => `  - { id: F-1, from: wl:shop/web, to: ${to}, ports: any }\n`;
    const { design, diagnostics } = read(
      `version: 1\nname: x\nnamespaces:\n  - { id: ns:a, name: a }\n  - { id: ns:a, name: a }\n  - { id: ns:a, name: b }\n` +
        `workloads: [{ id: wl:shop/web, namespace: ns:a, name: web }]\nflows:\n${flow('ns:a')}${flow('wl:shop/web')}`,
    );
    expect(Object.values(design?.flows ?? {}).map((f) => [f.id, f.to])).toEqual([
      ['F-1', 'ns:a'],
      ['F-2', 'wl:shop/web'],
    ]);
    expect(diagnostics.map((d) => [d.place?.span?.line, d.severity])).toEqual([
      [5, 'warning'],
      [6, 'error'],
      [10, 'warning'],
    ]);
  });

  test('versions', () => {
    expect(read('version: 2\nname: x\n').diagnostics[0]).toMatchObject({
      code: 'design/too-new',
      help: 'open it there, or ask for an export',
    });
    expect(codes('version: 0\nname: x\n')).toEqual(['1: design/version']);
    expect(codes('name: x\n')).toEqual(['1: design/not-a-design']);
    expect(read('just text').design).toBeUndefined();
    expect(read('').diagnostics).toHaveLength(1);
  });

  test('an older version is upgraded step by step, and lines stay true', () => {
    const steps = [
      {
        from: 0,
        upgrade: (document: {
          get(key: string, keep: true): unknown;
          set(key: string, value: unknown): void;
          delete(key: string): unknown;
        }) => {
          document.set('workloads', document.get('services', true));
          document.delete('services');
        },
      },
    ];
    const text = 'version: 0\nname: Old\nservices:\n  - id: wl:a/b\n    namespace: ns:a\n    name: b\n';
    const { design, diagnostics } = readDesign({ name: 'old.yaml', text }, steps);
    expect(design?.workloads).toHaveProperty('wl:a/b');
    expect(diagnostics.map((d) => [d.code, d.place?.span?.line])).toEqual([['design/missing-reference', 5]]);
  });

  test('a list given twice, or something that is no list, is said', () => {
    expect(codes('version: 1\nname: x\nflows: []\nflows: []\n')).toEqual(['4: design/field']);
    expect(codes('version: 1\nname: x\nflows: { a: 1 }\nnotes:\n')).toEqual(['3: design/not-a-list']);
  });
});

describe('hostile text', () => {
  test.each([
    ['an alias bomb', `version: 1\nname: x\nnamespaces:\n${bomb()}`],
    ['brackets without end', `version: 1\nname: x\nflows: ${'['.repeat(200_000)}`],
    ['deep maps', `version: 1\nname: x\nflows: ${'{a: '.repeat(100_000)}`],
    ['`__proto__`', 'version: 1\nname: x\nnamespaces:\n  - { id: ns:a, name: a, labels: { __proto__: x } }\n'],
    ['a broken line', 'version: 1\nname: "x\n'],
    ['conflict markers', 'version: 1\n<<<<<<< ours\nname: x\n=======\nname: y\n>>>>>>> theirs\n'],
    ['an empty document', '---\n...\n'],
  ])('%s ends in a diagnostic', (_, text) => {
    const { diagnostics } = read(text);
    expect(diagnostics.some((d) => d.severity === 'error')).toBe(true);
    expect(diagnostics.length).toBeLessThan(100);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('labels called like methods are labels', () => {
    const { design } = read(
      'version: 1\nname: x\nnamespaces:\n  - { id: ns:a, name: a, labels: { constructor: c } }\n',
    );
    expect(design?.namespaces['ns:a']?.labels).toEqual({ constructor: 'c' });
  });
});

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, i) => `&a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`);
  return `  - &a0 lol\n${levels.map((level) => `  - ${level}\n`).join('')}`;
}

describe('printing', () => {
  test('afresh: sorted by number, fields in order, defaults left out, and quoted for YAML 1.1', () => {
    const design: Design = {
      ...emptyDesign('yes'),
      externals: {
        'ext:x': { id: 'ext:x', name: '2020-01-01', networks: ['10.0.0.0/8'], internet: false, domains: [] },
      },
      flows: {
        'F-10': { id: 'F-10', from: 'ext:x', to: 'ext:x', ports: 'any', status: 'agreed' },
        'F-9': { status: 'proposed', ports: [{ port: 1, protocol: 'UDP' }], to: 'ext:x', from: 'ext:x', id: 'F-9' },
      },
    };
    expect(printDesign(design)).toBe(`version: 1
name: "yes"
target: kubernetes

externals:
  - id: ext:x
    name: "2020-01-01"
    networks:
      - 10.0.0.0/8

flows:
  - id: F-9
    from: ext:x
    to: ext:x
    ports:
      - { protocol: UDP, port: 1 }
    status: proposed
  - id: F-10
    from: ext:x
    to: ext:x
    ports: any
`);
  });

  test('into the text it came from: comments, unknown fields and untouched lines stay', () => {
    const before = shop();
    const text = printDesign(before, SHOP);
    expect(text.split('\n').filter((line) => !SHOP.split('\n').includes(line))).toEqual([]);
    const web = before.workloads['wl:shop/web'];
    const after: Design = {
      ...before,
      name: 'Shop 2',
      workloads: web ? { [web.id]: { ...web, name: 'front', replicas: 2 } } : {},
      namespaces: { ...before.namespaces, 'ns:shop': { ...shopOf(before), labels: { team: 'b' }, owner: 'Ann' } },
    };
    const changed = printDesign(after, SHOP);
    for (const kept of ['# the shop, as agreed in May', 'name: shop # ours', 'mood: sunny', '# decided with Ann'])
      expect(changed).toContain(kept);
    for (const added of ['name: Shop 2', 'name: front', 'replicas: 2', 'team: b', 'owner: Ann'])
      expect(changed).toContain(added);
    expect(read(changed).design).toEqual(after);
  });

  test('removed things go, and items that could not be read stay as they were', () => {
    const text = `${SHOP}  - id: F-2\n    from: nowhere # to be settled\n    to: ns:orders\n`;
    const { design } = read(text);
    const printed = printDesign({ ...(design ?? emptyDesign('')), workloads: {}, flows: {} }, text);
    expect(printed).toContain('from: nowhere # to be settled');
    expect(printed).not.toContain('F-1');
    expect(printed).not.toContain('workloads:');
  });

  test('a renumbered handle is written, and written once', () => {
    const flow = (to: string) => `  - { id: F-1, from: ns:a, to: ${to}, ports: any }\n`;
    const text = `version: 1\nname: x\nflows:\n${flow('ns:a')}${flow('ns:b')}`;
    const design = read(text).design ?? emptyDesign('');
    const printed = printDesign(design, text);
    expect([...printed.matchAll(/id: (F-\d)/g)].map((m) => m[1])).toEqual(['F-1', 'F-2']);
    expect(read(printed).design).toEqual(design);
  });

  test('the text of something else is not written into', () => {
    const design = shop();
    for (const other of ['kind: Pod\n', 'version: 7\nname: x\n', '[', ''])
      expect(printDesign(design, other)).toBe(printDesign(design));
  });
});

function shopOf(design: Design) {
  const shopNamespace = design.namespaces['ns:shop'];
  if (!shopNamespace) throw new Error('ns:shop');
  return shopNamespace;
}

test('the JSON Schema describes the file: lists, draft-7, and defaults not required', () => {
  const schema = JSON.parse(JSON.stringify(designJsonSchema()));
  expect(schema.$schema).toContain('draft-07');
  expect(schema.required).toEqual(['version', 'name']);
  expect(schema.properties.flows).toMatchObject({ type: 'array' });
  expect(schema.properties.flows.items.required).toEqual(['id', 'from', 'to', 'ports']);
});
