import { describe, expect, test } from 'vitest';
import { draw } from '../../testing/draw.ts';
import type { Document } from './change.ts';
import { copyFragment, fragmentIds } from './fragment.ts';
import { isFragmentText, printFragment, readFragment } from './fragment-file.ts';
import { isDesignText } from './open-files.ts';

const document: Document = {
  design: draw(`
    plane data
    plane inner in data
    ns shop plane=data
    ns deep plane=inner
    ns other
    wl shop/web 8080
    wl shop/db 5432
    wl deep/job
    wl other/client
    group shop/all tier=front
    ext net internet
    F-1 shop/web -> shop/db 5432
    F-2 other/client -> shop/web 8080
    F-3 ext:net -> plane:data 443
    exp:web shop/web Ingress 443 from=ext:net
    G-1 separate plane
    X-1 of G-1 ns:shop -> ns:other 443`),
  layout: {
    version: 1,
    nodes: { 'ns:shop': { x: 1, y: 2 }, 'ns:shop@tenant': { x: 3, y: 4 }, 'ns:other': { x: 9, y: 9 } },
  },
};
const copied = (...ids: string[]) => fragmentIds(copyFragment(document, ids)).sort();

describe('copying', () => {
  test('takes what is inside along, and the flows between what is taken', () => {
    expect(copied('ns:shop')).toEqual(['F-1', 'group:shop/all', 'ns:shop', 'wl:shop/db', 'wl:shop/web']);
    expect(copied('plane:data')).toEqual([
      'F-1',
      'group:shop/all',
      'ns:deep',
      'ns:shop',
      'plane:data',
      'plane:inner',
      'wl:deep/job',
      'wl:shop/db',
      'wl:shop/web',
    ]);
  });

  test('a flow or exposure comes along with all its ends, or when it is named', () => {
    expect(copied('wl:shop/web', 'wl:other/client')).toEqual(['F-2', 'wl:other/client', 'wl:shop/web']);
    expect(copied('wl:shop/web', 'ext:net')).toEqual(['exp:web', 'ext:net', 'wl:shop/web']);
    expect(copied('F-2')).toEqual(['F-2']);
  });

  test('guardrails and exceptions are copied only when they are named', () => {
    expect(copied('ns:shop', 'ns:other')).not.toContain('X-1');
    expect(copied('G-1', 'X-1')).toEqual(['G-1', 'X-1']);
  });

  test('ids that are nothing are passed over', () => {
    expect(copied('wl:none', '__proto__', 'persona:x', 'F-99')).toEqual([]);
  });

  test('takes every place of what is taken, and no other', () => {
    expect(copyFragment(document, ['ns:shop']).layout.nodes).toEqual({
      'ns:shop': { x: 1, y: 2 },
      'ns:shop@tenant': { x: 3, y: 4 },
    });
  });
});

describe('a fragment as text', () => {
  const text = printFragment(copyFragment(document, ['ns:shop']), 'Shop\n# two');

  test('says in its first line what it is, and is a design file beside that', () => {
    expect(text.split('\n')[0]).toBe(
      '# Bulkhead fragment: 1 namespace, 2 workloads, 1 label group and 1 flow of "Shop\\n# two". Paste it onto a map.',
    );
    expect(isFragmentText(text)).toBe(true);
    expect(isDesignText(text)).toBe(true);
    expect(text).toContain('\nnodes:\n  ns:shop: { x: 1, y: 2 }\n');
  });

  test('is read back as it was', () => {
    const { fragment, problems } = readFragment(text);
    expect(problems).toEqual([]);
    expect(fragment).toEqual(copyFragment(document, ['ns:shop']));
    expect(fragment?.around).toEqual({ 'plane:data': 'data' });
  });

  test('a workload without its namespace is no problem: paste finds it a home', () => {
    const alone = readFragment(printFragment(copyFragment(document, ['wl:shop/web']), 'Shop'));
    expect(alone.problems).toEqual([]);
    expect(alone.fragment && fragmentIds(alone.fragment)).toEqual(['wl:shop/web']);
  });

  test('what cannot be read is told, and the rest is read', () => {
    const { fragment, problems } = readFragment(text.replace('name: web', 'name: [1]'));
    expect(fragment && fragmentIds(fragment)).not.toContain('wl:shop/web');
    expect(problems.join()).toContain('name');
  });

  test.each([
    ['nothing', '# Bulkhead fragment'],
    ['no YAML', '# Bulkhead fragment\n{[}'],
    ['a bomb of aliases', `# Bulkhead fragment\nversion: 1\nname: x\na: &a [1]\nb: &b [*a, *a]\nnodes: *b`],
    ['a deep nest', `# Bulkhead fragment\nversion: 1\nname: ${'['.repeat(2000)}`],
    ['a newer version', '# Bulkhead fragment\nversion: 99\nname: x'],
    ['only what is not copied', '# Bulkhead fragment\nversion: 1\nname: x\npersonas:\n- {id: "persona:a", name: a}'],
    ['far too much', `# Bulkhead fragment\n${' '.repeat(4_000_001)}`],
  ])('%s is no fragment, and says why', (_, hostile) => {
    const { fragment, problems } = readFragment(hostile);
    expect(fragment).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
  });

  test('a design file or a comment is no fragment', () => {
    expect(isFragmentText('version: 1\nname: x\n# Bulkhead fragment')).toBe(false);
    expect(isFragmentText('# Bulkhead fragments\n')).toBe(false);
  });
});
