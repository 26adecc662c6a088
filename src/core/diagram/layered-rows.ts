/**
 * Heights in ordered columns: every slot as near to the middle of what it is linked with as the slots above and below
 * let it be. Each column is a least-squares fit under an order, solved exactly by pooling adjacent violators.
 */
import type { Column, Slot } from './layered-order.ts';

/** Space between two cards, and beside a flow that passes through. */
const GAP = 24;
const BEND_GAP = 14;
const SWEEPS = 14;
/** A straight passing flow is worth more than a level card. */
const BEND_WEIGHT = 6;

/** The top edge of each slot, by its node, for cards of one height. */
export function levelRows(columns: readonly Column[], height: number): Map<number, number> {
  const middle = new Map<number, number>();
  const size = (slot: Slot) => (slot.bend ? 0 : height);
  for (const column of columns) {
    let y = 0;
    for (const [i, slot] of column.entries()) {
      if (i > 0) y += apart(column[i - 1], slot, size);
      middle.set(slot.node, y);
    }
  }
  const bends = new Set(columns.flat().flatMap((s) => (s.bend ? [s.node] : [])));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    // in the end both sides count
    const sides = sweep >= SWEEPS - 4 ? 'both' : forward ? 'before' : 'after';
    for (const column of forward ? columns : [...columns].reverse()) level(column, sides, middle, bends, size);
  }
  return new Map([...middle].map(([node, y]) => [node, bends.has(node) ? y : y - height / 2]));
}

function apart(above: Slot | undefined, below: Slot, size: (slot: Slot) => number): number {
  if (!above) return 0;
  return (size(above) + size(below)) / 2 + (above.bend || below.bend ? BEND_GAP : GAP);
}

function level(
  column: Column,
  sides: 'before' | 'after' | 'both',
  middle: Map<number, number>,
  bends: ReadonlySet<number>,
  size: (slot: Slot) => number,
): void {
  let offset = 0;
  const offsets: number[] = [];
  const pools: { weight: number; sum: number; count: number }[] = [];
  for (const [i, slot] of column.entries()) {
    offset += apart(column[i - 1], slot, size);
    offsets.push(offset);
    const wish = wishOf(slot, sides, middle, bends);
    pools.push({ weight: wish.weight, sum: wish.weight * (wish.at - offset), count: 1 });
    for (let last = pools.at(-1), before = pools.at(-2); last && before; last = pools.at(-1), before = pools.at(-2)) {
      if (before.sum / before.weight <= last.sum / last.weight) break;
      pools.splice(-2, 2, {
        weight: before.weight + last.weight,
        sum: before.sum + last.sum,
        count: before.count + last.count,
      });
    }
  }
  let i = 0;
  for (const { weight, sum, count } of pools)
    for (let k = 0; k < count; k++, i++) {
      const slot = column[i];
      if (slot) middle.set(slot.node, sum / weight + (offsets[i] ?? 0));
    }
}

function wishOf(
  slot: Slot,
  sides: 'before' | 'after' | 'both',
  middle: ReadonlyMap<number, number>,
  bends: ReadonlySet<number>,
): { readonly at: number; readonly weight: number } {
  const near = sides === 'both' ? [...slot.before, ...slot.after] : slot[sides];
  let weight = 0;
  let sum = 0;
  for (const n of near) {
    const w = slot.bend && bends.has(n) ? BEND_WEIGHT : 1;
    weight += w;
    sum += w * (middle.get(n) ?? 0);
  }
  // nothing on that side: it stays, and gives way
  if (weight === 0) return { at: middle.get(slot.node) ?? 0, weight: 0.05 };
  return { at: sum / weight, weight: slot.bend ? BEND_WEIGHT : 1 };
}
