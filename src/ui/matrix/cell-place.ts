/** Moving about in a matrix: by keys, and to the next cell that stands out. */
import type { MatrixAnswer, MatrixCell, MatrixPlace } from '../../core/analyses/matrix/answer.ts';
import type { MatrixFilter } from '../../state/studio.ts';
import { isShown } from './cell-words.ts';

/** A matrix that is not too large. */
export type Matrix = Extract<MatrixAnswer, { kind: 'matrix' }>;

/** A cell by its numbers. */
export interface At {
  readonly row: number;
  readonly column: number;
}

/** The cell at a place; undefined outside. */
export function cellAt({ cells, columns, palette }: Matrix, at: At): MatrixCell | undefined {
  return at.column < columns.length ? palette[cells[at.row * columns.length + at.column] ?? -1] : undefined;
}

/** What the engine is asked about a place. */
export function placeAt({ request, rows, columns }: Matrix, at: At): MatrixPlace | undefined {
  const [row, column] = [rows[at.row], columns[at.column]];
  return row && column && { ...request, row: row.id, column: column.id };
}

/** Where a place is in a matrix; undefined where its groups are not in it. */
export function whereIs({ rows, columns, request }: Matrix, place: MatrixPlace): At | undefined {
  if (place.rows !== request.rows || place.columns !== request.columns) return undefined;
  const at = {
    row: rows.findIndex((g) => g.id === place.row),
    column: columns.findIndex((g) => g.id === place.column),
  };
  return at.row < 0 || at.column < 0 ? undefined : at;
}

/** A place within the matrix, however far off it was. */
export function within({ rows, columns }: Matrix, { row, column }: At): At {
  const clamp = (n: number, size: number) => Math.max(0, Math.min(size - 1, n));
  return { row: clamp(row, rows.length), column: clamp(column, columns.length) };
}

/** The next cell that stands out, row by row and round the end; undefined where none does. */
export function nextShown(matrix: Matrix, filter: MatrixFilter, from: At, step: 1 | -1): At | undefined {
  const { cells, columns, palette } = matrix;
  const shown = palette.map((cell) => isShown(cell, filter));
  const size = cells.length;
  const start = from.row * columns.length + from.column;
  for (let i = 1; i <= size; i++) {
    const cell = (start + step * i + size * 2) % size;
    if (shown[cells[cell] ?? -1]) return { row: Math.floor(cell / columns.length), column: cell % columns.length };
  }
  return undefined;
}

/** How many cells stand out. */
export function countShown({ cells, palette }: Matrix, filter: MatrixFilter): number {
  const shown = palette.map((cell) => isShown(cell, filter));
  let n = 0;
  for (const cell of cells) if (shown[cell]) n++;
  return n;
}

/** Where a key leads; undefined for keys that lead nowhere. `page`: cells in sight. */
export function moved(at: At, key: string, isFar: boolean, page: At, last: At): At | undefined {
  const { row, column } = at;
  switch (key) {
    case 'ArrowUp':
      return { row: isFar ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: isFar ? last.row : row + 1, column };
    case 'ArrowLeft':
      return { row, column: isFar ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: isFar ? last.column : column + 1 };
    case 'PageUp':
      return { row: row - page.row, column };
    case 'PageDown':
      return { row: row + page.row, column };
    case 'Home':
      return { row: isFar ? 0 : row, column: 0 };
    case 'End':
      return { row: isFar ? last.row : row, column: last.column };
    default:
      return undefined;
  }
}
