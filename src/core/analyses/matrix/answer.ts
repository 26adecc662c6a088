/** What the matrix is asked and what it answers (`studio.md`, Views 2). Plain data; cells are numbers into a palette. */

import type { ConnectionSet } from '../../policy/connection-set.ts';
import type { Packet } from '../../solver/types.ts';
import type { Side } from '../answers.ts';

/** What groups are made along. */
export type MatrixAxis =
  | 'plane'
  | 'environment'
  | 'tenant'
  | 'complianceZone'
  | 'cluster'
  | 'app'
  | 'namespace'
  | 'workload';

/** The axes, coarse ones first, with what one group of each is called. */
export const MATRIX_AXES: readonly { readonly axis: MatrixAxis; readonly one: string }[] = [
  { axis: 'plane', one: 'plane' },
  { axis: 'environment', one: 'environment' },
  { axis: 'tenant', one: 'tenant' },
  { axis: 'complianceZone', one: 'compliance zone' },
  { axis: 'cluster', one: 'cluster' },
  { axis: 'app', one: 'application' },
  { axis: 'namespace', one: 'namespace' },
  { axis: 'workload', one: 'workload' },
];

/** One side, or what changes from Today to Design. */
export type MatrixSide = Side | 'change';

/** Sources down, destinations across; the two may differ. */
export interface MatrixRequest {
  readonly rows: MatrixAxis;
  readonly columns: MatrixAxis;
}

/** A row or a column. */
export interface MatrixGroup {
  /** Its own within the axis: an id of the design, or a word for what is in none. */
  readonly id: string;
  readonly name: string;
  /** `rest`: what is in no zone of the axis. `outside` and `hosts` stand for themselves on every axis. */
  readonly kind: 'members' | 'rest' | 'outside' | 'hosts';
  /** The id of the design that stands for it, so that its cells can be edited. */
  readonly ref?: string;
  /** Whether that id stands for more than is in the group: parts of a zone, its hosts, what is outside. */
  readonly isWider?: boolean;
  /** How many ends are in it. */
  readonly ends: number;
}

/** How many pairs of a cell are so. A pair is a source and a destination of which one is a workload, never one thing twice. */
export interface MatrixCounts {
  readonly pairs: number;
  /** May connect on some port. */
  readonly open: number;
  /** May connect on every port. */
  readonly whole: number;
  /** Connect on some ports perhaps, or perhaps not: the two bounds differ. */
  readonly undecided: number;
  /** Open although a guardrail or a `must not` forbids it. */
  readonly violations: number;
  /** Open where the design manages an end, and nobody asked. */
  readonly surplus: number;
  /** Asked for, and not certainly open. */
  readonly broken: number;
  /** Have an exception or a shared service that gives back what a guardrail forbids. */
  readonly gates: number;
  /** In the change: open more, or less, than today. */
  readonly opened: number;
  readonly closed: number;
}

/** One distinct cell. */
export interface MatrixCell extends MatrixCounts {
  /** Everything that is open in it, summed; in the change, everything that opens or closes. Ports only. */
  readonly connections: ConnectionSet;
}

/** The whole matrix, or how large it would be. */
export type MatrixAnswer =
  | {
      readonly kind: 'matrix';
      readonly request: MatrixRequest;
      readonly rows: readonly MatrixGroup[];
      readonly columns: readonly MatrixGroup[];
      /** Row by row: numbers of the palette. */
      readonly cells: Uint16Array | Uint32Array;
      readonly palette: readonly MatrixCell[];
      readonly totals: MatrixCounts;
    }
  | {
      readonly kind: 'too large';
      readonly request: MatrixRequest;
      readonly rows: number;
      readonly columns: number;
      /** Most cells that are drawn. */
      readonly most: number;
    };

/** One cell of a matrix: ids of its groups. */
export interface MatrixPlace extends MatrixRequest {
  readonly row: string;
  readonly column: string;
}

export type MatrixMark = 'violation' | 'surplus' | 'broken' | 'gate' | 'undecided' | 'opened' | 'closed';

/** Pairs of a cell of which the same is to be said. */
export interface MatrixEntry {
  readonly marks: readonly MatrixMark[];
  readonly pairs: number;
  readonly connections: ConnectionSet;
  /** `wanted by F-12`, `forbidden by G-1`, `not declared`. */
  readonly because: string;
  /** Ids of exceptions and shared services that stand in it. */
  readonly gates: readonly string[];
  readonly examples: readonly MatrixExample[];
}

/** One pair, called as on the map. `packet`: for the trace. */
export interface MatrixExample {
  readonly from: string;
  readonly to: string;
  readonly packet: Packet;
}

/** A cell in full: the worst first. */
export interface MatrixCellAnswer {
  readonly place: MatrixPlace;
  readonly entries: readonly MatrixEntry[];
  /** What forbids something between the groups: guardrails and `must not` flows, by handle. */
  readonly walls: readonly string[];
  /** There is more than is told one by one. */
  readonly truncated: boolean;
}

/** In a word: nothing is open, everything is, or only some. */
export function openingOf({ pairs, open, whole }: MatrixCounts): 'none' | 'only' | 'all' | 'no pairs' {
  if (pairs === 0) return 'no pairs';
  if (open === 0) return 'none';
  return whole === pairs ? 'all' : 'only';
}
