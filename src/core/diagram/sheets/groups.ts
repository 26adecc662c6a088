/** Which namespaces go on sheets together: those of a tenant; system ones and those of nobody on sheets of their own. */

import { compareNatural } from '../../design/natural-order.ts';
import type { Design } from '../../design/schema.ts';
import { groupBy } from '../../lib/order.ts';
import { shortName } from '../describe.ts';
import { type Leaf, zoneOn } from './tree.ts';

export interface SheetGroup {
  readonly key: string;
  readonly title: string;
  readonly leaves: readonly Leaf[];
}

const SYSTEM = 'system';
const NOBODY = 'nobody';

/** Groups in order of name, system and unassigned namespaces last. Without tenants, everything is one. */
export function groupsOf(design: Design, leaves: readonly Leaf[]): SheetGroup[] {
  const keyOf = (leaf: Leaf) => {
    const [namespace] = leaf.namespaces;
    if (!namespace) return NOBODY;
    return zoneOn(design, namespace, 'tenant') ?? (namespace.system ? SYSTEM : NOBODY);
  };
  const groups = groupBy(leaves, keyOf);
  const alone = [...groups.keys()].every((k) => k === NOBODY || k === SYSTEM);
  return [...groups]
    .map(([key, members]) => ({ key, title: titleOf(design, key, alone), leaves: members }))
    .sort((a, b) => rank(a.key) - rank(b.key) || compareNatural(a.title, b.title) || compareNatural(a.key, b.key));
}

function titleOf(design: Design, key: string, alone: boolean): string {
  if (key === SYSTEM) return 'System namespaces';
  if (key === NOBODY) return alone ? 'Namespaces' : 'Without a tenant';
  return shortName(design, key);
}

function rank(key: string): number {
  return key === SYSTEM ? 2 : key === NOBODY ? 1 : 0;
}
