/** Drawing a flow with the pointer: from a socket to a thing, or to nothing, where something new is offered. */
import { type OnConnectEnd, type OnConnectStart, useReactFlow } from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { parsePorts } from '../../core/design/ports-text.ts';
import type { Ports } from '../../core/design/schema.ts';
import type { Point } from '../../core/diagram/geometry.ts';
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
  readonly wrapper: RefObject<HTMLElement | null>;
  readonly setOver: (over: Over | undefined) => void;
  readonly connect: (from: string, to: string, ports: Ports) => void;
}): Connecting {
  const { placement, wrapper, setOver, connect } = input;
  const from = useRef<string>(undefined);
  const flow = useReactFlow();
  const onConnectStart: OnConnectStart = useCallback(
    (_, { nodeId }) => {
      from.current = nodeId ?? undefined;
      wrapper.current?.setAttribute('data-connecting', '');
    },
    [wrapper],
  );
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
      const node = from.current;
      from.current = undefined;
      wrapper.current?.removeAttribute('data-connecting');
      if (node === undefined) return;
      const source = placement.nesting.byId.get(node)?.entity ?? node;
      const touch = 'clientX' in event ? event : event.changedTouches[0];
      const at = { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
      const canvas = flow.screenToFlowPosition(at);
      const under = hit(placement, canvas, { kinds: KINDS, margin: 4 });
      const container = placement.nesting.byId.get(node)?.parent;
      if (under?.id === node) return;
      const ports = under && portsAt(at);
      if (under && ports) {
        connect(source, under.entity, ports);
        return;
      }
      // a frame round the source is no target: the drop is meant for the empty place in it
      if (under && under.id !== container) setOver({ kind: 'ports', at, from: source, to: under.entity });
      else setOver({ kind: 'create', at, canvas, from: source });
    },
    [flow, placement, wrapper, setOver, connect],
  );
  return { onConnectStart, onConnectEnd };
}

/** The port of a card that a point of the window is on. */
function portsAt({ x, y }: Point): Ports | undefined {
  const port = globalThis.document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-port]')?.dataset['port'];
  const read = port === undefined ? undefined : parsePorts(port);
  return read?.ok ? read.ports : undefined;
}
