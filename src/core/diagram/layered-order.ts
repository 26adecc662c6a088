/** The order of cards in their columns: sweeps by the middle of the neighbours, then swaps, the best of all kept. */

/** A link from a card to a card, by their numbers. */
export type Arc = readonly [from: number, to: number];

/** One place of a column: a card, or (from the number of cards on) a bend of a flow that passes through. */
export interface Slot {
  readonly node: number;
  readonly bend: boolean;
  /** Slots of the column before, and of the one after, that it is linked with. */
  readonly before: number[];
  readonly after: number[];
}

export type Column = readonly Slot[];

const SWEEPS = 12;
/** Beyond this a better order costs more than it shows. */
const MANY_SLOTS = 600;

/** Columns of slots, top to bottom. `rank`: the column of each card; every arc leads to a later one. */
export function orderColumns(size: number, rank: readonly number[], arcs: readonly Arc[]): Column[] {
  const slots = slotsOf(size, rank, arcs);
  let columns = Array.from({ length: Math.max(...rank) + 1 }, (_, r) => slots.filter((s) => s.rank === r));
  let best = columns;
  let least = crossings(columns);
  const sweeps = slots.length > MANY_SLOTS ? 2 : SWEEPS;
  for (let sweep = 0; sweep < sweeps && least > 0; sweep++) {
    columns = swept(columns, sweep % 2 === 0);
    if (slots.length <= MANY_SLOTS) columns = swapped(columns);
    const now = crossings(columns);
    if (now >= least) continue;
    best = columns;
    least = now;
  }
  return best;
}

type Ranked = Slot & { readonly rank: number };

function slotsOf(size: number, rank: readonly number[], arcs: readonly Arc[]): Ranked[] {
  const slots: Ranked[] = Array.from({ length: size }, (_, node) => ({
    node,
    bend: false,
    rank: rank[node] ?? 0,
    before: [],
    after: [],
  }));
  for (const [from, to] of arcs) {
    let at = from;
    for (let r = (rank[from] ?? 0) + 1; r < (rank[to] ?? 0); r++) {
      slots.push({ node: slots.length, bend: true, rank: r, before: [at], after: [] });
      slots[at]?.after.push(slots.length - 1);
      at = slots.length - 1;
    }
    slots[at]?.after.push(to);
    slots[to]?.before.push(at);
  }
  return slots;
}

function swept(columns: readonly Ranked[][], forward: boolean): Ranked[][] {
  const out = columns.map((c) => [...c]);
  const order = out.map((_, i) => (forward ? i : out.length - 1 - i));
  for (const i of order) {
    const fixed = out[forward ? i - 1 : i + 1];
    const column = out[i];
    if (!fixed || !column) continue;
    const at = positions(fixed);
    const weight = column.map((slot, here) => {
      const near = (forward ? slot.before : slot.after).flatMap((n) => at.get(n) ?? []);
      return near.length === 0 ? here : near.reduce((a, b) => a + b, 0) / near.length;
    });
    out[i] = column
      .map((slot, here) => ({ slot, here }))
      .sort((a, b) => (weight[a.here] ?? 0) - (weight[b.here] ?? 0) || a.here - b.here)
      .map(({ slot }) => slot);
  }
  return out;
}

/** Neighbours in a column change places where that saves crossings. */
function swapped(columns: readonly Ranked[][]): Ranked[][] {
  const out = columns.map((c) => [...c]);
  for (let round = 0; round < 4; round++) {
    let better = false;
    for (const [i, column] of out.entries()) {
      const left = positions(out[i - 1] ?? []);
      const right = positions(out[i + 1] ?? []);
      for (let k = 0; k + 1 < column.length; k++) {
        const [a, b] = [column[k], column[k + 1]];
        if (!a || !b) continue;
        const now = between(a.before, b.before, left) + between(a.after, b.after, right);
        const then = between(b.before, a.before, left) + between(b.after, a.after, right);
        if (then >= now) continue;
        column[k] = b;
        column[k + 1] = a;
        better = true;
      }
    }
    if (!better) break;
  }
  return out;
}

function positions(column: readonly Slot[]): ReadonlyMap<number, number> {
  return new Map(column.map((slot, i) => [slot.node, i]));
}

/** Crossings between the links of an upper and a lower slot. */
function between(upper: readonly number[], lower: readonly number[], at: ReadonlyMap<number, number>): number {
  let count = 0;
  for (const u of upper) for (const l of lower) if ((at.get(u) ?? 0) > (at.get(l) ?? 0)) count++;
  return count;
}

function crossings(columns: readonly Column[]): number {
  let count = 0;
  for (const [i, column] of columns.entries()) {
    const at = positions(columns[i + 1] ?? []);
    for (let k = 0; k < column.length; k++)
      for (let m = k + 1; m < column.length; m++) count += between(column[k]?.after ?? [], column[m]?.after ?? [], at);
  }
  return count;
}
