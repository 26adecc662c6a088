/** Who blocks a packet, in words: one sentence for each end at which it is not allowed. */
import type { Origin } from '../policy/policy-set.ts';
import { REASON_TEXT } from '../solver/trace.ts';
import type { Decision, HookTrace, Trace } from '../solver/types.ts';
import type { Block } from './answers.ts';

/** The ends of a traced packet where it is not allowed. */
export function blocksOf(trace: Trace): Block[] {
  return trace.hooks
    .filter((h) => h.verdict !== 'allowed')
    .map((hook) => ({
      direction: hook.direction,
      tier: deciding(hook),
      ...(hook.decidedBy ? { decision: hook.decidedBy } : {}),
      text: blockText(hook, trace),
    }));
}

function deciding(hook: HookTrace): string {
  return hook.decidedBy?.tier ?? hook.tiers[hook.tiers.length - 1]?.tier ?? '';
}

/** `blocked at ingress of redis-cart by tier NetworkPolicy, policy default/redis-cart`. */
function blockText(hook: HookTrace, trace: Trace): string {
  const at = `at ${hook.direction} of ${shortName(hook.subject)}`;
  if (hook.verdict === 'undefined') {
    const why = trace.reasons.map((r) => REASON_TEXT[r]).join('; ') || hook.tiers[hook.tiers.length - 1]?.summary;
    return `undefined ${at}${why ? `: ${why}` : ''}`;
  }
  return hook.decidedBy ? `blocked ${at} ${byDecision(hook.decidedBy)}` : `blocked ${at}`;
}

function byDecision(decision: Decision): string {
  if (decision.kind === 'rule')
    return `by tier ${decision.tier}, policy ${policyName(decision.origin)}, ${ruleText(decision.origin)}`;
  const names = decision.origins.map(policyName);
  const shown = names.slice(0, 2).join(' and ');
  const more = names.length > 2 ? ` and ${names.length - 2} more` : '';
  const noun = names.length === 1 ? 'policy' : 'policies';
  return `by tier ${decision.tier}, ${noun} ${shown}${more}: no rule allows it`;
}

/** `rule 2`, counted from one as people do, with its name where it has one. */
export function ruleText(origin: Origin): string {
  const index = /\[(\d+)\]/.exec(origin.field ?? '')?.[1];
  const number = index === undefined ? 'a rule' : `rule ${Number(index) + 1}`;
  return origin.ruleName ? `${number} (${origin.ruleName})` : number;
}

/** `shop/web`. */
export function policyName(origin: Origin): string {
  return origin.namespace ? `${origin.namespace}/${origin.name}` : origin.name;
}

/** The workload's own name out of `namespace/name[Kind]`. */
function shortName(id: string): string {
  return /^[^/]+\/(.+)\[[^\]]+\]/.exec(id)?.[1] ?? id;
}
