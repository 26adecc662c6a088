/** Whether guardrails hold whatever personas write, asked for all checks together (`solver.md`, Guardrail strength). */
import type { StrengthAnswer } from '../analyses/strength/answer.ts';
import { DEFAULT_BUDGET } from '../analyses/strength/strength.ts';
import { developerGround, developerPowers } from '../design/edits/personas.ts';
import type { Design, Guardrail, Persona } from '../design/schema.ts';
import { numberText } from '../lib/number-text.ts';
import { endpointName } from '../solver/endpoint-name.ts';
import { REASON_TEXT } from '../solver/trace.ts';
import type { Finding, Fix } from './check.ts';
import type { Facts } from './facts.ts';

/** One guardrail against one persona. */
export interface Question {
  readonly guardrail: Guardrail;
  readonly persona: Persona;
}

/** A question with its answer. */
export interface Asked extends Question {
  readonly answer: StrengthAnswer;
}

/** Personas that may write anything at all. */
export function writers({ personas }: Design): Persona[] {
  return Object.values(personas).filter((p) => p.powers.length + p.later.length > 0);
}

/** Whether a persona may write policies of a tier of the whole cluster. */
export function writesTier({ powers, later }: Persona, tier: 'Admin' | 'Baseline'): boolean {
  return [...powers, ...later].some(
    (p) => p.kind === 'policies' && p.policyKind === 'ClusterNetworkPolicy' && (p.tier ?? tier) === tier,
  );
}

/** Those who build applications: they may run, label or open something, and no guardrail. */
export function developers(design: Design): Persona[] {
  return writers(design).filter((p) => !writesTier(p, 'Admin'));
}

const ANY_DEVELOPER = 'persona:any-developer';

/** A developer as on most platforms, where the design says of nobody what they may do. */
export function anyDeveloper(design: Design): Persona {
  const powers = developerPowers(developerGround(design));
  return { id: ANY_DEVELOPER, name: 'A developer', powers, later: [] };
}

/** Whether a guardrail is the persona's own. */
export function isOwnerOf({ id, name }: Persona, { owner }: { readonly owner?: string | undefined }): boolean {
  return owner !== undefined && (owner === id || owner.toLowerCase() === name.toLowerCase());
}

/** Answers questions one after the other. `labelsOnly`: with what the persona may do beside writing policies. */
export function ask(
  facts: Facts,
  questions: readonly Question[],
  onProgress: (done: number) => void = () => {},
  labelsOnly = false,
): Asked[] {
  return questions.map(({ guardrail, persona }, i) => {
    const part = (done: number) => onProgress((i + done) / questions.length);
    const answer = facts.strength({ guardrail: guardrail.id, persona, labelsOnly }, part);
    return { guardrail, persona, answer };
  });
}

/** A finding for a question that is not settled in favour of the guardrail; undefined where it holds. */
export function findingOf({ guardrail, persona, answer }: Asked, fix?: Fix): Finding | undefined {
  const { verdict } = answer;
  const who = `${guardrail.id} “${guardrail.name}”`;
  const ids = persona.id === ANY_DEVELOPER ? [guardrail.id] : [guardrail.id, persona.id];
  const base = { subject: `${guardrail.id} ${persona.id}`, ids };
  switch (verdict.kind) {
    case 'holds':
      return undefined;
    case 'falls': {
      const { steps, packet, notEnforceable } = verdict.attack;
      const { from, to, protocol, port } = packet;
      const shown = `${endpointName(from)} → ${endpointName(to)} ${protocol === 'other' ? 'other protocols' : `${protocol.toLowerCase()} ${port}`}`;
      const asItIs = steps.length === 0;
      const does = asItIs
        ? `${who} does not hold as it is, with nobody writing anything: ${shown}`
        : `${persona.name} breaks ${who}: ${steps.map((s) => lower(s.title)).join(', ')}; then ${shown}`;
      return {
        ...(asItIs ? { subject: guardrail.id, ids: [guardrail.id] } : base),
        text: does,
        ...(asItIs ? { witness: packet } : {}),
        ...(notEnforceable === undefined ? {} : { notEnforceable }),
        ...(fix && !asItIs && notEnforceable === undefined ? { fix } : {}),
      };
    }
    case 'over budget':
    case 'left open':
      return { ...base, text: `Not decided: ${undecidedText({ guardrail, persona, answer })}` };
  }
}

/** Why a question is not decided; undefined where it is. */
export function undecidedText({ guardrail, persona, answer: { verdict } }: Asked): string | undefined {
  const question = `${guardrail.id} against ${persona.name}`;
  if (verdict.kind === 'left open') {
    const why = verdict.reasons.map((r) => REASON_TEXT[r]).join('; ');
    return `${question}, since ${endpointName(verdict.packet.from)} → ${endpointName(verdict.packet.to)} may be open: ${why}`;
  }
  if (verdict.kind !== 'over budget') return undefined;
  const keys = verdict.keys.slice(0, 3).map((k) => `${k.on === 'port name' ? 'port names' : `${k.on} label ${k.key}`}`);
  return (
    `${question}, since there are more than ${numberText(verdict.budget)} ways to label ` +
    `(${keys.join(', ')}); trying to break that guardrail alone looks at up to ${numberText(DEFAULT_BUDGET)}`
  );
}

function lower(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
