/** Drawing a flow with the pointer: from a socket to a thing, or to nothing, where something new is offered. */
import { type OnConnectEnd, type OnConnectStart, useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import type { Placement } from '../../core/diagram/placement.ts';
import { hit } from './hit.ts';
import type { Over } from './map-state.ts';

export interface Connecting {
  readonly onConnectStart: OnConnectStart;
  readonly onConnectEnd: OnConnectEnd;
}

const KINDS = ['workload', 'group', 'external', 'host', 'namespace', 'zone'] as const;

export function useConnecting(input: {
  readonly placement: Placement;
  readonly setOver: (over: Over | undefined) => void;
}): Connecting {
  const { placement, setOver } = input;
  const from = useRef<string>(undefined);
  const flow = useReactFlow();
  const onConnectStart: OnConnectStart = useCallback((_, { nodeId }) => {
    from.current = nodeId ?? undefined;
  }, []);
  useEffect(() => {
    /** Escape gives the connection up: the gesture ends where it is, and leads to nothing. */
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || from.current === undefined) return;
      from.current = undefined;
      event.preventDefault();
      event.stopPropagation();
      for (const type of ['mouseup', 'touchend']) document.dispatchEvent(new MouseEvent(type));
    }
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
  const onConnectEnd: OnConnectEnd = useCallback(
    (event) => {
      const source = from.current;
      from.current = undefined;
      if (source === undefined) return;
      const touch = 'clientX' in event ? event : event.changedTouches[0];
      const at = { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
      const canvas = flow.screenToFlowPosition(at);
      const under = hit(placement, canvas, { kinds: KINDS, margin: 4 });
      const container = placement.nesting.byId.get(source)?.parent;
      if (under?.id === source) return;
      // a frame round the source is no target: the drop is meant for the empty place in it
      if (under && under.id !== container) setOver({ kind: 'ports', at, from: source, to: under.id });
      else setOver({ kind: 'create', at, canvas, from: source });
    },
    [flow, placement, setOver],
  );
  return { onConnectStart, onConnectEnd };
}
