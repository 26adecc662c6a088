/** What is selected, as React Flow tells its changes: nodes by id, edges by the flows that they stand for. */
import type { EdgeChange, NodeChange } from '@xyflow/react';
import type { MapEdge, MapNode } from './node-data.ts';

export function selectionAfterNodes(
  ids: readonly string[],
  changes: readonly NodeChange<MapNode>[],
): readonly string[] {
  let out = ids;
  for (const c of changes) if (c.type === 'select') out = withOne(out, c.id, c.selected);
  return out;
}

export function selectionAfterEdges(
  ids: readonly string[],
  changes: readonly EdgeChange<MapEdge>[],
  edges: readonly MapEdge[],
): readonly string[] {
  let out = ids;
  for (const c of changes) {
    if (c.type !== 'select') continue;
    for (const flow of edges.find((e) => e.id === c.id)?.data?.flows ?? []) out = withOne(out, flow, c.selected);
  }
  return out;
}

function withOne(ids: readonly string[], id: string, selected: boolean): readonly string[] {
  if (ids.includes(id) === selected) return ids;
  return selected ? [...ids, id] : ids.filter((x) => x !== id);
}
