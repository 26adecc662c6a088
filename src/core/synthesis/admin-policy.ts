/** How policies of the Admin tier get their place in it. */
import type { Direction, Origin, Policy } from '../policy/policy-set.ts';
import { addComments, addDiagnostic, addLoss, type Context } from './context.ts';
import type { DraftPolicy } from './draft-policy.ts';
import { dividedDraft } from './limits.ts';
import { freeName, slug } from './terms.ts';

/** Priorities go from 0 to 1000 (semantics/kubernetes.md 2.2); 0 to 9 are left to people as long as there is room. */
const FIRST_PRIORITY = 10;
const LAST_PRIORITY = 1000;
const WIDEST_STEP = 10;

/**
 * Gives each draft its priority, in order, spaced by ten as long as there is room. A draft beyond the limits of one
 * policy becomes several; what finds no priority any more is an error and a loss, by name.
 * @param reserved priorities that kept policies hold
 */
export function placeInAdminTier(
  context: Context,
  drafts: readonly DraftPolicy[],
  reserved: ReadonlySet<number>,
): Readonly<Record<Direction, Policy[]>> {
  const parts = drafts.flatMap(dividedDraft);
  const needed = parts.length + reserved.size;
  const start = needed > LAST_PRIORITY - FIRST_PRIORITY + 1 ? 0 : FIRST_PRIORITY;
  const step = Math.max(1, Math.min(WIDEST_STEP, Math.floor((LAST_PRIORITY - start) / Math.max(1, needed))));
  const placed: Record<Direction, Policy[]> = { egress: [], ingress: [] };
  const names = new Set(context.reservedNames.get(''));
  let priority = start;
  for (const [at, draft] of parts.entries()) {
    while (reserved.has(priority)) priority++;
    if (priority > LAST_PRIORITY) {
      noteLeftOut(context, parts, at);
      break;
    }
    const origin: Origin = { kind: 'ClusterNetworkPolicy', name: freeName(names, slug(draft.name)) };
    addComments(context, origin, draft.comments);
    for (const direction of ['egress', 'ingress'] as const) {
      const rules = draft[direction].map((rule, i) => ({
        action: rule.action,
        peers: rule.peers,
        traffic: rule.traffic,
        origin: { ...origin, field: `spec.${direction}[${i}]`, ruleName: rule.name.slice(0, 100) },
      }));
      const subject = [{ kind: 'pods' as const, ...draft.subject }];
      placed[direction].push({ origin, subject, rank: priority, isolates: false, rules });
    }
    priority += step;
  }
  return placed;
}

function noteLeftOut(context: Context, parts: readonly DraftPolicy[], at: number): void {
  const left = parts.slice(at);
  addDiagnostic(context, {
    code: 'synthesis/too-many-guardrails',
    severity: 'error',
    message: `guardrails and exceptions need ${parts.length} ClusterNetworkPolicies, more than there are priorities: \`${left[0]?.name}\` and later ones are not written`,
    help: 'use fewer zones, or exceptions between zones instead of workloads',
  });
  for (const draft of left)
    for (const { name } of [...draft.egress, ...draft.ingress])
      addLoss(context, name, `\`${slug(draft.name)}\` is not written: all priorities from 0 to 1000 are taken`);
}
