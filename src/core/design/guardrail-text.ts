/** What a guardrail says, in words: one sentence for every place that tells it. */
import { AXIS_WORDS } from './guardrail-axes.ts';
import { nameOf } from './lookup.ts';
import { portsLabel } from './ports-text.ts';
import type { Design, Guardrail } from './schema.ts';

type Said = Pick<Guardrail, 'rule' | 'direction' | 'scope'>;

/**
 * The sentence of a guardrail, lower case and without a full stop: `members of different planes do not connect`,
 * `nothing goes into PCI from what is not in it`, `… , where it enters shop or pay`.
 */
export function guardrailSentence(design: Design, guardrail: Said): string {
  return `${ruleSentence(design, guardrail)}${scopeClause(design, guardrail)}`;
}

function ruleSentence(design: Design, { rule, direction }: Said): string {
  switch (rule.kind) {
    case 'separate':
      return `members of different ${AXIS_WORDS[rule.axis].many} do not connect`;
    case 'forbid': {
      const ports = rule.ports === 'any' ? '' : ` on ${portsLabel(rule.ports)}`;
      return `nothing goes from ${nameOf(design, rule.from)} to ${nameOf(design, rule.to)}${ports}`;
    }
    case 'enclose': {
      const zone = nameOf(design, rule.zone);
      if (direction === 'ingress') return `nothing goes into ${zone} from what is not in it`;
      if (direction === 'egress') return `nothing goes out of ${zone} to what is not in it`;
      return `nothing passes between ${zone} and what is not in it`;
    }
  }
}

function scopeClause(design: Design, { rule, direction, scope }: Said): string {
  const within = scope?.map((ref) => nameOf(design, ref)).join(' or ');
  const one = direction === 'ingress' || direction === 'egress' ? direction : undefined;
  if (rule.kind === 'enclose') return within === undefined ? '' : `, as far as ${within} is concerned`;
  if (within === undefined) return one === undefined ? '' : `, judged on ${one} of pods only`;
  if (one === 'ingress') return `, where it enters ${within}`;
  return one === 'egress' ? `, where it leaves ${within}` : `, where one end is in ${within}`;
}
