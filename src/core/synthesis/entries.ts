/** What the design allows at one end, before it is put together to policies. */
import type { Selector } from '../cluster/selector.ts';
import { selectorKey } from '../cluster/selector.ts';
import type { ConnectionSet } from '../policy/connection-set.ts';
import type { Direction, EndpointTerm } from '../policy/policy-set.ts';
import type { PodsPiece } from './pieces.ts';
import { termsText } from './terms.ts';

/** Pods of one managed namespace that a policy is written for. */
export interface Unit {
  readonly namespace: string;
  readonly pods: Selector;
  /** Stem of the policy's name. */
  readonly stem: string;
  readonly piece: PodsPiece;
}

/** One peer of one subject, with what passes between them and why. */
export interface Entry {
  readonly unit: Unit;
  readonly direction: Direction;
  readonly peer: EndpointTerm;
  readonly connections: ConnectionSet;
  readonly comments: readonly string[];
}

/** Pods that a policy must isolate in a direction, whatever else it allows them. */
export interface Isolated {
  readonly unit: Unit;
  readonly direction: Direction;
}

/** A text that is equal for units that mean the same pods. */
export function unitKey(unit: Unit): string {
  return selectorKey(unit.pods);
}

const texts = new WeakMap<EndpointTerm, string>();

/** A text that is equal for equal peers. */
export function peerKey(peer: EndpointTerm): string {
  const known = texts.get(peer) ?? termsText([peer]);
  texts.set(peer, known);
  return known;
}
