/** PLANE-3, RBAC-1 and RBAC-3: guardrails against what personas could write (rows 1.1, 3.3 and 8.1). */
import { entityIn } from '../../design/lookup.ts';
import type { Persona } from '../../design/schema.ts';
import { numberText } from '../../lib/number-text.ts';
import { endpointName } from '../../solver/endpoint-name.ts';
import { type Check, doesNotApply, type Finding, type Fix, type Outcome } from '../check.ts';
import type { Facts } from '../facts.ts';
import { zonesWorthKeepingApart } from '../standing.ts';
import {
  type Asked,
  anyDeveloper,
  ask,
  developers,
  findingOf,
  isOwnerOf,
  type Question,
  undecidedText,
  writers,
  writesTier,
} from '../strength-questions.ts';

/** Findings where a guardrail falls; where none does, holds only if every question was decided. */
function outcomeOfAsked(
  asked: readonly Asked[],
  more: readonly Finding[],
  fixOf: (a: Asked) => Fix | undefined,
  how = '',
): Outcome {
  const all = [...asked.flatMap((a) => findingOf(a, fixOf(a)) ?? []), ...more];
  // a guardrail that falls as it is falls whoever is asked about
  const findings = [...new Map(all.map((f) => [f.subject, f])).values()];
  const open = asked.flatMap((a) => undecidedText(a) ?? []);
  if (findings.length > open.length) return { kind: 'fails', findings };
  if (open.length > 0) return { kind: 'not decidable', why: open.join('; ') };
  const pairs = asked.reduce((n, a) => n + a.answer.covered.pairs, 0);
  const ways = asked.reduce((n, a) => n + a.answer.covered.assignments, 0);
  const own = asked.reduce((n, a) => n + a.answer.covered.unavoidable, 0);
  const [guardrails, personas] = [new Set(asked.map((a) => a.guardrail)), new Set(asked.map((a) => a.persona))];
  return {
    kind: 'holds',
    proved:
      `${counted(guardrails.size, 'guardrail')} against ${counted(personas.size, 'persona')}: ` +
      `${numberText(pairs)} forbidden pairs, ${numberText(ways)} ways to label` +
      (own === 0 ? '' : `; ${numberText(own)} pairs are a node and its own pods, which no policy parts`) +
      how,
    pairs,
  };
}

function counted(n: number, noun: string): string {
  return `${numberText(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** What to do about a persona that may write the tier of a guardrail: to make it the owner, if nobody else is. */
function owning({ guardrail, persona }: Asked): Fix | undefined {
  if (guardrail.owner !== undefined || !writesTier(persona, 'Admin')) return undefined;
  return {
    label: `Make ${persona.name} the owner of ${guardrail.id}`,
    steps: [{ kind: 'set', collection: 'guardrails', id: guardrail.id, fields: { owner: persona.name } }],
  };
}

const NOBODY = 'no persona may write anything';

/** The separation of planes with everything that developers may write (row 1.1). */
const plane3: Check = {
  id: 'PLANE-3',
  practice: 1,
  row: '1.1',
  severity: 'error',
  demand: 'Planes stay apart whatever a developer writes',
  run: (facts, onProgress) => {
    const { design } = facts;
    if (!zonesWorthKeepingApart(design.planes)) return doesNotApply('there are not two planes');
    const guardrails = Object.values(design.guardrails).filter(
      ({ rule }) => rule.kind === 'separate' && rule.axis === 'plane',
    );
    if (guardrails.length === 0)
      return {
        kind: 'fails',
        findings: [
          {
            subject: 'plane',
            text: 'No guardrail keeps planes apart: policies of developers decide it',
            ids: [],
            fix: {
              label: 'Add the guardrail “Planes stay apart”',
              steps: [{ kind: 'separate', axis: 'plane', name: 'Planes stay apart' }],
            },
          },
        ],
      };
    const personas = developers(design);
    const named = guardrails.flatMap((guardrail) =>
      (guardrail.against ?? []).flatMap((id) => entityIn(design, 'personas', id) ?? []),
    );
    const said = [...new Set([...personas, ...named])];
    const asking = said.length > 0 ? said : [anyDeveloper(design)];
    const questions = guardrails.flatMap((guardrail) => asking.map((persona) => ({ guardrail, persona })));
    const how = said.length > 0 ? '' : '; no persona is drawn: a developer as on most platforms was taken';
    return outcomeOfAsked(ask(facts, questions, onProgress), [], () => undefined, how);
  },
};

/** Every guardrail with everything that anybody but its owner may write, and flows of others that can be closed (row 3.3). */
const rbac1: Check = {
  id: 'RBAC-1',
  practice: 8,
  row: '3.3',
  severity: 'error',
  demand: 'No persona can break what others rely on',
  run: (facts, onProgress) => {
    const questions = questionsOf(facts);
    if (typeof questions === 'string') return doesNotApply(questions);
    const asked = ask(facts, questions, onProgress);
    return outcomeOfAsked(asked, closings(asked), owning);
  },
};

function questionsOf({ design }: Facts): Question[] | string {
  const guardrails = Object.values(design.guardrails);
  const personas = writers(design);
  if (guardrails.length === 0) return 'the design has no guardrails';
  if (personas.length === 0) return NOBODY;
  const questions = guardrails.flatMap((guardrail) =>
    personas.filter((p) => !isOwnerOf(p, guardrail)).map((persona) => ({ guardrail, persona })),
  );
  return questions.length === 0 ? 'nobody but their owners may write anything' : questions;
}

/** Flows of others that a persona can close: the same whatever guardrail was asked about. */
function closings(asked: readonly Asked[]): Finding[] {
  const byPersona = new Map<Persona, Map<string, Finding>>();
  for (const { persona, answer } of asked)
    for (const { flow, from, to } of answer.closings) {
      const found = byPersona.get(persona) ?? new Map<string, Finding>();
      byPersona.set(persona, found);
      found.set(flow, {
        subject: `${flow} ${persona.id}`,
        text: `${persona.name} can close ${flow}, which is not its own: ${endpointName(from)} → ${endpointName(to)}`,
        ids: [flow, persona.id],
      });
    }
  return [...byPersona.values()].flatMap((f) => [...f.values()]);
}

/** Every guardrail with what personas may run and label, and no policy of theirs (row 8.1). */
const rbac3: Check = {
  id: 'RBAC-3',
  practice: 8,
  row: '8.1',
  severity: 'error',
  demand: 'No persona can enlarge its own reach beyond a guardrail by a label, a pod or a namespace',
  run: (facts, onProgress) => {
    const questions = questionsOf(facts);
    if (typeof questions === 'string') return doesNotApply(questions);
    const able = questions.filter(({ persona }) =>
      [...persona.powers, ...persona.later].some((p) => p.kind !== 'policies' && p.kind !== 'services'),
    );
    if (able.length === 0) return doesNotApply('no persona may run or label anything');
    const asked = ask(facts, able, onProgress, true);
    const fallen = asked.find(isFallen);
    if (fallen && asked.every((a) => isFallen(a) || a.answer.verdict.kind !== 'falls'))
      return {
        kind: 'not decidable',
        why: `${fallen.guardrail.id} does not hold as it is, so that nobody needs a label to get past it`,
      };
    return outcomeOfAsked(
      asked.filter((a) => !isFallen(a)),
      [],
      () => undefined,
      '; what no guardrail forbids is not judged',
    );
  },
};

/** Whether a guardrail falls with nobody writing anything. */
function isFallen({ answer: { verdict } }: Asked): boolean {
  return verdict.kind === 'falls' && verdict.attack.steps.length === 0;
}

export const STRENGTH: readonly Check[] = [plane3, rbac1, rbac3];
