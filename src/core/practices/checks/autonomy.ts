/** RBAC-6: developers open and close flows of their own namespaces without anybody else (row 3.3, practice 4). */

import { ruleText } from '../../analyses/blocks.ts';
import { autonomyOf, type Undecidable } from '../../analyses/strength/autonomy.ts';
import type { Persona } from '../../design/schema.ts';
import { counted } from '../../lib/number-text.ts';
import { describeConnections, firstConnection } from '../../policy/connection-set.ts';
import { trace } from '../../solver/trace.ts';
import type { Packet, Trace } from '../../solver/types.ts';
import { type Check, doesNotApply, type Finding, outcomeOf } from '../check.ts';
import type { Facts } from '../facts.ts';
import { placedName } from '../hygiene.ts';
import { keptAs } from '../kept.ts';
import { developers } from '../strength-questions.ts';

export const RBAC_6: Check = {
  id: 'RBAC-6',
  practice: 8,
  row: '3.3',
  severity: 'error',
  demand: 'A developer alone can open and close flows of the own namespace',
  run: (facts, onProgress) => {
    const { design, side, meaning } = facts;
    const personas = developers(design).filter(writesPolicies);
    if (personas.length === 0) return doesNotApply('no developer may write policies');
    const forbidden = (from: string, to: string) =>
      meaning.pair({ kind: 'workload', id: from }, { kind: 'workload', id: to }).forbidden;
    const answers = personas.map((persona, i) => {
      onProgress?.(i / personas.length);
      return { persona, ...autonomyOf(design, side, persona, forbidden) };
    });
    const findings = answers.flatMap(({ persona, found }) => found.map((f) => findingOf(facts, persona, f)));
    const namespaces = answers.reduce((n, a) => n + a.namespaces, 0);
    const pairs = answers.reduce((n, a) => n + a.pairs, 0);
    if (namespaces === 0) return doesNotApply('no namespace is in the hands of a developer');
    if (pairs === 0) return doesNotApply('no namespace of a developer has two workloads');
    return outcomeOf(findings, `${counted(pairs, 'pair')} in ${counted(namespaces, 'namespace')}`, pairs);
  },
};

function writesPolicies({ powers, later }: Persona): boolean {
  return [...powers, ...later].some((p) => p.kind === 'policies' && p.policyKind === 'NetworkPolicy');
}

function findingOf(facts: Facts, persona: Persona, f: Undecidable): Finding {
  const { design } = facts;
  const { can, namespace, from, to, at, solution } = f;
  const ends = [from, to].map((id) => solution.ofWorkload.get(id)?.[0] ?? -1);
  const [source, destination] = ends.map((e) => solution.endpoints[e]?.id ?? '');
  const first = firstConnection(at);
  const packet: Packet | undefined =
    first && source && destination ? { from: source, to: destination, ...first } : undefined;
  const by = packet && deciding(trace(solution, packet));
  const home = Object.values(design.namespaces).find((n) => n.name === namespace);
  const kept = by && keptAs(design, by.origin);
  return {
    subject: `${persona.id} ${namespace} ${can}`,
    text:
      `${persona.name} alone ${can === 'not open' ? 'cannot open' : 'cannot close'} ${from} → ${to} ${describeConnections(at)} in ${namespace}` +
      (by ? `: ${by.text}` : ''),
    ids: [persona.id, ...(home ? [home.id] : []), ...(kept ? [kept.id] : [])],
    ...(packet ? { witness: packet } : {}),
    ...(kept
      ? {
          fix: {
            label: `Leave ${kept.name} out`,
            steps: [{ kind: 'leave policy out' as const, policy: kept.id }],
          },
        }
      : {}),
  };
}

/** The rule of somebody else that decides it. */
function deciding(traced: Trace | undefined) {
  for (const { decidedBy } of traced?.hooks ?? [])
    if (decidedBy?.kind === 'rule' && decidedBy.tier !== 'NetworkPolicy') {
      const { origin, tier, action } = decidedBy;
      const verb = action === 'deny' ? 'denies' : 'allows';
      return { origin, text: `${ruleText(origin)} of ${placedName(origin)} in tier ${tier} ${verb} it` };
    }
  return undefined;
}
