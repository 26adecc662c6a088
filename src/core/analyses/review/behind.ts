/** What of a design stands behind a change, with its reason and who answers for it. */
import { guardrailSentence } from '../../design/guardrail-text.ts';
import { entityIn, nameOf } from '../../design/lookup.ts';
import { portsLabel } from '../../design/ports-text.ts';
import type { Design } from '../../design/schema.ts';
import { sentenceOf } from '../../design/sentences/print.ts';
import type { Saying } from '../meaning/expected-pair.ts';
import type { Behind } from './answer.ts';

/** Everything that a design says of a change, in words. */
export function behindOf(design: Design, side: Behind['side'], said: Saying): Behind[] {
  const each = (ids: readonly string[], role: Behind['role']): Behind[] =>
    ids.map((id) => ({ id, side, role, ...describe(design, id) }));
  return [...each(said.forbiddenBy, 'forbids'), ...each(said.wantedBy, 'wants'), ...each(said.gates, 'excepts')];
}

type Described = Omit<Behind, 'id' | 'side' | 'role'>;

function describe(design: Design, id: string): Described {
  const flow = entityIn(design, 'flows', id);
  if (flow) {
    const { reason, ...said } = flow;
    const decided = [flow.decidedBy, flow.decidedOn].filter((x) => x !== undefined).join(', ');
    return known({
      // status and reason stand beside it
      text: sentenceOf(design, { ...said, status: 'agreed' }),
      status: flow.status,
      reason,
      owner: flow.owner,
      decided: decided === '' ? undefined : decided,
    });
  }
  const guardrail = entityIn(design, 'guardrails', id);
  if (guardrail) {
    const { name, reason, owner } = guardrail;
    return known({ text: `${name}: ${guardrailSentence(design, guardrail)}`, reason, owner });
  }
  const exception = entityIn(design, 'exceptions', id);
  if (exception) {
    const { guardrail: of, from, to, ports, reason, ticket, owner, approver, expires } = exception;
    const text = `in ${of}: ${nameOf(design, from)} -> ${nameOf(design, to)} ${portsLabel(ports)}`;
    return known({ text, reason, ticket, owner, approver, expires });
  }
  const service = entityIn(design, 'sharedServices', id);
  if (service) {
    const { name, target, ports, reason, owner } = service;
    return known({ text: `shared service ${name}: ${nameOf(design, target)} ${portsLabel(ports)}`, reason, owner });
  }
  if (id === 'DNS') return { text: 'name resolution, which every managed namespace needs' };
  return { text: nameOf(design, id) };
}

function known(of: { readonly [K in keyof Described]: Described[K] | undefined }): Described {
  return Object.fromEntries(Object.entries(of).filter(([, v]) => v !== undefined)) as unknown as Described;
}
