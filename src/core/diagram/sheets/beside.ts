/** Columns at the sides of a drawing, for what stands outside of it, and the rail of hosts below. */
import type { Box, Size } from '../geometry.ts';
import { type Card, up } from './picture.ts';

/** A card that has no place yet, and the level at which it would like to stand. */
export interface Beside {
  readonly card: Omit<Card, 'box'>;
  readonly size: Size;
  /** Middle of what it connects to, from the top; absent where it connects to nothing that is drawn. */
  readonly level: number | undefined;
}

/** Room for labels between a column and the drawing. */
const AWAY = 96;
const BELOW = 48;
const GAP = 16;

/** A column may be so much longer than the drawing. */
const OVERHANG = 160;

/** The cards of a column left or right of `core`, each near its level; a second column where one is too long. */
export function placeBeside(
  items: readonly Beside[],
  core: Box,
  side: 'left' | 'right',
  tallest = core.height + OVERHANG,
): Card[] {
  if (items.length === 0) return [];
  const middle = core.y + core.height / 2;
  const sorted = items
    .map((item, i) => ({ item, i, level: item.level ?? middle }))
    .sort((a, b) => a.level - b.level || a.i - b.i)
    .map(({ item, level }) => ({ item, level }));
  const total = sorted.reduce((sum, { item }) => sum + item.size.height + GAP, 0);
  const columns = Math.max(1, Math.ceil(total / Math.max(tallest, 2 * OVERHANG)));
  const width = Math.max(...items.map((i) => i.size.width));
  const out: Card[] = [];
  for (let column = 0; column < columns; column++) {
    // neighbours in level stand in different columns, so that each column spans the whole height
    const members = sorted.filter((_, i) => i % columns === column);
    const away = AWAY + column * (width + 48);
    const x = side === 'left' ? core.x - away - width : core.x + core.width + away;
    out.push(...stack(members, x, core));
  }
  return out;
}

function stack(members: readonly { readonly item: Beside; readonly level: number }[], x: number, core: Box): Card[] {
  const tops: number[] = [];
  let free = core.y;
  for (const { item, level } of members) {
    const top = Math.max(free, level - item.size.height / 2);
    tops.push(top);
    free = top + item.size.height + GAP;
  }
  // what hangs over the lower end is pushed up again, as far as the upper end lets it
  let limit = Math.max(core.y + core.height, core.y + members.reduce((s, m) => s + m.item.size.height + GAP, -GAP));
  for (let i = members.length - 1; i >= 0; i--) {
    const height = members[i]?.item.size.height ?? 0;
    tops[i] = Math.min(tops[i] ?? 0, limit - height);
    limit = (tops[i] ?? 0) - GAP;
  }
  return members.map(({ item }, i) => ({
    ...item.card,
    box: { x: up(x), y: up(tops[i] ?? 0), ...item.size },
  }));
}

/** Hosts in a row below everything. */
export function placeBelow(items: readonly Beside[], core: Box): Card[] {
  let x = core.x;
  let y = core.y + core.height + BELOW;
  return items.map(({ card, size }) => {
    if (x > core.x && x + size.width > core.x + core.width) {
      x = core.x;
      y += size.height + GAP;
    }
    const box = { x: up(x), y: up(y), ...size };
    x += size.width + GAP;
    return { ...card, box };
  });
}
