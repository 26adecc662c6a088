/** The selected cells, in step with what is selected in the studio. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Design } from '../../core/design/schema.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { type CellPlace, type CellRange, clamped, type GridSize, HEADINGS, moveFocus, rectOf } from './cell-range.ts';
import type { RowKind } from './columns.ts';

/** A corner of the range, with the row that it was put on: rows come and go, and it stays with its own. */
interface Corner extends CellPlace {
  readonly id: string | undefined;
}

export interface RangeState {
  readonly range: CellRange;
  /** Puts the keyboard on a cell; with `extend` the range grows there. */
  readonly goTo: (place: CellPlace, extend?: boolean) => void;
  readonly selectAll: () => void;
}

/** Selecting draws the map anew, so a key that is held down selects where it stops. */
const REST_MILLISECONDS = 120;

export interface RangeInput {
  readonly design: Design;
  readonly kind: RowKind;
  readonly rows: readonly string[];
  readonly size: GridSize;
}

export function useRange({ design, kind, rows, size }: RangeInput): RangeState {
  const [corners, setCorners] = useState<{ readonly anchor: Corner; readonly focus: Corner }>(() => {
    const first: Corner = { row: 0, column: 0, id: rows[0] };
    return { anchor: first, focus: first };
  });
  const index = useMemo(() => new Map(rows.map((id, i) => [id, i])), [rows]);
  const range = useMemo(() => {
    const now = ({ id, row, column }: Corner) => {
      const at = id === undefined ? undefined : index.get(id);
      return clamped({ row: at ?? row, column }, size);
    };
    return { anchor: now(corners.anchor), focus: now(corners.focus) };
  }, [corners, index, size]);

  const put = ({ anchor, focus }: CellRange) => {
    const corner = (place: CellPlace): Corner => ({ ...place, id: rows[place.row] });
    setCorners({ anchor: corner(anchor), focus: corner(focus) });
  };
  const tell = useSelection(design, kind, index, (row) => put(moveFocus(range, { ...range.focus, row }, size, false)));
  const goTo = (place: CellPlace, extend = false) => {
    const next = moveFocus(range, place, size, extend);
    put(next);
    const { top, bottom } = rectOf(next);
    if (next.focus.row !== HEADINGS) tell(rows.slice(Math.max(0, top), bottom + 1));
  };
  return {
    range,
    goTo,
    selectAll: () => {
      const last = { row: size.rows - 1, column: size.columns - 1 };
      put({ anchor: { row: 0, column: 0 }, focus: last });
      tell(rows);
    },
  };
}

/** Tells the studio which rows are selected, and hears what it selects otherwise. */
function useSelection(
  design: Design,
  kind: RowKind,
  index: ReadonlyMap<string, number>,
  onSelected: (row: number) => void,
): (ids: readonly string[]) => void {
  const { select } = useActions();
  const selected = useStudioStore('selection', (s) => s.ids);
  const told = useRef<readonly string[]>(selected);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ design, kind, index, onSelected });
  latest.current = { design, kind, index, onSelected };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (sameIds(told.current, selected)) return;
    told.current = selected;
    clearTimeout(timer.current);
    const { index: at, onSelected: show } = latest.current;
    const row = selected.map((id) => at.get(rowOf(latest.current.design, latest.current.kind, id))).find(isKnown);
    if (row !== undefined) show(row);
  }, [selected]);
  return (ids) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      told.current = ids;
      select(ids);
    }, REST_MILLISECONDS);
  };
}

const isKnown = (row: number | undefined): row is number => row !== undefined;

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

/** The row that stands for a thing: a workload's namespace among namespaces. */
function rowOf(design: Design, kind: RowKind, id: string): string {
  if (kind !== 'namespaces') return id;
  const inside = Object.hasOwn(design.workloads, id) ? design.workloads[id] : undefined;
  const group = Object.hasOwn(design.labelGroups, id) ? design.labelGroups[id] : undefined;
  return inside?.namespace ?? group?.namespace ?? id;
}
