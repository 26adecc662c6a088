import { nameOf } from '../../core/design/lookup.ts';
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Design, Exception, Guardrail } from '../../core/design/schema.ts';
import type { PracticeNumber } from '../../state/studio.ts';
import { PRACTICE_OF_AXIS } from '../practices.ts';
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

/** The practice that a guardrail serves; one between any two things keeps tenants apart. */
export function practiceOf({ rule }: Guardrail): PracticeNumber {
  return rule.kind === 'separate' ? PRACTICE_OF_AXIS[rule.axis] : 3;
}
