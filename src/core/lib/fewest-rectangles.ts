/** A table of rows and cells said with as few rectangles as can be: some rows, and cells that every one of them holds. */

/** Rows by their index, and cells that all of these rows hold. Both ascend. */
export interface Rectangle {
  readonly rows: readonly number[];
  readonly cells: readonly number[];
}

/** Up to so many different rows the answer is the fewest there can be; beyond, rows that others make up are spared. */
const MOST_EXACT = 6;

/**
 * Says which row holds which cell with the fewest rectangles, one for each row unless fewer will do. Empty rows are in none.
 * @param mayJoin whether one rectangle can stand for several rows; asked with ascending indices
 */
export function fewestRectangles(
  rows: readonly ReadonlySet<number>[],
  mayJoin: (rows: readonly number[]) => boolean = () => true,
): Rectangle[] {
  const classes = equalRows(rows, mayJoin);
  const table = { classes, mayJoin };
  const found = classes.length <= MOST_EXACT ? fewest(table) : sparing(table);
  return found.map(plain).sort((a, b) => compareLists(a.rows, b.rows) || compareLists(a.cells, b.cells));
}

/** Rows that hold the same cells. */
interface Class {
  readonly rows: readonly number[];
  readonly cells: ReadonlySet<number>;
}

interface Table {
  readonly classes: readonly Class[];
  readonly mayJoin: (rows: readonly number[]) => boolean;
}

/** Classes by index, and cells that all of them hold. */
interface Block {
  readonly of: ReadonlySet<number>;
  readonly rows: readonly number[];
  readonly cells: ReadonlySet<number>;
}

const ascending = (items: Iterable<number>) => [...items].sort((a, b) => a - b);
const plain = ({ rows, cells }: Pick<Block, 'rows' | 'cells'>): Rectangle => ({ rows, cells: ascending(cells) });

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((x, i) => x !== b[i]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? Number.POSITIVE_INFINITY);
}

function equalRows(rows: readonly ReadonlySet<number>[], mayJoin: Table['mayJoin']): Class[] {
  const same = new Map<string, number[]>();
  rows.forEach((cells, i) => {
    if (cells.size === 0) return;
    const key = ascending(cells).join();
    const known = same.get(key);
    if (known) known.push(i);
    else same.set(key, [i]);
  });
  return [...same.values()].flatMap((list) => {
    const cells = rows[list[0] ?? 0] ?? new Set<number>();
    return list.length === 1 || mayJoin(list) ? [{ rows: list, cells }] : list.map((i) => ({ rows: [i], cells }));
  });
}

function blockOf({ classes }: Table, of: readonly number[], cells: ReadonlySet<number>): Block {
  return { of: new Set(of), rows: ascending(of.flatMap((i) => classes[i]?.rows ?? [])), cells };
}

function everyRowAlone(table: Table): Block[] {
  return table.classes.map((c, i) => blockOf(table, [i], c.cells));
}

/** The fewest blocks, found by asking for one less until that fails. */
function fewest(table: Table): Block[] {
  const blocks = joinable(table);
  const pairs = table.classes.flatMap((c, of) => [...c.cells].map((cell): Pair => ({ of, cell })));
  let best = everyRowAlone(table);
  while (best.length > 1) {
    const fewer = coverWith(table, blocks, pairs, best.length - 1);
    if (!fewer) break;
    best = fewer;
  }
  return best.length < table.classes.length ? withoutSpare(best) : best;
}

/** Every set of classes that may be joined and has cells in common, the largest first. */
function joinable(table: Table): Block[] {
  const { classes } = table;
  const blocks: Block[] = [];
  for (let mask = 1; mask < 1 << classes.length; mask++) {
    const of = classes.flatMap((_, i) => (mask & (1 << i) ? [i] : []));
    const cells = common(of.flatMap((i) => classes[i]?.cells ?? []));
    const block = blockOf(table, of, cells);
    if (cells.size > 0 && (of.length === 1 || table.mayJoin(block.rows))) blocks.push(block);
  }
  return blocks.sort((a, b) => b.of.size - a.of.size || compareLists(a.rows, b.rows));
}

function common(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  const [first, ...others] = sets;
  return new Set([...(first ?? [])].filter((cell) => others.every((s) => s.has(cell))));
}

interface Pair {
  readonly of: number;
  readonly cell: number;
}

/** A cover by at most so many blocks, if there is one. */
function coverWith(table: Table, blocks: readonly Block[], open: readonly Pair[], room: number): Block[] | undefined {
  const [first] = open;
  if (!first) return [];
  if (room <= 0 || apart(table, open) > room) return undefined;
  for (const block of blocks) {
    if (!holds(block, first)) continue;
    const rest = coverWith(
      table,
      blocks,
      open.filter((p) => !holds(block, p)),
      room - 1,
    );
    if (rest) return [block, ...rest];
  }
  return undefined;
}

const holds = (block: Block, { of, cell }: Pair) => block.of.has(of) && block.cells.has(cell);

/** Pairs of which no two fit into one block: there must be a block for each. */
function apart({ classes }: Table, open: readonly Pair[]): number {
  const chosen: Pair[] = [];
  const meet = (a: Pair, b: Pair) => classes[a.of]?.cells.has(b.cell) && classes[b.of]?.cells.has(a.cell);
  for (const p of open) if (chosen.every((c) => !meet(c, p))) chosen.push(p);
  return chosen.length;
}

/** A block for each row, but for rows that smaller ones make up. */
function sparing(table: Table): Block[] {
  const { classes } = table;
  const holders = new Map<number, number[]>();
  classes.forEach((c, i) => {
    for (const cell of c.cells) {
      const known = holders.get(cell);
      if (known) known.push(i);
      else holders.set(cell, [i]);
    }
  });
  const extra = new Map<number, number[]>();
  const spared = new Set<number>();
  for (const [i, c] of classes.entries()) {
    const near = new Set([...c.cells].flatMap((cell) => holders.get(cell) ?? []));
    const parts = ascending(near).filter((j) => j !== i && !spared.has(j) && isWithin(classes[j], c));
    const made = new Set(parts.flatMap((j) => [...(classes[j]?.cells ?? [])]));
    const joined = parts.map((j) => [...(extra.get(j) ?? []), i]);
    const rowsWith = (j: number, more: readonly number[]) =>
      ascending([j, ...more].flatMap((k) => classes[k]?.rows ?? []));
    // a row that others rest on stays
    if (extra.has(i) || made.size < c.cells.size) continue;
    if (!parts.every((j, at) => table.mayJoin(rowsWith(j, joined[at] ?? [])))) continue;
    spared.add(i);
    parts.forEach((j, at) => {
      extra.set(j, joined[at] ?? []);
    });
  }
  const kept = classes.flatMap((c, i) =>
    spared.has(i) ? [] : [blockOf(table, [i, ...(extra.get(i) ?? [])], c.cells)],
  );
  return spared.size > 0 ? withoutSpare(kept) : kept;
}

function isWithin(a: Class | undefined, b: Class): boolean {
  return a !== undefined && a.cells.size < b.cells.size && [...a.cells].every((cell) => b.cells.has(cell));
}

/** Takes out of each block the cells that every row of it has in other blocks. */
function withoutSpare(blocks: readonly Block[]): Block[] {
  const left = [...blocks];
  left.forEach((block, at) => {
    const elsewhere = (of: number, cell: number) => left.some((b, i) => i !== at && holds(b, { of, cell }));
    const cells = new Set([...block.cells].filter((cell) => ![...block.of].every((of) => elsewhere(of, cell))));
    left[at] = { ...block, cells };
  });
  return left.filter((b) => b.cells.size > 0);
}
