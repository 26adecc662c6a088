import { expect, test } from 'vitest';
import { printLayout, readLayout } from './layout-file.ts';

test('one line per node, sorted, in whole pixels, and read back', () => {
  const text = printLayout({
    version: 1,
    nodes: {
      'wl:shop/web-10': { x: 1.6, y: -0.2 },
      'wl:shop/web-9': { x: 3, y: 4, width: 10.4, height: 20, collapsed: true },
      'ns:shop@tenant': { x: Number.NaN, y: 0 },
      'a: b': { x: 0, y: 0 },
    },
  });
  expect(text).toBe(`version: 1
nodes:
  "a: b": { x: 0, y: 0 }
  wl:shop/web-9: { x: 3, y: 4, width: 10, height: 20, collapsed: true }
  wl:shop/web-10: { x: 2, y: 0 }
`);
  const { layout, diagnostics } = readLayout({ name: 'layout.yaml', text });
  expect(diagnostics).toEqual([]);
  expect(printLayout(layout ?? { version: 1, nodes: {} })).toBe(text);
});

test('bad lines are left out and named', () => {
  const text = 'version: 1\nnodes:\n  ns:a: { x: 1, y: 2 }\n  ns:b: { x: left, y: 2 }\n  __proto__: { x: 1, y: 1 }\n';
  const { layout, diagnostics } = readLayout({ name: 'layout.yaml', text });
  expect(layout?.nodes).toEqual({ 'ns:a': { x: 1, y: 2 } });
  expect(diagnostics.map((d) => d.place?.span?.line)).toEqual([4, 5]);
});

test('what is no layout says so', () => {
  for (const text of ['', 'version: 2\nnodes: {}\n', 'nodes: 1\n', '['])
    expect(readLayout({ name: 'x', text }).diagnostics).toHaveLength(1);
});
