/** Sums looks over groups: classes against classes, with how many members of each lie in each group. */
import type { ConnectionPool } from './connection-pool.ts';
import type { End, Ends } from './ends.ts';
import type { Grouping } from './groups.ts';
import { BROKEN, CLOSED, GATE, type Look, OPEN, OPENED, SURPLUS, UNDECIDED, VIOLATION, WHOLE } from './looks.ts';

const FLAGS = [OPEN, WHOLE, UNDECIDED, VIOLATION, SURPLUS, BROKEN, GATE, OPENED, CLOSED] as const;

/** Counts of every cell, row by row. */
export interface Sums {
  readonly pairs: Uint32Array;
  /** In the order of `FLAGS`; undefined where nothing has the flag. */
  readonly flagged: readonly (Uint32Array | undefined)[];
  readonly connections: Uint32Array;
}

interface Share {
  readonly group: number;
  readonly members: number;
}

/** Takes in looks one by one. */
export class Pivot {
  private readonly columns: number;
  private readonly size: number;
  private readonly rowsOf: readonly (readonly Share[])[];
  private readonly columnsOf: readonly (readonly Share[])[];
  /** By source class and destination class: cells of pairs within one unit, which are none. */
  private readonly within: ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>;
  private readonly flagged: (Uint32Array | undefined)[] = FLAGS.map(() => undefined);
  private readonly connections: Uint32Array;
  private readonly pool: ConnectionPool;
  private readonly pairs: Uint32Array;

  constructor(ends: Ends, rows: Grouping, columns: Grouping, pool: ConnectionPool) {
    this.pool = pool;
    this.columns = columns.groups.length;
    this.size = rows.groups.length * columns.groups.length;
    this.rowsOf = sharesOf(ends, rows);
    this.columnsOf = sharesOf(ends, columns);
    this.connections = new Uint32Array(this.size);
    const within = pairsWithinUnits(ends, rows, columns);
    this.within = within;
    this.pairs = pairCounts(ends, rows, columns, within);
  }

  /** Counts a look for all pairs of two classes. */
  add(source: number, destination: number, look: Look): void {
    if (look.flags === 0) return;
    const none = countsOf(this.within.get(source)?.get(destination));
    for (const row of this.rowsOf[source] ?? [])
      for (const column of this.columnsOf[destination] ?? []) {
        const cell = row.group * this.columns + column.group;
        const pairs = row.members * column.members - (none?.get(cell) ?? 0);
        if (pairs > 0) this.count(cell, pairs, look);
      }
  }

  private count(cell: number, pairs: number, { flags, connections }: Look): void {
    for (let i = 0; i < FLAGS.length; i++) {
      if ((flags & (FLAGS[i] ?? 0)) === 0) continue;
      this.flagged[i] ??= new Uint32Array(this.size);
      const counts = this.flagged[i];
      if (counts) counts[cell] = (counts[cell] ?? 0) + pairs;
    }
    this.connections[cell] = this.pool.union(this.connections[cell] ?? 0, connections);
  }

  /** What was counted so far. */
  sums(): Sums {
    return { pairs: this.pairs, flagged: this.flagged, connections: this.connections };
  }
}

function sharesOf({ all, classes }: Ends, { of }: Grouping): Share[][] {
  const counts = classes.map(() => new Map<number, number>());
  all.forEach((end, i) => {
    const own = counts[end.class];
    for (const group of of[i] ?? []) own?.set(group, (own.get(group) ?? 0) + 1);
  });
  return counts.map((own) => [...own].map(([group, members]) => ({ group, members })));
}

function countsOf(cells: readonly number[] | undefined): Map<number, number> | undefined {
  if (!cells) return undefined;
  const counts = new Map<number, number>();
  for (const c of cells) counts.set(c, (counts.get(c) ?? 0) + 1);
  return counts;
}

/** A workload and itself, or two parts of it. */
function pairsWithinUnits({ all }: Ends, rows: Grouping, columns: Grouping): Map<number, Map<number, number[]>> {
  const units = new Map<string, number[]>();
  all.forEach((end, i) => {
    const list = units.get(end.unit);
    if (list) list.push(i);
    else units.set(end.unit, [i]);
  });
  const out = new Map<number, Map<number, number[]>>();
  const note = (from: End, to: End, cell: number) => {
    const row = out.get(from.class) ?? new Map<number, number[]>();
    out.set(from.class, row);
    const cells = row.get(to.class);
    if (cells) cells.push(cell);
    else row.set(to.class, [cell]);
  };
  for (const members of units.values())
    for (const s of members)
      for (const d of members) {
        const [from, to] = [all[s], all[d]];
        if (!from || !to) continue;
        for (const row of rows.of[s] ?? [])
          for (const column of columns.of[d] ?? []) note(from, to, row * columns.groups.length + column);
      }
  return out;
}

/** All pairs of each cell of which one end is a workload, and which are not within a unit. */
function pairCounts(
  { all }: Ends,
  rows: Grouping,
  columns: Grouping,
  within: ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>,
): Uint32Array {
  const others = ({ groups, of }: Grouping) => {
    const counts = new Uint32Array(groups.length);
    all.forEach((end, i) => {
      if (end.place.kind !== 'workload') for (const g of of[i] ?? []) counts[g] = (counts[g] ?? 0) + 1;
    });
    return counts;
  };
  const [down, across] = [others(rows), others(columns)];
  const out = new Uint32Array(rows.groups.length * columns.groups.length);
  rows.groups.forEach((row, r) => {
    columns.groups.forEach((column, c) => {
      out[r * columns.groups.length + c] = row.ends * column.ends - (down[r] ?? 0) * (across[c] ?? 0);
    });
  });
  const isWorkload = new Set(all.filter((e) => e.place.kind === 'workload').map((e) => e.class));
  for (const [source, byDestination] of within)
    if (isWorkload.has(source))
      for (const cells of byDestination.values()) for (const cell of cells) out[cell] = (out[cell] ?? 0) - 1;
  return out;
}
