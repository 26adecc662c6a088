import { useStoreApi } from '@xyflow/react';
import { type RefObject, useLayoutEffect } from 'react';

/** Steps to an octave: names keep their size on screen within a tenth, and zooming restyles them seldom. */
const STEPS = 8;
/** While the wheel turns, all that is drawn is restyled no more often than this, in milliseconds. */
const RESTYLE_AFTER = 90;

/** Zoom as a CSS variable, for names that keep their size on screen. `first`: before the canvas knows its own. */
export function useZoomVariable(wrapper: RefObject<HTMLDivElement | null>, first: number): void {
  const store = useStoreApi();
  useLayoutEffect(() => {
    let shown: number | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const step = () => {
      const { panZoom, transform } = store.getState();
      return Math.floor(Math.log2(panZoom ? transform[2] : first) * STEPS + 1e-6);
    };
    const show = () => {
      timer = undefined;
      const next = step();
      if (next === shown) return;
      shown = next;
      wrapper.current?.style.setProperty('--zoom', String(2 ** (next / STEPS)));
    };
    show();
    const stop = store.subscribe(() => {
      if (timer === undefined && step() !== shown) timer = setTimeout(show, RESTYLE_AFTER);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, wrapper, first]);
}
