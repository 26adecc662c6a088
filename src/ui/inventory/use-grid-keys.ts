/** Keys of the grid, as in a spreadsheet. Everything else is left to the studio. */
import type { KeyboardEvent } from 'react';
import {
  type CellPlace,
  type CellRange,
  cellCount,
  type GridSize,
  HEADINGS,
  oneCell,
  placeAfterKey,
  rectOf,
} from './cell-range.ts';

/** What keys do. */
export interface GridHands {
  readonly goTo: (place: CellPlace, extend?: boolean) => void;
  readonly selectAll: () => void;
  /** Opens the cell that has the keyboard; `typed` replaces what is in it. */
  readonly edit: (typed?: string) => void;
  /** Accepts what is suggested in the range; false where nothing is. */
  readonly accept: () => boolean;
  /** Sorts by the heading that has the keyboard. */
  readonly sort: () => void;
  readonly toggle: () => boolean;
  readonly clear: () => void;
  readonly fillDown: () => void;
}

export interface GridKeysInput {
  readonly range: CellRange;
  readonly size: GridSize;
  readonly page: number;
  readonly hands: GridHands;
}

/** Handles a key; what is used is kept from the studio's own shortcuts. */
export function gridKey(event: KeyboardEvent, input: GridKeysInput): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing) return;
  const mod = event.ctrlKey || event.metaKey;
  // copy and paste are the browser's own events
  if (mod && /^[cvx]$/i.test(event.key)) {
    event.stopPropagation();
    return;
  }
  const used = moveKey(event, input, mod) || (mod ? modKey(event, input) : plainKey(event, input));
  if (!used) return;
  event.preventDefault();
  event.stopPropagation();
}

function moveKey(event: KeyboardEvent, { range, size, page, hands }: GridKeysInput, mod: boolean): boolean {
  if (event.altKey) return false;
  const { focus } = range;
  if (event.key === 'Tab' && !mod) {
    const column = focus.column + (event.shiftKey ? -1 : 1);
    // at the ends of a row, Tab leaves the grid
    if (column < 0 || column >= size.columns) return false;
    hands.goTo({ row: focus.row, column });
    return true;
  }
  const place = placeAfterKey(event.key, focus, size, page, mod);
  if (!place) return false;
  hands.goTo(place, event.shiftKey);
  return true;
}

function modKey(event: KeyboardEvent, { hands }: GridKeysInput): boolean {
  if (event.shiftKey || event.altKey) return false;
  const key = event.key.toLowerCase();
  if (key === 'd') hands.fillDown();
  else if (key === 'a') hands.selectAll();
  else return false;
  return true;
}

function plainKey(event: KeyboardEvent, { range, hands }: GridKeysInput): boolean {
  if (event.altKey) return false;
  if (range.focus.row === HEADINGS) {
    if (event.key !== 'Enter' && event.key !== ' ') return false;
    hands.sort();
    return true;
  }
  switch (event.key) {
    case 'Enter':
      if (!hands.accept()) hands.edit();
      return true;
    case 'F2':
      hands.edit();
      return true;
    case ' ':
      return hands.toggle();
    case 'Delete':
    case 'Backspace':
      hands.clear();
      return true;
    case 'Escape':
      if (cellCount(rectOf(range)) === 1) return false;
      hands.goTo(oneCell(range.focus).focus);
      return true;
    default:
      if (event.key.length !== 1 || event.key === '?') return false;
      hands.edit(event.key);
      return true;
  }
}
