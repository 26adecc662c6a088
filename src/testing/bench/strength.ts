/** Guardrail strength on a large platform: 500 namespaces of 40 tenants, 5,000 workloads, 5,000 policies, one wall for each tenant. */
import { type SolvedSide, solvedSide } from '../../core/analyses/side.ts';
import { strengthOf } from '../../core/analyses/strength/strength.ts';
import { EVERYTHING, selectorOf, selectorOfLabels } from '../../core/cluster/selector.ts';
import { developerPowers } from '../../core/design/edits/personas.ts';
import { emptyDesign } from '../../core/design/empty.ts';
import { COLLECTIONS, type Design, type Guardrail, type Persona, type Where } from '../../core/design/schema.ts';
import { present } from '../../core/lib/assert.ts';
import type { EndpointTerm, Policy, PolicySet, Tier } from '../../core/policy/policy-set.ts';
import { solve } from '../../core/solver/solve.ts';
import type { SolverInput } from '../../core/solver/types.ts';
import { realisticPlatform } from './platforms.ts';

/** How long one question took, and what it covered. */
export interface StrengthRow {
  readonly question: string;
  readonly outcome: string;
  readonly milliseconds: number;
  readonly pairs: number;
  readonly assignments: number;
}

const TENANTS = 40;

/** Asks as a developer of one tenant and of all, against walls in the Admin tier and in the Baseline. */
export function strengthRows(workloads: number, policies: number): StrengthRow[] {
  const { input } = realisticPlatform(workloads, policies);
  const design = designOf(input);
  const questions: [string, 'Admin' | 'Baseline', Where][] = [
    ['a developer of one tenant, walls in Admin', 'Admin', ['tenant:t1']],
    ['a developer of every tenant, walls in Admin', 'Admin', Object.keys(design.tenants)],
    ['a developer of every tenant, walls in Baseline', 'Baseline', Object.keys(design.tenants)],
  ];
  return questions.map(([question, tier, where]) => {
    const side = sideOf({ ...input, policies: walled(input.policies, tier) });
    const persona = COLLECTIONS.personas.parse({
      id: 'persona:dev',
      name: 'Developer',
      powers: developerPowers(where),
    });
    return asked(question, design, side, persona);
  });
}

function asked(question: string, design: Design, side: SolvedSide, persona: Persona): StrengthRow {
  const guardrail: Guardrail = present(design.guardrails['G-1'], 'the guardrail');
  const start = performance.now();
  const { settled, covered } = strengthOf({ design, side, guardrail, persona });
  const milliseconds = performance.now() - start;
  return { question, outcome: settled.kind, milliseconds, pairs: covered.pairs, assignments: covered.assignments };
}

function designOf({ cluster }: SolverInput): Design {
  const tenants = Array.from({ length: TENANTS }, (_, i) =>
    COLLECTIONS.tenants.parse({ id: `tenant:t${i}`, name: `t${i}`, label: { key: 'tenant', value: `t${i}` } }),
  );
  const namespaces = cluster.namespaces.map((n) =>
    COLLECTIONS.namespaces.parse({ id: `ns:${n.name}`, name: n.name, tenant: `tenant:${n.labels.get('tenant')}` }),
  );
  const guardrail = COLLECTIONS.guardrails.parse({
    id: 'G-1',
    name: 'apart',
    rule: { kind: 'separate', axis: 'tenant' },
  });
  return {
    ...emptyDesign('Bench'),
    tenants: Object.fromEntries(tenants.map((t) => [t.id, t])),
    namespaces: Object.fromEntries(namespaces.map((n) => [n.id, n])),
    guardrails: { 'G-1': guardrail },
  };
}

function sideOf(input: SolverInput): SolvedSide {
  const prepared = {
    side: 'design' as const,
    cluster: input.cluster,
    policySet: input.policies,
    cuts: [],
    workloadIdOf: new Map(),
    designIdOf: new Map(),
    diagnostics: [],
  };
  return solvedSide(prepared, solve(input), 0);
}

/** The platform's own policies, with a wall around each tenant in a tier ahead of them or behind. */
function walled(policies: PolicySet, tier: 'Admin' | 'Baseline'): PolicySet {
  const around = Array.from({ length: TENANTS }, (_, i): Policy => {
    const origin = { kind: 'ClusterNetworkPolicy', name: `wall-${i}` };
    const inside = selectorOfLabels([['tenant', `t${i}`]]);
    const outside = selectorOf([{ key: 'tenant', operator: 'NotIn', values: [`t${i}`] }]);
    const of = (namespaces: typeof inside): EndpointTerm => ({ kind: 'pods', namespaces, pods: EVERYTHING });
    const rules = [{ action: 'deny' as const, peers: [of(outside)], traffic: 'any' as const, origin }];
    return { origin, subject: [of(inside)], rank: i, isolates: false, rules };
  });
  const wall: Tier = { name: tier, ties: 'undefined', otherProtocols: 'decided', policies: around };
  return {
    ...policies,
    hooks: policies.hooks.map((h) => ({ ...h, tiers: tier === 'Admin' ? [wall, ...h.tiers] : [...h.tiers, wall] })),
  };
}
