/**
 * Cards along the flows between them: clients left, destinations right. Sugiyama's scheme: rings cut, cards put into
 * columns, columns ordered for few crossings, rows moved so that flows run straight. Deterministic.
 */
import { CARD, GRID, type Point, type Size } from './geometry.ts';
import { type Arc, type Column, orderColumns } from './layered-order.ts';
import { levelRows } from './layered-rows.ts';

export interface InnerLink {
  readonly from: string;
  readonly to: string;
}

/** How large cards are and how far apart, in pixels. */
export interface Spacing {
  readonly card: Size;
  /** Between two columns: flows run there. */
  readonly gap: number;
  /** Every place is a multiple of this. */
  readonly unit: number;
}

/** Cards on the canvas. */
const CANVAS: Spacing = { card: CARD, gap: 68, unit: GRID };
const ROW_GAP = 24;
const BETWEEN_PARTS = 28;

/** A place for each card, the top left one at nought. Cards without a link stand in rows below the others. */
export function layered(
  ids: readonly string[],
  links: readonly InnerLink[],
  spacing: Spacing = CANVAS,
): Map<string, Point> {
  const known = new Set(ids);
  const real = links.filter((l) => l.from !== l.to && known.has(l.from) && known.has(l.to));
  const linked = new Set(real.flatMap((l) => [l.from, l.to]));
  const parts = partsOf(
    ids.filter((id) => linked.has(id)),
    real,
  ).map((part) => partPlaces(part, real, spacing));
  const out = new Map<string, Point>();
  let width = 0;
  let y = 0;
  for (const part of parts) {
    for (const [id, at] of part.places) out.set(id, { x: at.x, y: snapped(at.y + y, spacing) });
    width = Math.max(width, part.width);
    y += part.height + BETWEEN_PARTS;
  }
  const lone = ids.filter((id) => !linked.has(id));
  const pitch = columnOf(spacing);
  const columns = Math.max(Math.round(width / pitch), Math.ceil(Math.sqrt(lone.length * 0.7)), 1);
  const row = spacing.card.height + ROW_GAP;
  for (const [i, id] of lone.entries())
    out.set(id, { x: (i % columns) * pitch, y: snapped(y + Math.floor(i / columns) * row, spacing) });
  return out;
}

function columnOf({ card, gap }: Spacing): number {
  return card.width + gap;
}

function snapped(y: number, { unit }: Spacing): number {
  return Math.round(y / unit) * unit;
}

/** Cards that hang together, each part in the order of its first card, the largest part first. */
function partsOf(ids: readonly string[], links: readonly InnerLink[]): string[][] {
  const near = new Map<string, string[]>();
  for (const { from, to } of links) {
    near.set(from, [...(near.get(from) ?? []), to]);
    near.set(to, [...(near.get(to) ?? []), from]);
  }
  const seen = new Set<string>();
  const parts: string[][] = [];
  for (const id of ids) {
    if (seen.has(id)) continue;
    const part = new Set([id]);
    for (const at of part) for (const next of near.get(at) ?? []) part.add(next);
    for (const at of part) seen.add(at);
    parts.push(ids.filter((i) => part.has(i)));
  }
  return parts.sort((a, b) => b.length - a.length);
}

interface PartPlaces {
  readonly places: ReadonlyMap<string, Point>;
  readonly width: number;
  readonly height: number;
}

function partPlaces(ids: readonly string[], links: readonly InnerLink[], spacing: Spacing): PartPlaces {
  const index = new Map(ids.map((id, i) => [id, i]));
  const arcs = acyclic(
    ids.length,
    links.flatMap(({ from, to }) => {
      const [a, b] = [index.get(from), index.get(to)];
      return a === undefined || b === undefined ? [] : [[a, b] as const];
    }),
  );
  const columns = orderColumns(ids.length, ranks(ids.length, arcs), arcs);
  const rows = levelRows(columns, spacing.card.height);
  return collected(ids, columns, rows, spacing);
}

function collected(
  ids: readonly string[],
  columns: readonly Column[],
  rows: ReadonlyMap<number, number>,
  spacing: Spacing,
): PartPlaces {
  const pitch = columnOf(spacing);
  const top = Math.min(...ids.map((_, i) => rows.get(i) ?? 0));
  const places = new Map<string, Point>();
  let height = 0;
  for (const [x, column] of columns.entries())
    for (const { node } of column) {
      const id = ids[node];
      if (id === undefined) continue;
      const y = snapped((rows.get(node) ?? 0) - top, spacing);
      places.set(id, { x: x * pitch, y });
      height = Math.max(height, y + spacing.card.height);
    }
  return { places, width: columns.length * pitch, height };
}

/** The arcs, each once, with those that close a ring turned round. Begins at cards with few sources. */
function acyclic(size: number, arcs: readonly Arc[]): Arc[] {
  const out: number[][] = Array.from({ length: size }, () => []);
  const sources = new Array<number>(size).fill(0);
  for (const [a, b] of arcs) {
    if (out[a]?.includes(b)) continue;
    out[a]?.push(b);
    sources[b] = (sources[b] ?? 0) + 1;
  }
  const state = new Uint8Array(size);
  const kept = new Map<string, Arc>();
  const visit = (a: number) => {
    state[a] = 1;
    for (const b of out[a] ?? []) {
      const arc: Arc = state[b] === 1 ? [b, a] : [a, b];
      kept.set(arc.join(), arc);
      if (state[b] === 0) visit(b);
    }
    state[a] = 2;
  };
  const starts = [...sources.keys()].sort((a, b) => (sources[a] ?? 0) - (sources[b] ?? 0) || a - b);
  for (const start of starts) if (state[start] === 0) visit(start);
  return [...kept.values()];
}

/** Columns by the longest way from a source; what has no source moves up to what it reaches first. */
function ranks(size: number, arcs: readonly Arc[]): number[] {
  const rank = new Array<number>(size).fill(0);
  const before: number[][] = Array.from({ length: size }, () => []);
  const after: number[][] = Array.from({ length: size }, () => []);
  for (const [a, b] of arcs) {
    before[b]?.push(a);
    after[a]?.push(b);
  }
  const done = new Uint8Array(size);
  const settle = (n: number): number => {
    if (done[n] === 0) {
      done[n] = 1;
      rank[n] = Math.max(-1, ...(before[n] ?? []).map(settle)) + 1;
    }
    return rank[n] ?? 0;
  };
  for (let n = 0; n < size; n++) settle(n);
  for (let n = 0; n < size; n++)
    if (before[n]?.length === 0) rank[n] = Math.min(...(after[n] ?? []).map((b) => rank[b] ?? 0)) - 1;
  return rank.map((r) => Math.max(0, r));
}
