import { ConnectionMode, ReactFlow, SelectionMode, useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Document } from '../../core/design/change.ts';
import { isStale } from '../../state/selectors.ts';
import { useStudio, useStudioStore } from '../studio-context.tsx';
import { todayOf } from '../today.ts';
import { classes } from '../widgets/classes.ts';
import { CardNode } from './card-node.tsx';
import { FrameNode } from './frame-node.tsx';
import { Gates } from './gates.tsx';
import { HandsContext } from './hands.ts';
import { LinkEdge } from './link-edge.tsx';
import styles from './map.module.css';
import { MapFurniture } from './map-furniture.tsx';
import { MapOverlays } from './map-overlays.tsx';
import type { Over } from './map-state.ts';
import type { MapEdge, MapNode } from './node-data.ts';
import { BLOCK_ZOOM } from './projection.ts';
import { useConnecting } from './use-connecting.ts';
import { useDrag } from './use-drag.ts';
import { useFirstLook } from './use-first-look.ts';
import { useMapCommands } from './use-map-commands.ts';
import { useMapKeys } from './use-map-keys.ts';
import { useMapPointer } from './use-map-pointer.ts';
import { useProjection } from './use-projection.ts';
import { useReveal } from './use-reveal.ts';
import { MAX_ZOOM, MIN_ZOOM } from './viewport.ts';

const cx = classes(styles);
const NODE_TYPES = { card: CardNode, frame: FrameNode };
const EDGE_TYPES = { link: LinkEdge };
const MULTI = ['Shift', 'Meta', 'Control'];
const MIDDLE_BUTTON = [1];
/** Below this zoom ports and labels could not be read, and a card is its name. */
const NAMES_ZOOM = 0.74;
/** Beyond this every edge as a tab stop is a burden; the inspector lists the flows of the selection. */
const FOCUSABLE_EDGES = 60;

/** The canvas with everything that can be done on it. */
export function MapCanvas({ document }: { readonly document: Document }) {
  const studio = useStudio();
  const side = useStudioStore('view', (v) => v.side);
  const stale = useStudioStore('analysis', isStale(side));
  const [through, setThrough] = useState(false);
  const [over, setOver] = useState<Over>();
  const [target, setTarget] = useState<string>();
  const blocks = useStore((s) => s.transform[2] < BLOCK_ZOOM);
  const detail = useStore((s) => (s.transform[2] < NAMES_ZOOM ? 'names' : 'all'));
  const wrapper = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const flow = useReactFlow<MapNode, MapEdge>();

  const [day] = useState(() => todayOf(new Date()));
  const projection = useProjection({ document, blocks, through, target, day });
  const { placement, edges } = projection;
  const commands = useMapCommands({ document, placement, setOver, wrapper, search });
  const dragging = useDrag(placement, commands.drop);
  useEffect(() => setTarget(dragging.target), [dragging.target]);
  const connecting = useConnecting({ placement, setOver });
  const pointer = useMapPointer({ edges, dragging, commands, setOver });
  const onKeyDown = useMapKeys({ commands, over, setOver });
  useZoomVariable(wrapper);
  useFirstLook(placement);
  useReveal(document.design, placement);
  useEffect(() => {
    if (globalThis.document.activeElement === globalThis.document.body) wrapper.current?.focus({ preventScroll: true });
  }, []);

  const nodes = useMemo(() => {
    if (dragging.over.size === 0) return projection.nodes;
    return projection.nodes.map((n) => {
      const position = dragging.over.get(n.id);
      return position ? { ...n, position, dragging: true, zIndex: 1000 } : n;
    });
  }, [projection.nodes, dragging.over]);

  return (
    <HandsContext value={commands.hands}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and drops of the nodes inside bubble up to here */}
      <div
        ref={wrapper}
        tabIndex={-1}
        className={cx('map', stale && 'stale')}
        data-detail={detail}
        onKeyDown={onKeyDown}
        onDragOver={pointer.onDragOver}
        onDrop={pointer.onDrop}
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
          onNodeDoubleClick={(_, node) => commands.hands.startRename(node.id)}
          onNodeContextMenu={pointer.onNodeContextMenu}
          onEdgeContextMenu={pointer.onEdgeContextMenu}
          onPaneContextMenu={pointer.onPaneContextMenu}
          onSelectionContextMenu={pointer.onPaneContextMenu}
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
          defaultViewport={flow.getViewport()}
        >
          <Gates gates={projection.gates} />
          <MapFurniture
            document={document}
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

/** Zoom as a CSS variable, for names that keep their size on screen. */
function useZoomVariable(wrapper: React.RefObject<HTMLDivElement | null>): void {
  const zoom = useStore((s) => Math.round(s.transform[2] * 50) / 50);
  useEffect(() => wrapper.current?.style.setProperty('--zoom', String(Math.max(0.02, zoom))), [wrapper, zoom]);
}
