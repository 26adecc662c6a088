/**
 * What the map can do for commands while it is on screen. The map provides it; whoever runs commands reads it when one
 * is run, and finds nothing while another view is shown.
 */
import { createContext, type ReactNode, use, useLayoutEffect, useRef } from 'react';
import type { Point } from '../core/diagram/geometry.ts';
import type { Placement } from '../core/diagram/placement.ts';

/** What can be added to the map; a zone is one of the grouping. */
export type AddKind = 'zone' | 'namespace' | 'workload' | 'external' | 'host';

export interface MapPort {
  /** Where everything stands. */
  readonly placement: () => Placement;
  /** Where the pointer is on the canvas, if it has moved over the map since a time (`performance.now()`). */
  readonly pointerSince: (time: number) => Point | undefined;
  /** The middle of what is seen, on the canvas. */
  readonly middle: () => Point;
  /** Makes a thing at a point of the canvas, or in the middle of what is seen; it is selected and its name edited. */
  readonly add: (kind: AddKind, at?: Point) => void;
  readonly startRename: (id: string) => void;
  /** The same for what was just made: the label that tells it apart follows its first name. */
  readonly nameNew: (id: string) => void;
  /** Opens the fields of a thing beside it: ports of a flow, addresses of an external. */
  readonly editFields: (id: string) => void;
  /** Gives a thing on the map the focus; the map itself, when the thing is not drawn. */
  readonly focus: (id: string) => void;
  readonly fit: () => void;
  readonly fitSelection: () => void;
  readonly zoom: (step: 'in' | 'out' | 'reset') => void;
  readonly focusSearch: () => void;
}

interface Slot {
  current: MapPort | undefined;
}

const MapPortContext = createContext<Slot>({ current: undefined });

export function MapPortProvider({ children }: { readonly children: ReactNode }) {
  const slot = useRef<MapPort | undefined>(undefined);
  return <MapPortContext value={slot}>{children}</MapPortContext>;
}

/** The slot to read when a command runs. */
export function useMapPort(): { readonly current: MapPort | undefined } {
  return use(MapPortContext);
}

/** Provides the map for as long as the component is on screen. */
export function useProvideMap(port: MapPort): void {
  const slot = use(MapPortContext);
  useLayoutEffect(() => {
    slot.current = port;
    return () => {
      if (slot.current === port) slot.current = undefined;
    };
  }, [slot, port]);
}
