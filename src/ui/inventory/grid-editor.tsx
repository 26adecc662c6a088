import { attributeText } from '../../core/design/classify/attributes.ts';
import type { Leaving } from '../widgets/completing-input.tsx';
import { CellEditor } from './cell-editor.tsx';
import type { CellPlace } from './cell-range.ts';
import { type Facts, shownValue } from './cells.ts';
import type { Lookups } from './lookups.ts';
import type { InventoryView } from './use-view.ts';

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

/** The editor of a cell, with what it stands for. */
export function GridEditor({ editing, facts, view, lookups, onDone }: GridEditorProps) {
  const { place, typed } = editing;
  const id = view.rows[place.row];
  const column = view.columns[place.column];
  if (id === undefined || column?.attribute === undefined) return null;
  const present = shownValue(column.attribute, attributeText(facts.design, id, column.attribute));
  return (
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
  );
}
