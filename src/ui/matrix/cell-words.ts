/** A cell of the matrix in words: what is open, of how much, and what is wrong. */
import {
  MATRIX_AXES,
  type MatrixAxis,
  type MatrixCell,
  type MatrixCounts,
  type MatrixMark,
  openingOf,
} from '../../core/analyses/matrix/answer.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { describeConnections, hasAllPorts } from '../../core/policy/connection-set.ts';
import type { MatrixFilter, ViewSide } from '../../state/studio.ts';

/** `none open`, `only tcp 443`, `all ports`. In the change: what opens and closes. */
export function openingText(cell: MatrixCell, side: ViewSide): string {
  if (side === 'change') {
    if (cell.opened + cell.closed === 0) return cell.pairs === 0 ? 'no pairs' : 'no change';
    return `changes ${describeConnections(cell.connections)}`;
  }
  switch (openingOf(cell)) {
    case 'no pairs':
      return 'no pairs';
    case 'none':
      return 'none open';
    case 'all':
      return 'all open';
    case 'only':
      return hasAllPorts(cell.connections)
        ? 'all ports of some pairs'
        : `only ${describeConnections(cell.connections)}`;
  }
}

/** `3 of 12 pairs`. */
export function shareText({ open, pairs }: MatrixCounts): string {
  return `${numberText(open)} of ${counted(pairs, 'pair')}`;
}

const COUNTED: readonly (readonly [count: keyof MatrixCounts, one: string, many: string])[] = [
  ['violations', 'violation', 'violations'],
  ['broken', 'broken', 'broken'],
  ['surplus', 'surplus', 'surplus'],
  ['opened', 'opened', 'opened'],
  ['closed', 'closed', 'closed'],
  ['gates', 'through a gate', 'through gates'],
  ['undecided', 'undefined', 'undefined'],
];

/** `1 violation`, `2 surplus`: whatever is to be said beside what is open. */
export function remarksOf(cell: MatrixCounts): string[] {
  return COUNTED.flatMap(([count, one, many]) =>
    cell[count] === 0 ? [] : [`${numberText(cell[count])} ${cell[count] === 1 ? one : many}`],
  );
}

/** All of it in one line, for who listens. */
export function cellSentence(cell: MatrixCell, side: ViewSide): string {
  const share = cell.pairs === 0 || side === 'change' ? [] : [shareText(cell)];
  return [openingText(cell, side), ...share, ...remarksOf(cell)].join('; ');
}

/** Pairs of which something is to be said, in the words of its entry. */
export const MARK_WORDS: Readonly<Record<MatrixMark, string>> = {
  violation: 'open although forbidden',
  broken: 'asked for, not open',
  surplus: 'open, nobody asked',
  opened: 'opens',
  closed: 'closes',
  gate: 'through a gate',
  undecided: 'undefined',
};

/** What stands out, by filter. */
export const FILTERS: readonly { readonly id: MatrixFilter; readonly label: string }[] = [
  { id: 'all', label: 'All cells' },
  { id: 'open', label: 'Open' },
  { id: 'violations', label: 'Violations' },
  { id: 'surplus', label: 'Surplus' },
  { id: 'broken', label: 'Broken' },
  { id: 'gates', label: 'Gates' },
  { id: 'undecided', label: 'Undefined' },
  { id: 'opened', label: 'Opened' },
  { id: 'closed', label: 'Closed' },
];

/** Whether a cell stands out. */
export function isShown(cell: MatrixCounts, filter: MatrixFilter): boolean {
  return filter === 'all' || cell[filter] > 0;
}

/** `12 pairs`, `1 pair`. */
export function counted(n: number, one: string): string {
  return `${numberText(n)} ${n === 1 ? one : `${one}s`}`;
}

/** `Namespace`, as a choice. */
export function axisLabel(axis: MatrixAxis): string {
  const one = MATRIX_AXES.find((a) => a.axis === axis)?.one ?? axis;
  return `${one.charAt(0).toUpperCase()}${one.slice(1)}`;
}
