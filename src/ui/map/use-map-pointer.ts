/** What the pointer does on the map beside dragging and connecting: selecting, menus, dropping from the palette. */
import type { EdgeChange, EdgeMouseHandler, NodeChange, NodeMouseHandler } from '@xyflow/react';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import type { DragEvent, MouseEvent as ReactMouseEvent } from 'react';
import { useCallback } from 'react';
import type { Placement } from '../../core/diagram/placement.ts';
import { useStudio } from '../studio-context.tsx';
import { ADDABLE } from './addable.ts';
import type { MapCommands } from './map-commands.ts';
import type { Over } from './map-state.ts';
import type { MapEdge, MapNode } from './node-data.ts';
import { DRAG_TYPE } from './palette-strip.tsx';
import { flowsOfEdge, selectionAfterEdges, selectionAfterNodes } from './selection.ts';
import type { Dragging } from './use-drag.ts';

export interface PointerInput {
  readonly placement: Placement;
  readonly edges: readonly MapEdge[];
  readonly dragging: Dragging;
  readonly commands: MapCommands;
  readonly setOver: (over: Over | undefined) => void;
}

export function useMapPointer({ placement, edges, dragging, commands, setOver }: PointerInput) {
  const studio = useStudio();
  const flow = useReactFlow();
  const store = useStoreApi();

  const onNodesChange = useCallback(
    (changes: NodeChange<MapNode>[]) => {
      dragging.onNodesChange(changes);
      const entityOf = (id: string) => placement.nesting.byId.get(id)?.entity ?? id;
      studio.actions.select(selectionAfterNodes(studio.selection.getState().ids, changes, entityOf));
    },
    [dragging, studio, placement],
  );
  const onEdgesChange = useCallback(
    (all: EdgeChange<MapEdge>[]) => {
      // a box selects things; their flows would only be in the way
      const boxing = store.getState().userSelectionActive;
      const changes = boxing ? all.filter((c) => c.type !== 'select' || !c.selected) : all;
      studio.actions.select(selectionAfterEdges(studio.selection.getState().ids, changes, edges));
    },
    [edges, studio, store],
  );

  const openMenu = useCallback(
    (event: ReactMouseEvent | MouseEvent, ids: readonly string[]) => {
      event.preventDefault();
      const { ids: selected } = studio.selection.getState();
      if (ids.length > 0 && !ids.every((id) => selected.includes(id))) studio.actions.select(ids);
      const at = { x: event.clientX, y: event.clientY };
      setOver({ kind: 'menu', at, canvas: flow.screenToFlowPosition(at) });
    },
    [studio, flow, setOver],
  );
  const onNodeContextMenu: NodeMouseHandler<MapNode> = useCallback(
    (event, node) => openMenu(event, [placement.nesting.byId.get(node.id)?.entity ?? node.id]),
    [openMenu, placement],
  );
  const onEdgeContextMenu: EdgeMouseHandler<MapEdge> = useCallback(
    (event, edge) => openMenu(event, flowsOfEdge(edge)),
    [openMenu],
  );
  const onPaneContextMenu = useCallback((event: ReactMouseEvent | MouseEvent) => openMenu(event, []), [openMenu]);

  const onDragOver = useCallback((event: DragEvent) => {
    if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  }, []);
  const onDrop = useCallback(
    (event: DragEvent) => {
      const kind = ADDABLE.find((a) => a.kind === event.dataTransfer.getData(DRAG_TYPE))?.kind;
      if (!kind) return;
      event.preventDefault();
      commands.add(kind, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
    },
    [commands, flow],
  );

  return { onNodesChange, onEdgesChange, onNodeContextMenu, onEdgeContextMenu, onPaneContextMenu, onDragOver, onDrop };
}
