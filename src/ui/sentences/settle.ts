/** Where things that sentences make come to stand on the map. */
import { current, type Draft } from 'immer';
import type { Document } from '../../core/design/change.ts';
import { layoutKeysOf, setLayout } from '../../core/design/edits/place.ts';
import { layoutKey } from '../../core/design/layout-key.ts';
import { placeBeside } from '../../core/diagram/beside.ts';
import { containersOf } from '../../core/diagram/nesting.ts';
import { type Placement, place } from '../../core/diagram/placement.ts';
import type { GroupBy } from '../../state/studio.ts';

/** Beyond this the packing of the map decides: working out where all stands once for each would take too long. */
const MOST_SETTLED = 12;

/**
 * Cards find room by the packing of their frame, externals beside what they have to do with. A frame whose neighbours
 * have places of their own gets one beside the other end of its flow, or where the packing finds room, and stays there.
 */
export function settle(
  draft: Draft<Document>,
  made: readonly string[],
  flows: readonly string[],
  groupBy: GroupBy,
): void {
  const keys = made.flatMap(layoutKeysOf);
  setLayout(draft, Object.fromEntries(keys.map((key) => [key, undefined])));
  const frames = made.filter((id) => /^(ns|plane|env|tenant):/.test(id));
  for (const id of frames.slice(0, MOST_SETTLED)) {
    const now = current(draft) as Document;
    const placement = place(now.design, now.layout, groupBy);
    const mine = placement.byId.get(id);
    if (!mine || !hasSettledNeighbours(placement, id, now, groupBy)) continue;
    const other = otherEnd(placement, id, now, flows);
    const { x, y } = (other !== undefined && placeBeside(placement, id, other)) || mine.box;
    draft.layout.nodes[layoutKey(id, groupBy)] = { x, y };
  }
}

function hasSettledNeighbours(placement: Placement, id: string, { layout }: Document, groupBy: GroupBy): boolean {
  const parent = placement.byId.get(id)?.parent;
  return placement.placed.some(
    (p) => p.parent === parent && p.id !== id && Object.hasOwn(layout.nodes, layoutKey(p.id, groupBy)),
  );
}

/** What the things inside have a flow with, outside. */
function otherEnd(
  placement: Placement,
  id: string,
  { design }: Document,
  flows: readonly string[],
): string | undefined {
  const isInside = (end: string) => containersOf(placement.nesting, end).includes(id);
  for (const handle of flows) {
    const flow = design.flows[handle];
    if (!flow) continue;
    if (isInside(flow.from) !== isInside(flow.to)) return isInside(flow.from) ? flow.to : flow.from;
  }
  return undefined;
}
