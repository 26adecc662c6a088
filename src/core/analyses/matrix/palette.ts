/** Cells as numbers into a list of distinct ones, so that a million of them are small and quick to draw. */
import type { MatrixCell, MatrixCounts } from './answer.ts';
import type { ConnectionPool } from './connection-pool.ts';
import type { Sums } from './pivot.ts';

/** What the sums of each cell come to. */
export interface Painted {
  readonly cells: Uint16Array | Uint32Array;
  readonly palette: readonly MatrixCell[];
  readonly totals: MatrixCounts;
}

const NAMES = [
  'pairs',
  'open',
  'whole',
  'undecided',
  'violations',
  'surplus',
  'broken',
  'gates',
  'opened',
  'closed',
] as const;
const SMALL = 2 ** 16;

/** Finds the distinct cells. Totals add up all cells: a pair counts once for each cell that it is in. */
export function paint(sums: Sums, pool: ConnectionPool): Painted {
  const columns = [sums.pairs, ...sums.flagged, sums.connections];
  const size = sums.pairs.length;
  const cells = new Uint32Array(size);
  const firsts: number[] = [];
  const repeats: number[] = [];
  const byHash = new Map<number, number[]>();
  for (let cell = 0; cell < size; cell++) {
    const hash = hashOf(columns, cell);
    const alike = byHash.get(hash) ?? [];
    let number = alike.find((n) => isEqual(columns, firsts[n] ?? 0, cell));
    if (number === undefined) {
      number = firsts.length;
      firsts.push(cell);
      repeats.push(0);
      alike.push(number);
      byHash.set(hash, alike);
    }
    repeats[number] = (repeats[number] ?? 0) + 1;
    cells[cell] = number;
  }
  const palette = firsts.map(
    (cell): MatrixCell => ({ ...countsAt(columns, cell), connections: pool.setOf(sums.connections[cell] ?? 0) }),
  );
  const total = (name: keyof MatrixCounts) => palette.reduce((sum, cell, i) => sum + cell[name] * (repeats[i] ?? 0), 0);
  return { cells: firsts.length <= SMALL ? Uint16Array.from(cells) : cells, palette, totals: countsFrom(total) };
}

type Columns = readonly (Uint32Array | undefined)[];

function hashOf(columns: Columns, cell: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < columns.length; i++)
    hash = Math.imul(hash ^ (columns[i]?.[cell] ?? 0), 0x01000193) ^ (hash >>> 15);
  return hash;
}

function isEqual(columns: Columns, a: number, b: number): boolean {
  for (let i = 0; i < columns.length; i++) if (columns[i]?.[a] !== columns[i]?.[b]) return false;
  return true;
}

function countsAt(columns: Columns, cell: number): MatrixCounts {
  return countsFrom((name) => columns[NAMES.indexOf(name)]?.[cell] ?? 0);
}

function countsFrom(count: (name: keyof MatrixCounts) => number): MatrixCounts {
  return {
    pairs: count('pairs'),
    open: count('open'),
    whole: count('whole'),
    undecided: count('undecided'),
    violations: count('violations'),
    surplus: count('surplus'),
    broken: count('broken'),
    gates: count('gates'),
    opened: count('opened'),
    closed: count('closed'),
  };
}
