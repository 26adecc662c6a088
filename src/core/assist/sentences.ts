/** What an element of the design says, in one sentence. */
import { guardrailSentence } from '../design/guardrail-text.ts';
import { entityIn, nameOf } from '../design/lookup.ts';
import { portsLabel } from '../design/ports-text.ts';
import type { Design } from '../design/schema.ts';
import { sentenceOf as flowSentence } from '../design/sentences/print.ts';

/** The sentence of a flow, guardrail, exception or note; undefined for ids of other things and of nothing. */
export function sentenceOf(design: Design, id: string): string | undefined {
  const flow = entityIn(design, 'flows', id);
  if (flow) return flowSentence(design, flow);
  const guardrail = entityIn(design, 'guardrails', id);
  if (guardrail) return `${guardrail.name}: ${guardrailSentence(design, guardrail)}`;
  const exception = entityIn(design, 'exceptions', id);
  if (exception) {
    const { from, to, ports, guardrail: of, reason } = exception;
    const why = reason ? ` because ${reason}` : '';
    return `lets ${nameOf(design, from)} -> ${nameOf(design, to)} ${portsLabel(ports)} through ${of}${why}`;
  }
  return entityIn(design, 'notes', id)?.text;
}
