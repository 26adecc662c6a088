/** What decides about a packet on one of two sides: the policy rules with their places, or why none was asked. */
import type { Place } from '../diagnostics.ts';
import type { Direction, Origin } from '../policy/policy-set.ts';
import type { Solution } from '../solver/solution.ts';
import { trace } from '../solver/trace.ts';
import type { Decision, HookTrace, Packet, Verdict } from '../solver/types.ts';

/** One rule, or one policy as a whole, that decides on one side. */
export interface Cause {
  readonly side: 'before' | 'after';
  readonly direction: Direction;
  readonly verdict: Verdict;
  /** `NetworkPolicy shop/db`. */
  readonly policy: string;
  /** `spec.ingress[0]`; absent for the policy as a whole. */
  readonly field?: string;
  readonly place?: Place;
}

/** A direction that no policy decides, and why. */
export interface Default {
  readonly side: 'before' | 'after';
  readonly direction: Direction;
  readonly verdict: Verdict;
  readonly why: string;
}

/** What decides a packet on one side, egress first. Empty where an end is not there. Defaults are left out. */
export function causesOf(solution: Solution, side: Cause['side'], packet: Packet): Cause[] {
  return decidingOf(solution, side, packet).flatMap((d) => ('why' in d ? [] : [d]));
}

/** The same, with a line for each direction that is open by default. */
export function decidingOf(solution: Solution, side: Cause['side'], packet: Packet): (Cause | Default)[] {
  const hooks = trace(solution, packet)?.hooks ?? [];
  return hooks.flatMap((hook): (Cause | Default)[] => {
    const { direction, verdict, decidedBy } = hook;
    if (!decidedBy) return [{ side, direction, verdict, why: whyOf(hook) }];
    return originsOf(decidedBy).map((origin) => causeOf(side, direction, verdict, origin));
  });
}

function whyOf({ exempt, tiers }: HookTrace): string {
  if (exempt !== undefined) return exempt;
  return tiers.some((t) => t.outcome !== 'no policy') ? 'no rule decides' : 'no policy applies';
}

function causeOf(side: Cause['side'], direction: Direction, verdict: Verdict, origin: Origin): Cause {
  return {
    side,
    direction,
    verdict,
    policy: `${origin.kind} ${origin.namespace ? `${origin.namespace}/` : ''}${origin.name}`,
    ...(origin.field === undefined ? {} : { field: origin.field }),
    ...(origin.place === undefined ? {} : { place: origin.place }),
  };
}

/** The origins that a decision names. */
function originsOf(decision: Decision): readonly Origin[] {
  return decision.kind === 'rule' ? [decision.origin] : decision.origins;
}
