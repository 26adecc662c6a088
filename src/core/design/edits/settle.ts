/** Where namespaces stand after many of them went to other zones at once. */
import { layoutKey } from '../layout-key.ts';
import type { Axis, Design, NodeLayout } from '../schema.ts';
import { type DocumentDraft, drafted } from './draft.ts';

/** A collapsed namespace with the room around it, and what a frame keeps free at its edge, in canvas pixels. */
const CELL = { width: 280, height: 120 };
const EDGE = { left: 20, top: 44 };
const CARD_HEIGHT = 88;
const GAP = 32;

/**
 * Gives namespaces a place in the zone of an axis that they stand in now; places are relative to the zone, so their old
 * ones mean nothing there. Collapsed ones stand in rows under what the zone held before; for the others the map finds
 * room. Linear in the number of namespaces. `before`: the design before they moved.
 */
export function settle(draft: DocumentDraft, before: Design, ids: readonly string[], axis: Axis): void {
  const moved = new Set(ids);
  const { nodes } = draft.layout;
  const collapsed = new Map<string, string[]>();
  for (const id of ids) {
    const key = layoutKey(id, axis);
    const wasCollapsed = (nodes[key] ?? nodes[id])?.collapsed === true;
    delete nodes[key];
    const zone = drafted(draft, 'namespaces', id)?.[axis];
    if (!wasCollapsed || zone === undefined) continue;
    const list = collapsed.get(zone);
    if (list) list.push(id);
    else collapsed.set(zone, [id]);
  }
  const floors = collapsed.size === 0 ? new Map<string, number>() : floorsOf(draft, before, axis, moved);
  for (const [zone, list] of collapsed) {
    const columns = Math.max(2, Math.ceil(Math.sqrt(list.length / 2)));
    const top = floors.get(zone) ?? EDGE.top;
    for (const [i, id] of list.entries())
      nodes[layoutKey(id, axis)] = {
        x: EDGE.left + (i % columns) * CELL.width,
        y: top + Math.floor(i / columns) * CELL.height,
        collapsed: true,
      };
  }
}

/** Below what each zone holds already. */
function floorsOf(draft: DocumentDraft, before: Design, axis: Axis, moved: ReadonlySet<string>): Map<string, number> {
  const floors = new Map<string, number>();
  for (const { id, [axis]: zone } of Object.values(before.namespaces)) {
    if (zone === undefined || moved.has(id)) continue;
    const at: NodeLayout | undefined = draft.layout.nodes[layoutKey(id, axis)];
    if (!at) continue;
    const bottom = at.y + (at.height ?? CARD_HEIGHT) + GAP;
    floors.set(zone, Math.max(floors.get(zone) ?? EDGE.top, bottom));
  }
  return floors;
}
