/** Dragging things on the map: they follow the pointer, the frame under it lights up, the drop is one undo step. */
import type { NodeChange, OnNodeDrag, XYPosition } from '@xyflow/react';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useState } from 'react';
import type { Point } from '../../core/diagram/geometry.ts';
import type { NodeKind } from '../../core/diagram/nesting.ts';
import type { Placed, Placement } from '../../core/diagram/placement.ts';
import { hit } from './hit.ts';
import type { MapNode } from './node-data.ts';

export interface Drop {
  readonly id: string;
  /** Where its top left corner is now, on the canvas. */
  readonly at: Point;
  /** The frame it is in now: its own, another, or none. */
  readonly into: string | undefined;
}

export interface Dragging {
  readonly over: ReadonlyMap<string, XYPosition>;
  readonly target: string | undefined;
  readonly onNodesChange: (changes: readonly NodeChange<MapNode>[]) => void;
  readonly onNodeDrag: OnNodeDrag<MapNode>;
  readonly onNodeDragStop: OnNodeDrag<MapNode>;
}

const NOWHERE: ReadonlyMap<string, XYPosition> = new Map();

/** What was dropped stays where it was let go until `onDrop` is settled. */
export function useDrag(placement: Placement, onDrop: (drops: readonly Drop[]) => Promise<void>): Dragging {
  const [over, setOver] = useState(NOWHERE);
  const [target, setTarget] = useState<string>();
  const flow = useReactFlow<MapNode>();

  const onNodesChange = useCallback((changes: readonly NodeChange<MapNode>[]) => {
    const moved = changes.flatMap((c) =>
      c.type === 'position' && c.position && c.dragging ? [[c.id, c.position] as const] : [],
    );
    if (moved.length > 0) setOver((before) => new Map([...before, ...moved]));
  }, []);

  const dropsOf = useCallback(
    (nodes: readonly MapNode[], pointer: Point): Drop[] => {
      const ids = new Set(nodes.map((n) => n.id));
      return nodes.flatMap((n) => {
        const placed = placement.byId.get(n.id);
        const at = flow.getInternalNode(n.id)?.internals.positionAbsolute;
        if (!placed || !at || hasDraggedParent(placed, ids, placement)) return [];
        return [{ id: n.id, at, into: frameAt(placement, placed, pointer, ids) }];
      });
    },
    [flow, placement],
  );

  const pointerOf = useCallback(
    (event: MouseEvent | TouchEvent) => {
      const touch = 'clientX' in event ? event : (event.touches[0] ?? event.changedTouches[0]);
      return flow.screenToFlowPosition({ x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 });
    },
    [flow],
  );

  const onNodeDrag: OnNodeDrag<MapNode> = useCallback(
    (event, _node, nodes) => {
      const [first] = dropsOf(nodes, pointerOf(event));
      const own = first && placement.byId.get(first.id)?.parent;
      setTarget(first && first.into !== own ? first.into : undefined);
    },
    [dropsOf, pointerOf, placement],
  );

  const onNodeDragStop: OnNodeDrag<MapNode> = useCallback(
    (event, _node, nodes) => {
      const drops = dropsOf(nodes, pointerOf(event));
      setTarget(undefined);
      const settled = () => setOver(NOWHERE);
      if (drops.length > 0) onDrop(drops).then(settled, settled);
      else settled();
    },
    [dropsOf, pointerOf, onDrop],
  );

  return { over, target, onNodesChange, onNodeDrag, onNodeDragStop };
}

function hasDraggedParent(placed: Placed, ids: ReadonlySet<string>, placement: Placement): boolean {
  for (let p = placed.parent; p !== undefined; p = placement.byId.get(p)?.parent) if (ids.has(p)) return true;
  return false;
}

/** How far outside its frame a thing may be put before it has left it: the frame grows to hold it. */
const GROW = 48;

function frameAt(placement: Placement, placed: Placed, p: Point, ids: ReadonlySet<string>): string | undefined {
  if (placed.kind === 'external' || placed.kind === 'host') return undefined;
  const isCard = placed.kind === 'workload' || placed.kind === 'group';
  const kinds: readonly NodeKind[] = isCard ? ['namespace'] : ['zone', 'tray'];
  const under = hit(placement, p, { kinds, except: ids });
  if (under) return under.id;
  if (isCard) return placed.parent;
  const own = placed.parent === undefined ? undefined : placement.byId.get(placed.parent);
  return own && hit(placement, p, { kinds, except: ids, margin: GROW })?.id === own.id ? own.id : undefined;
}
