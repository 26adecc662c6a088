import { describe, expect, test } from 'vitest';
import { cellCount, HEADINGS, isInside, moveFocus, oneCell, placeAfterKey, rectOf } from './cell-range.ts';

const size = { rows: 10, columns: 4 };
const at = (row: number, column: number) => ({ row, column });

describe('ranges', () => {
  test('reach from their anchor to the cell with the keyboard, whichever comes first', () => {
    const range = { anchor: at(5, 3), focus: at(2, 1) };
    expect(rectOf(range)).toEqual({ top: 2, left: 1, bottom: 5, right: 3 });
    expect(cellCount(rectOf(range))).toBe(12);
    expect(isInside(rectOf(range), at(4, 2))).toBe(true);
    expect(isInside(rectOf(range), at(4, 0))).toBe(false);
  });

  test('grow while the anchor stays, and shrink to one cell otherwise', () => {
    const grown = moveFocus(oneCell(at(2, 1)), at(4, 2), size, true);
    expect(grown).toEqual({ anchor: at(2, 1), focus: at(4, 2) });
    expect(moveFocus(grown, at(5, 2), size, false)).toEqual(oneCell(at(5, 2)));
  });

  test('stay in the grid; the headings are reached, but not ranged over', () => {
    expect(moveFocus(oneCell(at(9, 3)), at(12, 9), size, false)).toEqual(oneCell(at(9, 3)));
    expect(moveFocus(oneCell(at(0, 1)), at(HEADINGS, 1), size, false).focus.row).toBe(HEADINGS);
    expect(moveFocus(oneCell(at(0, 1)), at(HEADINGS, 1), size, true).focus.row).toBe(0);
    expect(moveFocus(oneCell(at(HEADINGS, 1)), at(1, 1), size, true)).toEqual(oneCell(at(1, 1)));
  });
});

test.each([
  ['ArrowUp', false, at(4, 2)],
  ['ArrowUp', true, at(0, 2)],
  ['ArrowDown', true, at(9, 2)],
  ['ArrowLeft', false, at(5, 1)],
  ['ArrowRight', true, at(5, 3)],
  ['Home', false, at(5, 0)],
  ['Home', true, at(0, 0)],
  ['End', true, at(9, 3)],
  ['PageUp', false, at(0, 2)],
  ['PageDown', false, at(12, 2)],
  ['a', false, undefined],
])('%s (far: %s) goes to %j', (key, far, expected) => {
  expect(placeAfterKey(key, at(5, 2), size, 7, far)).toEqual(expected);
});
