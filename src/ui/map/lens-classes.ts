/** How a lens colours a node: a tint and a stripe, patterned where the colours begin again. */
import type { LensMark } from './lens.ts';

export function lensClasses(lens: LensMark | undefined): string[] {
  if (!lens) return [];
  return ['lens', `lens-${lens.colour}`, ...(lens.patterned ? ['patterned'] : [])];
}
