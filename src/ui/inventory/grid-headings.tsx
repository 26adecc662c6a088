import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { type CellRange, HEADINGS } from './cell-range.ts';
import type { Column } from './columns.ts';
import styles from './grid.module.css';
import type { Sorting } from './view-rows.ts';

const cx = classes(styles);

export interface GridHeadingsProps {
  readonly gridId: string;
  readonly columns: readonly Column[];
  readonly template: string;
  readonly range: CellRange;
  readonly sorting: Sorting;
  readonly onSort: (column: Column['id']) => void;
  /** How many sure suggestions a column has. */
  readonly sureIn: (column: Column) => number;
  readonly onAcceptSure: (column: Column) => void;
}

/** The headings: they sort, and accept what is sure in their column. */
export function GridHeadings(props: GridHeadingsProps) {
  const { gridId, columns, template, range, sorting, onSort, sureIn, onAcceptSure } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by hand, which table rows cannot be
    <div
      role="row"
      aria-rowindex={1}
      data-row={HEADINGS}
      className={cx('headings')}
      style={{ gridTemplateColumns: template }}
    >
      {columns.map((column, c) => {
        const isSorted = sorting.column === column.id;
        const sure = sureIn(column);
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus and says which cell has it
          // biome-ignore lint/a11y/useSemanticElements: rows are placed by hand, which table cells cannot be
          <div
            key={column.id}
            role="columnheader"
            id={`${gridId}-${HEADINGS}-${c}`}
            aria-colindex={c + 1}
            aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
            data-column={c}
            className={cx(
              'heading',
              c === 0 && 'first',
              range.focus.row === HEADINGS && range.focus.column === c && 'focused',
            )}
          >
            <button type="button" tabIndex={-1} className={cx('sort')} onClick={() => onSort(column.id)}>
              <span className={cx('text')}>{column.heading}</span>
              {isSorted && <Icon name={sorting.descending ? 'chevron-down' : 'chevron-up'} size={12} />}
            </button>
            {sure > 0 && (
              <button
                type="button"
                tabIndex={-1}
                className={cx('accept-column')}
                aria-label={`Accept ${sure} sure in ${column.heading}`}
                title={`Accept ${sure} sure in ${column.heading}`}
                onClick={() => onAcceptSure(column)}
              >
                <Icon name="check" size={12} />
                {sure}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
