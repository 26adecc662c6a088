/** The first look at a design fits it; afterwards the viewport is the user's, in every visit of the map. */
import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useStudio, useStudioStore } from '../studio-context.tsx';
import { boundsOf } from './geometry.ts';
import type { Placement } from './placement.ts';
import { useShowBox } from './viewport.ts';

const left = new WeakMap<object, { x: number; y: number; zoom: number }>();

export function useFirstLook(placement: Placement): void {
  const studio = useStudio();
  const flow = useReactFlow();
  const width = useStore((s) => s.width);
  const showBox = useShowBox();
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
    else if (bounds) showBox(bounds, false);
  }, [ready, width, name, empty, placement, flow, studio, showBox]);
  const latest = useRef(flow);
  latest.current = flow;
  useEffect(
    () => () => {
      if (looked.current !== undefined) left.set(studio, latest.current.getViewport());
    },
    [studio],
  );
}
