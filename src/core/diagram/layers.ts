/** Columns and rows for cards that nobody has placed: clients left, destinations right, along the flows between them. */

export interface InnerLink {
  readonly from: string;
  readonly to: string;
}

export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** A cell for each id that takes part in a link; the others fill rows below. Rings are cut where they close. Deterministic. */
export function layersOf(ids: readonly string[], links: readonly InnerLink[]): Map<string, Cell> {
  const linked = new Set(links.flatMap((l) => [l.from, l.to]));
  const columns = new Map<string, number>();
  for (const id of ids.filter((i) => linked.has(i))) columnOf(id, links, columns, new Set());
  const out = new Map<string, Cell>();
  const width = Math.max(0, ...columns.values()) + 1;
  for (let column = 0; column < width; column++) fillColumn(column, ids, links, columns, out);
  const rows = Math.max(-1, ...[...out.values()].map((c) => c.row)) + 1;
  const wide = Math.max(width, Math.ceil(Math.sqrt(ids.length * 0.7)));
  ids
    .filter((i) => !linked.has(i))
    .forEach((id, i) => {
      out.set(id, { column: i % wide, row: rows + Math.floor(i / wide) });
    });
  return out;
}

/** The longest way from a source; `open` holds what is being worked out, so that a ring ends. */
function columnOf(id: string, links: readonly InnerLink[], columns: Map<string, number>, open: Set<string>): number {
  const known = columns.get(id);
  if (known !== undefined) return known;
  if (open.has(id)) return -1;
  open.add(id);
  const before = links.filter((l) => l.to === id).map((l) => columnOf(l.from, links, columns, open));
  open.delete(id);
  const column = Math.max(-1, ...before) + 1;
  columns.set(id, column);
  return column;
}

/** Rows in the order of what a card is reached from, so that lines cross little. */
function fillColumn(
  column: number,
  ids: readonly string[],
  links: readonly InnerLink[],
  columns: ReadonlyMap<string, number>,
  out: Map<string, Cell>,
): void {
  const weight = (id: string) => {
    const rows = links.filter((l) => l.to === id).flatMap((l) => out.get(l.from)?.row ?? []);
    return rows.length === 0 ? 0 : rows.reduce((a, b) => a + b, 0) / rows.length;
  };
  ids
    .filter((id) => columns.get(id) === column)
    .map((id, i) => ({ id, i, weight: weight(id) }))
    .sort((a, b) => a.weight - b.weight || a.i - b.i)
    .forEach(({ id }, row) => {
      out.set(id, { column, row });
    });
}
