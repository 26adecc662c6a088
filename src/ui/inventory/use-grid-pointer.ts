/** Pressing puts the keyboard on a cell; dragging, and pressing with Shift, make a range. */
import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { type CellPlace, HEADINGS } from './cell-range.ts';
import type { RangeState } from './use-range.ts';

/** Whether something is a button in a cell, or in one. */
export const isButton = (target: EventTarget) => target instanceof Element && target.closest('button') !== null;

/** The cell that something in the grid belongs to. */
export function placeOf(target: EventTarget | null): CellPlace | undefined {
  if (!(target instanceof Element)) return undefined;
  const cell = target.closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (!cell || !row) return undefined;
  return { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) };
}

/** Handlers for the grid, and whether a range is being dragged. */
export function useGridPointer(goTo: RangeState['goTo'], focusGrid: () => void) {
  const drag = useRef<CellPlace>(undefined);
  const [isDragged, setDragged] = useState(false);
  const stop = () => {
    drag.current = undefined;
    setDragged(false);
  };
  const pointer = {
    onPointerDown: (event: PointerEvent) => {
      const place = placeOf(event.target);
      if (event.button !== 0 || !place || event.target instanceof HTMLInputElement) return;
      // buttons in cells must not take the keyboard from the grid
      event.preventDefault();
      focusGrid();
      if (isButton(event.target)) return;
      goTo(place, event.shiftKey);
      if (place.row !== HEADINGS) drag.current = place;
    },
    onMouseDown: (event: MouseEvent) => {
      if (placeOf(event.target) && !(event.target instanceof HTMLInputElement)) event.preventDefault();
    },
    onPointerMove: (event: PointerEvent) => {
      const from = drag.current;
      const place = from && placeOf(event.target);
      if (!from || !place || place.row === HEADINGS) return;
      if (event.buttons !== 1) {
        stop();
        return;
      }
      if (place.row === from.row && place.column === from.column) return;
      drag.current = place;
      setDragged(true);
      goTo(place, true);
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  };
  return { pointer, isDragged };
}
