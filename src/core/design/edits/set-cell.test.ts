import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { change } from '../change.ts';
import { EMPTY_LAYOUT } from '../empty.ts';
import type { Design } from '../schema.ts';
import { type CellEnds, type CellWish, cellWishText, flowsInCell, setCell } from './set-cell.ts';

const DESIGN = draw(`
  cluster pods 10.244.0.0/16
  plane data
  plane edge in data
  ns shop managed plane=edge
  ns pay managed plane=data
  wl shop/web 80
  wl pay/api 443
  ext bank 203.0.113.0/24 plane=data
  G-1 separate plane
  F-1 shop/web -> pay/api 443
  F-2 ns:shop -> ns:pay 80
  F-3 ns:shop -> ext:bank 443
  F-4 ns:shop -> ns:pay any must not
`);
const CELL: CellEnds = { from: 'ns:shop', to: 'ns:pay' };
const HTTPS = [{ protocol: 'TCP' as const, port: 443 }];

function set(
  design: Design,
  ends: CellEnds,
  wish: CellWish,
): { readonly design: Design; readonly problem: string | undefined } {
  let problem: string | undefined;
  const [next] = change({ design, layout: EMPTY_LAYOUT }, 'set', (draft) => {
    problem = setCell(draft, ends, wish);
  });
  return { design: next.design, problem };
}

describe('setCell', () => {
  it('opens with a flow between the groups, which takes these ports and no others', () => {
    const { design } = set(DESIGN, CELL, { kind: 'open', ports: HTTPS });
    expect(design.flows['F-2']?.ports).toEqual(HTTPS);
    expect(Object.keys(design.flows)).toHaveLength(4);
    const other = set(DESIGN, { from: 'ns:pay', to: 'ns:shop' }, { kind: 'open', ports: 'any' }).design;
    expect(other.flows['F-5']).toMatchObject({ from: 'ns:pay', to: 'ns:shop', ports: 'any', status: 'agreed' });
  });

  it('cuts a gate in the guardrails that are named, for the same ports and with the reason', () => {
    const wish = { kind: 'open', ports: HTTPS, gates: ['G-1'], reason: 'checkout' } as const;
    expect(set(DESIGN, CELL, wish).design.exceptions['X-1']).toMatchObject({
      guardrail: 'G-1',
      from: 'ns:shop',
      to: 'ns:pay',
      ports: HTTPS,
      reason: 'checkout',
    });
  });

  it('changes nothing where a guardrail is gone', () => {
    const { design, problem } = set(DESIGN, CELL, { kind: 'open', ports: HTTPS, gates: ['G-9'] });
    expect(problem).toContain('G-9');
    expect(design).toBe(DESIGN);
  });

  it('closes by removing the wanted flows that lie in the cell, and says so where there are none', () => {
    expect(Object.keys(set(DESIGN, CELL, { kind: 'close' }).design.flows)).toEqual(['F-3', 'F-4']);
    expect(set(DESIGN, { from: 'ns:pay', to: 'ns:shop' }, { kind: 'close' }).problem).toContain('no flow');
  });

  it('forbids with a guardrail that leaves the flows alone', () => {
    const { design } = set(DESIGN, CELL, { kind: 'forbid', reason: 'audit' });
    expect(design.guardrails['G-2']).toMatchObject({
      rule: { kind: 'forbid', from: 'ns:shop', to: 'ns:pay', ports: 'any' },
      reason: 'audit',
    });
    expect(Object.keys(design.flows)).toHaveLength(4);
  });

  it('says what is gone', () => {
    expect(set(DESIGN, { from: 'ns:none', to: 'ns:pay' }, { kind: 'forbid' }).problem).toContain('ns:none');
  });
});

describe('flowsInCell', () => {
  it.each([
    ['workloads', { from: 'wl:shop/web', to: 'wl:pay/api' }, ['F-1']],
    ['namespaces', CELL, ['F-1', 'F-2']],
    ['zones and what is below them', { from: 'plane:data', to: 'plane:data' }, ['F-1', 'F-2', 'F-3']],
    ['a zone that is a part', { from: 'plane:edge', to: 'plane:edge' }, []],
    ['a cluster', { from: 'cluster:main', to: 'cluster:main' }, ['F-1', 'F-2']],
    ['what is outside', { from: 'plane:edge', to: 'ext:bank' }, ['F-3']],
  ])('%s', (_, ends, expected) => {
    expect(flowsInCell(DESIGN, ends).map((f) => f.id)).toEqual(expected);
  });
});

describe('cellWishText', () => {
  it('names the step', () => {
    expect(cellWishText(DESIGN, CELL, { kind: 'open', ports: HTTPS })).toBe('Open shop → pay: tcp 443');
    expect(cellWishText(DESIGN, CELL, { kind: 'close' })).toBe('Close shop → pay');
  });
});
