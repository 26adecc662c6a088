/** Tiers and who answers for them (row 8.2, 3.3). */

import { policyName, ruleText } from '../../analyses/blocks.ts';
import { entityIn } from '../../design/lookup.ts';
import type { Design, Exception } from '../../design/schema.ts';
import { samePerson } from '../../design/widening.ts';
import { counted } from '../../lib/number-text.ts';
import type { Conflict } from '../../solver/hygiene/hygiene.ts';
import { type Check, doesNotApply, type Finding, outcomeOf } from '../check.ts';
import type { Facts } from '../facts.ts';
import { hygieneOfSide, placedName } from '../hygiene.ts';
import { keptAs } from '../kept.ts';

/** Two policies of one priority that disagree: the order between them is not defined (semantics/kubernetes.md). */
const tier3: Check = {
  id: 'TIER-3',
  practice: 8,
  row: '8.2',
  severity: 'error',
  demand: 'No two policies of one priority disagree',
  run: (facts, onProgress) => {
    const { conflicts, policies } = hygieneOfSide(facts, onProgress);
    if (policies === 0) return doesNotApply('there are no policies');
    return outcomeOf(
      conflicts.map((c) => conflictFinding(facts, c)),
      counted(policies, 'policy', 'policies'),
    );
  },
};

function conflictFinding(
  { design }: Facts,
  { tier, priority, direction, policies, rules, witness }: Conflict,
): Finding {
  const [one, other] = policies;
  const [mine, theirs] = rules.map(
    (r, i) => `${ruleText(r.origin)} of ${placedName(policies[i] ?? one)} ${SAYS[r.action]}`,
  );
  const kept = policies.flatMap((p) => keptAs(design, p)?.id ?? []);
  return {
    subject: [policyName(one), policyName(other)].sort().join(' '),
    text: `Both of priority ${priority} in tier ${tier}: ${mine}, ${theirs} the same ${direction}; which comes first is not defined`,
    ids: kept,
    ...(witness ? { witness } : {}),
  };
}

const SAYS = { allow: 'allows', deny: 'denies', pass: 'passes on', log: 'logs' } as const;

/** Whoever writes a rule does not approve it alone. */
const rbac2: Check = {
  id: 'RBAC-2',
  practice: 8,
  row: '3.3',
  severity: 'error',
  demand: 'Every guardrail has an owner, and every exception an approver who did not ask for it',
  run: ({ design }) => {
    const guardrails = Object.values(design.guardrails);
    const exceptions = Object.values(design.exceptions);
    if (guardrails.length === 0) return doesNotApply('the design has no guardrails');
    const findings: Finding[] = [
      ...guardrails
        .filter((g) => !g.owner)
        .map((g) => ({ subject: g.id, text: `${g.id} “${g.name}” has no owner`, ids: [g.id] })),
      ...exceptions
        .filter((x) => !x.approver)
        .map((x) => ({
          subject: x.id,
          text: `${x.id} in ${x.guardrail} was approved by nobody`,
          ids: [x.id],
          ...approving(design, x),
        })),
      ...exceptions
        .filter((x) => samePerson(x.approver, x.owner))
        .map((x) => ({
          subject: x.id,
          text: `${x.id} in ${x.guardrail} was approved by its own owner, ${x.approver}`,
          ids: [x.id],
          ...approving(design, x),
        })),
    ];
    return outcomeOf(
      findings,
      `${counted(guardrails.length, 'guardrail')} and ${counted(exceptions.length, 'exception')}`,
    );
  },
};

/** Whoever owns the guardrail may approve, unless it is who asked; else only people know who does. */
function approving(design: Design, { id, guardrail, owner }: Exception): Pick<Finding, 'fix'> {
  const approver = entityIn(design, 'guardrails', guardrail)?.owner;
  if (approver === undefined || samePerson(approver, owner)) return {};
  return {
    fix: {
      label: `Approve ${id} as ${approver}`,
      steps: [{ kind: 'set', collection: 'exceptions', id, fields: { approver } }],
    },
  };
}

/** Plain Kubernetes has no rule that only logs. */
const tier4: Check = {
  id: 'TIER-4',
  practice: 8,
  row: '8.2',
  severity: 'warning',
  demand: 'No rule that only logs counts as a decision',
  run: () => doesNotApply('the Kubernetes target has no rules that only log'),
};

export const TIERS: readonly Check[] = [tier3, tier4, rbac2];
