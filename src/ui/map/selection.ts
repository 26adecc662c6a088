/** What is selected, as React Flow tells its changes: nodes by id, edges by the flows that they stand for. */
import type { EdgeChange, NodeChange } from '@xyflow/react';
import type { MapEdge, MapNode } from './node-data.ts';

/** `entityOf`: what a node shows. */
export function selectionAfterNodes(
  ids: readonly string[],
  changes: readonly NodeChange<MapNode>[],
  entityOf: (node: string) => string,
): readonly string[] {
  let out = ids;
  for (const c of changes) if (c.type === 'select') out = withOne(out, entityOf(c.id), c.selected);
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
    for (const flow of flowsOfEdge(edges.find((e) => e.id === c.id))) out = withOne(out, flow, c.selected);
  }
  return out;
}

/** The flows that an edge stands for. */
export function flowsOfEdge(edge: MapEdge | undefined): readonly string[] {
  return edge?.data?.strands.flatMap((s) => s.flows) ?? [];
}

function withOne(ids: readonly string[], id: string, selected: boolean): readonly string[] {
  if (ids.includes(id) === selected) return ids;
  return selected ? [...ids, id] : ids.filter((x) => x !== id);
}
