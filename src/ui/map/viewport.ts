/** How the viewport moves: quickly, and not at all for those who asked for no motion. */
import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import type { Box } from './geometry.ts';

const still = typeof window !== 'undefined' && window.matchMedia('(prefers-reduced-motion: reduce)').matches;

export const MOTION = { duration: still ? 0 : 180 };
/** Room for what floats over the canvas. */
const PADDING = { top: '72px', right: '40px', bottom: '88px', left: '112px' } as const;
export const MIN_ZOOM = 0.12;
export const MAX_ZOOM = 2.5;
/** Fitting never blows a small design up past its natural size. */
const FIT_ZOOM = 1;
export const FIT = { padding: PADDING, maxZoom: FIT_ZOOM, ...MOTION };

/** Moves the viewport so that a box of the canvas is seen. */
export function useShowBox(): (box: Box, moving?: boolean) => void {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useCallback(
    (box, moving = true) => {
      const { width, height } = store.getState();
      const viewport = getViewportForBounds(box, width, height, MIN_ZOOM, FIT_ZOOM, PADDING);
      void flow.setViewport(viewport, moving ? MOTION : { duration: 0 });
    },
    [flow, store],
  );
}
