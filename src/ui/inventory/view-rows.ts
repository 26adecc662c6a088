/** Which rows the inventory shows, and in what order. */
import type { Classification } from '../../core/design/classify/suggest.ts';
import { entityIn } from '../../core/design/lookup.ts';
import { compareNatural } from '../../core/design/natural-order.ts';
import type { Design } from '../../core/design/schema.ts';
import { cellText, type Facts } from './cells.ts';
import { COLUMNS, type Column, type RowKind } from './columns.ts';

/** A quick filter: what has no zone of an axis, what has suggestions, what is set against the evidence. */
export type Show = 'all' | 'no plane' | 'no environment' | 'no tenant' | 'suggested' | 'doubted';
export const SHOWS: readonly Show[] = ['all', 'no plane', 'no environment', 'no tenant', 'suggested', 'doubted'];

export interface Sorting {
  readonly column: Column['id'];
  readonly descending: boolean;
}

export interface Looking {
  readonly kind: RowKind;
  readonly text: string;
  readonly show: Show;
  readonly sorting: Sorting;
}

/** Every id of a kind of row, in no particular order. */
export function allRows(design: Design, kind: RowKind): string[] {
  if (kind === 'namespaces') return Object.keys(design.namespaces);
  if (kind === 'workloads') return Object.keys(design.workloads);
  return [...Object.keys(design.externals), ...Object.keys(design.hostGroups)];
}

/** The ids that a quick filter lets through. */
export function idsOfShow(design: Design, classification: Classification, show: Show): ReadonlySet<string> | undefined {
  switch (show) {
    case 'all':
      return undefined;
    case 'suggested':
      return new Set(classification.suggestions.map((s) => s.id));
    case 'doubted':
      return new Set(classification.doubts.map((d) => d.id));
    default: {
      const axis = show.slice('no '.length) as 'plane' | 'environment' | 'tenant';
      const things = [design.namespaces, design.externals, axis === 'plane' ? design.hostGroups : {}];
      return new Set(
        things.flatMap((record) =>
          Object.values(record)
            .filter((thing) => (thing as { [A in typeof axis]?: string })[axis] === undefined)
            .map((thing: { readonly id: string }) => thing.id),
        ),
      );
    }
  }
}

/** The rows to show, filtered and sorted. Words of the text must all occur somewhere in the row. */
export function viewRows(facts: Facts, classification: Classification, looking: Looking): string[] {
  const columns = COLUMNS[looking.kind];
  const wanted = idsOfShow(facts.design, classification, looking.show);
  const words = looking.text.toLowerCase().split(/\s+/).filter(Boolean);
  const ids = allRows(facts.design, looking.kind).filter(
    (id) => (!wanted || wanted.has(id)) && (words.length === 0 || matches(facts, columns, id, words)),
  );
  return sorted(facts, ids, looking);
}

function matches(facts: Facts, columns: readonly Column[], id: string, words: readonly string[]): boolean {
  const text = columns
    .map((column) => cellText(facts, id, column))
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

function sorted(facts: Facts, ids: readonly string[], { kind, sorting }: Looking): string[] {
  const [first] = COLUMNS[kind];
  const column = COLUMNS[kind].find((c) => c.id === sorting.column) ?? first;
  if (!column) return [...ids];
  const sign = sorting.descending ? -1 : 1;
  const keyed = ids.map((id) => ({ id, key: cellText(facts, id, column), name: fullName(facts.design, id) }));
  // what is empty comes last either way: one looks for values
  const empty = (text: string) => (text === '' ? 1 : 0);
  keyed.sort(
    (a, b) =>
      empty(a.key) - empty(b.key) ||
      sign * compareNatural(a.key, b.key) ||
      compareNatural(a.name, b.name) ||
      compareNatural(a.id, b.id),
  );
  return keyed.map((k) => k.id);
}

function fullName(design: Design, id: string): string {
  const workload = entityIn(design, 'workloads', id);
  if (workload) return `${workload.name}/${workload.namespace}`;
  return entityIn(design, 'namespaces', id)?.name ?? entityIn(design, 'externals', id)?.name ?? id;
}
