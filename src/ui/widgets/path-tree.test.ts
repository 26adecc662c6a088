import { describe, expect, test } from 'vitest';
import { folderPaths, type PathNode, pathTree } from './path-tree.ts';

function drawn(nodes: readonly PathNode[], indent = ''): string[] {
  return nodes.flatMap((n) => [
    `${indent}${n.name}${n.children ? '/' : ''}`,
    ...drawn(n.children ?? [], `${indent}  `),
  ]);
}

describe('pathTree', () => {
  test('folders come first, and folders that hold one folder only are joined', () => {
    const tree = pathTree([
      'design.yaml',
      'tenants/a/shop/web.yaml',
      'tenants/a/pay/db.yaml',
      'policies/base/admin/g.yaml',
    ]);
    expect(drawn(tree)).toEqual([
      'policies/base/admin/',
      '  g.yaml',
      'tenants/a/',
      '  pay/',
      '    db.yaml',
      '  shop/',
      '    web.yaml',
      'design.yaml',
    ]);
    expect(folderPaths(tree)).toEqual(['policies/base/admin', 'tenants/a', 'tenants/a/pay', 'tenants/a/shop']);
  });

  test('every file keeps its whole path, hostile names too', () => {
    const paths = ['__proto__/constructor/a.yaml', 'b.yaml'];
    const files = (nodes: readonly PathNode[]): string[] =>
      nodes.flatMap((n) => (n.children ? files(n.children) : [n.path]));
    expect(files(pathTree(paths)).sort()).toEqual(paths.sort());
  });
});
