/** Design → policy set: guardrails and gates in the Admin tier, default deny and what the flows need below it. */

import type { DesignInventory } from '../design/inventory.ts';
import { isManaged } from '../design/isolation.ts';
import { nameOf } from '../design/lookup.ts';
import type { Loss } from '../design/loss.ts';
import type { Design } from '../design/schema.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { Direction, Hook, PolicySet } from '../policy/policy-set.ts';
import { placeInAdminTier } from './admin-policy.ts';
import { allowPolicies } from './allows.ts';
import { addNotEnforceable, type Context, contextOf, type NotEnforceable, onPodNetwork } from './context.ts';
import { hostNetworkReason } from './denials.ts';
import { gatePolicies } from './gates.ts';
import { guardrailPolicies } from './guardrails.ts';
import { namespaceNameProblems } from './namespace-names.ts';
import { noteSystemFlows } from './system-flows.ts';
import { wallsOf } from './walls.ts';

/** The policies of a design, and what could not be said with them. */
export interface Synthesis {
  readonly policySet: PolicySet;
  readonly inventory: DesignInventory;
  /** Comment lines by `originKey` of the policy or rule that they stand above. */
  readonly comments: ReadonlyMap<string, readonly string[]>;
  readonly losses: readonly Loss[];
  /** Guarantees that this target cannot enforce: never shown as holding. */
  readonly notEnforceable: readonly NotEnforceable[];
  /** Namespaces that generated policies leave alone. */
  readonly skippedNamespaces: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What kept policies hold already. */
export interface SynthesisOptions {
  /** Priorities of the Admin tier that kept policies hold. */
  readonly reservedPriorities?: ReadonlySet<number>;
  /** Names of kept policies by namespace; of cluster-scoped ones under the empty text. */
  readonly reservedNames?: ReadonlyMap<string, readonly string[]>;
}

/**
 * Synthesises the policies that enforce a design on plain Kubernetes (`solver.md`, Synthesis). Total: what the target
 * cannot say is listed, what contradicts itself is a diagnostic, and the rest is written.
 */
export function synthesise(design: Design, options: SynthesisOptions = {}): Synthesis {
  const context = contextOf(design, options.reservedNames);
  const walls = wallsOf(context);
  namespaceNameProblems(context);
  noteHostNetwork(context);
  noteSystemFlows(context);
  // all gates come first: a pass leaves the tier, so it must stand ahead of every denial
  const drafts = [...gatePolicies(context, walls), ...guardrailPolicies(context)];
  const admin = placeInAdminTier(context, drafts, options.reservedPriorities ?? new Set());
  const allows = allowPolicies(context, walls);
  const hook = (direction: Direction): Hook => ({
    direction,
    tiers: [
      { name: 'Admin', ties: 'undefined', otherProtocols: 'decided', policies: admin[direction] },
      { name: 'NetworkPolicy', ties: 'union', otherProtocols: 'undefined', policies: allows[direction] },
      { name: 'Baseline', ties: 'undefined', otherProtocols: 'decided', policies: [] },
    ],
  });
  return {
    policySet: { dataPlane: 'kubernetes', hooks: [hook('egress'), hook('ingress')], unread: [] },
    inventory: context.inventory,
    comments: context.comments,
    losses: context.remarks.losses,
    notEnforceable: context.remarks.notEnforceable,
    skippedNamespaces: context.system,
    diagnostics: context.remarks.diagnostics,
  };
}

function noteHostNetwork(context: Context): void {
  for (const w of context.inventory.cluster.workloads) {
    if (!isManaged(context.namespaces.get(w.namespace)) || onPodNetwork(w)) continue;
    const id = context.inventory.designIdOf.get(w.id) ?? w.id;
    addNotEnforceable(context, nameOf(context.design, id), hostNetworkReason(context, w.id));
  }
}
