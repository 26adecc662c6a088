/** What the cases of the corpus expect, in the corpus' own form (corpus README, Formats). */

/** Protocol → sorted inclusive port intervals; every port of every protocol is `all`. */
export type Connections = { readonly all: true } | Readonly<Record<string, readonly (readonly [number, number])[]>>;

export interface MapRow {
  readonly src: string;
  readonly dst: string;
  readonly connections: Connections;
}

/** One packet and its verdict. */
export interface Assertion {
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly port: number;
  readonly expect: 'allowed' | 'denied';
}

/** A pair of `netpol-analyzer-eval`: its exact connections, or one packet, or both. */
export interface PairExpectation {
  readonly src: string;
  readonly dst: string;
  readonly connections?: Connections;
  readonly probe?: { readonly protocol: string; readonly port: number; readonly expect: 'allowed' | 'denied' };
}

export interface DiffExpectation {
  readonly added: readonly DiffRow[];
  readonly removed: readonly DiffRow[];
  readonly changed: readonly DiffRow[];
}

export interface DiffRow {
  readonly src: string;
  readonly dst: string;
  readonly connectionsA?: Connections;
  readonly connectionsB?: Connections;
}

export const INGRESS_CONTROLLER = '{ingress-controller}';
