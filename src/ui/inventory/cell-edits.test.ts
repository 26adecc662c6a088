import { describe, expect, test } from 'vitest';
import { parseTable } from '../../core/design/classify/table/parse-table.ts';
import { namespaces } from '../../testing/namespaces.ts';
import { type CellEdit, clearCells, fillDown, pasteCells, type Shown } from './cell-edits.ts';
import { COLUMNS } from './columns.ts';

const design = namespaces('a plane:data env:prod owner:ann\nb plane:data\nc');
const shown: Shown = { design, rows: ['ns:a', 'ns:b', 'ns:c'], columns: COLUMNS.namespaces };
const column = (id: string) => COLUMNS.namespaces.findIndex((c) => c.id === id);
const rect = (top: number, left: string, bottom = top, right = left) => ({
  top,
  left: column(left),
  bottom,
  right: column(right),
});
const words = ({ assignments }: CellEdit) => assignments.map((a) => `${a.id} ${a.attribute} ${a.value}`.trim());

describe('clearing', () => {
  test('empties what is set and can be', () => {
    expect(words(clearCells(shown, rect(0, 'name', 2, 'environment')))).toEqual([
      'ns:a plane',
      'ns:a environment',
      'ns:b plane',
    ]);
  });
});

describe('filling down', () => {
  test('takes the first row of the range, and only what is in it', () => {
    expect(words(fillDown(shown, rect(0, 'plane', 2, 'tenant')))).toEqual([
      'ns:b environment prod',
      'ns:c plane data',
      'ns:c environment prod',
    ]);
  });

  test('of one row, takes the row above', () => {
    expect(words(fillDown(shown, rect(1, 'environment')))).toEqual(['ns:b environment prod']);
    expect(fillDown(shown, rect(0, 'environment')).problems).toEqual(['there is nothing above to fill down']);
  });
});

describe('pasting', () => {
  test('goes from the corner on', () => {
    const edit = pasteCells(shown, rect(1, 'environment'), parseTable('dev\tpay\ntest\tshop'));
    expect(words(edit)).toEqual([
      'ns:b environment dev',
      'ns:b tenant pay',
      'ns:c environment test',
      'ns:c tenant shop',
    ]);
    expect(edit.problems).toEqual([]);
  });

  test('fills the range with a single value', () => {
    expect(words(pasteCells(shown, rect(0, 'owner', 2), parseTable('ben')))).toHaveLength(3);
  });

  test('says what lies beyond the grid, what only shows, and what cannot be', () => {
    const beyond = pasteCells(shown, rect(2, 'plane'), parseTable('x\ny'));
    expect(words(beyond)).toEqual(['ns:c plane x']);
    expect(beyond.problems).toEqual(['1 cell would stand outside the table']);
    expect(pasteCells(shown, rect(0, 'name'), parseTable('x\ty')).problems).toEqual(['`Namespace` cannot be set here']);
    expect(pasteCells(shown, rect(0, 'system'), parseTable('perhaps')).problems).toEqual([
      '`perhaps` is neither `yes` nor `no`',
    ]);
  });

  test('takes the words of the interface, and sets nothing that is so already', () => {
    expect(words(pasteCells(shown, rect(0, 'isolation', 1), parseTable('as imported')))).toEqual([]);
    expect(words(pasteCells(shown, rect(0, 'isolation'), parseTable('the design')))).toEqual([
      'ns:a isolation default-deny',
    ]);
  });
});
