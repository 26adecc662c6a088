/** Groups against groups: what is open, and how that differs from what is wanted (`studio.md`, Views 2). */
import type { Design } from '../../design/schema.ts';
import type { MatrixAnswer, MatrixCellAnswer, MatrixPlace, MatrixRequest } from './answer.ts';
import { cellAnswer } from './cell.ts';
import { ClassPairs } from './class-pairs.ts';
import { endsOf, type MatrixSides } from './ends.ts';
import { type Grouping, groupingOf } from './groups.ts';
import { Looks } from './looks.ts';
import { paint } from './palette.ts';
import { Pivot } from './pivot.ts';

/** A matrix, and what its cells are asked. */
export interface Matrix {
  readonly answer: MatrixAnswer;
  /** A cell in full; undefined where there is no such row or column. */
  readonly cell: (row: string, column: string) => MatrixCellAnswer | undefined;
}

/** Most cells that are worked out. */
export const MOST_CELLS = 2_000_000;

/**
 * The matrix of a side, or with two sides of the change from the first to the second. Open is judged on the may bound,
 * what is asked for on the must bound, against the design's own meaning; other protocols than TCP, UDP and SCTP do not
 * count (`cli.md`). `onProgress`: 0–1.
 */
export function matrixOf(
  design: Design,
  sides: MatrixSides,
  request: MatrixRequest,
  onProgress: (done: number) => void = () => {},
): Matrix {
  const ends = endsOf(design, sides);
  const rows = groupingOf(design, ends.all, request.rows);
  const columns = request.rows === request.columns ? rows : groupingOf(design, ends.all, request.columns);
  const [down, across] = [rows.groups.length, columns.groups.length];
  if (down * across > MOST_CELLS)
    return {
      answer: { kind: 'too large', request, rows: down, columns: across, most: MOST_CELLS },
      cell: () => undefined,
    };
  const looks = new Looks(ends);
  const pairs = new ClassPairs(ends);
  const pivot = new Pivot(ends, rows, columns, looks.pool);
  for (const source of ends.classes.keys()) {
    if (source % 16 === 0) onProgress(source / ends.classes.length);
    for (const pair of pairs.from(source)) pivot.add(pair.source, pair.destination, looks.of(pair.from, pair.to));
  }
  const members = (grouping: Grouping, id: string) => {
    const number = grouping.groups.findIndex((g) => g.id === id);
    return number < 0 ? undefined : ends.all.filter((_, i) => grouping.of[i]?.includes(number));
  };
  return {
    answer: {
      kind: 'matrix',
      request,
      rows: rows.groups,
      columns: columns.groups,
      ...paint(pivot.sums(), looks.pool),
    },
    cell(row, column) {
      const [sources, destinations] = [members(rows, row), members(columns, column)];
      const place: MatrixPlace = { ...request, row, column };
      return sources && destinations && cellAnswer({ design, ends, pairs, looks, sources, destinations }, place);
    },
  };
}
