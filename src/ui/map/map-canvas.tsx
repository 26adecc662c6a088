import { ConnectionMode, ReactFlow, SelectionMode, useStore } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Document } from '../../core/design/change.ts';
import type { Size } from '../../core/diagram/geometry.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import { todayOf } from '../../state/today.ts';
import { type MapPort, useProvideMap } from '../map-port.tsx';
import { useStudio } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { CardNode } from './card-node.tsx';
import { FrameNode } from './frame-node.tsx';
import { Gates } from './gates.tsx';
import { HandsContext } from './hands.ts';
import { levelAt } from './levels.ts';
import { LinkEdge } from './link-edge.tsx';
import styles from './map.module.css';
import type { MapCommands } from './map-commands.ts';
import { MapFurniture } from './map-furniture.tsx';
import { MapOverlays } from './map-overlays.tsx';
import type { Over } from './map-state.ts';
import type { MapEdge, MapNode } from './node-data.ts';
import { useConnecting } from './use-connecting.ts';
import { useDrag } from './use-drag.ts';
import { useFirstLook, useFirstViewport } from './use-first-look.ts';
import { useMapCommands } from './use-map-commands.ts';
import { useMapKeys } from './use-map-keys.ts';
import { useMapPointer } from './use-map-pointer.ts';
import { useProjection } from './use-projection.ts';
import { useReveal } from './use-reveal.ts';
import { useStaleMark } from './use-stale-mark.ts';
import { useZoomVariable } from './use-zoom-variable.ts';
import { MAX_ZOOM, MIN_ZOOM } from './viewport.ts';

const cx = classes(styles);
const NODE_TYPES = { card: CardNode, frame: FrameNode };
const EDGE_TYPES = { link: LinkEdge };
const MULTI = ['Shift', 'Meta', 'Control'];
const MIDDLE_BUTTON = [1];
/** Beyond this every edge as a tab stop is a burden; the inspector lists the flows of the selection. */
const FOCUSABLE_EDGES = 60;

/** The canvas with everything that can be done on it. */
export function MapCanvas({ document, size }: { readonly document: Document; readonly size: Size }) {
  const studio = useStudio();
  const [through, setThrough] = useState(false);
  const [over, setOver] = useState<Over>();
  const [target, setTarget] = useState<string>();
  const first = useFirstViewport(document, size);
  const level = useStore((s) => levelAt(s.panZoom ? s.transform[2] : first.zoom));
  const wrapper = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const [day] = useState(() => todayOf(new Date()));
  const projection = useProjection({ document, level, through, target, day });
  const { placement, edges } = projection;
  const { commands, hands } = useMapCommands({ document, placement, setOver, wrapper, search });
  const dragging = useDrag(placement, commands.drop);
  useEffect(() => setTarget(dragging.target), [dragging.target]);
  const connecting = useConnecting({ placement, wrapper, setOver, connect: commands.connect });
  const pointer = useMapPointer({ placement, edges, dragging, commands });
  useProvideMap(usePort(commands, placement, pointer.pointerSince));
  const onKeyDown = useMapKeys({ commands, over, setOver });
  useZoomVariable(wrapper, first.zoom);
  useLeftQuestion(over);
  useStaleMark(wrapper);
  useFirstLook(placement);
  useReveal(document.design, placement);
  useEffect(() => {
    if (globalThis.document.activeElement === globalThis.document.body) wrapper.current?.focus({ preventScroll: true });
  }, []);

  const rename = (node: string) => {
    const [id] = commands.idsOf(node);
    if (id !== undefined) commands.editInPlace(id);
  };
  const nodes = useMemo(() => {
    if (dragging.over.size === 0) return projection.nodes;
    return projection.nodes.map((n) => {
      const position = dragging.over.get(n.id);
      return position ? { ...n, position, dragging: true, zIndex: 1000 } : n;
    });
  }, [projection.nodes, dragging.over]);

  return (
    <HandsContext value={hands}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and drops of the nodes inside bubble up to here */}
      <div
        ref={wrapper}
        tabIndex={-1}
        className={cx('map')}
        data-names={level === 'ports' ? undefined : ''}
        data-blocks={level === 'bands' || level === 'namespaces' ? '' : undefined}
        onKeyDown={onKeyDown}
        {...pointer.ofWrapper}
      >
        <p id="map-keys" className={cx('help')}>
          Enter selects, Enter again renames, C connects, arrow keys move, Delete removes, the menu key shows all
          commands.
        </p>
        <ReactFlow<MapNode, MapEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={pointer.onNodesChange}
          onEdgesChange={pointer.onEdgesChange}
          onNodeDrag={dragging.onNodeDrag}
          onNodeDragStop={dragging.onNodeDragStop}
          onSelectionDrag={(event, dragged) =>
            dragging.onNodeDrag(event as unknown as MouseEvent, firstOf(dragged), dragged)
          }
          onSelectionDragStop={(event, dragged) =>
            dragging.onNodeDragStop(event as unknown as MouseEvent, firstOf(dragged), dragged)
          }
          onNodeDoubleClick={(_, node) => rename(node.id)}
          onNodeClick={pointer.onNodeClick}
          onEdgeClick={pointer.onEdgeClick}
          onEdgeDoubleClick={(_, edge) => {
            const [only, second] = commands.idsOf(edge.id);
            if (only !== undefined && second === undefined) commands.editFields(only);
          }}
          onNodeContextMenu={pointer.onNodeContextMenu}
          onEdgeContextMenu={pointer.onEdgeContextMenu}
          onPaneContextMenu={pointer.onPaneContextMenu}
          onSelectionContextMenu={pointer.onSelectionContextMenu}
          onPaneClick={() => studio.actions.select([])}
          onConnectStart={connecting.onConnectStart}
          onConnectEnd={connecting.onConnectEnd}
          onMoveStart={() => setOver(undefined)}
          connectionMode={ConnectionMode.Loose}
          connectionRadius={16}
          connectOnClick={false}
          deleteKeyCode={null}
          selectionKeyCode="Shift"
          multiSelectionKeyCode={MULTI}
          selectionOnDrag
          selectionMode={SelectionMode.Full}
          panOnDrag={MIDDLE_BUTTON}
          panOnScroll
          panActivationKeyCode="Space"
          zoomOnDoubleClick={false}
          minZoom={MIN_ZOOM}
          maxZoom={MAX_ZOOM}
          nodeDragThreshold={3}
          snapToGrid
          snapGrid={[4, 4]}
          elevateNodesOnSelect={false}
          onlyRenderVisibleElements
          disableKeyboardA11y
          edgesFocusable={edges.length <= FOCUSABLE_EDGES}
          defaultViewport={first}
        >
          <Gates gates={projection.gates} />
          <MapFurniture
            projection={projection}
            commands={commands}
            through={through}
            onThrough={setThrough}
            searchRef={search}
          />
        </ReactFlow>
        <MapOverlays document={document} placement={placement} commands={commands} over={over} setOver={setOver} />
      </div>
    </HandsContext>
  );
}

function firstOf(nodes: readonly MapNode[]): MapNode {
  const [first] = nodes;
  if (!first) throw new Error('a drag of a selection has nodes');
  return first;
}

/** The map as the studio's commands use it; the same object for as long as the map is there. */
function usePort(commands: MapCommands, placement: Placement, pointerSince: MapPort['pointerSince']): MapPort {
  const latest = useRef(placement);
  latest.current = placement;
  return useMemo(
    () => ({
      ...commands,
      placement: () => latest.current,
      pointerSince,
      startRename: commands.editInPlace,
    }),
    [commands, pointerSince],
  );
}

/** A question about a move that is closed without an answer is answered with no. */
function useLeftQuestion(over: Over | undefined): void {
  const settle = over?.kind === 'move' ? over.settle : undefined;
  useEffect(() => () => settle?.(false), [settle]);
}
