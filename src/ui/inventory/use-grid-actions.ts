/** What the grid's hands do to the design. */
import { useCallback, useRef } from 'react';
import type { Suggestion } from '../../core/design/classify/attributes.ts';
import { isWholeTable } from '../../core/design/classify/table/columns.ts';
import { parseTable, tableText } from '../../core/design/classify/table/parse-table.ts';
import { canonicalValue, valueProblem } from '../../core/design/classify/values.ts';
import { toast } from '../widgets/toast.tsx';
import { clearCells, fillDown, pasteCells } from './cell-edits.ts';
import { type CellPlace, type CellRange, cellCount, rectOf } from './cell-range.ts';
import { cellText, type Facts } from './cells.ts';
import { isEditable } from './columns.ts';
import type { Lookups } from './lookups.ts';
import { counted, type InventoryEdits } from './use-edits.ts';
import type { InventoryView } from './use-view.ts';

export interface GridActions {
  readonly set: (place: CellPlace, value: string) => void;
  readonly acceptOne: (suggestion: Suggestion) => void;
  readonly acceptAll: (suggestions: readonly Suggestion[]) => void;
  /** Accepts what is suggested in the range; false where nothing is. */
  readonly accept: () => boolean;
  /** Turns a yes into a no; false where the cell holds none. */
  readonly toggle: () => boolean;
  readonly clear: () => void;
  readonly fillDown: () => void;
  /** The range as a spreadsheet takes it. */
  readonly copy: () => string;
  readonly paste: (text: string) => void;
}

export interface GridActionsInput {
  readonly facts: Facts;
  readonly view: InventoryView;
  readonly range: CellRange;
  readonly lookups: Lookups;
  readonly edits: InventoryEdits;
  /** Shows what a whole table would do. */
  readonly onTable: (text: string) => void;
}

export function useGridActions({ facts, view, range, lookups, edits, onTable }: GridActionsInput): GridActions {
  const { rows, columns } = view;
  const shown = { design: facts.design, rows, columns };
  const rect = rectOf(range);
  const copied = useRef<string>(undefined);
  const acceptOne = useCallback((suggestion: Suggestion) => edits.accept([suggestion]), [edits]);

  const inRange = (): Suggestion[] =>
    rows
      .slice(Math.max(0, rect.top), rect.bottom + 1)
      .flatMap((id) =>
        columns.slice(rect.left, rect.right + 1).flatMap((c) => lookups.suggestionFor(id, c.attribute) ?? []),
      )
      .filter((s) => columns.some((c) => c.attribute === s.attribute && cellText(facts, s.id, c) === ''));

  const focused = () => {
    const id = rows[range.focus.row];
    const column = columns[range.focus.column];
    return id !== undefined && column && isEditable(column, id) ? { id, column } : undefined;
  };
  return {
    acceptOne,
    acceptAll: edits.accept,
    set: ({ row, column }, text) => {
      const id = rows[row];
      const attribute = columns[column]?.attribute;
      if (id === undefined || attribute === undefined) return;
      const problem = valueProblem(attribute, text.trim());
      if (problem === undefined) edits.setOne({ id, attribute, value: canonicalValue(attribute, text) });
      else toast({ text: 'The cell was not set', description: problem, tone: 'error' });
    },
    accept: () => {
      const suggestions = inRange();
      if (suggestions.length > 0) edits.accept(suggestions);
      return suggestions.length > 0;
    },
    toggle: () => {
      const cell = focused();
      if (cell?.column.attribute !== 'system') return false;
      const value = cellText(facts, cell.id, cell.column) === 'yes' ? '' : 'yes';
      edits.setOne({ id: cell.id, attribute: 'system', value });
      return true;
    },
    clear: () => edits.setCells('Clear', clearCells(shown, rect)),
    fillDown: () => {
      const edit = fillDown(shown, rect);
      if (edit.assignments.length > 0) edits.setCells('Fill down', edit);
      else toast({ text: edit.problems[0] ?? 'Nothing to fill down: the cells say the same already' });
    },
    copy: () => {
      const cells = rows
        .slice(Math.max(0, rect.top), rect.bottom + 1)
        .map((id) => columns.slice(rect.left, rect.right + 1).map((column) => cellText(facts, id, column)));
      copied.current = tableText(cells);
      toast({ text: `Copied ${counted(cellCount(rect), 'cell')}` });
      return copied.current;
    },
    paste: (text) => {
      const table = parseTable(text);
      if (table.rows.length === 0) {
        toast({ text: 'There is nothing to paste: the clipboard holds no text' });
        return;
      }
      // what was copied here goes where the cursor is, even if it reads like a table
      const isOwn = text.replaceAll('\r\n', '\n') === copied.current;
      const isTable = !isOwn && view.looking.kind === 'namespaces' && isWholeTable(facts.design, table);
      if (isTable) onTable(text);
      else edits.setCells('Paste', pasteCells(shown, rect, table));
    },
  };
}
