import { nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';

/** A place that implements the selection. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

export interface SelectionWordsProps {
  readonly design: Design;
  readonly ids: readonly string[];
  readonly places: readonly Place[];
  /** The file on show. */
  readonly path: string;
}

/** Where what is selected stands in the files: `F-12 stands in 3 places, 2 of them here`. */
export function SelectionWords({ design, ids, places, path }: SelectionWordsProps) {
  const [first] = ids;
  if (first === undefined) return null;
  const name = ids.length === 1 ? nameOf(design, first) : `${ids.length} things`;
  return (
    <span>
      <strong>{name}</strong> {whereText(places, path)}
    </span>
  );
}

function whereText(places: readonly Place[], path: string): string {
  const here = places.filter((p) => p.path === path).length;
  if (places.length === 0) return 'stands in no file';
  const all = places.length === 1 ? 'one place' : `${places.length} places`;
  if (here === places.length) return `stands in ${all}, here`;
  return `stands in ${all}, ${here === 0 ? 'none' : here} of them here`;
}

/** The place behind a line of a file, in order of the tree; the first one behind the last. */
export function nextPlace(places: readonly Place[], at: Place | undefined): Place | undefined {
  const index = places.findIndex((p) => p.path === at?.path && p.line === at.line);
  return places[(index + 1) % Math.max(1, places.length)];
}
