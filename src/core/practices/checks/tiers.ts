/** Tiers and who answers for them (row 8.2, 3.3). */
import { counted } from '../../lib/number-text.ts';
import { type Check, doesNotApply, type Finding, outcomeOf } from '../check.ts';
import { crossingsOf, idsOf, shownEnd, witnessOf } from '../crossings.ts';

/** Two policies of one priority that disagree: the order between them is not defined (semantics/kubernetes.md). */
const tier3: Check = {
  id: 'TIER-3',
  practice: 8,
  row: '8.2',
  severity: 'error',
  demand: 'No two policies of one priority disagree',
  run: (facts) => {
    const { pairs, looked } = crossingsOf(facts);
    const torn = pairs.filter((p) => p.answer.reasons.includes('same-priority'));
    const [first] = torn;
    if (!first) return outcomeOf([], `${counted(looked, 'pair')}`, looked);
    const witness = witnessOf(first, first.may);
    const finding: Finding = {
      subject: 'same priority',
      text: `Policies of one priority disagree about ${counted(torn.length, 'pair')}, such as ${shownEnd(facts, first.from)} → ${shownEnd(facts, first.to)}`,
      ids: idsOf(facts, first),
      pairs: torn.length,
      ...(witness ? { witness } : {}),
    };
    return { kind: 'fails', findings: [finding] };
  },
};

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
        .map((x) => ({ subject: x.id, text: `${x.id} in ${x.guardrail} was approved by nobody`, ids: [x.id] })),
      ...exceptions
        .filter((x) => x.approver !== undefined && x.approver === x.owner)
        .map((x) => ({
          subject: x.id,
          text: `${x.id} in ${x.guardrail} was approved by its own owner, ${x.approver}`,
          ids: [x.id],
        })),
    ];
    return outcomeOf(
      findings,
      `${counted(guardrails.length, 'guardrail')} and ${counted(exceptions.length, 'exception')}`,
    );
  },
};

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
