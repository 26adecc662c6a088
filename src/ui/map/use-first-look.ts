/** The first look at a design fits it; afterwards the viewport is the user's, in every visit of the map. */
import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { boundsOf } from '../../core/diagram/geometry.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import { useStudio, useStudioStore } from '../studio-context.tsx';
import { useInSight, useShowBox } from './viewport.ts';

const left = new WeakMap<object, { x: number; y: number; zoom: number }>();

export function useFirstLook(placement: Placement): void {
  const studio = useStudio();
  const flow = useReactFlow();
  const width = useStore((s) => s.width);
  const showBox = useShowBox();
  const inSight = useInSight();
  const ready = flow.viewportInitialized;
  const opened = useStudioStore('document', (d) => d.opened);
  const empty = placement.placed.length === 0;
  const looked = useRef<number>(undefined);
  useEffect(() => {
    if (!ready || width === 0 || looked.current === opened) return;
    const known = looked.current === undefined ? left.get(studio) : undefined;
    if (empty && !known) return;
    looked.current = opened;
    const bounds = boundsOf(placement.placed.map((p) => p.absolute));
    if (known) void flow.setViewport(known);
    else if (bounds && !inSight(bounds)) showBox(bounds, false);
  }, [ready, width, opened, empty, placement, flow, studio, showBox, inSight]);
  const latest = useRef(flow);
  latest.current = flow;
  useEffect(
    () => () => {
      if (looked.current !== undefined) left.set(studio, latest.current.getViewport());
    },
    [studio],
  );
}
