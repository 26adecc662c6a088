/** Where things would stand if they were aligned, distributed, or moved by a step. Pure geometry, in canvas pixels. */

/** A thing as it stands on the canvas. */
export interface Standing {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The line that things are aligned to: an edge of the box round all of them, or its middle. */
export type AlignTo = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** The way in which gaps are made equal. */
export type DistributeAlong = 'horizontally' | 'vertically';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where the upper left corner of each thing comes to stand, by id. Those that stay are left out. */
export type Spots = ReadonlyMap<string, Spot>;

/** Aligns things to an edge or the middle of the box round all of them. Fewer than two stay where they are. */
export function alignedSpots(things: readonly Standing[], to: AlignTo): Spots {
  if (things.length < 2) return new Map();
  const left = Math.min(...things.map((t) => t.x));
  const top = Math.min(...things.map((t) => t.y));
  const right = Math.max(...things.map((t) => t.x + t.width));
  const bottom = Math.max(...things.map((t) => t.y + t.height));
  const spot = (t: Standing): Spot => {
    switch (to) {
      case 'left':
        return { x: left, y: t.y };
      case 'centre':
        return { x: (left + right - t.width) / 2, y: t.y };
      case 'right':
        return { x: right - t.width, y: t.y };
      case 'top':
        return { x: t.x, y: top };
      case 'middle':
        return { x: t.x, y: (top + bottom - t.height) / 2 };
      default:
        return { x: t.x, y: bottom - t.height };
    }
  };
  return moved(things, spot);
}

/** Makes the gaps between things equal; the outermost two stay. Fewer than three stay where they are. */
export function distributedSpots(things: readonly Standing[], along: DistributeAlong): Spots {
  if (things.length < 3) return new Map();
  const start = (t: Standing) => (along === 'horizontally' ? t.x : t.y);
  const size = (t: Standing) => (along === 'horizontally' ? t.width : t.height);
  const sorted = [...things].sort((a, b) => start(a) - start(b) || start(a) + size(a) - start(b) - size(b));
  const from = Math.min(...sorted.map(start));
  const until = Math.max(...sorted.map((t) => start(t) + size(t)));
  const gap = (until - from - sorted.reduce((sum, t) => sum + size(t), 0)) / (sorted.length - 1);
  const starts = new Map<string, number>();
  let at = from;
  for (const t of sorted) {
    starts.set(t.id, at);
    at += size(t) + gap;
  }
  return moved(things, (t) => {
    const next = Math.round(starts.get(t.id) ?? start(t));
    return along === 'horizontally' ? { x: next, y: t.y } : { x: t.x, y: next };
  });
}

/** Moves things by a step. */
export function steppedSpots(things: readonly Standing[], dx: number, dy: number): Spots {
  return moved(things, (t) => ({ x: t.x + dx, y: t.y + dy }));
}

function moved(things: readonly Standing[], spot: (t: Standing) => Spot): Spots {
  const spots = things.map((t) => [t, spot(t)] as const);
  return new Map(spots.filter(([t, { x, y }]) => x !== t.x || y !== t.y).map(([t, at]) => [t.id, at]));
}
