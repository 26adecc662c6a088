import { memo, type ReactNode } from 'react';
import type { Doubt, Suggestion } from '../../core/design/classify/attributes.ts';
import { classes } from '../widgets/classes.ts';
import { type CellRange, isInside, rectOf } from './cell-range.ts';
import { cellText, type Facts } from './cells.ts';
import { type Column, isEditable } from './columns.ts';
import styles from './grid.module.css';
import { GridCell } from './grid-cell.tsx';
import type { Lookups } from './lookups.ts';
import { ROW_HEIGHT } from './row-height.ts';

const cx = classes(styles);

export interface GridRowProps {
  readonly gridId: string;
  readonly index: number;
  readonly id: string;
  readonly columns: readonly Column[];
  readonly template: string;
  readonly facts: Facts;
  readonly suggestionFor: (id: string, attribute: string | undefined) => Suggestion | undefined;
  readonly doubtFor: (id: string, attribute: string | undefined) => Doubt | undefined;
  readonly problemFor: Lookups['problemFor'];
  /** Absent where the range does not touch the row, so that the row can rest. */
  readonly range: CellRange | undefined;
  /** Of the cell with the keyboard, while it is open. */
  readonly editor: ReactNode;
  /** Selected on the map, too. */
  readonly isSelected: boolean;
  readonly onAccept: (suggestion: Suggestion) => void;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const {
    gridId,
    index,
    id,
    columns,
    template,
    facts,
    suggestionFor,
    doubtFor,
    problemFor,
    range,
    editor,
    isSelected,
    onAccept,
  } = props;
  const rect = range && rectOf(range);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by hand, which table rows cannot be
    <div
      role="row"
      aria-rowindex={index + 2}
      data-row={index}
      className={cx('row', isSelected && 'chosen')}
      style={{ gridTemplateColumns: template, transform: `translateY(${index * ROW_HEIGHT}px)` }}
    >
      {columns.map((column, c) => {
        const place = { row: index, column: c };
        return (
          <GridCell
            key={column.id}
            id={`${gridId}-${index}-${c}`}
            column={column}
            columnIndex={c}
            text={cellText(facts, id, column)}
            suggestion={suggestionFor(id, column.attribute)}
            doubt={doubtFor(id, column.attribute)}
            problem={problemFor(id, column.attribute)}
            isSelected={rect !== undefined && isInside(rect, place)}
            isFocused={range?.focus.row === index && range.focus.column === c}
            isEditable={isEditable(column, id)}
            editor={range?.focus.column === c && editor}
            onAccept={onAccept}
          />
        );
      })}
    </div>
  );
});
