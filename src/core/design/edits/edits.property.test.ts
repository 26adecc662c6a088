import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChange, type Change, change, type Document, invertChange, squashChanges } from '../change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../empty.ts';
import { validateDesign } from '../validate.ts';
import { addExternal, addNamespace, addWorkload, addZone } from './add.ts';
import { adoptPairs, connect, setFlow } from './connect.ts';
import type { DocumentDraft } from './draft.ts';
import { duplicate } from './duplicate.ts';
import { addException, addGuardrail, setIsolation } from './guard.ts';
import { moveToNamespace, moveToZone } from './move.ts';
import { removeEntities } from './remove.ts';
import { rename } from './rename.ts';
import { renumber } from './renumber.ts';

/** Picks an id of the design by a number, so that random edits find things to work on. */
const pick = (record: object, n: number): string =>
  Object.keys(record)[n % Math.max(1, Object.keys(record).length)] ?? '';

const EDITS: readonly ((draft: DocumentDraft, a: number, b: number) => unknown)[] = [
  (d) => addNamespace(d),
  (d, a) => addWorkload(d, { namespace: pick(d.design.namespaces, a) || addNamespace(d) }),
  (d, a) => addZone(d, (['plane', 'environment', 'tenant', 'compliance zone'] as const)[a % 4] ?? 'plane'),
  (d) => addExternal(d, 'internet'),
  (d, a, b) => connect(d, pick(d.design.workloads, a), pick(d.design.workloads, b), [{ protocol: 'TCP', port: 1 + a }]),
  (d, a, b) => connect(d, pick(d.design.namespaces, a), pick(d.design.externals, b), 'any'),
  (d, a) => setFlow(d, pick(d.design.flows, a), { reason: 'because' }),
  (d, a) => rename(d, pick(d.design.workloads, a), `renamed-${a}`),
  (d, a, b) => moveToZone(d, [pick(d.design.namespaces, a)], 'plane', pick(d.design.planes, b) || undefined),
  (d, a, b) => moveToZone(d, [pick(d.design.planes, a)], 'plane', pick(d.design.planes, b) || undefined),
  (d, a, b) => moveToNamespace(d, [pick(d.design.workloads, a)], pick(d.design.namespaces, b)),
  (d, a) => removeEntities(d, [pick(d.design.workloads, a)]),
  (d, a) => removeEntities(d, [pick(d.design.namespaces, a), pick(d.design.planes, a)]),
  (d, a) => duplicate(d, [pick(d.design.namespaces, a), pick(d.design.planes, a)]),
  (d, a) => setIsolation(d, [pick(d.design.namespaces, a)], 'as-imported'),
  (d, a, b) =>
    addGuardrail(d, {
      rule: { kind: 'separate', axis: a % 2 ? 'plane' : 'tenant' },
      ...(b % 2 ? { owner: 'sec' } : {}),
    }),
  (d, a, b) => {
    const [from, to] = [pick(d.design.namespaces, a), pick(d.design.workloads, b)];
    if (from && to) addException(d, { guardrail: pick(d.design.guardrails, a), from, to, ports: 'any' });
  },
  (d, a) => renumber(d, pick(a % 2 ? d.design.guardrails : d.design.flows, a)),
  (d, a, b) =>
    adoptPairs(
      d,
      [{ from: pick(d.design.workloads, a), to: pick(d.design.workloads, b), ports: 'unconfirmed' }],
      'seen',
    ),
];

const edits = fc.array(fc.tuple(fc.nat(EDITS.length - 1), fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 40 });

test('any edits leave a sound design, and undoing them all gives the start', () => {
  const start: Document = { design: emptyDesign('Start'), layout: EMPTY_LAYOUT };
  let effective = 0;
  fc.assert(
    fc.property(edits, (steps) => {
      let document = start;
      const changes: Change[] = [];
      for (const [edit, a, b] of steps) {
        const [next, made] = change(document, 'edit', (draft) => {
          EDITS[edit]?.(draft, a, b);
        });
        document = next;
        changes.push(made);
        effective += made.patches.length > 0 ? 1 : 0;
      }
      expect(validateDesign(document.design)).toEqual([]);
      const whole = squashChanges('all', changes);
      expect(applyChange(start, whole)).toEqual(document);
      expect(applyChange(document, invertChange(whole))).toEqual(start);
      let back = document;
      for (const made of changes.toReversed()) back = applyChange(back, invertChange(made));
      expect(back).toEqual(start);
    }),
    { numRuns: 60 },
  );
  expect(effective).toBeGreaterThan(100);
});
