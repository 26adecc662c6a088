/** Policies of the Admin tier while they are being put together. */
import type { Selector } from '../cluster/selector.ts';
import type { Action, EndpointTerm, Traffic } from '../policy/policy-set.ts';

export interface DraftRule {
  readonly action: Action;
  readonly peers: readonly EndpointTerm[];
  readonly traffic: Traffic;
  readonly name: string;
}

/** A policy of the Admin tier before it has a name of its own and a priority. */
export interface DraftPolicy {
  readonly name: string;
  readonly subject: { readonly namespaces: Selector; readonly pods: Selector };
  readonly egress: readonly DraftRule[];
  readonly ingress: readonly DraftRule[];
  readonly comments: readonly string[];
}
