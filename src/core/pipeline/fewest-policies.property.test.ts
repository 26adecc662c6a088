import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { fewestSubjects } from '../../testing/synthesis/brute.ts';
import { inventoryOfDesign } from '../design/inventory.ts';
import type { Design } from '../design/schema.ts';
import type { Policy, PolicySet, Rule } from '../policy/policy-set.ts';
import { solve } from '../solver/solve.ts';
import { DEFAULT_OPTIONS } from '../solver/types.ts';
import { type CompiledDesign, compileDesign } from './compile-design.ts';
import { shadowOf } from './file-edit/shadow.ts';
import { prove } from './prove.ts';
import { cutsOfDesign } from './sides.ts';

const SEED = 20261126;

const one = <T>(...items: readonly T[]) => fc.constantFrom(...items);

/** Every policy of the tier that flows are written to, both directions of one object together. */
function objectsOf({ policySet }: CompiledDesign): Map<string, Policy[]> {
  const objects = new Map<string, Policy[]>();
  for (const policy of policySet.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies))) {
    const name = `${policy.origin.namespace}/${policy.origin.name}`;
    objects.set(name, [...(objects.get(name) ?? []), policy]);
  }
  return objects;
}

describe(`few policies (seed ${SEED})`, () => {
  const PODS = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'];
  // mostly to what stands outside, so that workloads need the same
  const flow = fc.record({ from: fc.nat(5), to: one(-1, -2, -1, -2, -1, -2, 0, 1), port: one(80, 80, 443) });

  it('are as few as brute force finds, for up to six workloads of a namespace', () => {
    let joined = 0;
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.array(flow, { minLength: 4, maxLength: 12 }), (count, drawn) => {
        const pods = PODS.slice(0, count);
        // the last two stand in a namespace that the design does not manage
        const names = [...pods.map((p) => `a/${p}`), 'b/x', 'b/y'];
        const flows = drawn
          .map((f) => ({ ...f, from: names[f.from % pods.length], to: names.at(f.to) }))
          .filter((f) => f.from !== f.to);
        const design = draw(
          [
            'cluster pods 10.0.0.0/8',
            'ns a managed',
            'ns b',
            ...names.map((n) => `wl ${n} 80`),
            ...flows.map((f, i) => `F-${i + 1} ${f.from} -> ${f.to} ${f.port}`),
          ].join('\n'),
        );
        const ends = [...new Set(flows.flatMap((f) => [`>${f.to} ${f.port}`, `<${f.from} ${f.port}`]))];
        const needs = pods.map((p) => {
          const cells = flows.flatMap((f) => [
            ...(f.from === `a/${p}` ? [`>${f.to} ${f.port}`] : []),
            ...(f.to === `a/${p}` ? [`<${f.from} ${f.port}`] : []),
          ]);
          return cells.reduce((bits, cell) => bits | (1 << ends.indexOf(cell)), 0);
        });
        const compiled = compileDesign(design);
        expect(prove(design, compiled).kind).toBe('equal');
        const written = objectsOf(compiled).size - 1;
        expect(written).toBe(fewestSubjects(needs));
        if (written < needs.filter((n) => n !== 0).length) joined++;
      }),
      { seed: SEED, numRuns: 200 },
    );
    expect(joined).toBeGreaterThan(20);
  });

  it('are as few where only some workloads are isolated, and some of them one way', () => {
    let joined = 0;
    const ways = one('-ingress', '-egress', '', '-open', '-ingress');
    fc.assert(
      fc.property(
        fc.array(ways, { minLength: 2, maxLength: 6 }),
        fc.array(flow, { minLength: 4, maxLength: 12 }),
        (own, drawn) => {
          const pods = PODS.slice(0, own.length);
          const names = [...pods.map((p) => `a/${p}`), 'b/x', 'b/y'];
          const flows = drawn
            .map((f) => ({ ...f, from: names[f.from % pods.length], to: names.at(f.to) }))
            .filter((f) => f.from !== f.to);
          const design = draw(
            [
              'cluster pods 10.0.0.0/8',
              'ns a managed-open',
              'ns b',
              ...names.map((n, i) => `wl ${n} 80${i < pods.length ? ` isolated${own[i]}` : ''}`),
              ...flows.map((f, i) => `F-${i + 1} ${f.from} -> ${f.to} ${f.port}`),
            ].join('\n'),
          );
          const closed = (i: number, way: string) => own[i] === '' || own[i] === way;
          const cellsOf = (p: string, i: number) => [
            // names are asked for by all that are closed on the way out
            ...(closed(i, '-egress') ? ['egress', 'dns'] : []),
            ...(closed(i, '-ingress') ? ['ingress'] : []),
            ...flows.flatMap((f) => [
              ...(f.from === `a/${p}` && closed(i, '-egress') ? [`>${f.to} ${f.port}`] : []),
              ...(f.to === `a/${p}` && closed(i, '-ingress') ? [`<${f.from} ${f.port}`] : []),
            ]),
          ];
          const cells = [...new Set(pods.flatMap(cellsOf))];
          const needs = pods.map((p, i) => cellsOf(p, i).reduce((bits, c) => bits | (1 << cells.indexOf(c)), 0));
          const compiled = compileDesign(design);
          expect(prove(design, compiled).kind).toBe('equal');
          const written = objectsOf(compiled).size;
          expect(written).toBe(fewestSubjects(needs));
          if (written < needs.filter((n) => n !== 0).length) joined++;
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
    expect(joined).toBeGreaterThan(20);
  });
});

const REFS = ['a/p0', 'a/p1', 'a/p2', 'b/x', 'b/y', 'ns:a', 'ns:b', 'group:front', 'group:a/back', 'plane:p'];
const OWN = ['', '', ' isolated', ' isolated-ingress', ' isolated-egress', ' isolated-open'];
const isolations = fc.tuple(
  one(' managed', ' managed', ' managed-ingress', ' managed-egress', ' managed-open'),
  one(' managed', ' managed-ingress', ' managed-open'),
  ...['a/p0', 'a/p1', 'a/p2', 'b/x', 'b/y'].map(() => one(...OWN)),
);
const mixed = fc
  .tuple(
    isolations,
    fc.array(
      fc.tuple(one(...REFS, 'ext:bank', 'ext:net'), one(...REFS, 'ext:bank'), one('80', '80,443', '8000-8100', 'any')),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
  )
  .map(([[a, b, ...own], flows]) =>
    draw(
      [
        'cluster pods 10.0.0.0/8',
        'plane p',
        `ns a${a} plane=p`,
        `ns b${b}`,
        ...['a/p0', 'a/p1', 'a/p2', 'b/x', 'b/y'].map(
          (n, i) => `wl ${n} tier=${i % 2 === 0 ? 'front' : 'back'} 80${own[i]}`,
        ),
        'group front tier=front',
        'group a/back tier=back',
        'ext bank 203.0.113.0/24',
        'ext net internet',
        ...flows
          .filter(([from, to]) => from !== to && !(from.startsWith('ext') && to.startsWith('ext')))
          .map(([from, to, ports], i) => `F-${i + 1} ${from} -> ${to} ${ports}`),
      ].join('\n'),
    ),
  );

/** What is decided for everything drawn and for every pod that may come: groups, namespaces and zones get one each. */
function verdicts(design: Design, policies: PolicySet): string {
  const { cluster } = inventoryOfDesign(shadowOf(design));
  const solution = solve({ cluster, policies, options: { ...DEFAULT_OPTIONS, cuts: cutsOfDesign(design) } });
  const all = solution.endpoints.map((_, i) => i);
  return JSON.stringify(
    all.flatMap((s) =>
      all.map((d) => {
        const { egress, ingress } = solution.sides(s, d);
        return [egress.may, ingress.may];
      }),
    ),
  );
}

function mapPolicies(set: PolicySet, change: (policy: Policy) => readonly Policy[]): PolicySet {
  return {
    ...set,
    hooks: set.hooks.map((h) => ({
      ...h,
      tiers: h.tiers.map((t) => ({ ...t, policies: t.policies.flatMap(change) })),
    })),
  };
}

describe(`nothing to spare (seed ${SEED})`, () => {
  it('no policy and no rule can be taken out, and none joined with another, without changing a verdict', () => {
    let [policies, rules] = [0, 0];
    fc.assert(
      fc.property(mixed, (design) => {
        const compiled = compileDesign(design);
        expect(prove(design, compiled).kind).toBe('equal');
        const before = verdicts(design, compiled.policySet);
        const without = (gone: (p: Policy) => boolean, goneRule: (r: Rule) => boolean) =>
          verdicts(
            design,
            mapPolicies(compiled.policySet, (p) =>
              gone(p) ? [] : [{ ...p, rules: p.rules.filter((r) => !goneRule(r)) }],
            ),
          );
        for (const halves of objectsOf(compiled).values()) {
          const { origin } = halves[0] ?? { origin: undefined };
          expect(
            without(
              (p) => p.origin.namespace === origin?.namespace && p.origin.name === origin?.name,
              () => false,
            ),
          ).not.toBe(before);
          policies++;
          for (const { rules: own } of halves) {
            for (const rule of own) {
              expect(
                without(
                  () => false,
                  (r) => r === rule,
                ),
                `${origin?.name} ${rule.origin.field}`,
              ).not.toBe(before);
              rules++;
            }
            // two rules are one where they speak of the same peers, or of the same ports
            expect(new Set(own.map((r) => JSON.stringify(r.traffic))).size).toBe(own.length);
            expect(new Set(own.map((r) => text(r.peers))).size).toBe(own.length);
          }
        }
        const ways = new Map(
          compiled.policySet.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies.map((p) => [p, h.direction]))),
        );
        const said = [...objectsOf(compiled)].map(([name, halves]) =>
          text([name.split('/')[0], halves.map((p) => [ways.get(p), p.rules.map((r) => [r.peers, r.traffic])])]),
        );
        expect(new Set(said).size).toBe(said.length);
      }),
      { seed: SEED, numRuns: 60 },
    );
    expect([policies > 100, rules > 200]).toEqual([true, true]);
  });
});

const text = (value: unknown) => JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? `${v}` : v));
