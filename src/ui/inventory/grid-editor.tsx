import { attributeText } from '../../core/design/classify/attributes.ts';
import { classes } from '../widgets/classes.ts';
import type { Leaving } from '../widgets/completing-input.tsx';
import { CellEditor } from './cell-editor.tsx';
import type { CellPlace } from './cell-range.ts';
import { type Facts, shownValue } from './cells.ts';
import styles from './grid.module.css';
import type { Lookups } from './lookups.ts';
import type { InventoryView } from './use-view.ts';
import { ROW_HEIGHT } from './use-window.ts';

const cx = classes(styles);

/** The cell that is open, and what was typed to open it. */
export interface Editing {
  readonly place: CellPlace;
  readonly typed: string | undefined;
}

export interface GridEditorProps {
  readonly editing: Editing;
  readonly facts: Facts;
  readonly view: InventoryView;
  readonly lookups: Lookups;
  /** Without a value: the typing is taken back. */
  readonly onDone: (value: string | undefined, next: Leaving | 'here') => void;
}

/** The editor, placed over its cell. */
export function GridEditor({ editing, facts, view, lookups, onDone }: GridEditorProps) {
  const { place, typed } = editing;
  const id = view.rows[place.row];
  const column = view.columns[place.column];
  if (id === undefined || column?.attribute === undefined) return null;
  const left = view.columns.slice(0, place.column).reduce((sum, c) => sum + c.width, 0);
  const present = shownValue(column.attribute, attributeText(facts.design, id, column.attribute));
  return (
    <div
      className={cx('editor')}
      style={{ top: place.row * ROW_HEIGHT, left, width: column.width, height: ROW_HEIGHT }}
    >
      <CellEditor
        design={facts.design}
        id={id}
        attribute={column.attribute}
        heading={column.heading}
        isMono={column.isMono === true}
        initial={typed ?? present}
        isTyped={typed !== undefined}
        suggestion={lookups.suggestionFor(id, column.attribute)}
        doubt={lookups.doubtFor(id, column.attribute)}
        onCommit={(value, leaving) => onDone(value === present ? undefined : value, leaving)}
        onCancel={() => onDone(undefined, 'here')}
      />
    </div>
  );
}
