import { expect, test } from 'vitest';
import { FIRST_REVIEW } from '../../state/review.ts';
import type { ViewState } from '../../state/studio.ts';
import { readDrill } from './kept-drill.ts';
import { readView, viewToKeep } from './kept-view.ts';

const VIEW: ViewState = {
  pane: 'files',
  side: 'today',
  groupBy: 'tenant',
  lens: 'owner',
  sought: 'payments',
  dock: { open: true, tab: 'inventory', maximised: true },
  showReach: true,
  showTraffic: true,
  file: { path: 'a.yaml', line: 7 },
  matrix: { rows: 'tenant', columns: 'workload', filter: 'violations', size: 16 },
  drill: undefined,
  conflict: 'F-1 against G-1',
  checks: { practice: 3, severity: 'error', filter: 'open', sought: 'shop', chosen: 'TEN-1' },
  review: FIRST_REVIEW,
  saying: false,
  dialog: 'export',
  practice: undefined,
};

test('where one looked outlives a reload; dialogs do not', () => {
  expect(readView(JSON.parse(JSON.stringify(viewToKeep(VIEW))))).toEqual({
    pane: 'files',
    side: 'today',
    groupBy: 'tenant',
    lens: 'owner',
    dock: { open: true, tab: 'inventory', maximised: true },
    showTraffic: true,
    matrix: { rows: 'tenant', columns: 'workload', filter: 'all', size: 16 },
    review: FIRST_REVIEW,
    file: { path: 'a.yaml' },
  });
});

test('the sides of the review outlive it too; of files that were given, only the name', () => {
  const files = [{ name: 'folder/a.yaml', text: 'kind: Namespace' }];
  const before = { kind: 'version', id: 3, side: 'design' } as const;
  const review = { before, after: { kind: 'files', name: 'folder', files }, kinds: ['lost'], chosen: 'x' } as const;
  const kept = JSON.stringify(viewToKeep({ ...VIEW, review }));
  expect(kept).not.toContain('Namespace');
  expect(readView(JSON.parse(kept)).review).toEqual({
    before,
    after: { kind: 'lost', name: 'folder' },
    kinds: [],
    chosen: undefined,
  });
});

test.each([
  undefined,
  null,
  7,
  [],
  {
    pane: 'x',
    matrix: { rows: 'moon', columns: 'plane', size: 16 },
    side: 1,
    groupBy: {},
    dock: { tab: 'y' },
    path: 3,
    review: { before: { kind: 'version', id: 'x', side: 'design' }, after: { kind: 'today' } },
  },
])('nothing is taken from %j', (kept) => {
  expect(readView(kept)).toEqual({});
});

test('a drill outlives it, whatever it tries; what no version wrote is left out', () => {
  const drills: readonly NonNullable<ViewState['drill']>[] = [
    { kind: 'compromise', id: 'wl:shop/web', through: 'workloads' },
    { kind: 'compromise label', label: { key: 'app', value: 'web' }, through: 'system, too' },
    { kind: 'merge environments', environments: ['env:dev', 'env:test'] },
    { kind: 'remove policy', policy: { kind: 'NetworkPolicy', namespace: 'shop', name: 'web' } },
    { kind: 'remove policy', policy: { kind: 'ClusterNetworkPolicy', name: 'walls' } },
    { kind: 'new namespace', labels: [{ key: 'tenant', value: 'a' }], through: 'workloads' },
  ];
  for (const drill of drills)
    expect(readView(JSON.parse(JSON.stringify(viewToKeep({ ...VIEW, drill })))).drill).toEqual(drill);
  const broken = [
    undefined,
    'compromise',
    { kind: 'burn' },
    { kind: 'compromise', id: 3, through: 'workloads' },
    { kind: 'compromise', id: 'wl:a/b', through: 'walls' },
    { kind: 'compromise label', label: { key: 'app' }, through: 'workloads' },
    { kind: 'merge environments', environments: 'env:dev' },
    { kind: 'remove policy', policy: { kind: 'NetworkPolicy' } },
    { kind: 'remove policy', policy: null },
    { kind: 'new namespace', labels: [1], through: 'workloads' },
  ];
  for (const kept of broken) expect(readDrill(kept)).toBeUndefined();
});
