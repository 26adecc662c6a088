import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import type { SolvedSide } from '../analyses/side.ts';
import { change, type Document } from '../design/change.ts';
import { addNamespace } from '../design/edits/add.ts';
import { moveToNamespace } from '../design/edits/move.ts';
import { EMPTY_LAYOUT } from '../design/empty.ts';
import { describeConnections } from '../policy/connection-set.ts';
import { compareDocuments } from './compare-documents.ts';
import { prepareDesign, solveSide } from './sides.ts';

const BEFORE = `
  cluster pods 10.244.0.0/16
  ns shop managed
  wl shop/web app=web 8080
  wl shop/api app=api 9090
  wl shop/old app=old 1000
  ext bank 203.0.113.0/24
  F-1 shop/web -> shop/api 9090
  F-2 shop/api -> ext:bank 443
  F-3 shop/web -> shop/old 1000
`;
const AFTER = `
  cluster pods 10.244.0.0/16
  ns shop managed
  wl shop/web app=web 8080
  wl shop/api app=api 9090
  ext bank 203.0.113.0/24
  F-1 shop/web -> shop/api 9091
  F-2 shop/api -> ext:bank 443
`;

const document = (text: string): Document => ({ design: draw(text), layout: EMPTY_LAYOUT });
const solve = (of: Document): SolvedSide => solveSide(prepareDesign(of));

describe('two documents side by side', () => {
  it('tell what was drawn, and what that opens and closes, in names of either', () => {
    const { drawn, changes, names } = compareDocuments(document(BEFORE), document(AFTER), solve);
    expect(drawn.groups.map((g) => [g.collection, g.items.map((i) => `${i.kind} ${i.id}`)])).toEqual([
      ['flows', ['changed F-1', 'removed F-3']],
      ['workloads', ['removed wl:shop/old']],
    ]);
    const told = changes.pairs.map(
      (p) =>
        `${names[p.from]} ${names[p.to]} ${p.kind} ${describeConnections(p.before)} > ${describeConnections(p.after)}`,
    );
    expect(told).toContain('shop/web shop/api changed tcp 9090 > tcp 9091');
    expect(told).toContain('shop/web shop/old closed tcp 1000 > none');
    expect(told.some((line) => line.includes('203.0.113'))).toBe(false);
  });

  it('hold a workload against itself when it moves to another namespace', () => {
    const moved = change(document(BEFORE), 'Move', (draft) => {
      addNamespace(draft, { name: 'spare' });
      moveToNamespace(draft, ['wl:shop/web'], 'ns:spare');
    })[0];
    const { changes } = compareDocuments(document(BEFORE), moved, solve);
    const twice = changes.pairs.filter(
      (p) => changes.pairs.filter((q) => q.from === p.from && q.to === p.to).length > 1,
    );
    expect(twice).toEqual([]);
    const ofFlow = changes.pairs.find((p) => p.from === 'wl:shop/web' && p.to === 'wl:shop/api');
    expect(ofFlow).toBeUndefined();
  });

  it('are not solved where nothing but places differs', () => {
    const moved = { ...document(AFTER), layout: { version: 1 as const, nodes: { 'ns:shop': { x: 1, y: 1 } } } };
    const never = () => {
      throw new Error('solved');
    };
    expect(compareDocuments(document(AFTER), moved, never).changes.pairs).toEqual([]);
  });
});
