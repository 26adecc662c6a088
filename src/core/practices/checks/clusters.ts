/** ENV-2: policies that mean something else once clusters are merged or split (row 2.1). */
import { policyName, ruleText } from '../../analyses/blocks.ts';
import { rangesOfTexts } from '../../design/inventory.ts';
import { rangesCover } from '../../lib/addresses.ts';
import { counted } from '../../lib/number-text.ts';
import type { Rule } from '../../policy/policy-set.ts';
import { type Check, doesNotApply, type Finding, outcomeOf } from '../check.ts';
import type { Facts } from '../facts.ts';
import { placedName } from '../hygiene.ts';
import { keptAs } from '../kept.ts';
import { zonesWorthKeepingApart } from '../standing.ts';

export const ENV_2: Check = {
  id: 'ENV-2',
  practice: 2,
  row: '2.1',
  severity: 'error',
  demand: 'No policy relies on which cluster it stands in',
  run: (facts) => {
    const { design, side } = facts;
    const clusters = Object.values(design.clusters);
    if (clusters.length < 2 && Object.keys(design.placements).length === 0)
      return doesNotApply('there is one cluster, and no other placement of the environments');
    const policies = side.policySet.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies));
    const rules = policies.flatMap((p) => p.rules);
    const findings = [...byGuardrails(facts), ...byAddresses(facts, rules)];
    if (findings.length + rules.length === 0) return doesNotApply('there are no rules');
    const unknown = clusters.filter((c) => c.podRanges.length === 0);
    const [one] = unknown;
    if (findings.length === 0 && one && rules.some(namesAddresses))
      return {
        kind: 'not decidable',
        why: `rules name addresses, and the pod addresses of ${one.name} are not given`,
      };
    return outcomeOf(findings, `${counted(rules.length, 'rule')} over ${counted(clusters.length, 'cluster')}`);
  },
};

/** What keeps clusters apart keeps nothing apart in one cluster. */
function byGuardrails({ design }: Facts): Finding[] {
  return Object.values(design.guardrails)
    .filter(({ rule }) => rule.kind === 'separate' && rule.axis === 'cluster')
    .map((g) => ({
      subject: g.id,
      text: `${g.id} “${g.name}” keeps clusters apart: nothing of it is left where environments share one`,
      ids: [g.id],
      ...(zonesWorthKeepingApart(design.environments)
        ? {
            fix: {
              label: `Keep environments apart by ${g.id} instead`,
              steps: [
                {
                  kind: 'set' as const,
                  collection: 'guardrails' as const,
                  id: g.id,
                  fields: { rule: { kind: 'separate', axis: 'environment' } },
                },
              ],
            },
          }
        : {}),
    }));
}

/** A peer that is said by the pod or service addresses of a cluster is somebody else, or nobody, in another one. */
function byAddresses({ design }: Facts, rules: readonly Rule[]): Finding[] {
  const known = Object.values(design.clusters).map((c) => ({
    cluster: c,
    ranges: rangesOfTexts([...c.podRanges, ...c.serviceRanges]),
  }));
  return rules.flatMap((rule): Finding[] => {
    const named = rule.peers.flatMap((p) => (p.kind === 'addresses' ? p.ranges : []));
    const of = known.find(({ ranges }) => named.some((range) => rangesCover(ranges, range)));
    if (!of) return [];
    const { origin } = rule;
    const kept = keptAs(design, origin);
    const direction = origin.field?.includes('egress') ? 'Egress' : 'Ingress';
    return [
      {
        subject: `${origin.kind} ${policyName(origin)} ${origin.field ?? ''}`,
        text: `${direction} ${ruleText(origin)} of ${placedName(origin)} names addresses inside of ${of.cluster.name}: pods are told by labels, wherever they run`,
        ids: [of.cluster.id, ...(kept ? [kept.id] : [])],
      },
    ];
  });
}

function namesAddresses({ peers }: Rule): boolean {
  return peers.some((p) => p.kind === 'addresses');
}
