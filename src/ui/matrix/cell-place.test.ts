import { describe, expect, it } from 'vitest';
import type { MatrixCell, MatrixGroup } from '../../core/analyses/matrix/answer.ts';
import { NO_CONNECTIONS } from '../../core/policy/connection-set.ts';
import { cellAt, countShown, type Matrix, moved, nextShown, placeAt, whereIs, within } from './cell-place.ts';

const group = (id: string): MatrixGroup => ({ id, name: id, kind: 'members', ends: 1 });
const cell = (violations: number): MatrixCell => ({
  pairs: 1,
  open: violations,
  whole: 0,
  undecided: 0,
  violations,
  surplus: 0,
  broken: 0,
  gates: 0,
  opened: 0,
  closed: 0,
  connections: NO_CONNECTIONS,
});
const MATRIX: Matrix = {
  kind: 'matrix',
  request: { rows: 'plane', columns: 'namespace' },
  rows: [group('a'), group('b')],
  columns: [group('x'), group('y'), group('z')],
  cells: Uint16Array.from([0, 1, 0, 0, 0, 1]),
  palette: [cell(0), cell(1)],
  totals: cell(2),
};

describe('places', () => {
  it('lead from numbers to groups and back', () => {
    const place = placeAt(MATRIX, { row: 1, column: 2 });
    expect(place).toEqual({ rows: 'plane', columns: 'namespace', row: 'b', column: 'z' });
    expect(place && whereIs(MATRIX, place)).toEqual({ row: 1, column: 2 });
    expect(place && whereIs(MATRIX, { ...place, row: 'gone' })).toBeUndefined();
    expect(place && whereIs(MATRIX, { ...place, rows: 'tenant' })).toBeUndefined();
  });

  it('lie within the matrix', () => {
    expect(within(MATRIX, { row: 9, column: -3 })).toEqual({ row: 1, column: 0 });
    expect(cellAt(MATRIX, { row: 1, column: 2 })).toBe(MATRIX.palette[1]);
    expect(cellAt(MATRIX, { row: 0, column: 3 })).toBeUndefined();
  });
});

describe('nextShown', () => {
  it.each([
    ['forth', { row: 0, column: 1 }, 1, { row: 1, column: 2 }],
    ['round the end', { row: 1, column: 2 }, 1, { row: 0, column: 1 }],
    ['back', { row: 1, column: 2 }, -1, { row: 0, column: 1 }],
    ['back round the start', { row: 0, column: 0 }, -1, { row: 1, column: 2 }],
  ] as const)('%s', (_, from, step, expected) => {
    expect(nextShown(MATRIX, 'violations', from, step)).toEqual(expected);
  });

  it('finds nothing where nothing stands out', () => {
    expect(nextShown(MATRIX, 'gates', { row: 0, column: 0 }, 1)).toBeUndefined();
    expect(countShown(MATRIX, 'gates')).toBe(0);
    expect(countShown(MATRIX, 'violations')).toBe(2);
  });
});

describe('moved', () => {
  it.each([
    ['ArrowDown', false, { row: 3, column: 3 }],
    ['ArrowLeft', true, { row: 2, column: 0 }],
    ['PageUp', false, { row: -3, column: 3 }],
    ['End', true, { row: 9, column: 8 }],
    ['Home', false, { row: 2, column: 0 }],
    ['a', false, undefined],
  ])('%s, far: %s', (key, isFar, expected) => {
    expect(moved({ row: 2, column: 3 }, key, isFar, { row: 5, column: 5 }, { row: 9, column: 8 })).toEqual(expected);
  });
});
