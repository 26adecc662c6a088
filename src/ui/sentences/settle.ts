/** Where things that sentences make come to stand on the map. */
import { current, type Draft } from 'immer';
import type { Document } from '../../core/design/change.ts';
import { layoutKeysOf, setLayout } from '../../core/design/edits/place.ts';
import { layoutKey, OPEN_NAMESPACES } from '../../core/design/layout-key.ts';
import { placeBeside } from '../../core/diagram/beside.ts';
import { containersOf, TRAY } from '../../core/diagram/nesting.ts';
import { type Placement, place } from '../../core/diagram/placement.ts';
import type { GroupBy } from '../../state/studio.ts';

/** Beyond this the packing of the map decides: working out where all stands once for each would take too long. */
const MOST_SETTLED = 12;

/**
 * Cards find room by the packing of their frame, externals beside what they have to do with. For a new frame, those that
 * were there stay where they stood: it stands beside the other end of its flow, or where the packing finds room. Of a
 * platform, whose namespaces stand in the order of their names, this holds only where places are kept already.
 */
export function settle(draft: Draft<Document>, { made, flows, before, groupBy }: Settling): void {
  const keys = made.flatMap(layoutKeysOf);
  setLayout(draft, Object.fromEntries(keys.map((key) => [key, undefined])));
  const frames = made.filter((id) => /^(ns|plane|env|tenant):/.test(id));
  if (frames.length === 0) return;
  if (Object.keys(before.design.namespaces).length <= OPEN_NAMESPACES) pinFrames(draft, before, groupBy);
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

/** What was made, with the flows that were added, and how things stood before. */
export interface Settling {
  readonly made: readonly string[];
  readonly flows: readonly string[];
  readonly before: Document;
  readonly groupBy: GroupBy;
}

/** Keeps frames from being packed afresh. */
function pinFrames(draft: Draft<Document>, before: Document, groupBy: GroupBy): void {
  for (const { id, kind, parent, box } of place(before.design, before.layout, groupBy).placed) {
    const key = layoutKey(id, groupBy);
    if ((kind !== 'zone' && kind !== 'namespace') || parent === TRAY || Object.hasOwn(draft.layout.nodes, key))
      continue;
    draft.layout.nodes[key] = { x: box.x, y: box.y };
  }
}

function hasSettledNeighbours(placement: Placement, id: string, { layout }: Document, groupBy: GroupBy): boolean {
  const parent = placement.byId.get(id)?.parent;
  // what is in the tray has no place to keep
  if (parent === TRAY) return false;
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
  const isInside = (end: string) => containersOf(placement.nesting, end).some((n) => n.id === id);
  for (const handle of flows) {
    const flow = design.flows[handle];
    if (!flow) continue;
    if (isInside(flow.from) !== isInside(flow.to)) return isInside(flow.from) ? flow.to : flow.from;
  }
  return undefined;
}
