/** The first look at a design fits it; afterwards the viewport is the user's, in every visit of the map. */
import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useStudio, useStudioStore } from '../studio-context.tsx';
import { boundsOf } from './geometry.ts';
import type { Placement } from './placement.ts';
import { FIRST } from './viewport.ts';

const left = new WeakMap<object, { x: number; y: number; zoom: number }>();

export function useFirstLook(placement: Placement): void {
  const studio = useStudio();
  const flow = useReactFlow();
  const width = useStore((s) => s.width);
  const ready = flow.viewportInitialized;
  const name = useStudioStore('document', (d) => d.document?.design.name);
  const empty = placement.placed.length === 0;
  const looked = useRef<string>(undefined);
  useEffect(() => {
    if (!ready || width === 0 || looked.current === name) return;
    const known = looked.current === undefined ? left.get(studio) : undefined;
    if (empty && !known) return;
    looked.current = name;
    const bounds = boundsOf(placement.placed.map((p) => p.absolute));
    if (known) void flow.setViewport(known);
    else if (bounds) void flow.fitBounds(atLeast(bounds), FIRST);
  }, [ready, width, name, empty, placement, flow, studio]);
  const latest = useRef(flow);
  latest.current = flow;
  useEffect(
    () => () => {
      if (looked.current !== undefined) left.set(studio, latest.current.getViewport());
    },
    [studio],
  );
}

/** A small design is not blown up past its natural size. */
function atLeast(b: { x: number; y: number; width: number; height: number }) {
  const width = Math.max(b.width, 900);
  const height = Math.max(b.height, 560);
  return { x: b.x - (width - b.width) / 2, y: b.y - (height - b.height) / 2, width, height };
}
