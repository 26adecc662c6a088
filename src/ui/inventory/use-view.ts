/** Which rows are shown, and how they are filtered and sorted. */
import { useMemo, useRef, useState } from 'react';
import type { Classification } from '../../core/design/classify/suggest.ts';
import type { Facts } from './cells.ts';
import { COLUMNS, type Column, type RowKind } from './columns.ts';
import { type Looking, type Show, viewRows } from './view-rows.ts';

const START: Looking = { kind: 'namespaces', text: '', show: 'all', sorting: { column: 'name', descending: false } };

export interface InventoryView {
  readonly looking: Looking;
  readonly columns: readonly Column[];
  readonly rows: readonly string[];
  readonly setKind: (kind: RowKind) => void;
  readonly setText: (text: string) => void;
  readonly setShow: (show: Show) => void;
  /** Takes the filters away. */
  readonly reset: () => void;
  /** Sorts by a column; again, the other way round. */
  readonly sortBy: (column: Column['id']) => void;
}

export function useView(facts: Facts, classification: Classification): InventoryView {
  const [looking, setLooking] = useState(START);
  const rows = useSteadyRows(facts, classification, looking);
  return {
    looking,
    columns: COLUMNS[looking.kind],
    rows,
    setKind: (kind) => setLooking({ ...START, kind, text: looking.text }),
    setText: (text) => setLooking({ ...looking, text }),
    setShow: (show) => setLooking({ ...looking, show }),
    reset: () => setLooking({ ...looking, text: '', show: 'all' }),
    sortBy: (column) => {
      const { sorting } = looking;
      const descending = sorting.column === column && !sorting.descending;
      setLooking({ ...looking, sorting: { column, descending } });
    },
  };
}

/** Rows keep their order while their cells are edited; they are sorted afresh when one looks differently, or some are new. */
function useSteadyRows(facts: Facts, classification: Classification, looking: Looking): readonly string[] {
  const before = useRef<{ readonly looking: Looking; readonly rows: readonly string[] }>(undefined);
  return useMemo(() => {
    const fresh = viewRows(facts, classification, looking);
    const last = before.current;
    const known = new Set(last?.looking === looking ? last.rows : []);
    const steady = last && fresh.every((id) => known.has(id));
    const shown = new Set(fresh);
    const rows = steady ? last.rows.filter((id) => shown.has(id)) : fresh;
    const same = last && rows.length === last.rows.length && rows.every((id, i) => id === last.rows[i]);
    before.current = { looking, rows: same ? last.rows : rows };
    return before.current.rows;
  }, [facts, classification, looking]);
}
