import { expect, test } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { change } from '../change.ts';
import { EMPTY_LAYOUT } from '../empty.ts';
import { validateDesign } from '../validate.ts';
import { addDeveloper, developerGround } from './developer.ts';

test.each([
  ['', 'everywhere'],
  ['ns shop', ['ns:shop']],
  ['plane control\nplane data\nns ops plane=control\nns shop plane=data\nns kube-system system', ['ns:shop']],
  ['tenant a\ntenant b in a\ntenant c\nns x tenant=b\nns y tenant=c', ['tenant:a', 'tenant:c']],
  ['tenant a\ntenant platform\nplane management\nns x tenant=a\nns y tenant=platform plane=management', ['tenant:a']],
])('developers of %j work in %j', (drawn, where) => {
  expect(developerGround(draw(drawn))).toEqual(where);
});

test('the persona is sound, and a second one gets an id of its own', () => {
  let document = { design: draw('ns shop'), layout: EMPTY_LAYOUT };
  for (let i = 0; i < 2; i++) [document] = change(document, 'add', (draft) => void addDeveloper(draft));
  expect(Object.keys(document.design.personas)).toHaveLength(2);
  expect(validateDesign(document.design)).toEqual([]);
});
