/** Which cells of a grid are selected: a rectangle between where it was begun and where it ends. */

/** A place in the grid as it is shown. Row -1 is that of the headings. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** `focus` is the cell that has the keyboard. */
export interface CellRange {
  readonly anchor: CellPlace;
  readonly focus: CellPlace;
}

/** The edges of a range, all inclusive. */
export interface CellRect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** How large a grid is. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** The row of the headings. */
export const HEADINGS = -1;

/** The cells between anchor and focus. */
export function rectOf({ anchor, focus }: CellRange): CellRect {
  return {
    top: Math.min(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    bottom: Math.max(anchor.row, focus.row),
    right: Math.max(anchor.column, focus.column),
  };
}

/** Whether a cell lies in a rectangle. */
export function isInside(rect: CellRect, { row, column }: CellPlace): boolean {
  return row >= rect.top && row <= rect.bottom && column >= rect.left && column <= rect.right;
}

/** How many cells a rectangle has. */
export function cellCount({ top, left, bottom, right }: CellRect): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** A range of one cell. */
export function oneCell(place: CellPlace): CellRange {
  return { anchor: place, focus: place };
}

/** A place inside the grid, as near as possible. */
export function clamped({ row, column }: CellPlace, size: GridSize, top = HEADINGS): CellPlace {
  return {
    row: Math.max(top, Math.min(size.rows - 1, row)),
    column: Math.max(0, Math.min(size.columns - 1, column)),
  };
}

/** The range after the focus went to a place; with `extend` its anchor stays, and never among the headings. */
export function moveFocus(range: CellRange, to: CellPlace, size: GridSize, extend: boolean): CellRange {
  const focus = clamped(to, size, extend ? 0 : HEADINGS);
  if (!extend || range.anchor.row === HEADINGS) return oneCell(focus);
  return { anchor: clamped(range.anchor, size, 0), focus };
}

/** Where keys that move go; undefined for other keys. `page`: how many rows are in sight. */
export function placeAfterKey(
  key: string,
  { row, column }: CellPlace,
  size: GridSize,
  page: number,
  far: boolean,
): CellPlace | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: far ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: far ? size.rows - 1 : row + 1, column };
    case 'ArrowLeft':
      return { row, column: far ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: far ? size.columns - 1 : column + 1 };
    case 'Home':
      return { row: far ? 0 : row, column: 0 };
    case 'End':
      return { row: far ? size.rows - 1 : row, column: size.columns - 1 };
    case 'PageUp':
      return { row: Math.max(0, row - page), column };
    case 'PageDown':
      return { row: row + page, column };
    default:
      return undefined;
  }
}
