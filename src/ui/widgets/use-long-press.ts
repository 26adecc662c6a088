/** A finger that rests on something: what the right button is to a mouse. */
import { type PointerEvent, useMemo, useRef } from 'react';

const LONG_MILLISECONDS = 500;
/** A finger that moves further than this many pixels pans or drags. */
const STILL = 10;

export interface LongPress {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
}

/** Handlers for an element; `onLongPress` is told where, in client pixels, and on what. Mice and pens are left alone. */
export function useLongPress(onLongPress: (at: { x: number; y: number }, target: Element) => void): LongPress {
  const latest = useRef(onLongPress);
  latest.current = onLongPress;
  return useMemo(() => {
    let start: { readonly x: number; readonly y: number } | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      clearTimeout(timer);
      start = undefined;
    };
    return {
      onPointerDown(event) {
        stop();
        if (event.pointerType !== 'touch' || !event.isPrimary || !(event.target instanceof Element)) return;
        const { target } = event;
        const at = { x: event.clientX, y: event.clientY };
        start = at;
        timer = setTimeout(() => {
          start = undefined;
          latest.current(at, target);
        }, LONG_MILLISECONDS);
      },
      onPointerMove(event) {
        if (start && Math.hypot(event.clientX - start.x, event.clientY - start.y) > STILL) stop();
      },
      onPointerUp: stop,
      onPointerCancel: stop,
    };
  }, []);
}
