/** A trace in sentences: subject, verdict, reason (`look.md`, Words). */
import { unreachable } from '../core/lib/assert.ts';
import type { Origin } from '../core/policy/policy-set.ts';
import { endpointName } from '../core/solver/endpoint-name.ts';
import type { Decision, HookTrace, TierTrace, Trace, UndefinedReason, Verdict } from '../core/solver/types.ts';

/** `NetworkPolicy shop/db`. */
export function originName(o: Origin): string {
  return `${o.kind} ${o.namespace === undefined ? '' : `${o.namespace}/`}${o.name}`;
}

/** `rule 2`, by the rule's own name where it has one; empty for the object as a whole. */
export function ruleName(o: Origin): string {
  if (o.ruleName !== undefined) return `rule ${o.ruleName}`;
  const index = /\[(\d+)\]/.exec(o.field ?? '')?.[1];
  return index === undefined ? '' : `rule ${Number(index) + 1}`;
}

/** `tcp 8080`: what of a packet is beside its ends. */
export function trafficText({ packet }: Pick<Trace, 'packet'>): string {
  return packet.protocol === 'other' ? 'other protocols' : `${packet.protocol.toLowerCase()} ${packet.port}`;
}

/** The first sentence: what happens to the packet, where, and by what. */
export function verdictSentence(trace: Trace): string {
  const last = decidingHook(trace);
  if (trace.verdict === 'allowed')
    return `allowed${last?.decidedBy ? `, ${decisionText(last)}` : ': nothing stands against it'}`;
  if (trace.verdict === 'undefined')
    return `undefined: ${trace.reasons.map(reasonText).join('; ') || 'the answer is left open'}`;
  return last ? `blocked ${decisionText(last)}` : 'blocked';
}

/** The hook that decided: the one that denies, else the last that was decided by something. */
export function decidingHook(trace: Trace): HookTrace | undefined {
  return trace.hooks.find((h) => h.verdict === 'denied') ?? trace.hooks.findLast((h) => h.decidedBy !== undefined);
}

/** `at ingress of shop/db by tier NetworkPolicy, policy shop/db, rule 2`. */
export function decisionText(hook: HookTrace): string {
  const at = `at ${hook.direction} of ${endpointName(hook.subject)}`;
  return hook.decidedBy ? `${at} by tier ${hook.decidedBy.tier}, ${byText(hook.decidedBy)}` : at;
}

function byText(d: Decision): string {
  switch (d.kind) {
    case 'rule':
      return [`policy ${policyPath(d.origin)}`, ruleName(d.origin)].filter((t) => t !== '').join(', ');
    case 'isolation':
      return `${d.origins.length === 1 ? 'policy' : 'policies'} ${d.origins.map(policyPath).join(', ')}: no rule allows it`;
    default:
      return unreachable(d);
  }
}

function policyPath(o: Origin): string {
  return o.namespace === undefined ? o.name : `${o.namespace}/${o.name}`;
}

/** The origin that a decision points at first. */
export function decidingOrigin(d: Decision): Origin | undefined {
  return d.kind === 'rule' ? d.origin : d.origins[0];
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  allowed: 'allowed',
  denied: 'blocked',
  undefined: 'undefined',
};

export const OUTCOME_WORDS: Readonly<Record<TierTrace['outcome'], string>> = {
  allow: 'allows',
  deny: 'denies',
  pass: 'passes on',
  'no policy': 'no policy',
  undefined: 'left open',
};

const REASONS: Readonly<Record<UndefinedReason, string>> = {
  'own-node':
    'the packet may come from the pod’s own node, and whether policy applies to that differs between networks',
  'other-protocol': 'protocols other than TCP, UDP and SCTP are decided by each network in its own way',
  'pod-address-unknown': 'an address range may or may not hold the pod’s address, which is not known',
  'host-address-unknown': 'an address range may or may not hold the host’s address, which is not known',
  'same-priority': 'two policies of equal priority disagree, and either may be applied first',
  'unread-policy': 'a policy of a kind or form that is not read here may decide it',
  'address-differs': 'it has several addresses, and rules treat them differently',
  'domain-name': 'a domain name stands for addresses that are not known here',
};

/** Why an answer is left open, spelled out. */
export function reasonText(reason: UndefinedReason): string {
  return REASONS[reason];
}
