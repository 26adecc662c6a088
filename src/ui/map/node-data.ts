/** What each kind of node on the map shows. Plain data, so that a memoised node redraws only when it changes. */
import type { Edge, Node } from '@xyflow/react';
import type { Curve } from '../../core/diagram/curve.ts';
import type { Band } from '../../core/diagram/describe.ts';
import type { Box, Point } from '../../core/diagram/geometry.ts';
import type { OpennessMark } from '../openness.ts';
import type { Socket } from './bundles.ts';
import type { Link } from './edges.ts';
import type { LensMark } from './lens.ts';
import type { WallMark } from './wall-marks.ts';

/** How the selection reaches this, or is reached by it. */
export interface ReachMark {
  readonly out: number | undefined;
  readonly in: number | undefined;
}

type Common = {
  readonly name: string;
  /** What a screen reader says: role, name, place, findings. */
  readonly spoken: string;
  readonly dimmed: boolean;
  readonly target: boolean;
  readonly reach: ReachMark | undefined;
  /** The guardrails that wall it in. */
  readonly wall: WallMark | undefined;
  /** `shared service redis for 3 consumers`. */
  readonly shared: string | undefined;
  readonly lens: LensMark | undefined;
};

/** A port of a workload: what a flow can be drawn to. */
export interface PortMark {
  readonly label: string;
  /** As the ports field reads it. */
  readonly text: string;
}

export type CardData = Common & {
  readonly kind: 'workload' | 'group' | 'external' | 'host' | 'entry';
  /** `Deployment`, `label group`, `external`, `worker`. */
  readonly what: string;
  /** Ports or labels, in one line. */
  readonly line: string;
  /** The first of its ports, one by one. */
  readonly ports: readonly PortMark[];
  readonly serviceAccount: string | undefined;
  readonly hostNetwork: boolean;
  readonly exposed: boolean;
  readonly ingress: OpennessMark | undefined;
  readonly egress: OpennessMark | undefined;
};

export type FrameData = Common & {
  /** `lane`: an environment inside another zone. */
  readonly kind: 'zone' | 'lane' | 'tray' | 'namespace';
  /** A band of a platform, whose title is read from far out. */
  readonly outermost: boolean;
  readonly what: string;
  readonly band: Band | undefined;
  readonly members: string;
  readonly owner: string | undefined;
  readonly tenant: { readonly initials: string; readonly name: string; readonly band: Band } | undefined;
  readonly system: boolean;
  /** What the design isolates, in words; undefined where it does not decide. */
  readonly managed: string | undefined;
  readonly collapsed: boolean;
  /** Far out: one filled block with its sums. */
  readonly block: boolean;
  /** Too narrow for more than its name and marks. */
  readonly narrow: boolean;
  /** Flows of its members that need a look. */
  readonly troubled: number;
  /** Flows that begin and end inside. */
  readonly inner: number;
  readonly ingress: OpennessMark | undefined;
  readonly egress: OpennessMark | undefined;
};

export type CardNode = Node<CardData, 'card'>;
export type FrameNode = Node<FrameData, 'frame'>;
export type MapNode = CardNode | FrameNode;

/** One verdict of an edge. */
export type StrandData = Link & {
  readonly curve: Curve;
  readonly labelAt: Point;
  /** Where along the curve a guardrail stops it, 0–1. */
  readonly stops: readonly number[];
  readonly socket: Socket | undefined;
  /** Whether its label shows without hovering: not when there are many. */
  readonly roomForLabel: boolean;
  readonly spoken: string;
};

export type LinkData = {
  readonly strands: readonly StrandData[];
  /** The boxes that the curves were routed between; a thing being dragged has left its own. */
  readonly fromBox: Box;
  readonly toBox: Box;
  readonly dimmed: boolean;
  readonly spoken: string;
};

export type MapEdge = Edge<LinkData, 'link'>;
