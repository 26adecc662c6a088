/** What the pointer does on the map beside dragging and connecting: selecting, menus, dropping from the palette. */
import type { EdgeChange, EdgeMouseHandler, NodeChange, NodeMouseHandler } from '@xyflow/react';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import type { DragEvent, MouseEvent as ReactMouseEvent, PointerEvent as ReactPointerEvent } from 'react';
import { useCallback, useRef } from 'react';
import type { Point } from '../../core/diagram/geometry.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import { useCommands } from '../commands.tsx';
import { useStudio } from '../studio-context.tsx';
import { useLongPress } from '../widgets/use-long-press.ts';
import { ADDABLE } from './addable.ts';
import type { MapCommands } from './map-commands.ts';
import type { MapEdge, MapNode } from './node-data.ts';
import { DRAG_TYPE } from './palette-strip.tsx';
import { flowsOfEdge, selectionAfterEdges, selectionAfterNodes } from './selection.ts';
import type { Dragging } from './use-drag.ts';

export interface PointerInput {
  readonly placement: Placement;
  readonly edges: readonly MapEdge[];
  readonly dragging: Dragging;
  readonly commands: MapCommands;
}

export function useMapPointer({ placement, edges, dragging, commands }: PointerInput) {
  const studio = useStudio();
  const flow = useReactFlow();
  const store = useStoreApi();
  const book = useCommands();
  const last = useRef<{ readonly at: Point; readonly time: number }>(undefined);

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
      const at = { x: event.clientX, y: event.clientY };
      book.openMenu({ at, ids, canvas: flow.screenToFlowPosition(at) });
    },
    [flow, book],
  );
  const longPress = useLongPress((at, target) => {
    const drawn = target.closest<HTMLElement>('.react-flow__node, .react-flow__edge')?.dataset['id'];
    const ids = drawn === undefined ? [] : commands.idsOf(drawn);
    book.openMenu({ at, ids, canvas: flow.screenToFlowPosition(at) });
  });
  const onNodeContextMenu: NodeMouseHandler<MapNode> = useCallback(
    (event, node) => openMenu(event, commands.idsOf(node.id)),
    [openMenu, commands],
  );
  const onEdgeContextMenu: EdgeMouseHandler<MapEdge> = useCallback(
    (event, edge) => openMenu(event, commands.idsOf(edge.id)),
    [openMenu, commands],
  );
  const onPaneContextMenu = useCallback((event: ReactMouseEvent | MouseEvent) => openMenu(event, []), [openMenu]);
  const onSelectionContextMenu = useCallback(
    (event: ReactMouseEvent | MouseEvent) => openMenu(event, studio.selection.getState().ids),
    [openMenu, studio],
  );
  /** A plain press on one of several selected things selects it alone. */
  const onNodeClick: NodeMouseHandler<MapNode> = useCallback(
    (event, node) => {
      const { ids } = studio.selection.getState();
      const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
      const pressed = commands.idsOf(node.id);
      if (plain && ids.length > 1 && pressed.every((id) => ids.includes(id))) studio.actions.select(pressed);
    },
    [studio, commands],
  );
  /** An arrow of flows is selected as one; one of exposures stands for those. */
  const onEdgeClick: EdgeMouseHandler<MapEdge> = useCallback(
    (_, edge) => {
      if (flowsOfEdge(edge).length === 0) studio.actions.select(commands.idsOf(edge.id));
    },
    [studio, commands],
  );
  const onPointerMove = useCallback(
    (event: ReactPointerEvent) => {
      longPress.onPointerMove(event);
      last.current = { at: { x: event.clientX, y: event.clientY }, time: performance.now() };
    },
    [longPress],
  );
  const pointerSince = useCallback(
    (time: number) =>
      last.current && last.current.time > time ? flow.screenToFlowPosition(last.current.at) : undefined,
    [flow],
  );

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

  return {
    pointerSince,
    onNodesChange,
    onEdgesChange,
    onNodeContextMenu,
    onEdgeContextMenu,
    onNodeClick,
    onEdgeClick,
    onPaneContextMenu,
    onSelectionContextMenu,
    ofWrapper: { ...longPress, onPointerMove, onDragOver, onDrop },
  };
}
