/** What spreadsheet hands do to cells, as assignments: clearing, filling down, pasting. */
import { attributeText } from '../../core/design/classify/attributes.ts';
import type { Table } from '../../core/design/classify/table/parse-table.ts';
import { canonicalValue, valueProblem } from '../../core/design/classify/values.ts';
import type { Assignment } from '../../core/design/edits/assign.ts';
import type { Design } from '../../core/design/schema.ts';
import type { CellRect } from './cell-range.ts';
import { type Column, isEditable } from './columns.ts';

/** The grid as it is shown. */
export interface Shown {
  readonly design: Design;
  readonly rows: readonly string[];
  readonly columns: readonly Column[];
}

/** What an edit of cells does, and what of it cannot be. */
export interface CellEdit {
  readonly assignments: readonly Assignment[];
  readonly problems: readonly string[];
}

/** One value in one cell; nothing where it says the same already. */
function assignment({ design }: Shown, id: string, column: Column, value: string): Assignment | undefined {
  const { attribute } = column;
  if (attribute === undefined || !isEditable(column, id)) return undefined;
  return attributeText(design, id, attribute) === value ? undefined : { id, attribute, value };
}

function cellsIn({ rows, columns }: Shown, rect: CellRect): { readonly id: string; readonly column: Column }[] {
  return rows
    .slice(Math.max(0, rect.top), rect.bottom + 1)
    .flatMap((id) => columns.slice(rect.left, rect.right + 1).map((column) => ({ id, column })));
}

/** Empties the cells of a rectangle. */
export function clearCells(shown: Shown, rect: CellRect): CellEdit {
  const assignments = cellsIn(shown, rect).flatMap(({ id, column }) => assignment(shown, id, column, '') ?? []);
  return { assignments, problems: [] };
}

/**
 * Fills a rectangle with the values of its first row; one of a single row with those of the row above. What is empty
 * there fills nothing.
 */
export function fillDown(shown: Shown, rect: CellRect): CellEdit {
  const source = rect.top === rect.bottom ? rect.top - 1 : rect.top;
  const from = shown.rows[source];
  if (from === undefined || source < 0) return { assignments: [], problems: ['there is nothing above to fill down'] };
  const below = { ...rect, top: source + 1 };
  const assignments = cellsIn(shown, below).flatMap(({ id, column }) => {
    const value = column.attribute === undefined ? '' : attributeText(shown.design, from, column.attribute);
    return value === '' ? [] : (assignment(shown, id, column, value) ?? []);
  });
  return { assignments, problems: [] };
}

/**
 * Puts a table into the cells from the corner of a rectangle on; a single value into all of its cells. What lies beyond
 * the grid, or in columns that only show, is told.
 */
export function pasteCells(shown: Shown, rect: CellRect, table: Table): CellEdit {
  const single = table.rows.length === 1 && table.rows[0]?.length === 1 ? table.rows[0][0] : undefined;
  if (single) {
    const targets = cellsIn(shown, rect).map(({ id, column }) => ({ id, column, value: single.text }));
    return pasted(shown, targets, 0);
  }
  let beyond = 0;
  const targets = table.rows.flatMap((cells, i) =>
    cells.flatMap(({ text }, j) => {
      const id = shown.rows[Math.max(0, rect.top) + i];
      const column = shown.columns[rect.left + j];
      if (id !== undefined && column) return [{ id, column, value: text }];
      beyond++;
      return [];
    }),
  );
  return pasted(shown, targets, beyond);
}

interface Target {
  readonly id: string;
  readonly column: Column;
  readonly value: string;
}

function pasted(shown: Shown, targets: readonly Target[], beyond: number): CellEdit {
  const fixed = new Set<string>();
  const problems: string[] = [];
  const assignments = targets.flatMap(({ id, column, value }) => {
    if (column.attribute === undefined || !isEditable(column, id)) {
      fixed.add(column.heading);
      return [];
    }
    const problem = valueProblem(column.attribute, value);
    if (problem === undefined) return assignment(shown, id, column, canonicalValue(column.attribute, value)) ?? [];
    problems.push(problem);
    return [];
  });
  if (fixed.size > 0) problems.push(`${[...fixed].map((h) => `\`${h}\``).join(', ')} cannot be set here`);
  if (beyond > 0) problems.push(`${beyond} cell${beyond === 1 ? '' : 's'} would stand outside the table`);
  return { assignments, problems: [...new Set(problems)] };
}
