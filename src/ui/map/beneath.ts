/** What the commands of the map act on. */
import type { ReactFlowInstance } from '@xyflow/react';
import type { RefObject } from 'react';
import type { Document } from '../../core/design/change.ts';
import type { Box } from '../../core/diagram/geometry.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import type { Studio } from '../../state/studio.ts';
import type { Over } from './map-state.ts';
import type { MapEdge, MapNode } from './node-data.ts';

export interface CommandInput {
  readonly document: Document;
  readonly placement: Placement;
  readonly setOver: (over: Over | undefined) => void;
  readonly wrapper: RefObject<HTMLDivElement | null>;
  readonly search: RefObject<HTMLInputElement | null>;
}

/** What commands act on. */
export interface Beneath extends CommandInput {
  readonly studio: Studio;
  readonly flow: ReactFlowInstance<MapNode, MapEdge>;
  readonly showBox: (box: Box) => void;
  readonly renaming: string | undefined;
  readonly setRenaming: (id: string | undefined) => void;
}

/** The commands look at the map only when they are called. */
export type Now = () => Beneath;
