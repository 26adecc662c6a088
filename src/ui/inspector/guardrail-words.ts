import { guardrailSentence } from '../../core/design/guardrail-text.ts';
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Design, Exception, Guardrail } from '../../core/design/schema.ts';
import type { PracticeNumber } from '../../state/studio.ts';
import { PRACTICE_OF_AXIS } from '../practices.ts';
import { endsText } from './flow-words.ts';

/** What a guardrail says, as a sentence. */
export function guardrailText(design: Design, guardrail: Guardrail): string {
  const said = guardrailSentence(design, guardrail);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

/** A gate in a guardrail: from, to, ports. */
export function exceptionText(design: Design, x: Exception): string {
  return `${endsText(design, x.from, x.to)} ${portsLabel(x.ports)}`;
}

/** The practice that a guardrail serves; what keeps things apart along no plane or environment keeps tenants apart. */
export function practiceOf({ rule }: Guardrail): PracticeNumber {
  if (rule.kind !== 'separate') return 3;
  if (rule.axis === 'cluster') return PRACTICE_OF_AXIS.environment;
  return rule.axis === 'complianceZone' ? PRACTICE_OF_AXIS.tenant : PRACTICE_OF_AXIS[rule.axis];
}
