/** The first look at a design fits it; afterwards the viewport is the user's, in every visit of the map. */
import { useReactFlow, useStore, type Viewport } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import type { Document } from '../../core/design/change.ts';
import { boundsOf, type Size } from '../../core/diagram/geometry.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import { useStudio, useStudioStore } from '../studio-context.tsx';
import { standingOf } from './standing.ts';
import { fitting, isInSight, useShowBox } from './viewport.ts';

const left = new WeakMap<object, { readonly opened: number; readonly viewport: Viewport }>();

/** Where the map is looked at from when it is first drawn: as it was left, or so that all of it is seen. */
export function useFirstViewport(document: Document, size: Size): Viewport {
  const studio = useStudio();
  const [first] = useState(() => {
    const known = left.get(studio);
    if (known?.opened === studio.document.getState().opened) return known.viewport;
    const { placed } = standingOf(document, studio.view.getState().groupBy);
    const bounds = boundsOf(placed.map((p) => p.absolute));
    const plain = { x: 0, y: 0, zoom: 1 };
    return bounds && !isInSight(bounds, plain, size) ? fitting(bounds, size) : plain;
  });
  return first;
}

/** Fits another design when one is opened in place of this, and remembers the viewport for the next visit. */
export function useFirstLook(placement: Placement): void {
  const studio = useStudio();
  const flow = useReactFlow();
  const width = useStore((s) => s.width);
  const showBox = useShowBox();
  const opened = useStudioStore('document', (d) => d.opened);
  const looked = useRef(opened);
  useEffect(() => {
    if (width === 0 || looked.current === opened || placement.placed.length === 0) return;
    looked.current = opened;
    const bounds = boundsOf(placement.placed.map((p) => p.absolute));
    if (bounds) showBox(bounds, false);
  }, [width, opened, placement, showBox]);
  const latest = useRef({ flow, opened });
  latest.current = { flow, opened };
  useEffect(
    () => () => {
      const { flow: last, opened: then } = latest.current;
      left.set(studio, { opened: then, viewport: last.getViewport() });
    },
    [studio],
  );
}
