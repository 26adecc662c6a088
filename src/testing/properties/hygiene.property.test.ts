/** What is called idle may go without a change on any pair, and nothing else may. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadManifests } from '../../core/pipeline/load-manifests.ts';
import { equalConnections } from '../../core/policy/connection-set.ts';
import type { EndpointTerm, Hook, Policy, PolicySet, Rule } from '../../core/policy/policy-set.ts';
import { hygieneOf, type Idle } from '../../core/solver/hygiene/hygiene.ts';
import { withNewcomers } from '../../core/solver/hygiene/newcomers.ts';
import type { Solution } from '../../core/solver/solution.ts';
import { solve } from '../../core/solver/solve.ts';
import { DEFAULT_OPTIONS, type PairAnswer, type SolverInput } from '../../core/solver/types.ts';
import { cluster } from '../generators/cluster.ts';
import { policies } from '../generators/policies.ts';
import { manifestOf } from '../manifests.ts';
import type { RawObject } from '../reference/objects.ts';

const RUNS = Number(process.env['RUNS'] ?? 60);

type Change = (policy: Policy) => Policy | undefined;

/** Something that may be taken out of a policy set. */
interface Unit {
  readonly name: string;
  readonly tier: string;
  readonly policy: Policy;
  /** Absent: the whole object. */
  readonly rule?: Rule;
  readonly part?: unknown;
  readonly without: Change;
}

function changed(set: PolicySet, without: Change): PolicySet {
  const hooks = set.hooks.map((h) => ({
    ...h,
    tiers: h.tiers.map((t) => ({ ...t, policies: t.policies.flatMap((p) => without(p) ?? []) })),
  }));
  return { ...set, hooks };
}

function unitsOf(set: PolicySet): Unit[] {
  const seen = new Set<unknown>();
  return set.hooks.flatMap((h) =>
    h.tiers.flatMap((t) =>
      t.policies.flatMap((policy): Unit[] => {
        const base = { tier: t.name, policy };
        const isFirst = !seen.has(policy.origin);
        seen.add(policy.origin);
        const whole: Unit = {
          ...base,
          name: policy.origin.name,
          without: (p) => (p.origin === policy.origin ? undefined : p),
        };
        const inRules = policy.rules.flatMap((rule, i): Unit[] => {
          const name = `${policy.origin.name} ${h.direction}[${i}]`;
          const instead =
            (to: readonly Rule[]): Change =>
            (p) =>
              p === policy ? { ...p, rules: p.rules.flatMap((r) => (r === rule ? to : [r])) } : p;
          const peers = rule.peers.length < 2 ? [] : rule.peers;
          const ports = rule.traffic === 'any' || rule.traffic.length < 2 ? [] : rule.traffic;
          return [
            { ...base, rule, name, without: instead([]) },
            ...peers.map((term, n) => ({
              ...base,
              rule,
              part: term,
              name: `${name} peer ${n}`,
              without: instead([{ ...rule, peers: rule.peers.filter((x) => x !== term) }]),
            })),
            ...ports.map((term, n) => ({
              ...base,
              rule,
              part: term,
              name: `${name} port ${n}`,
              without: instead([{ ...rule, traffic: ports.filter((x) => x !== term) }]),
            })),
          ];
        });
        return [...(isFirst ? [whole] : []), ...inRules];
      }),
    ),
  );
}

const isOf = (unit: Unit) => (idle: Idle) =>
  idle.policy === unit.policy.origin &&
  (unit.part === undefined
    ? idle.what === (unit.rule ? 'rule' : 'policy') && (!unit.rule || idle.origin === unit.rule.origin)
    : idle.origin === unit.rule?.origin && idle.part?.term === unit.part);

/** A policy that selects nobody and names all that the others name, so that the same is told apart without one of them. */
function withWords(set: PolicySet, all: PolicySet): PolicySet {
  const origin = { kind: 'Test', name: 'words' };
  const rules = all.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies.flatMap((p) => p.rules)));
  const peers = rules.flatMap((r) => r.peers.filter((t) => t.kind === 'addresses' || t.kind === 'domains'));
  const words: Policy = {
    origin,
    subject: [],
    rank: 0,
    isolates: false,
    rules: [{ action: 'log', peers, traffic: 'any', origin }],
  };
  const tier = { name: 'Words', ties: 'union' as const, otherProtocols: 'decided' as const, policies: [words] };
  return { ...set, hooks: set.hooks.map((h) => ({ ...h, tiers: [...h.tiers, tier] })) };
}

function solveFor(input: SolverInput, policies: PolicySet): Solution {
  return solve({ ...input, policies: withWords(policies, input.policies) });
}

function differ(a: PairAnswer, b: PairAnswer): boolean {
  return !equalConnections(a.must, b.must) || !equalConnections(a.may, b.may);
}

function* pairsOf(a: Solution, b: Solution): Generator<[number, number, number, number]> {
  for (const [s, from] of a.endpoints.entries())
    for (const [d, to] of a.endpoints.entries()) {
      const [s2, d2] = [b.byId.get(from.id), b.byId.get(to.id)];
      const inside = from.kind === 'workload' || to.kind === 'workload';
      if (s2 !== undefined && d2 !== undefined && inside && to.kind !== 'ingress-controller') yield [s, d, s2, d2];
    }
}

function changedPairs(a: Solution, b: Solution): string[] {
  return [...pairsOf(a, b)]
    .filter(([s, d, s2, d2]) => differ(a.pair(s, d), b.pair(s2, d2)))
    .map(([s, d]) => `${a.endpoints[s]?.id} -> ${a.endpoints[d]?.id}`);
}

function changesAnEnd(a: Solution, b: Solution): boolean {
  return [...pairsOf(a, b)].some(([s, d, s2, d2]) => {
    const [x, y] = [a.sides(s, d), b.sides(s2, d2)];
    return differ(x.egress, y.egress) || differ(x.ingress, y.ingress);
  });
}

/** The tiers up to one, and after it nothing, or a wall: what the rest might say. */
function upTo(set: PolicySet, tier: string, after: 'allow' | 'deny'): PolicySet {
  const anybody: EndpointTerm = { kind: 'anything' };
  const origin = { kind: 'Test', name: 'wall' };
  const wall: Policy = {
    origin,
    subject: [anybody],
    rank: 0,
    isolates: false,
    rules: [{ action: 'deny', peers: [anybody], traffic: 'any', origin }],
  };
  const hooks = set.hooks.map((h): Hook => {
    const end = h.tiers.findIndex((t) => t.name === tier) + 1;
    const last = { name: 'Wall', ties: 'undefined' as const, otherProtocols: 'decided' as const, policies: [wall] };
    return { ...h, tiers: [...h.tiers.slice(0, end), ...(after === 'deny' ? [last] : [])] };
  });
  return { ...set, hooks };
}

function inputOf(objects: Parameters<typeof manifestOf>[0]): SolverInput {
  const loaded = loadManifests([manifestOf(objects)]);
  return { cluster: loaded.cluster, policies: loaded.policySet, options: DEFAULT_OPTIONS };
}

function withoutIpv6<T>(object: T): T {
  const six = (value: unknown) => typeof value === 'object' && value !== null && /::/.test(String(Object(value).ip));
  return JSON.parse(JSON.stringify(object), (_, value) => {
    if (Array.isArray(value)) return value.filter((item) => !six(item));
    return typeof value === 'string' && value.includes('::') ? '198.51.100.0/24' : value;
  }) as T;
}

const worlds = [cluster({ shown: 'whole' }), policies] as const;

/** Of parts only whole peers and ports by number are told in full. */
const isPartly = ({ part, rule }: Unit) => part !== undefined && rule !== undefined;

test('what is called idle may go: no pair changes', () => {
  const seen: Record<string, number> = {};
  fc.assert(
    fc.property(...worlds, (objects, rules) => {
      const input = inputOf([...objects, ...rules]);
      const { idle } = hygieneOf(input);
      const whole = solveFor(input, input.policies);
      for (const unit of unitsOf(input.policies)) {
        const found = idle.find(isOf(unit));
        if (!found) continue;
        seen[`${found.what} ${found.why}`] = (seen[`${found.what} ${found.why}`] ?? 0) + 1;
        const without = solveFor(input, changed(input.policies, unit.without));
        expect([unit.name, found.why, changedPairs(whole, without)]).toEqual([unit.name, found.why, []]);
      }
    }),
    { numRuns: RUNS },
  );
  for (const kind of ['policy selects nobody', 'rule never matches', 'rule shadowed', 'rule redundant'])
    expect([kind, seen[kind] ?? 0]).not.toEqual([kind, 0]);
  const whole = ['policy shadowed', 'policy redundant', 'policy never matches'].map((kind) => seen[kind] ?? 0);
  expect(whole.reduce((a, b) => a + b)).toBeGreaterThan(0);
});

test('what is not called idle is needed: its tier says something else without it, at some end', () => {
  let needed = 0;
  fc.assert(
    fc.property(...worlds, (objects, rules) => {
      // over two address families a change in one may be hidden by what the other leaves open
      const input = inputOf([...objects, ...rules].map(withoutIpv6));
      const { idle } = hygieneOf(input);
      const wide = { ...input, cluster: withNewcomers(input.cluster, input.policies).cluster };
      const gone = new Set(idle.filter((i) => i.what === 'policy').map((i) => i.policy));
      const goneRules = new Set(idle.filter((i) => i.what === 'rule').map((i) => i.origin));
      for (const unit of unitsOf(input.policies)) {
        if (gone.has(unit.policy.origin) || (unit.rule && goneRules.has(unit.rule.origin))) continue;
        if (idle.some(isOf(unit)) || isPartly(unit)) continue;
        const matters = (['allow', 'deny'] as const).some((after) => {
          const set = upTo(wide.policies, unit.tier, after);
          const without = changed(set, unit.without);
          return changesAnEnd(solveFor(wide, set), solveFor(wide, without));
        });
        expect([unit.name, matters]).toEqual([unit.name, true]);
        needed++;
      }
    }),
    { numRuns: RUNS },
  );
  expect(needed).toBeGreaterThan(RUNS);
});

/** Every ClusterNetworkPolicy in one tier at one priority, so that the order of two is often not defined. */
function ofOnePriority(object: RawObject): RawObject {
  if (object.kind !== 'ClusterNetworkPolicy') return object;
  return { ...object, spec: { ...(object['spec'] as object), tier: 'Admin', priority: 1 } };
}

test('where the order of two policies leaves an answer open, they are named', () => {
  let torn = 0;
  fc.assert(
    fc.property(...worlds, (objects, rules) => {
      const input = inputOf([...objects, ...rules.map(ofOnePriority)]);
      const { conflicts } = hygieneOf(input);
      const solution = solve(input);
      const isTorn = [...pairsOf(solution, solution)].some(([s, d]) =>
        solution.pair(s, d).reasons.includes('same-priority'),
      );
      if (isTorn) torn++;
      expect(conflicts.length > 0 || !isTorn).toBe(true);
      for (const { policies: both, witness, priority } of conflicts) {
        expect(both[0]).not.toBe(both[1]);
        expect([priority, witness === undefined || solution.byId.has(witness.from)]).toEqual([priority, true]);
      }
    }),
    { numRuns: RUNS * 3 },
  );
  expect(torn).toBeGreaterThan(0);
});
