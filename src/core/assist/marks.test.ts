import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { printDesign } from '../design/design-file.ts';
import { compileDesign } from '../pipeline/compile-design.ts';
import { idsAtLine, implementingIds, marksOfText } from './marks.ts';

const design = draw(`
  cluster pods 10.244.0.0/16
  plane control
  plane data
  tenant a
  ns shop managed tenant=a plane=data
  ns ops plane=control
  wl shop/web 8080
  wl shop/db 5432
  wl ops/admin 443
  F-1 shop/web -> shop/db 5432 because orders
  F-2 shop/db -> shop/web 8080
  G-1 separate plane
  X-1 of G-1 ops/admin -> shop/web 8080
`);
const files = compileDesign(design).files;
const textOf = (end: string) => files.find((f) => f.path.endsWith(end)) ?? { path: end, text: '' };

/** The lines of a text that are marked with an id. */
function lines(path: string, text: string, id: string): string[] {
  const all = text.split('\n');
  const marked = marksOfText(path, text, design).filter((m) => m.ids.includes(id));
  return marked.map((m) => all.slice(m.line - 1, m.endLine).join('\n'));
}

describe('marksOfText', () => {
  it('ties the rule below a comment to the handle in it', () => {
    const { path, text } = textOf('networkpolicies.yaml');
    const found = lines(path, text, 'F-1');
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(/^ {2}# F-1 [\s\S]*app: web[\s\S]*port: 5432$/);
    expect(found[1]).toMatch(/^ {2}# F-1 [\s\S]*app: db[\s\S]*port: 5432$/);
    expect(found.join()).not.toContain('8080');
  });

  it('ties a document to the handles above it, and to its namespace', () => {
    const guardrail = textOf('g-1-plane-data.yaml');
    expect(lines(guardrail.path, guardrail.text, 'G-1')[0]).toContain('kind: ClusterNetworkPolicy');
    const policies = textOf('networkpolicies.yaml');
    expect(lines(policies.path, policies.text, 'ns:shop')).toHaveLength(policies.text.split('\n---\n').length);
    const namespace = textOf('shop/namespace.yaml');
    expect(lines(namespace.path, namespace.text, 'ns:shop')).toHaveLength(1);
  });

  it('ties a policy to the workload that it is for, and a workload to its flows', () => {
    const { path, text } = textOf('networkpolicies.yaml');
    expect(lines(path, text, 'wl:shop/db')[0]).toContain('name: allow-db');
    expect([...implementingIds(design, ['wl:ops/admin', 'ns:ops'])]).toEqual(['wl:ops/admin', 'ns:ops']);
    expect([...implementingIds(design, ['wl:shop/db'])]).toEqual(['wl:shop/db', 'F-1', 'F-2']);
  });

  it('ties items of the design and lines of the layout to their ids', () => {
    const text = printDesign(design);
    expect(lines('design.yaml', text, 'F-1')[0]).toMatch(/^ {2}- id: F-1\n[\s\S]*reason: orders$/);
    expect(lines('design.yaml', text, 'wl:shop/db')[0]).not.toContain('F-');
    const layout = 'version: 1\nnodes:\n  ns:shop: { x: 1, y: 2 }\n  wl:gone: { x: 1, y: 2 }\n';
    expect(marksOfText('layout.yaml', layout, design)).toEqual([{ line: 3, endLine: 3, ids: ['ns:shop'] }]);
  });

  it('knows the innermost element at a line', () => {
    const { path, text } = textOf('networkpolicies.yaml');
    const marks = marksOfText(path, text, design);
    const line = text.split('\n').findIndex((l) => l.includes('# F-1')) + 1;
    expect(idsAtLine(marks, line)).toEqual(['F-1']);
    expect(idsAtLine(marks, 2)).toEqual(['wl:shop/db', 'ns:shop']);
    expect(idsAtLine([], 2)).toEqual([]);
  });

  it('marks nothing in texts that are no YAML', () => {
    expect(marksOfText('REVIEW.md', '# F-1', design)).toEqual([]);
  });
});
