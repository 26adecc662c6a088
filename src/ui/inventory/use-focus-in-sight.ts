import { useLayoutEffect } from 'react';
import { type CellPlace, HEADINGS } from './cell-range.ts';
import type { Column } from './columns.ts';
import { ROW_HEIGHT } from './row-height.ts';

/** Scrolls just as far as is needed to see the cell with the keyboard beside the headings and the first column. */
export function useFocusInSight(
  scroller: { readonly current: HTMLDivElement | null },
  columns: readonly Column[],
  focus: CellPlace,
): void {
  const { row, column } = focus;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (row !== HEADINGS) {
      const top = row * ROW_HEIGHT;
      const room = element.clientHeight - 2 * ROW_HEIGHT;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top > element.scrollTop + room) element.scrollTop = top - room;
    }
    const fixed = columns[0]?.width ?? 0;
    if (column === 0) element.scrollLeft = 0;
    else {
      const left = columns.slice(0, column).reduce((sum, c) => sum + c.width, 0);
      const right = left + (columns[column]?.width ?? 0);
      if (left - fixed < element.scrollLeft) element.scrollLeft = left - fixed;
      else if (right > element.scrollLeft + element.clientWidth) element.scrollLeft = right - element.clientWidth;
    }
  }, [scroller, columns, row, column]);
}
