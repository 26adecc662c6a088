import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { change } from '../../design/change.ts';
import { connectionsOfPorts } from '../../design/connections.ts';
import { settleConflict } from '../../design/edits/settle.ts';
import { EMPTY_LAYOUT } from '../../design/empty.ts';
import { inventoryOfDesign } from '../../design/inventory.ts';
import type { Design } from '../../design/schema.ts';
import { prepareDesign, solveSide } from '../../pipeline/sides.ts';
import { hasNoPorts, subtractConnections } from '../../policy/connection-set.ts';
import { type Conflict, conflictsOf } from './conflicts.ts';

/** A tenant with two beneath it, and one beside it. */
const WORLD = `
  cluster pods 10.244.0.0/16
  tenant bu
  tenant a in bu
  tenant b in bu
  tenant c
  ns top managed tenant=bu
  ns shop managed tenant=a
  ns pay managed tenant=b
  ns out managed tenant=c
  wl top/hub 80
  wl shop/web 80
  wl pay/api 80
  wl out/client 80`;

/** Drawn, with owners of guardrails and services and approvers of exceptions. */
function owned(text: string, who: Readonly<Record<string, string | undefined>>): Design {
  const design = draw(`${WORLD}\n${text}`);
  const named = <T extends { readonly id: string }>(all: Readonly<Record<string, T>>, field: string) =>
    Object.fromEntries(
      Object.entries(all).map(([id, x]) => [id, who[id] === undefined ? x : { ...x, [field]: who[id] }]),
    );
  return {
    ...design,
    guardrails: named(design.guardrails, 'owner'),
    tenants: named(design.tenants, 'owner'),
    sharedServices: named(design.sharedServices, 'owner'),
    exceptions: named(design.exceptions, 'approver'),
  };
}

const wideningsOf = (design: Design): Conflict[] => conflictsOf(design).filter((c) => c.widens);

describe('a child that widens', () => {
  const GATE = 'G-1 enclose tenant:bu\nX-1 of G-1 ns:out -> shop/web 80';
  it.each([
    ['the owner of the guardrail approved', GATE, { 'G-1': 'BU', 'X-1': 'BU' }, []],
    ['the same owner, written otherwise', GATE, { 'G-1': 'BU', 'X-1': ' bu ' }, []],
    ['the child approved for itself', GATE, { 'G-1': 'BU', 'X-1': 'Team A' }, ['X-1 against G-1']],
    ['nobody approved', GATE, { 'G-1': 'BU' }, ['X-1 against G-1']],
    ['the zone has an owner, the guardrail none', GATE, { 'tenant:bu': 'BU', 'X-1': 'Team A' }, ['X-1 against G-1']],
    ['nobody owns the guardrail or its zone', GATE, { 'X-1': 'Team A' }, []],
    [
      'a gate for what is in the zone itself and no child',
      'G-1 enclose tenant:bu\nX-1 of G-1 ns:out -> top/hub 80',
      { 'G-1': 'BU', 'X-1': 'Team A' },
      [],
    ],
    [
      'a gate in a guardrail over an axis, approved by a tenant',
      'G-1 separate tenant\nX-1 of G-1 ns:out -> shop/web 80',
      { 'G-1': 'Platform', 'X-1': 'Team A' },
      ['X-1 against G-1'],
    ],
    [
      'a gate that opens nothing',
      'G-1 forbid tenant:bu -> tenant:c 80\nX-1 of G-1 ns:out -> shop/web 80',
      { 'G-1': 'BU', 'X-1': 'Team A' },
      [],
    ],
    [
      'a shared service of the child through the wall of the parent',
      'G-1 forbid tenant:c -> tenant:bu any\nshared:s shop/web 80 for ns:out',
      { 'G-1': 'BU', 'shared:s': 'Team A' },
      ['shared:s for ns:out against G-1'],
    ],
    [
      'a shared service that the parent answers for',
      'G-1 forbid tenant:c -> tenant:bu any\nshared:s shop/web 80 for ns:out',
      { 'G-1': 'BU', 'shared:s': 'BU' },
      [],
    ],
  ])('%s', (_, text, who, expected) => {
    const design = owned(text, who);
    expect(wideningsOf(design).map((c) => c.key)).toEqual(expected);
  });

  test('is named with both, and ends once the owner approves, or it is withdrawn', () => {
    const design = owned(GATE, { 'G-1': 'BU', 'X-1': 'Team A' });
    const [conflict] = conflictsOf(design);
    if (!conflict) throw new Error('no conflict');
    expect(conflict.widens?.says).toBe('Only BU may open G-1 for a, which lies beneath it: Team A approved X-1');
    expect([conflict.wanting.owner, conflict.forbidding.owner, conflict.canGrant]).toEqual(['Team A', 'BU', false]);
    for (const way of [{ kind: 'approve', approver: 'BU' }, { kind: 'drop' }] as const) {
      const [settled] = change({ design, layout: EMPTY_LAYOUT }, 'Settle', (draft) => {
        expect(settleConflict(draft, conflict, way, { reason: 'audited' })).toBeUndefined();
      });
      expect(wideningsOf(settled.design)).toEqual([]);
      expect(Object.values(settled.design.notes).map((n) => n.kind)).toEqual(['decision']);
    }
  });

  test('does not approve what it asked for itself', () => {
    const asked = owned(GATE, { 'G-1': 'BU', 'X-1': 'Team A' });
    const exceptions = Object.fromEntries(
      Object.entries(asked.exceptions).map(([id, x]) => [id, { ...x, owner: 'BU' }]),
    );
    const design = { ...asked, exceptions };
    const [conflict] = conflictsOf(design);
    if (!conflict) throw new Error('no conflict');
    change({ design, layout: EMPTY_LAYOUT }, 'Settle', (draft) => {
      expect(settleConflict(draft, conflict, { kind: 'approve', approver: 'BU' }, { reason: '' })).toBe(
        'BU owns X-1: owner and approver are two people',
      );
    });
  });
});

const WORKLOADS = ['top/hub', 'shop/web', 'pay/api', 'out/client'] as const;
const end = fc.constantFrom(...WORKLOADS, 'ns:shop', 'ns:pay', 'ns:out');
const port = fc.constantFrom(80, 81);
const person = fc.constantFrom('BU', 'BU', 'Team A', undefined);
const opening = fc.record({ from: end, to: end, port, by: person });

/** Whether a workload is what an end names, or in it. */
const isAt = (workload: string, ref: string) => ref === workload || ref === `ns:${workload.split('/')[0]}`;
const isInside = (workload: string) => !workload.startsWith('out/');
const isOfChild = (workload: string) => /^(shop|pay)\//.test(workload);

test('where nobody widens, what is compiled opens for a child nothing that its parent forbids, but by the parent’s own gates', () => {
  const seen = { sound: 0, widened: 0, denied: 0 };
  fc.assert(
    fc.property(
      fc.array(opening, { maxLength: 3 }),
      fc.array(opening, { maxLength: 2 }),
      fc.array(opening, { maxLength: 2 }),
      (gates, flows, services) => {
        const lines = [
          'G-1 enclose tenant:bu',
          'G-2 enclose tenant:a',
          ...gates.map((g, i) => `X-${i + 1} of G-1 ${g.from} -> ${g.to} ${g.port}`),
          ...flows.map((f, i) => `F-${i + 1} ${f.from} -> ${f.to} ${f.port}`),
          ...services.map((s, i) => `shared:s${i} ${s.to} ${s.port} for ${s.from}`),
        ];
        const who = Object.fromEntries([
          ['G-1', 'BU'],
          ...gates.map((g, i) => [`X-${i + 1}`, g.by]),
          ...services.map((s, i) => [`shared:s${i}`, s.by]),
        ]);
        const design = owned(lines.join('\n'), who);
        if (wideningsOf(design).length > 0) {
          seen.widened++;
          return;
        }
        seen.sound++;
        const { solution } = solveSide(prepareDesign({ design, layout: EMPTY_LAYOUT }));
        const at = (name: string) => {
          const found = solution.byId.get(inventoryOfDesign(design).workloadIdOf.get(`wl:${name}`) ?? '');
          if (found === undefined) throw new Error(`no ${name}`);
          return found;
        };
        // what is shared by somebody who is no child of the parent is shared over its head
        const given = [
          ...gates.filter((g) => g.by === 'BU'),
          ...services.filter((s) => s.by === 'BU' || !WORKLOADS.some((w) => isOfChild(w) && isAt(w, s.to))),
        ];
        for (const s of WORKLOADS)
          for (const d of WORKLOADS) {
            if (isInside(s) === isInside(d) || !(isOfChild(s) || isOfChild(d))) continue;
            const open = given
              .filter((g) => isAt(s, g.from) && isAt(d, g.to))
              .map((g) => connectionsOfPorts([{ protocol: 'TCP', port: g.port }]))
              .reduce((left, set) => subtractConnections(left, set), solution.pair(at(s), at(d)).may);
            expect([s, d, hasNoPorts(open)]).toEqual([s, d, true]);
            seen.denied++;
          }
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 120) },
  );
  expect(Math.min(seen.sound, seen.widened, seen.denied)).toBeGreaterThan(10);
});
