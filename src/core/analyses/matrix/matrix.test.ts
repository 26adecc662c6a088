import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { EMPTY_LAYOUT } from '../../design/empty.ts';
import type { Design } from '../../design/schema.ts';
import { prepareDesign, solveSide } from '../../pipeline/sides.ts';
import { describeConnections } from '../../policy/connection-set.ts';
import { type MatrixAxis, type MatrixCell, openingOf } from './answer.ts';
import { type Matrix, matrixOf } from './matrix.ts';

const PLATFORM = draw(`
  cluster pods 10.244.0.0/16
  plane data
  plane control
  ns shop managed plane=data
  ns pay managed plane=data
  ns ops managed plane=control
  ns wild plane=data
  wl shop/web 80
  wl shop/job
  wl pay/api 443
  wl ops/agent 9100
  wl wild/thing 1
  ext bank 203.0.113.0/24
  G-1 separate plane
  X-1 of G-1 ns:ops -> ns:shop 80
  F-1 shop/web -> pay/api 443
  F-2 ns:ops -> ns:shop 80
  F-3 pay/api -> ext:bank 443
  F-4 ns:pay -> ns:ops 9100
`);

function matrix(design: Design, rows: MatrixAxis, columns: MatrixAxis = rows): Matrix {
  return matrixOf(design, [solveSide(prepareDesign({ design, layout: EMPTY_LAYOUT }))], { rows, columns });
}

function cellAt({ answer }: Matrix, row: string, column: string): MatrixCell {
  if (answer.kind !== 'matrix') throw new Error('too large');
  const r = answer.rows.findIndex((g) => g.id === row);
  const c = answer.columns.findIndex((g) => g.id === column);
  const cell = answer.palette[answer.cells[r * answer.columns.length + c] ?? -1];
  if (r < 0 || c < 0 || !cell) throw new Error(`no cell ${row} → ${column}`);
  return cell;
}

describe('matrixOf', () => {
  it('says none, only these, and all', () => {
    const m = matrix(PLATFORM, 'namespace');
    const opening = (from: string, to: string) => openingOf(cellAt(m, from, to));
    expect(opening('ns:shop', 'ns:ops')).toBe('none');
    expect(opening('ns:shop', 'ns:pay')).toBe('only');
    expect(describeConnections(cellAt(m, 'ns:shop', 'ns:pay').connections)).toBe('tcp 443');
    expect(opening('ns:wild', 'outside')).toBe('all');
    expect(opening('ns:pay', 'ns:pay')).toBe('no pairs');
  });

  it('counts open pairs of all, a thing and itself left out', () => {
    const m = matrix(PLATFORM, 'namespace');
    expect(cellAt(m, 'ns:shop', 'ns:pay')).toMatchObject({ pairs: 2, open: 1, violations: 0, surplus: 0, broken: 0 });
    expect(cellAt(m, 'ns:shop', 'ns:shop')).toMatchObject({ pairs: 2, open: 0 });
  });

  it('shows a flow that a guardrail stops as closed, not as broken: it is a conflict', () => {
    expect(cellAt(matrix(PLATFORM, 'plane'), 'plane:data', 'plane:control')).toMatchObject({ open: 0, broken: 0 });
  });

  it('counts gates, and names them in the cell', () => {
    const m = matrix(PLATFORM, 'plane');
    expect(cellAt(m, 'plane:control', 'plane:data').gates).toBe(2);
    const told = m.cell('plane:control', 'plane:data');
    expect(told?.walls).toEqual(['G-1']);
    expect(told?.entries.filter((e) => e.gates.includes('X-1')).map((e) => [e.pairs, e.because])).toEqual([
      [2, 'wanted by F-2'],
    ]);
  });

  it('gives a pair to trace with what is open', () => {
    const [entry] = matrix(PLATFORM, 'namespace').cell('ns:shop', 'ns:pay')?.entries ?? [];
    expect(entry?.because).toBe('wanted by F-1');
    expect(entry?.examples).toEqual([
      {
        from: 'shop/web',
        to: 'pay/api',
        packet: { from: 'shop/web[Deployment]', to: 'pay/api[Deployment]', protocol: 'TCP', port: 443 },
      },
    ]);
  });

  it('puts what is outside and what is in no zone in groups of their own, last', () => {
    const { answer } = matrix(PLATFORM, 'plane');
    expect(answer.kind === 'matrix' && answer.rows.map((g) => [g.id, g.kind])).toEqual([
      ['plane:control', 'members'],
      ['plane:data', 'members'],
      ['none', 'rest'],
      ['ext:bank', 'outside'],
      ['outside', 'outside'],
    ]);
  });

  it('takes different axes for rows and columns', () => {
    expect(cellAt(matrix(PLATFORM, 'plane', 'workload'), 'plane:data', 'wl:pay/api')).toMatchObject({
      pairs: 3,
      open: 1,
    });
  });

  it('knows no cell of groups that are not there', () => {
    expect(matrix(PLATFORM, 'plane').cell('plane:none', 'plane:data')).toBeUndefined();
  });
});
