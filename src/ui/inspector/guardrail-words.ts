import { nameOf } from '../../core/design/lookup.ts';
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Design, Exception, Guardrail } from '../../core/design/schema.ts';
import { endsText } from './flow-words.ts';

/** What a guardrail says, as a sentence. */
export function guardrailText(design: Design, { rule }: Guardrail): string {
  if (rule.kind === 'separate') return `Members of different ${rule.axis}s do not connect.`;
  const ports = rule.ports === 'any' ? '' : ` on ${portsLabel(rule.ports)}`;
  return `Nothing goes from ${nameOf(design, rule.from)} to ${nameOf(design, rule.to)}${ports}.`;
}

/** A gate in a guardrail: from, to, ports. */
export function exceptionText(design: Design, x: Exception): string {
  return `${endsText(design, x.from, x.to)} ${portsLabel(x.ports)}`;
}
