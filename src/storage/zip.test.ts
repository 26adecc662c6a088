import { describe, expect, it } from 'vitest';
import { unzip } from '../core/archive/unzip.ts';
import { zipTree } from './zip.ts';

describe('a zip of a tree', () => {
  const TREE = [
    { path: 'tenants/shop/policy.yaml', text: 'kind: NetworkPolicy\n' },
    { path: 'design.yaml', text: 'name: Läden\n' },
  ];

  it('reads back as it was written', () => {
    expect(unzip('export.zip', zipTree(TREE))).toMatchObject({
      files: [
        { name: 'export.zip/design.yaml', text: 'name: Läden\n' },
        { name: 'export.zip/tenants/shop/policy.yaml', text: 'kind: NetworkPolicy\n' },
      ],
      problems: [],
    });
  });

  it('is the same bytes whatever the order of files', () => {
    expect(zipTree([...TREE].reverse())).toEqual(zipTree(TREE));
  });
});
