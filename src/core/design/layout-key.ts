/** Which entry of the layout is whose. */
import type { Axis } from './schema.ts';

/** What namespaces are nested by on the canvas; `namespace`: by nothing. */
export type Nesting = Axis | 'namespace';

/**
 * The key of a thing's entry in the layout: its id. A namespace has one place for each nesting, since what contains it
 * differs: `ns:shop` for planes, else `ns:shop@tenant`.
 */
export function layoutKey(id: string, nesting: Nesting): string {
  return id.startsWith('ns:') && nesting !== 'plane' ? `${id}@${nesting}` : id;
}
