import type { Document } from '../../core/design/change.ts';
import { type Placement, place } from '../../core/diagram/placement.ts';
import type { GroupBy } from '../../state/studio.ts';

interface Standing extends Pick<Document, 'design'> {
  readonly groupBy: GroupBy;
  readonly placement: Placement;
}

const last = new WeakMap<Document['layout'], Standing>();

/** Where everything of a document stands; asked again with the same document and nesting, the same object. */
export function standingOf({ design, layout }: Pick<Document, 'design' | 'layout'>, groupBy: GroupBy): Placement {
  const known = last.get(layout);
  if (known?.design === design && known.groupBy === groupBy) return known.placement;
  const placement = place(design, layout, groupBy);
  last.set(layout, { design, groupBy, placement });
  return placement;
}
