import { describe, expect, test } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { counterpartsOf, type FilesInput, fileAt, firstPath, treePaths } from './files-model.ts';
import { sinceExport } from './since-export.ts';

const design = draw('tenant a\nns shop managed tenant=a\nwl shop/web 80');
const SHOP = 'tenants/a/shop/networkpolicies.yaml';
const written = [
  { path: 'REVIEW.md', text: '# x' },
  { path: 'design.yaml', text: 'version: 1\n' },
  { path: SHOP, text: 'kind: NetworkPolicy\n' },
];
const exported = {
  at: 1,
  digest: '',
  files: [
    { path: 'gone.yaml', digest: '', text: 'old' },
    { path: SHOP, digest: '', text: 'older' },
  ],
};

function input(more: Partial<FilesInput> & { drafts?: FilesInput['kept']['drafts'] } = {}): FilesInput {
  const kept = { drafts: more.drafts ?? {}, exported, designText: undefined };
  return {
    design,
    written,
    imported: [{ path: 'in.yaml', text: 'a', lines: [3] }],
    kept,
    since: sinceExport(written, exported),
    ...more,
  };
}

describe('fileAt', () => {
  test('is what export writes, with its draft and what became of it since the last export', () => {
    const draft = { text: 'mine', base: 'kind: NetworkPolicy\n' };
    expect(fileAt(input({ drafts: { [SHOP]: draft } }), SHOP)).toEqual({
      path: SHOP,
      text: 'kind: NetworkPolicy\n',
      origin: 'export',
      draft,
      isConflict: false,
      status: 'changed',
      exported: 'older',
    });
    expect(fileAt(input({ drafts: { [SHOP]: { ...draft, base: 'another' } } }), SHOP)?.isConflict).toBe(true);
  });

  test('says why a file is only read', () => {
    expect(fileAt(input(), 'REVIEW.md')?.readOnly).toMatch(/change the design/);
    expect(fileAt(input(), 'design.yaml')?.readOnly).toBeUndefined();
    expect(fileAt(input(), 'in.yaml')).toMatchObject({ origin: 'imported', lines: [3] });
    expect(fileAt(input(), 'in.yaml')?.readOnly).toMatch(/what the cluster has today/);
  });

  test('keeps what is written no longer, and drafts whose file is gone', () => {
    expect(fileAt(input(), 'gone.yaml')).toMatchObject({ origin: 'before', text: 'old', status: 'removed' });
    const drafts = { 'lost.yaml': { text: 'mine', base: '' } };
    expect(fileAt(input({ drafts }), 'lost.yaml')).toMatchObject({ origin: 'before', text: 'mine' });
    expect(treePaths(input({ drafts }))).toEqual(['REVIEW.md', 'design.yaml', SHOP, 'gone.yaml', 'lost.yaml']);
    // while the tree is still being written, nothing is lost
    expect(fileAt(input({ drafts, written: [] }), 'lost.yaml')).toBeUndefined();
    expect(fileAt(input(), 'never.yaml')).toBeUndefined();
  });
});

test('without a file asked for, the first policy is shown, else the design', () => {
  expect(firstPath(written, [])).toBe(SHOP);
  expect(firstPath(written.slice(0, 2), [])).toBe('design.yaml');
  expect(firstPath([], [{ path: 'in.yaml', text: '' }])).toBe('in.yaml');
  expect(firstPath([], [])).toBeUndefined();
});

test('an imported file is compared with what holds its policies now', () => {
  const policy = {
    id: 'policy:1',
    kind: 'NetworkPolicy',
    namespace: 'shop',
    name: 'x',
    text: '',
    file: 'in.yaml',
    firstLine: 1,
    keep: 'unmanaged',
  } as const;
  const imported = { ...design, policies: { 'policy:1': policy } };
  expect(counterpartsOf(imported, { path: 'in.yaml', text: '' }, written).map((f) => f.path)).toEqual([SHOP]);
  expect(counterpartsOf(imported, { path: 'other.yaml', text: '' }, written)).toEqual([]);
});
