/** Words of the map beside those that every drawing uses. */

import type { Design } from '../../core/design/schema.ts';
import { shortName } from '../../core/diagram/describe.ts';
import { containersOf, type Nesting } from '../../core/diagram/nesting.ts';

/** Up to two letters: `payments-eu` → `PE`. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((w) => w !== '');
  const letters = words.length > 1 ? words.slice(0, 2).map((w) => w[0] ?? '') : [name.slice(0, 2)];
  return letters.join('').toUpperCase();
}

/** `web in shop`: a name with where it is. */
export function nameWithPlace(design: Design, nesting: Nesting, id: string): string {
  const parents = containersOf(nesting, id)
    .slice(1, 2)
    .filter((n) => n.kind !== 'tray');
  return [shortName(design, id), ...parents.map((p) => shortName(design, p.entity))].join(' in ');
}
