import { type ClipboardEvent, useId, useMemo, useRef, useState } from 'react';
import { useStudioStore } from '../studio-context.tsx';
import { useWindow } from '../use-window.ts';
import { classes } from '../widgets/classes.ts';
import { type CellPlace, HEADINGS, rectOf } from './cell-range.ts';
import type { Facts } from './cells.ts';
import { isEditable } from './columns.ts';
import styles from './grid.module.css';
import { type Editing, GridEditor } from './grid-editor.tsx';
import { GridHeadings } from './grid-headings.tsx';
import { GridRow } from './grid-row.tsx';
import { HoverEvidence } from './hover-evidence.tsx';
import type { Lookups } from './lookups.ts';
import { ROW_HEIGHT } from './row-height.ts';
import { useFocusInSight } from './use-focus-in-sight.ts';
import type { GridActions } from './use-grid-actions.ts';
import { gridKey } from './use-grid-keys.ts';
import { isButton, placeOf, useGridPointer } from './use-grid-pointer.ts';
import type { RangeState } from './use-range.ts';
import type { InventoryView } from './use-view.ts';

const cx = classes(styles);

export interface InventoryGridProps {
  readonly facts: Facts;
  readonly view: InventoryView;
  readonly state: RangeState;
  readonly lookups: Lookups;
  readonly actions: GridActions;
  readonly label: string;
}

/** The inventory as a grid with the hands of a spreadsheet. Only the rows in sight are drawn. */
export function InventoryGrid({ facts, view, state, lookups, actions, label }: InventoryGridProps) {
  const { columns, rows, looking } = view;
  const { range, goTo } = state;
  const scroller = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const window = useWindow(scroller, rows.length, ROW_HEIGHT);
  const [editing, setEditing] = useState<Editing>();
  const selection = useStudioStore('selection', (s) => s.ids);
  const selected = useMemo(() => new Set(selection), [selection]);
  const template = useMemo(() => columns.map((c) => `${c.width}px`).join(' '), [columns]);
  const width = columns.reduce((sum, c) => sum + c.width, 0);
  useFocusInSight(scroller, columns, range.focus);

  const focusGrid = () => scroller.current?.focus({ preventScroll: true });
  const edit = (typed?: string) => {
    const { row, column } = range.focus;
    const id = rows[row];
    const at = columns[column];
    if (id !== undefined && at && isEditable(at, id)) setEditing({ place: range.focus, typed });
  };
  const hands = { ...actions, goTo, selectAll: state.selectAll, edit, sort: () => sortFocused(view, range.focus) };
  const shownRows = rowsToDraw(window, range.focus.row, rows.length);
  const { pointer, isDragged } = useGridPointer(goTo, focusGrid);
  const rect = rectOf(range);
  const editor = editing && (
    <GridEditor
      key={`${editing.place.row} ${editing.place.column}`}
      editing={editing}
      facts={facts}
      view={view}
      lookups={lookups}
      onDone={(value, next) => {
        setEditing(undefined);
        if (value !== undefined) actions.set(editing.place, value);
        if (next !== 'stay') focusGrid();
        if (next === 'down') goTo({ ...editing.place, row: Math.min(rows.length - 1, editing.place.row + 1) });
        if (next === 'right') goTo({ ...editing.place, column: editing.place.column + 1 });
        if (next === 'left') goTo({ ...editing.place, column: editing.place.column - 1 });
      }}
    />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: only rows in sight are drawn, which a table cannot do
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={editing ? undefined : `${gridId}-${range.focus.row}-${range.focus.column}`}
      className={cx('grid', isDragged && 'dragged')}
      onKeyDown={(event) =>
        !editing &&
        gridKey(event, { range, size: { rows: rows.length, columns: columns.length }, page: window.page, hands })
      }
      onCopy={(event) => !editing && put(event, actions.copy())}
      onCut={(event) => {
        if (editing) return;
        put(event, actions.copy());
        actions.clear();
      }}
      onPaste={(event) => {
        if (editing) return;
        event.preventDefault();
        event.stopPropagation();
        actions.paste(event.clipboardData.getData('text/plain'));
      }}
      onDoubleClick={(event) => placeOf(event.target) && !isButton(event.target) && edit()}
      {...pointer}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: only rows in sight are drawn, which a table cannot do */}
      <div role="rowgroup" className={cx('head')} style={{ width }}>
        <GridHeadings
          gridId={gridId}
          columns={columns}
          template={template}
          range={range}
          sorting={looking.sorting}
          onSort={view.sortBy}
          sureIn={(column) => lookups.sureIn(column).length}
          onAcceptSure={(column) => actions.acceptAll(lookups.sureIn(column))}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: only rows in sight are drawn, which a table cannot do */}
      <div role="rowgroup" className={cx('body')} style={{ width, height: rows.length * ROW_HEIGHT }}>
        {shownRows.map((index) => {
          const id = rows[index];
          if (id === undefined) return null;
          return (
            <GridRow
              key={id}
              gridId={gridId}
              index={index}
              id={id}
              columns={columns}
              template={template}
              facts={facts}
              suggestionFor={lookups.suggestionFor}
              doubtFor={lookups.doubtFor}
              problemFor={lookups.problemFor}
              range={index >= rect.top && index <= rect.bottom ? range : undefined}
              editor={editing?.place.row === index && editor}
              isSelected={selected.has(id)}
              onAccept={actions.acceptOne}
            />
          );
        })}
      </div>
      <HoverEvidence
        scroller={scroller}
        rows={rows}
        columns={columns}
        lookups={lookups}
        isOff={editing !== undefined}
      />
    </div>
  );
}

function sortFocused({ columns, sortBy }: InventoryView, { column }: CellPlace): void {
  const at = columns[column];
  if (at) sortBy(at.id);
}

/** Rows of the window, and the one with the keyboard, which the grid points at. */
function rowsToDraw({ first, end }: { readonly first: number; readonly end: number }, focus: number, count: number) {
  const indexes = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  const isAway = focus !== HEADINGS && focus < count && (focus < first || focus >= end);
  return isAway ? [...indexes, focus] : indexes;
}

function put(event: ClipboardEvent, text: string): void {
  event.preventDefault();
  event.stopPropagation();
  event.clipboardData.setData('text/plain', text);
}
