import { expect, test } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { change } from '../change.ts';
import { EMPTY_LAYOUT } from '../empty.ts';
import type { Power } from '../schema.ts';
import { validateDesign } from '../validate.ts';
import { addPersona, addPower, developerGround, PERSONA_TEMPLATES, setPower } from './personas.ts';

test.each([
  ['', 'everywhere'],
  ['ns shop', ['ns:shop']],
  ['plane control\nplane data\nns ops plane=control\nns shop plane=data\nns kube-system system', ['ns:shop']],
  ['tenant a\ntenant b in a\ntenant c\nns x tenant=b\nns y tenant=c', ['tenant:a', 'tenant:c']],
  ['tenant a\ntenant platform\nplane management\nns x tenant=a\nns y tenant=platform plane=management', ['tenant:a']],
])('developers of %j work in %j', (drawn, where) => {
  expect(developerGround(draw(drawn))).toEqual(where);
});

test('each template makes a sound persona, and twice the same gets names and ids of their own', () => {
  let document = { design: draw('tenant a\n ns shop tenant=a'), layout: EMPTY_LAYOUT };
  for (const { id } of [...PERSONA_TEMPLATES, ...PERSONA_TEMPLATES])
    [document] = change(document, 'add', (draft) => void addPersona(draft, id));
  const personas = Object.values(document.design.personas);
  expect(new Set(personas.map((p) => p.name)).size).toBe(2 * PERSONA_TEMPLATES.length);
  expect(validateDesign(document.design)).toEqual([]);
});

test('a reviewer writes nothing; an application team writes policies only after the handover', () => {
  const start = { design: draw('ns shop'), layout: EMPTY_LAYOUT };
  const [{ design }] = change(start, 'add', (draft) => {
    addPersona(draft, 'reviewer');
    addPersona(draft, 'handover');
  });
  expect(design.personas['persona:Reviewer']).toMatchObject({ powers: [], later: [] });
  const team = design.personas['persona:Application-team'];
  expect(team?.powers.some((p) => p.kind === 'policies')).toBe(false);
  expect(team?.later).toEqual([{ kind: 'policies', policyKind: 'NetworkPolicy', where: ['ns:shop'] }]);
});

test('powers are added, changed, refused and taken away', () => {
  const label = (key: string, values: string[] = []): Power => ({
    kind: 'labels',
    on: 'pod',
    key,
    values,
    where: 'everywhere',
  });
  const problems: (string | undefined)[] = [];
  const start = { design: draw('ns shop'), layout: EMPTY_LAYOUT };
  const [{ design }] = change(start, 'edit', (draft) => {
    const id = addPersona(draft, 'reviewer');
    addPower(draft, id, 'powers', { kind: 'namespaces' });
    addPower(draft, id, 'powers', label('tier'));
    problems.push(setPower(draft, id, 'powers', 1, label('tier', ['web'])));
    problems.push(setPower(draft, id, 'powers', 1, label('not a key')));
    problems.push(setPower(draft, id, 'powers', 0, undefined));
    problems.push(setPower(draft, id, 'later', 0, undefined));
  });
  expect(problems.map((p) => p === undefined)).toEqual([true, false, true, false]);
  expect(design.personas['persona:Reviewer']?.powers).toEqual([label('tier', ['web'])]);
});
