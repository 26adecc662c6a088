/** Policies of kinds that Bulkhead does not understand yet. They are recognised and widen the answer. */
import type { Direction, EndpointTerm, Origin } from '../policy/policy-set.ts';

export interface UnreadPolicyObject {
  readonly kind: string;
  readonly origin: Origin;
  /** Whom it may touch, never less than it does touch. */
  readonly subject: readonly EndpointTerm[];
  readonly directions: readonly Direction[];
  /** `CiliumNetworkPolicy is not understood yet`. */
  readonly reason: string;
}
