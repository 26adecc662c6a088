/** How the viewport moves: quickly, and not at all for those who asked for no motion. */
import { getViewportForBounds, useReactFlow, useStore, useStoreApi, type Viewport } from '@xyflow/react';
import { useCallback, useMemo } from 'react';
import { type Box, boundsOf, type Size } from '../../core/diagram/geometry.ts';
import type { Placement } from '../../core/diagram/placement.ts';

const still = typeof window !== 'undefined' && window.matchMedia('(prefers-reduced-motion: reduce)').matches;

export const MOTION = { duration: still ? 0 : 180 };
/** Room for what floats over the canvas. */
const PADDING = { top: '68px', right: '28px', bottom: '100px', left: '108px' } as const;
export const MIN_ZOOM = 0.18;
export const MAX_ZOOM = 2.5;
/** Fitting never blows a small design up past its natural size. */
const FIT_ZOOM = 1;
export const FIT = { padding: PADDING, maxZoom: FIT_ZOOM, ...MOTION };

/** The viewport from which a box of the canvas is seen, clear of what floats over the canvas. */
export function fitting(box: Box, { width, height }: Size): Viewport {
  return getViewportForBounds(box, width, height, MIN_ZOOM, FIT_ZOOM, PADDING);
}

/** Whether a box of the canvas is seen whole, clear of what floats over the canvas. */
export function isInSight(box: Box, { x, y, zoom }: Viewport, { width, height }: Size): boolean {
  return (
    box.x * zoom + x >= px(PADDING.left) &&
    box.y * zoom + y >= px(PADDING.top) &&
    (box.x + box.width) * zoom + x <= width - px(PADDING.right) &&
    (box.y + box.height) * zoom + y <= height - px(PADDING.bottom)
  );
}

/** Moves the viewport so that a box of the canvas is seen. */
export function useShowBox(): (box: Box, moving?: boolean) => void {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useCallback(
    (box, moving = true) => {
      void flow.setViewport(fitting(box, store.getState()), moving ? MOTION : { duration: 0 });
    },
    [flow, store],
  );
}

const px = (text: string): number => Number.parseFloat(text);

/** Whether everything is in sight, so that a minimap would tell nothing. */
export function useAllSeen(placement: Placement): boolean {
  const bounds = useMemo(() => boundsOf(placement.placed.map((p) => p.absolute)), [placement]);
  return useStore(({ transform: [x, y, zoom], width, height }) => {
    if (!bounds) return true;
    const right = (bounds.x + bounds.width) * zoom + x;
    const bottom = (bounds.y + bounds.height) * zoom + y;
    return bounds.x * zoom + x >= 0 && bounds.y * zoom + y >= 0 && right <= width && bottom <= height;
  });
}
